import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { ruleSettings } from '../../src/codebook/rule-settings'
import { codebookSchema } from '../../src/codebook/schema'
import { type ApplyOptions, applyCodebook } from '../../src/coding/apply-codebook'
import { checkExamples } from '../../src/coding/check-examples'
import type { Coding, Withheld } from '../../src/coding/coding'
import { compileCodebook } from '../../src/coding/compile'
import { parsePattern } from '../../src/matchers/pattern-syntax'
import { wordMatchers } from '../../src/matchers/patterns/list'
import { operators } from '../../src/matchers/rules/syntax'
import { questionsAsked } from '../../src/study/questions-asked'
import { readGuide } from '../../src/study/read-guide'
import { readParticipants } from '../../src/study/read-participants'
import { loadStemmer } from '../../src/text/stem'
import type { Transcript } from '../../src/transcript/transcript'
import { unitKinds } from '../../src/transcript/units'
import { transcriptOf } from '../coding/apply'
import { type Fence, page } from './page'

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

function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {} } = schema as { properties?: object }
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysOf)]
}

describe('every example of codebook.md is true', () => {
  const known = /^yaml (?:codebook|code(?: unit=\w+)?|refused|guide)$/
  test('each is marked as a whole codebook, as one code, as refused, or as the guide of the example ahead of it', () => {
    expect(docs.fences.filter(({ info }) => info.startsWith('yaml') && !known.test(info))).toEqual([])
  })
  test.each(examples().map(example => [`line ${example.line}`, example] as const))('%s', async (_, example) => {
    const { yaml, claims, talk } = example
    expect(claims, 'an example says what it finds').not.toEqual([])
    const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
    if (example.refused) {
      expect([`refused: ${[...new Set(problems.map(({ code }) => code))].join(', ')}`]).toEqual(claims)
      return
    }
    expect(problems).toEqual([])
    const compiled = await compileCodebook(codebook!)
    expect(checkExamples(compiled)).toEqual([])
    const said: string[] = []
    for (const claim of claims) {
      const { code, speaker, words } = partsOf(claim)
      const transcript = transcriptOf(talk ?? `${speaker ?? 'P1'}: ${words}`)
      const known = await whatIsKnown(transcript, example)
      const { units, codings, withheld } = applyCodebook(compiled, transcript, known)
      const judged = [...codings, ...withheld]
      if (talk !== null) {
        const quotes = [
          ...units.map(({ start, end }) => transcript.text.slice(start, end)),
          ...judged.map(({ quote }) => quote),
        ]
        expect(quotes, 'a claim is about a unit of the talk').toContain(words)
      }
      const about = judged.filter(
        each =>
          (code === undefined || each.code === code) &&
          (talk === null || (each.quote === words && each.speaker === speaker)),
      )
      said.push(tell(claim, about, transcript))
    }
    expect(said).toEqual(claims)
  })
})

/** A codebook of the page, and what the page says that it does. */
interface Example {
  readonly line: number
  readonly yaml: string
  readonly refused: boolean
  /** Where it stands ahead of the claims, each of which is then about one unit of it; else each claim is a talk of its own. */
  readonly talk: string | null
  /** The guide of the study, as YAML. */
  readonly guide: string | null
  /** The participants file. */
  readonly people: string | null
  /** `finds [code]: P1: words`, `finds, echoed: …`, `leaves: …`, `withholds: …`, `refused: …`; indented below, why. */
  readonly claims: readonly string[]
}

function examples(): readonly Example[] {
  return docs.fences.flatMap((fence, i) => {
    if (!/^yaml (?:code|refused)/.test(fence.info)) return []
    const behind = docs.fences.slice(i + 1)
    const own = behind.slice(0, behind.findIndex(({ info }) => !['yaml guide', 'csv', 'text talk'].includes(info)) + 1)
    const bodyOf = (info: string): string | null => own.find(each => each.info === info)?.body ?? null
    return [
      {
        line: fence.line,
        yaml: yamlOf(fence),
        refused: fence.info === 'yaml refused',
        talk: bodyOf('text talk'),
        guide: bodyOf('yaml guide'),
        people: bodyOf('csv'),
        claims: bodyOf('text')?.split(/\n(?! )/) ?? [],
      },
    ]
  })
}

function yamlOf({ info, body }: Fence): string {
  if (!info.startsWith('yaml code ') && info !== 'yaml code') return body
  const unit = /unit=(\w+)/.exec(info)?.[1] ?? 'sentence'
  return `codebook: Example\nunit: ${unit}\nthemes:\n  - id: example\n${body.replace(/^/gm, '    ')}\n`
}

/** What a study knows beside the transcript: its guide and its participants file. */
async function whatIsKnown(transcript: Transcript, { guide, people }: Example): Promise<ApplyOptions> {
  let options: ApplyOptions = {}
  if (guide !== null) {
    const { guide: questions } = await readGuide(guide, 'guide.yaml')
    const asked = questionsAsked(transcript, questions!, (await loadStemmer('en'))!)
    options = { ...options, questionOf: turn => asked[turn] }
  }
  if (people !== null) {
    const { participants } = await readParticipants(people, 'participants.csv')
    const rowOf = (speaker: string | null) => participants!.people.find(({ id }) => id === speaker)
    options = { ...options, attributesOf: speaker => rowOf(speaker)?.attributes ?? {} }
  }
  return options
}

/** Takes a claim apart; `words` are those of the unit, without marks and without what was said elsewhere. */
function partsOf(claim: string): {
  readonly code?: string
  readonly origin?: string
  readonly speaker?: string
  readonly words: string
} {
  const parts =
    /^\w+(?: \[(?<code>.+?)\])?(?:, (?<origin>\w+))?: (?:(?<speaker>\w+): )?(?<words>.*?)(?: \([^()]*«[^()]*\))?(?:\n|$)/.exec(
      claim,
    )!.groups!
  return { ...parts, words: parts.words.replace(/[«»]/g, '') }
}

/** Writes a claim as it is true, with the reason below it where the page gives one. */
function tell(claim: string, about: readonly (Coding | Withheld)[], transcript: Transcript): string {
  const { code, origin, speaker, words } = partsOf(claim)
  const found = about.filter(each => !('withheld' in each))
  const evidence = found.flatMap(each => each.evidence)
  const word = found.length > 0 ? 'finds' : about.length > 0 ? 'withholds' : 'leaves'
  const at = about.find(({ quote }) => quote === words)?.start ?? transcript.text.indexOf(words)
  const end = at + words.length
  const within = evidence.filter(each => each.start >= at && each.end <= end)
  const here = mark(
    words,
    within.map(each => ({ start: each.start - at, end: each.end - at })),
  )
  const elsewhere = evidence.filter(each => !within.includes(each)).map(each => saidElsewhere(each, transcript))
  const reason = claim.includes('\n') ? about.map(each => `\n  ${each.because}`).join('') : ''
  return [
    word,
    code === undefined ? '' : ` [${code}]`,
    origin === undefined ? '' : `, ${found[0]?.origin}`,
    ': ',
    speaker === undefined ? '' : `${speaker}: `,
    here,
    elsewhere.length === 0 ? '' : ` (${[...new Set(elsewhere)].join(', ')})`,
    reason,
  ].join('')
}

function saidElsewhere(
  { start, text }: { readonly start: number; readonly text: string },
  { turns }: Transcript,
): string {
  return `${turns.findLast(turn => turn.start <= start)!.speaker}: «${text}»`
}

/** Puts « and » around evidence. */
function mark(text: string, evidence: readonly { readonly start: number; readonly end: number }[]): string {
  const distinct = [...new Map(evidence.map(each => [each.start, each])).values()].sort((a, b) => b.start - a.start)
  return distinct.reduce(
    (all, { start, end }) => `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`,
    text,
  )
}
