import { describe, expect, test } from 'vitest'
import { exampleStudy } from '../../src/cli/example-study'
import { runFiles } from '../../src/cli/run-files'
import type { Coding } from '../../src/coding/coding'
import { decisionLine, type UnsignedDecision } from '../../src/coding/decisions/decision-line'
import { tablesOf } from '../../src/report/tables-of'
import { codingRecord, withheldRecord } from '../../src/run/coding-record'
import type { RunInputs } from '../../src/run/inputs'
import { manifest } from '../../src/run/manifest'
import { type Run, runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'
import { firstColumn, page, section } from './page'

const docs = page('results.md')

const guide = `guide: What was asked
sections:
  - id: all
    title: Everything
    questions: [{ id: bus, text: How do you get to the library? }]
`

/**
 * The study that `init` writes, coded; at its end the moderator says a keyword, so that something is withheld. It has a guide, and asks
 * for a table of an attribute by itself, and somebody decided something, so that every file is there.
 */
async function smallRun(): Promise<Run> {
  const file = (path: string) => ({ path, text: exampleStudy[path], problems: [] })
  const asking = `${exampleStudy['study.yaml']}crosstabs: [{ rows: age, columns: age }]\n`
  const { study } = await readStudy(asking, 'study.yaml')
  const book = file('codebook.yaml')
  const path = 'transcripts/example.txt'
  const inputs: RunInputs = {
    study,
    // guide.csv has a column of its own that is called "place".
    codebook: { ...book, text: book.text.replace('id: place', 'id: home') },
    participants: file('participants.csv'),
    guide: { path: 'guide.yaml', text: guide, problems: [] },
    transcripts: [{ path, bytes: new TextEncoder().encode(`${exampleStudy[path]}\nModerator: And the bus?\n`) }],
  }
  const { run } = await runStudy(inputs)
  const [{ transcript }] = run!.transcripts
  const text = decisionLine(aboutCoding(run!.codings[0], transcript.hash))
  const { run: reviewed } = await runStudy({ ...inputs, decisions: [{ path: 'decisions.jsonl', text, problems: [] }] })
  return reviewed!
}

function aboutCoding({ id, code, transcript, start, end, quote }: Coding, transcriptSha256: string): UnsignedDecision {
  const nothing = { before: '', after: '', toCode: null, to: null, undoes: null, why: null }
  const about = { code, transcript, start, end, quote, coding: id, transcriptSha256, codebookSha256: transcriptSha256 }
  return { at: '2026-05-04T09:00:00.000Z', by: 'anna', did: 'accept', ...about, ...nothing }
}

const run = await smallRun()
const record = { version: '0.0.0', seed: 1, options: {}, inputs: [] }
const files = await runFiles(run, { record })
const namesOf = (part: string) => firstColumn(section(docs, part))

/** The part that explains a file: cross-tabs are named for the attributes that they are of. */
function partOf(name: string): string {
  if (/^crosstab-.*-by-.*\.csv$/.test(name)) return 'crosstab-ROWS-by-COLUMNS.csv'
  return name.startsWith('crosstab-') ? 'crosstab-ATTRIBUTE.csv' : name
}

test('results.md has a part for every file of a run', () => {
  const names = new Set([...files.map(({ name }) => partOf(name)), 'run.json'])
  expect(docs.headings.filter(heading => /\.\w+$/.test(heading)).sort()).toEqual([...names].sort())
})

test('results.md says of every file of a run whether it may be shared', () => {
  const names = files.map(({ name }) => (name.startsWith('crosstab-') ? 'crosstab-….csv' : name))
  const said = namesOf('Which files may be shared').filter(name => name !== 'run.json')
  expect([...said].sort()).toEqual([...new Set(names)].sort())
})

describe('results.md names every column, in order, of', () => {
  const tables = files.filter(({ name }) => name.endsWith('.csv'))
  test.each(tables.map(({ name, content }) => [name, [...content].join('')] as const))('%s', (name, csv) => {
    const own = new Set([...run.matrix.attributes, ...run.matrix.codes])
    const columns = csv.split('\n')[0].split(',')
    const fixed = columns.filter(column => !own.has(column))
    expect(namesOf(partOf(name))).toEqual(fixed)
    const { text } = section(docs, partOf(name))
    expect([text.includes('*each attribute*'), text.includes('*each code*')]).toEqual(
      [run.matrix.attributes, run.matrix.codes].map(names => names.some(each => columns.includes(each))),
    )
  })
})

test('results.md says of every column what the dictionary of an export says', () => {
  // accepted.csv has the columns of frequencies.csv, and its part says in what they differ.
  const tables = tablesOf(run).filter(({ name }) => name !== 'accepted')
  for (const { name, columns } of tables) {
    const { text } = section(docs, partOf(`${name}.csv`))
    const said = new Map(
      [...text.matchAll(/^\| (`.*?`) \| (.*) \|$/gm)].flatMap(([, names, meaning]) =>
        [...names.matchAll(/`([^`]+)`/g)].map(([, column]) => [column, plain(meaning)] as const),
      ),
    )
    const own = columns.filter(({ subject }) => subject === null)
    expect(Object.fromEntries(own.map(column => [column.name, said.get(column.name)]))).toEqual(
      Object.fromEntries(own.map(({ name, meaning }) => [name, plain(meaning)])),
    )
  }
})

/** Without links and emphasis. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*([^*]+)\*/g, '$1')
    .replaceAll('’', "'")
}

test('results.md names every key of a coding and of its evidence', () => {
  const coding = codingRecord(run.codings[0])
  expect(namesOf('codings.jsonl')).toEqual([...Object.keys(coding), ...Object.keys(coding.evidence[0])])
})

test('results.md names every key of what held a coding back', () => {
  expect(namesOf('withheld.jsonl')).toEqual(Object.keys(withheldRecord(run.withheld[0]).withheld))
})

test('results.md names every key of run.json', () => {
  const made = manifest({ run, options: {}, seed: 1, inputs: [], outputs: [] })
  expect(namesOf('run.json')).toEqual(Object.keys(made))
})
