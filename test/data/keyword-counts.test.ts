import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { compileCodebook } from '../../src/coding/compile'
import type { CompiledCodebook } from '../../src/coding/compiled'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { isAbsent, needsData, shared } from './shared'

const json = (path: string) => JSON.parse(readFileSync(shared(path), 'utf8'))

/** A codebook with one theme for each list of keywords; every role is coded. */
async function codebookOf(lists: Record<string, readonly string[]>, unit: string): Promise<CompiledCodebook> {
  const themes = Object.values(lists).map((keywords, i) => ({ id: `k${i}`, keywords }))
  const roles = ['participant', 'moderator', 'observer']
  const { codebook, problems } = await readCodebook(
    JSON.stringify({ codebook: 'Counts', unit, roles, themes }),
    'counts.yaml',
  )
  if (codebook === null) throw new Error(JSON.stringify(problems))
  return compileCodebook(codebook)
}

describe('keyword hits equal an independent count', () => {
  test.skipIf(isAbsent)(`on the witnesses of a public inquiry: turns and occurrences${needsData}`, async () => {
    const { keywords, per_document: expected } = json('uk-covid-inquiry-health/expected_keyword_counts.json')
    const prefixes = Object.fromEntries(
      Object.entries<string[]>(keywords).map(([name, words]) => [name, words.map(word => `${word}*`)]),
    )
    const compiled = await codebookOf(prefixes, 'turn')
    const found: Record<string, unknown> = {}
    const wanted: Record<string, unknown> = {}
    for (const [id, counts] of Object.entries<
      Record<string, { turns: number; occurrences: number; first_turns: number[] }>
    >(expected)) {
      const bytes = readFileSync(shared(`uk-covid-inquiry-health/txt/${id}.txt`))
      const { transcripts } = await readTranscripts({ path: `${id}.txt`, bytes })
      const { codings } = applyCodebook(compiled, transcripts[0])
      for (const [i, name] of Object.keys(keywords).entries()) {
        const own = codings.filter(({ code }) => code === `k${i}`)
        const spans = own.flatMap(({ evidence }) => evidence)
        // The independent count takes what overlaps once, so "respirators masks" is two and "masks" is one.
        const occurrences = spans.filter(({ start }, at) => at === 0 || start >= spans[at - 1].end).length
        found[`${id} ${name}`] = [own.length, occurrences, own.slice(0, 10).map(({ turn }) => turn)]
        wanted[`${id} ${name}`] = [counts[name].turns, counts[name].occurrences, counts[name].first_turns]
      }
    }
    expect(found).toEqual(wanted)
  })

  test.skipIf(isAbsent)(
    `on 5,096 patients' comments with the keyword lists of others, word by word${needsData}`,
    async () => {
      const { rules }: { rules: Record<string, string[]> } = json('nhs-patient-feedback/nhs_keyword_rules.json')
      const compiled = await codebookOf(rules, 'document')
      const bytes = readFileSync(shared('nhs-patient-feedback/comments_v6_NEAS.jsonl'))
      const { transcripts } = await readTranscripts({ path: 'comments.jsonl', bytes })
      const found = Object.fromEntries(Object.keys(rules).map(name => [name, [] as string[]]))
      const wanted = Object.fromEntries(Object.keys(rules).map(name => [name, [] as string[]]))
      for (const transcript of transcripts) {
        const { codings } = applyCodebook(compiled, transcript)
        for (const [i, [name, words]] of Object.entries(rules).entries()) {
          if (codings.some(({ code }) => code === `k${i}`)) found[name].push(transcript.id)
          // What somebody would write who has only a regular expression; "it's" also counts as "it".
          const said = new RegExp(
            `(?<![\\p{L}\\p{M}\\p{N}]['’]?)(?:${words.map(word => word.trim()).join('|')})(?:['’]s)?(?!['’]?[\\p{L}\\p{M}\\p{N}])`,
            'iu',
          )
          if (said.test(transcript.text.replace(/[[{][^\]}]*[\]}]/g, ''))) wanted[name].push(transcript.id)
        }
      }
      expect(transcripts).toHaveLength(5096)
      expect(found).toEqual(wanted)
    },
  )
})
