import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../../src/codebook/codebook'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { writeCodebook } from '../../../src/codebook/write-codebook'
import type { Imported } from '../../../src/interchange/imported'
import { qdc } from '../../../src/interchange/qdpx/import-codebook'
import { qdpx } from '../../../src/interchange/qdpx/import-project'
import { toQdc } from '../../../src/interchange/qdpx/write/to-qdc'
import { studyFiles } from '../../../src/interchange/study-files'
import type { Run } from '../../../src/run/run'
import { runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import { exported, runWith } from './exported-project'

/** A codebook without where it is written down. */
function plain(codebook: Codebook): unknown {
  const { file: _file, hash: _hash, ...rest } = codebook
  return JSON.parse(
    JSON.stringify({ ...rest, lists: [...rest.lists.values()] }, (key, value) =>
      key === 'at' || (key === 'source' && typeof value !== 'string')
        ? undefined
        : value instanceof Map
          ? [...value]
          : value,
    ),
  )
}

async function codebookOf(yaml: string): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  if (!codebook) throw new Error(JSON.stringify(problems))
  return codebook
}

const folder = resolve(import.meta.dirname, '../../../codebooks')
const codebooks = ['exit-interviews.yaml', 'pandemic-experience.yaml', 'workforce-flexibility.yaml']

test.each(codebooks)('%s is the same codebook when it comes back from a .qdc', async name => {
  const codebook = await codebookOf(readFileSync(join(folder, name), 'utf8'))
  const { files, losses } = toQdc(codebook)
  expect(losses.filter(({ fate }) => fate !== 'assumed')).toEqual([])
  const text = [...files[0].content].join('')
  const source = { path: 'codebook.qdc', name: 'codebook', extension: '.qdc', bytes: Buffer.from(text), text }
  expect(qdc.recognises(source)).toBe(true)
  const { codebook: draft, losses: lost } = await qdc.import(source, {})
  expect(lost).toEqual([])
  expect(plain(await codebookOf(writeCodebook(draft!)))).toEqual(plain(codebook))
})

const codebook = `codebook: Money and time
version: 1.2.0
unit: turn
lists: { dear: [dear, "too much"] }
themes:
  - id: cost
    label: What it costs
    subthemes:
      - { id: fees, label: Fees, keywords: [fee, fees, list(dear)], except: [entrance fee*] }
      - { id: rent, label: Rent, keywords: [rent] }
  - { id: time, label: Time, keywords: [hours, late], opportunities: [{ text: Keep to them., action: plan }] }
actions: [{ id: plan, label: Plan ahead }]
`
const study = 'study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]\nparticipants: participants.csv\n'
const participants = 'id,group,age,pay\nP1,fg01,20,1.5\nP2,fg01,,2\nP1,fg02,30,\nAna,talk,007,\nS1,,41,3\n'
const transcripts = {
  'fg01.txt':
    'Moderator: What has changed?\r\n\r\nP1: The fees 😀 are up. We leave late.\r\n\r\nP2: The rent is too much.\r\n',
  'fg02.txt': 'Moderator: And the hours?\n\nP1: Nothing but the hours.\n',
  'talk.vtt':
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Moderator>What has changed?\n\n00:02.000 --> 00:03.000\n<v Ana>The fees.\n\n00:03.000 --> 00:04.000\n<v Moderator>And?\n\n00:04.000 --> 00:05.000\n<v Ana>The rent.\n',
}

async function imported(bytes: Uint8Array): Promise<Imported> {
  const source = { path: 'project.qdpx', name: 'project', extension: '.qdpx', bytes, text: null }
  expect(qdpx.recognises(source)).toBe(true)
  return qdpx.import(source, {})
}

/** Runs the study that an import becomes. */
async function runOf(from: Imported): Promise<Run> {
  const { files } = await studyFiles(from)
  const text = new Map(
    files.map(({ name, content }) => [
      name,
      Buffer.concat([...content].map(each => Buffer.from(each as string))).toString(),
    ]),
  )
  const file = (path: string) => (text.has(path) ? { path, text: text.get(path)!, problems: [] } : null)
  const { run, problems } = await runStudy({
    study: (await readStudy(text.get('study.yaml')!, 'study.yaml')).study,
    codebook: file('codebook.yaml')!,
    participants: file('participants.csv'),
    transcripts: [...text]
      .filter(([name]) => name.startsWith('transcripts/'))
      .map(([path, words]) => ({ path, bytes: Buffer.from(words) })),
    decisions: [file('decisions.jsonl')].filter(each => each !== null),
  })
  if (!run) throw new Error(JSON.stringify(problems))
  return run
}

describe('a project of our own that is imported', () => {
  test.each(['lf', 'crlf'] as const)(
    'codes the same words with the same codes, by the same people (%s)',
    async newline => {
      const run = await runWith({ codebook, study, participants, transcripts }, about => [
        about('fg01', {
          did: 'accept',
          code: 'cost/fees',
          quote: 'The fees 😀 are up. We leave late.',
          why: 'plainly',
        }),
        about('fg01', { by: 'ben', did: 'add', code: 'cost', quote: 'The rent' }),
        about('talk', { did: 'add', code: 'time', quote: 'The fees.' }),
      ])
      const { bytes } = await exported(run, { newline })
      const again = await runOf(await imported(bytes))
      const told = ({ codings }: Run) =>
        codings.map(({ transcript, quote, code, coder, status, speaker, group }) =>
          [transcript, quote.replace(/\s+/g, ' '), code, coder, status, speaker, group].join(' | '),
        )
      expect(told(again)).toEqual(told(run))
      expect(plain(again.codebook)).toEqual(plain(run.codebook))
      expect(
        again.transcripts.map(({ transcript: { turns } }) => turns.map(({ speaker, role }) => [speaker, role])),
      ).toEqual(run.transcripts.map(({ transcript: { turns } }) => turns.map(({ speaker, role }) => [speaker, role])))
      const known = ({ everybody }: Run) =>
        [...everybody.speaking, ...everybody.surveyOnly].map(({ id, group, role, attributes }) => ({
          id,
          group,
          role,
          ...attributes,
        }))
      expect(known(again)).toEqual(known(run))
      expect(again.frequencies).toEqual(run.frequencies)
    },
  )
})
