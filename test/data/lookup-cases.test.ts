import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { concordance } from '../../src/analysis/concordance'
import { applyCodebook } from '../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { compiledFrom } from '../coding/outcomes'
import { isAbsent, needsData, shared } from './shared'

interface Dictionary {
  readonly [key: string]: readonly string[] | Dictionary
}

interface Case {
  readonly id: string
  readonly texts: Record<string, string>
  readonly dictionary: Dictionary
  readonly options: {
    readonly valuetype?: string
    readonly case_insensitive?: boolean
    /** Depths whose names make the key; all of them where it is left out. */
    readonly levels?: readonly number[]
    /** `dictionary`: of what overlaps only the longest counts, over all keys. */
    readonly nested_scope?: string
  }
  readonly counts?: Record<string, readonly number[]>
  readonly keys_in_order?: Record<string, readonly string[]>
  readonly matched_text_and_key_in_order?: Record<string, readonly (readonly string[])[]>
}

interface Concordance {
  readonly id: string
  readonly text: string
  readonly patterns: readonly string[]
  readonly options: { readonly window: number }
  readonly rows: readonly { readonly pre: string; readonly keyword: string; readonly post: string }[]
}

const material: { readonly lookup: readonly Case[]; readonly kwic: readonly Concordance[] } = isAbsent
  ? { lookup: [], kwic: [] }
  : JSON.parse(readFileSync(shared('lookup-cases/cases.json'), 'utf8'))

/** Dictionary look-ups whose answers others worked out. One asks for words without a key, which no code stands for. */
const cases = material.lookup.filter(({ id }) => id !== 'nomatch-counts')

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

/** A dictionary as themes and sub-themes, with the names that lead to each code by its id. */
function themesOf(dictionary: Dictionary, options: Case['options']) {
  const paths = new Map<string, readonly string[]>()
  const level = (entries: Dictionary, above: readonly string[], id: string): readonly object[] =>
    Object.entries(entries).map(([name, values], i) => {
      const own = `k${i}`
      const path = [...above, name]
      paths.set(id + own, path)
      if (Array.isArray(values)) return { id: own, keywords: values.map(value => patternOf(value, options)) }
      return { id: own, subthemes: level(values as Dictionary, path, `${id}${own}/`) }
    })
  return { themes: level(dictionary, [], ''), paths }
}

async function codeText(compiled: Awaited<ReturnType<typeof compiledFrom>>, text: string): Promise<CodedTranscript> {
  const { transcripts } = await readTranscripts({
    path: 'texts.jsonl',
    bytes: Buffer.from(JSON.stringify({ id: 't', text })),
  })
  return applyCodebook(compiled, transcripts[0])
}

/** Matched words with their keys, in the order of the text, then of the dictionary. */
async function lookUp({
  texts,
  dictionary,
  options,
}: Case): Promise<Record<string, readonly (readonly [string, string])[]>> {
  const { themes, paths } = themesOf(dictionary, options)
  const overlap = options.nested_scope === 'dictionary' ? 'longest' : 'all'
  const compiled = await compiledFrom(`unit: document\noverlap: ${overlap}\nthemes: ${JSON.stringify(themes)}`)
  const keyOf = (code: string): string => {
    const path = paths.get(code)!
    return (options.levels ?? path.map((_, i) => i + 1)).flatMap(level => path[level - 1] ?? []).join('.')
  }
  const keys = [...new Set([...paths.keys()].map(keyOf))]
  const found: Record<string, readonly (readonly [string, string])[]> = {}
  for (const [id, text] of Object.entries(texts)) {
    const { codings } = await codeText(compiled, text)
    const hits = codings.flatMap(({ code, evidence }) => evidence.map(each => ({ ...each, key: keyOf(code) })))
    // Within one key what overlaps counts once, and the longest of it.
    const longest = hits
      .filter(({ key }) => key !== '')
      .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    const kept = longest.filter(
      (each, i) =>
        !longest.slice(0, i).some(other => other.key === each.key && other.start < each.end && each.start < other.end),
    )
    found[id] = kept
      .sort((a, b) => a.start - b.start || keys.indexOf(a.key) - keys.indexOf(b.key))
      .map(({ text: words, key }) => [words, key])
  }
  return found
}

describe('dictionary look-ups', () => {
  test.skipIf(isAbsent)(`there are some${needsData}`, () => expect(cases.length).toBeGreaterThan(14))
  test.each(cases.map(each => [each.id, each] as const))('%s', async (_, each) => {
    const found = await lookUp(each)
    const keys = Object.fromEntries(Object.entries(found).map(([id, hits]) => [id, hits.map(([, key]) => key)]))
    if (each.keys_in_order) expect(keys).toEqual(each.keys_in_order)
    if (each.matched_text_and_key_in_order) expect(found).toEqual(each.matched_text_and_key_in_order)
    if (each.counts) {
      const counted = Object.keys(each.counts).map(name => [
        name,
        Object.keys(each.texts).map(id => keys[id].filter(key => key === name).length),
      ])
      expect(Object.fromEntries(counted)).toEqual(each.counts)
    }
  })
})

describe('concordances', () => {
  test.skipIf(isAbsent)(`there are some${needsData}`, () => expect(material.kwic.length).toBeGreaterThan(3))
  test.each(material.kwic.map(each => [each.id, each] as const))('%s', async (_, { text, patterns, options, rows }) => {
    const compiled = await compiledFrom(`unit: document\nthemes: ${JSON.stringify([{ id: 'k', keywords: patterns }])}`)
    const lines = concordance([await codeText(compiled, text)], { context: options.window })
    const parts = lines.map(({ before, match, after }) => [before, match, after].map(part => part.trim()))
    expect(parts).toEqual(rows.map(({ pre, keyword, post }) => [pre, keyword, post]))
  })
})
