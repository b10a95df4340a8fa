import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../src/analysis/coded-study'
import { frequencies } from '../../src/analysis/frequencies'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { compiledFrom } from '../coding/outcomes'
import { isAbsent, needsData, shared } from './shared'

interface Comment {
  readonly text: string
  readonly sub_themes: readonly string[]
}
interface Theme {
  readonly sub_themes: readonly { readonly name: string; readonly keywords: readonly string[] }[]
}

const file = (name: string): string => readFileSync(shared(`nhs-patient-feedback/${name}`), 'utf8')
const comments: readonly Comment[] = isAbsent
  ? []
  : file('comments_v6_NEAS.jsonl')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line))

/** The comments as documents. Their notes in brackets were counted as words there; here they would be transcriber's marks. */
async function documents() {
  const lines = comments.map(({ text }, i) => JSON.stringify({ id: `c${i}`, text: text.replace(/[[\]{}]/g, ' ') }))
  const { transcripts } = await readTranscripts({ path: 'comments.jsonl', bytes: Buffer.from(lines.join('\n')) })
  return transcripts
}

describe.skipIf(isAbsent)(`keyword lists of others, on 5,096 comments that people coded${needsData}`, () => {
  test.each([
    ['whole_word', ''],
    ['word_prefix', '*'],
  ])('find what they found there, right and wrong: %s', async (matching, suffix) => {
    const { rules }: { rules: Record<string, readonly string[]> } = JSON.parse(file('nhs_keyword_rules.json'))
    const { rule_vs_human: scored } = JSON.parse(file('expected_NEAS.json'))
    const names = Object.keys(scored)
    const themes = names.map((name, i) => ({ id: `k${i}`, keywords: rules[name].map(word => word.trim() + suffix) }))
    const compiled = await compiledFrom(`unit: document\nthemes: ${JSON.stringify(themes)}`)
    const found = (await documents()).map(
      each => new Set(applyCodebook(compiled, each).codings.map(({ code }) => code)),
    )
    const count = (i: number, byRule: boolean, byPerson: boolean): number =>
      found.filter(
        (codes, c) => codes.has(`k${i}`) === byRule && comments[c].sub_themes.includes(names[i]) === byPerson,
      ).length
    const table = (of: (name: string, i: number) => object) => Object.fromEntries(names.map((n, i) => [n, of(n, i)]))
    expect(
      table((_, i) => ({
        tp: count(i, true, true),
        fp: count(i, true, false),
        fn: count(i, false, true),
        tn: count(i, false, false),
      })),
    ).toEqual(
      table(name => {
        const { tp, fp, fn, tn } = scored[name][matching]
        return { tp, fp, fn, tn }
      }),
    )
  })

  test('count a superordinate theme by the union of its sub-themes', async () => {
    const { themes }: { themes: readonly Theme[] } = JSON.parse(file('codebook_v6.json'))
    const withKeywords = themes
      .map(({ sub_themes }) =>
        sub_themes.map(({ keywords }) => keywords.map(word => word.trim())).filter(list => list.length > 0),
      )
      .filter(lists => lists.length > 0)
    const yaml = withKeywords.map((lists, i) => ({
      id: `t${i}`,
      subthemes: lists.map((keywords, j) => ({ id: `s${j}`, keywords })),
    }))
    const compiled = await compiledFrom(`unit: document\nthemes: ${JSON.stringify(yaml)}`)
    const transcripts = (await documents()).map(each => applyCodebook(compiled, each))
    const counts = frequencies({ codebook: compiled.codebook, transcripts, people: nothingKnown })
    const said = (words: readonly string[]): number =>
      comments.filter(({ text }) => new RegExp(`\\b(?:${words.join('|')})\\b`, 'i').test(text)).length
    expect(counts.filter(({ level }) => level === 1).map(({ units }) => units)).toEqual(
      withKeywords.map(lists => said(lists.flat())),
    )
    expect(counts.filter(({ level }) => level === 2).map(({ units }) => units)).toEqual(withKeywords.flat().map(said))
  })
})
