import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { compileCodebook } from '../../src/coding/compile'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { isAbsent, needsData, shared } from './shared'

interface Case {
  readonly id: string
  readonly texts: Record<string, string>
  readonly dictionary: Record<string, readonly string[]>
  readonly options: {
    readonly valuetype?: string
    readonly case_insensitive?: boolean
    readonly levels?: unknown
    readonly nested_scope?: string
  }
  readonly counts?: Record<string, readonly number[]>
  readonly keys_in_order?: Record<string, readonly string[]>
}

/** Dictionary look-ups whose answers others worked out: flat dictionaries, each key judged by itself. */
const cases: readonly Case[] = isAbsent
  ? []
  : JSON.parse(readFileSync(shared('lookup-cases/cases.json'), 'utf8')).lookup.filter(
      ({ id, options, dictionary }: Case) =>
        id !== 'nomatch-counts' &&
        options.levels === undefined &&
        options.nested_scope === undefined &&
        Object.values(dictionary).every(values => Array.isArray(values)),
    )

/** A value of theirs as a pattern of ours. */
function patternOf(value: string, { valuetype = 'glob', case_insensitive = true }: Case['options']): string {
  if (valuetype === 'regex')
    return value
      .split(' ')
      .map(
        part =>
          `/${part.startsWith('^') ? '' : '.*'}(?:${part.replace(/^\^|\$$/g, '')})${part.endsWith('$') ? '' : '.*'}/`,
      )
      .join(' ')
  return case_insensitive ? value : `case(${value})`
}

describe('dictionary look-ups', () => {
  test.skipIf(isAbsent)(`there are some${needsData}`, () => expect(cases.length).toBeGreaterThan(8))
  test.each(cases.map(each => [each.id, each] as const))(
    '%s',
    async (_, { texts, dictionary, options, counts, keys_in_order: inOrder }) => {
      const names = Object.keys(dictionary)
      const themes = names.map((name, i) => ({
        id: `k${i}`,
        keywords: dictionary[name].map(value => patternOf(value, options)),
      }))
      const yaml = JSON.stringify({ codebook: 'Look-up', unit: 'document', roles: ['participant'], themes })
      const { codebook, problems } = await readCodebook(yaml, 'lookup.yaml')
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const compiled = await compileCodebook(codebook!)
      const found = Object.fromEntries(
        await Promise.all(
          Object.entries(texts).map(async ([id, text]) => {
            const bytes = Buffer.from(JSON.stringify({ id, text }))
            const { transcripts } = await readTranscripts({ path: 'texts.jsonl', bytes })
            const hits = applyCodebook(compiled, transcripts[0]).codings.flatMap(({ code, evidence }) => {
              // Within one key what overlaps counts once, and the longest of it.
              const longest = [...evidence].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
              const kept = longest.filter(
                (each, i) => !longest.slice(0, i).some(other => other.start < each.end && each.start < other.end),
              )
              return kept.map(({ start }) => ({ start, name: names[Number(code.slice(1))] }))
            })
            return [
              id,
              hits
                .sort((a, b) => a.start - b.start || names.indexOf(a.name) - names.indexOf(b.name))
                .map(({ name }) => name),
            ]
          }),
        ),
      )
      if (inOrder) expect(found).toEqual(inOrder)
      if (counts) {
        const counted = Object.fromEntries(
          Object.keys(counts).map(name => [
            name,
            Object.keys(texts).map(id => found[id].filter((key: string) => key === name).length),
          ]),
        )
        expect(counted).toEqual(counts)
      }
    },
  )
})
