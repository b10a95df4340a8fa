import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Imported } from '../../../src/interchange/imported'
import { qdpx } from '../../../src/interchange/qdpx/import-project'
import { studyFiles } from '../../../src/interchange/study-files'
import { type Run, runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import { exported, runWith } from './exported-project'

const codebook = (labels: readonly string[]) => `codebook: ${JSON.stringify(`Fees ${labels[0]}`)}
themes:
  - id: cost
    label: ${JSON.stringify(labels[0])}
    definition: ${JSON.stringify(labels[1])}
    subthemes:
      - { id: fees, label: ${JSON.stringify(labels[1])}, keywords: [fee, fees] }
  - { id: time, label: ${JSON.stringify(labels[2])}, keywords: [late] }
`
/** What names, labels and memos are made of: signs of XML, of our own labelled lines, of paths and of formulas. */
const piece = fc.constantFrom(
  'a',
  'é',
  '😀',
  '<b>',
  '&amp;',
  '"',
  "'",
  'DEFINITION: x',
  '\\',
  '/',
  ']]>',
  '=1+1',
  ' ',
  '-',
  '“',
  '\u202e',
  '{',
  '日本',
)
const words = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => `w${pieces.join('')}w`)
const said = fc.array(fc.constantFrom('The fees', 'are 😀 up', 'é', 'so late', '“dear”', '<x>', '&', '…'), {
  minLength: 1,
  maxLength: 6,
})
const talk = fc
  .array(fc.tuple(fc.constantFrom('Moderator', 'P1', 'P2', 'Ána'), said), { minLength: 2, maxLength: 6 })
  .chain(turns =>
    fc
      .constantFrom('\n', '\r\n')
      .map(end => turns.map(([who, pieces]) => `${who}: ${pieces.join(' ')}.${end}`).join(end)),
  )

/** Runs the study that an export becomes when it is imported. */
async function back(bytes: Uint8Array): Promise<{ readonly run: Run; readonly losses: Imported['losses'] }> {
  const imported = await qdpx.import({ path: 'p.qdpx', name: 'p', extension: '.qdpx', bytes, text: null }, {})
  const { files, losses } = await studyFiles(imported)
  const text = new Map(files.map(({ name, content }) => [name, [...content].join('')]))
  const file = (path: string) => (text.has(path) ? { path, text: text.get(path)!, problems: [] } : null)
  const { run, problems } = await runStudy({
    study: (await readStudy(text.get('study.yaml')!, 'study.yaml')).study,
    codebook: file('codebook.yaml')!,
    participants: file('participants.csv'),
    transcripts: [...text]
      .filter(([name]) => name.startsWith('transcripts/'))
      .map(([path, content]) => ({ path, bytes: Buffer.from(content) })),
    decisions: [file('decisions.jsonl')].filter(each => each !== null),
  })
  if (!run) throw new Error(JSON.stringify(problems))
  return { run, losses }
}

const codingsOf = ({ codings }: Run, hasCoders: boolean) =>
  codings.map(({ transcript, quote, code, coder, status, speaker }) =>
    JSON.stringify([transcript, quote.replace(/\s+/g, ' '), code, hasCoders && coder, status, speaker]),
  )
const peopleOf = ({ everybody }: Run) =>
  [...everybody.speaking, ...everybody.surveyOnly].map(({ id, group, attributes }) =>
    JSON.stringify([id, group, attributes]),
  )
const codesOf = ({ codebook: { codes } }: Run) =>
  codes.map(({ id, label, definition, rules }) =>
    JSON.stringify([id, label, definition, rules.map(({ rule }) => rule.kind)]),
  )

test('whatever labels, names, memos and line ends are: what comes back is the run, or the ledger names it', async () => {
  const runs = fc.record({
    labels: fc.tuple(words, words, words),
    talk,
    value: words,
    why: words,
    by: words,
    newline: fc.constantFrom('lf', 'crlf'),
  })
  await fc.assert(
    fc.asyncProperty(runs, async ({ labels, talk, value, why, by, newline }) => {
      const cell = JSON.stringify(value).slice(1, -1).replace(/\\\\/g, '\\').replace(/\\?"/g, '""')
      const run = await runWith(
        {
          codebook: codebook(labels),
          study: 'study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]\nparticipants: participants.csv\n',
          participants: `id,group,site\nP1,fg01,"${cell}"\n`,
          transcripts: { 'fg01.txt': talk },
        },
        about => [
          about('fg01', {
            by,
            did: 'add',
            code: 'time',
            quote: talk.slice(talk.indexOf(': ') + 2, talk.indexOf('.')),
            why,
          }),
        ],
      )
      const { bytes, losses } = await exported(run, { newline: newline as 'lf' | 'crlf' })
      const { run: again, losses: lost } = await back(bytes)
      const kinds = new Set([...losses, ...lost].map(({ what }) => what))
      const hasCoders = !kinds.has('names of coders')
      expect(codingsOf(again, hasCoders)).toEqual(codingsOf(run, hasCoders))
      if (!kinds.has('characters that XML cannot hold')) {
        expect(codesOf(again)).toEqual(codesOf(run))
        expect(peopleOf(again)).toEqual(peopleOf(run))
        expect(again.decisions.map(({ decision }) => decision.why)).toEqual(
          run.decisions.map(({ decision }) => decision.why),
        )
      }
    }),
    { seed: 6, numRuns: 12 },
  )
})
