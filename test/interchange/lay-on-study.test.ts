import { expect, test } from 'vitest'
import { nothingImported } from '../../src/interchange/imported'
import { layOnStudy } from '../../src/interchange/lay-on-study'
import { readTranscripts } from '../../src/transcript/read-transcript'

const study = async (text: string) =>
  (await readTranscripts({ path: 'fg01.txt', bytes: Buffer.from(text) })).transcripts
const project = (text: string, start: number, end: number) => ({
  ...nothingImported,
  format: 'QualCoder project',
  title: 'theirs',
  transcripts: [{ id: 'FG01', text, kind: 'talk' as const }],
  codings: [{ transcript: 'FG01', start, end, code: 'fees', coder: 'Anna', at: null, memo: null }],
})

test('A project of the study’s transcripts with other line ends is laid on them, word for word: it made a study of its own in silence', async () => {
  const text = 'P1: 😀 The fees.\nP2: No fees.'
  const transcripts = await study('P1: 😀 The fees.\r\n\r\nP2: No fees.\r\n')
  const { imported, isLaid } = layOnStudy(project(text, text.indexOf('No'), text.length), transcripts)
  const [{ transcript, start, end }] = imported.codings
  expect([isLaid, transcript, transcripts[0].text.slice(start, end)]).toEqual([true, 'fg01', 'No fees.'])
  expect(imported.losses).toEqual([])
})

test('A project of other words, or of another transcript, stays a study of its own, and its ledger says so', async () => {
  const given = project('P1: The rent.', 4, 12)
  const { imported, isLaid } = layOnStudy(given, await study('P1: The fees.\n'))
  expect([isLaid, imported.codings]).toEqual([false, given.codings])
  expect(imported.losses).toMatchObject([{ what: 'transcripts unlike those of the study', subject: 'FG01' }])
  expect(layOnStudy(given, []).imported.losses).toMatchObject([{ how: expect.stringContaining('no transcript') }])
})
