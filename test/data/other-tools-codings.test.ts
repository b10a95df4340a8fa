import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { segmentTable } from '../../src/interchange/codings/segment-table'
import { unitTable } from '../../src/interchange/codings/unit-table'
import type { Imported } from '../../src/interchange/imported'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { sourceOf } from '../interchange/codings/database'
import { isAbsent, needsData, shared } from './shared'

const text = (path: string): string => readFileSync(shared(path), 'utf8')
const json = (path: string) => JSON.parse(text(path))
async function study(paths: readonly string[]) {
  const { codebook } = await readCodebook('codebook: None\nthemes:\n  - id: none\n', 'codebook.yaml')
  const read = await Promise.all(paths.map(path => readTranscripts({ path, bytes: readFileSync(shared(path)) })))
  return { study: { codebook: codebook!, transcripts: read.flatMap(({ transcripts }) => transcripts) } }
}
/** The label of each code with those above it. */
function labelsOf({ codebook }: Imported): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  const add = (codes: NonNullable<typeof codebook>['codes'], id: string, label: string): void => {
    for (const code of codes) {
      labels.set(id + code.id, label + code.label)
      add(code.subthemes, `${id}${code.id}/`, `${label}${code.label} > `)
    }
  }
  add(codebook!.codes, '', '')
  return labels
}
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

describe.skipIf(isAbsent)(`codings that others published${needsData}`, () => {
  test('261 segments of seven interviews from MAXQDA are all found, with its own counts of codes', async () => {
    const folder = 'pdpilot-interviews'
    const options = await study([1, 2, 3, 4, 5, 6, 7].map(number => `${folder}/P${number}.txt`))
    const source = sourceOf('coded_segments.csv', text(`${folder}/coded_segments.csv`))
    expect(segmentTable.recognises(source)).toBe(true)
    const imported = await segmentTable.import(source, options)
    expect(
      imported.losses.filter(({ fate }) => fate === 'left out').map(({ what, subject }) => [what, subject]),
    ).toEqual([['columns', 'located']])
    const labels = labelsOf(imported)
    const expected: readonly { path: string; frequency: number }[] = json(
      `${folder}/expected_code_frequencies.json`,
    ).codes
    // The code by which words were made anonymous was not exported.
    const published = expected.filter(({ path, frequency }) => frequency > 0 && path !== 'Anonymize')
    expect(imported.codings.length).toBe(261)
    expect(counted(imported.codings.map(({ code }) => labels.get(code!)!))).toEqual(
      Object.fromEntries(published.map(({ path, frequency }) => [path, frequency])),
    )
    // The words at each place are some that MAXQDA exported.
    const bare = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
    const inTable = bare(text(`${folder}/coded_segments.csv`))
    for (const { transcript, start, end } of imported.codings) {
      const { text } = imported.transcripts.find(({ id }) => id === transcript)!
      expect(inTable).toContain(bare(text.slice(start, end)))
    }
  })

  test('10,334 comments of patients with a label and a sub-category each give the published counts', async () => {
    const folder = 'nhs-patient-feedback'
    const source = sourceOf('phase1_text_data.csv', text(`${folder}/phase1_text_data.csv`))
    expect(unitTable.recognises(source)).toBe(true)
    const imported = await unitTable.import(source, {})
    expect([imported.codings.length, imported.losses.length, imported.problems.length]).toEqual([10_334, 0, 0])
    const labels = labelsOf(imported)
    const published: Readonly<Record<string, Readonly<Record<string, number>>>> = json(
      `${folder}/phase1_expected_frequencies.json`,
    )
    // Who has no sub-category has the label twice.
    const paths = Object.entries(published).flatMap(([label, subs]) =>
      Object.entries(subs).map(([sub, count]) => [sub === label ? label : `${label} > ${sub.trim()}`, count]),
    )
    expect(counted(imported.codings.map(({ code }) => labels.get(code!)!))).toEqual(Object.fromEntries(paths))
  })

  test('4,967 codings of sentences by 114 people of the crowd are all there, or said not to be', async () => {
    const folder = 'csta-crowd-coded'
    const options = await study([`${folder}/coal_debate_sentences.csv`])
    const imported = await unitTable.import(sourceOf('codings.csv', text(`${folder}/coal_debate_codings.csv`)), options)
    const lost = (kind: string): number => imported.losses.filter(({ what }) => what === kind).length
    const rows = imported.codings.length + lost('repeated codings') + lost('units that the study lacks')
    expect(rows).toBe(4967)
    expect(lost('repeated codings')).toBeLessThanOrEqual(81)
  })
})
