import { describe, expect, test } from 'vitest'
import { NEXT_RELEASE, type Schema } from '../../src/codebook/check-schema'
import { readCodebook } from '../../src/codebook/read-codebook'
import { ruleSettings } from '../../src/codebook/rule-settings'
import { codebookSchema } from '../../src/codebook/schema'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { checkExamples } from '../../src/coding/check-examples'
import { compileCodebook } from '../../src/coding/compile'
import { parsePattern } from '../../src/matchers/pattern-syntax'
import { wordMatchers } from '../../src/matchers/patterns/list'
import { operators } from '../../src/matchers/rules/syntax'
import { unitKinds } from '../../src/transcript/units'
import { transcriptOf } from '../coding/apply'
import { type Fence, firstColumn, page, section } from './page'

const docs = page('codebook.md')
const headed = (heading: RegExp) => docs.headings.some(each => heading.test(each))

describe('codebook.md has a heading for', () => {
  test.each(operators.map(({ name }) => name))('the operator %s', name =>
    expect(docs.headings).toContain(`\`${name}\``),
  )
  test.each(Object.keys(ruleSettings))('the setting %s', name => expect(docs.headings).toContain(`\`${name}\``))
  test.each([...wordMatchers.keys()])('the word matcher %s', name =>
    expect(headed(new RegExp(`^(?:an? )?\`?${name}\\b`, 'i'))).toBe(true),
  )
  test.each(formsToday())('the form %s()', name => expect(headed(new RegExp(`^\`${name}\\(`))).toBe(true))
})

/** The error for a form that there is not names those that there are. */
function formsToday(): readonly string[] {
  const parsed = parsePattern('nosuchform(x)', { file: '', line: 1, column: 1 })
  const hint = 'error' in parsed ? (parsed.error.hint ?? '') : ''
  const forms = [...hint.matchAll(/(\w+)\(\)/g)].map(([, name]) => name)
  expect(forms).not.toEqual([])
  return forms
}

test('codebook.md names every key of the schema, and every unit', () => {
  const named = new Set([...docs.text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name))
  const keys = [...keysOf(codebookSchema), ...unitKinds].filter(key => !named.has(key))
  expect(keys).toEqual([])
})

/** Keys of every mapping of a schema, those of the next release left out. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {} } = schema as { properties?: Record<string, unknown> }
  const own = Object.entries(properties).flatMap(([key, value]) => (value === false ? [] : [key]))
  return [...own, ...Object.values(schema).flatMap(keysOf)]
}

test('the table of the next release names what is refused as not yet there, and nothing else', async () => {
  const table = firstColumn(section(docs, 'What comes with the next release')).filter(name => name !== 'where')
  expect(new Set(table.filter(name => !name.endsWith('(…)')))).toEqual(new Set(laterKeys(codebookSchema)))
  for (const form of table.filter(name => name.endsWith('(…)'))) {
    const parsed = parsePattern(form.replace('…', 'x'), { file: '', line: 1, column: 1 })
    expect([form, 'error' in parsed && parsed.error.code]).toEqual([form, 'not-yet'])
  }
})

function laterKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, [NEXT_RELEASE]: later = [] } = schema as Schema & { properties?: Record<string, unknown> }
  const refused = Object.entries(properties).flatMap(([key, value]) => (value === false ? [key] : []))
  return [...(later as readonly string[]), ...refused, ...Object.values(schema).flatMap(laterKeys)]
}

describe('every example of codebook.md is true', () => {
  const marked = docs.fences.filter(({ info }) => info.startsWith('yaml'))
  test('each is marked as a whole codebook, as one code, or as refused', () => {
    expect(marked.filter(({ info }) => !/^yaml (?:codebook|code(?: unit=\w+)?|refused)$/.test(info))).toEqual([])
  })
  test.each(marked.map(fence => [`line ${fence.line}`, fence] as const))('%s', async (_, fence) => {
    const next = docs.fences[docs.fences.indexOf(fence) + 1]
    const claims = next?.info === 'text' ? next.body.split('\n') : []
    expect(claims, 'an example says what it finds').not.toEqual([])
    const { codebook, problems } = await readCodebook(yamlOf(fence), 'codebook.yaml')
    if (fence.info === 'yaml refused') {
      expect(`refused: ${[...new Set(problems.map(({ code }) => code))].join(', ')}`).toBe(claims[0])
      return
    }
    expect(problems).toEqual([])
    const compiled = await compileCodebook(codebook!)
    expect(checkExamples(compiled)).toEqual([])
    const found = claims.map(claim => {
      const [, code, talk] = /^\w+(?: \[(.+?)\])?: (.*)$/.exec(claim)!
      const plain = talk.replace(/[«»]/g, '')
      const transcript = transcriptOf(/^\w+: /.test(plain) ? plain : `P1: ${plain}`)
      const coded = applyCodebook(compiled, transcript)
      const ofCode = <T extends { readonly code: string }>(list: readonly T[]) =>
        list.filter(each => code === undefined || each.code === code)
      const evidence = ofCode(coded.codings).flatMap(each => each.evidence)
      const word = evidence.length > 0 ? 'finds' : ofCode(coded.withheld).length > 0 ? 'withholds' : 'leaves'
      const label = code === undefined ? '' : ` [${code}]`
      return `${word}${label}: ${mark(transcript.text, evidence).slice(/^\w+: /.test(plain) ? 0 : 4)}`
    })
    expect(found).toEqual(claims)
  })
})

function yamlOf({ info, body }: Fence): string {
  if (info === 'yaml codebook' || info === 'yaml refused') return body
  const unit = /unit=(\w+)/.exec(info)?.[1] ?? 'sentence'
  return `codebook: Example\nunit: ${unit}\nthemes:\n  - id: example\n${body.replace(/^/gm, '    ')}\n`
}

/** Puts « and » around evidence. */
function mark(text: string, evidence: readonly { readonly start: number; readonly end: number }[]): string {
  const distinct = [...new Map(evidence.map(each => [each.start, each])).values()].sort((a, b) => b.start - a.start)
  return distinct.reduce(
    (all, { start, end }) => `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`,
    text,
  )
}
