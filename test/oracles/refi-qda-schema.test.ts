import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { toQdc } from '../../src/interchange/qdpx/write/to-qdc'
import { isAbsent, needsData, shared } from '../data/shared'
import { exported, runWith } from '../interchange/qdpx/exported-project'

const noXmllint = spawnSync('xmllint', ['--version'], { stdio: 'ignore' }).status !== 0
const skips = noXmllint || isAbsent
const why = noXmllint ? ' (skipped: xmllint is not here)' : needsData

const folder = mkdtempSync(join(tmpdir(), 'themewright-refi-qda-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What xmllint says against a schema of the standard; empty where all files are valid. */
function complaints(schema: 'Project.xsd' | 'Codebook.xsd', files: readonly string[]): string {
  const names = files.map((text, i) => {
    const name = join(folder, `${schema}-${i}.xml`)
    writeFileSync(name, text)
    return name
  })
  const options = ['--noout', '--nonet', '--huge', '--schema', shared(`refi-qda/${schema}`)]
  const { stderr } = spawnSync('xmllint', [...options, ...names], { encoding: 'utf8', maxBuffer: 1e8 })
  return stderr
    .split('\n')
    .filter(line => line !== '' && !line.endsWith(' validates'))
    .join('\n')
}

const word = fc.oneof(
  fc.constantFrom(
    ']]>',
    '<script>&amp;"\'',
    'a\0b\u0001c\u001b[31m\u009b',
    '\u202eabc\u2066',
    'x'.repeat(10_000),
    '\ud800',
    '\ufffe\uffff',
    '😀',
    '__proto__',
    'constructor',
    '007',
    '2021-02-30',
    'true',
    '1e3',
    ' ',
    'a\nb\r\nc',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const named = word.map(each => `n${each}`)

const hostile = fc.record({
  title: named,
  labels: fc.array(named, { minLength: 4, maxLength: 4 }),
  speakers: fc.uniqueArray(named, { minLength: 1, maxLength: 4 }),
  groups: fc.array(word, { minLength: 2, maxLength: 2 }),
  attributes: fc.uniqueArray(fc.tuple(word, fc.array(word, { minLength: 4, maxLength: 4 })), {
    maxLength: 4,
    selector: ([name]) => name.trim().toLowerCase(),
  }),
  said: fc.array(word, { minLength: 4, maxLength: 6 }),
  why: word,
  by: named,
})

type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never

/** Runs a study in which strangers called things as they liked. */
async function hostileRun({ title, labels, speakers, groups, attributes, said, why, by }: Hostile) {
  const [top, below, other, action] = labels
  const codebook = {
    codebook: title,
    version: top,
    source: other,
    themes: [
      {
        id: 'proto',
        label: top,
        definition: below,
        subthemes: [{ id: 'fees', label: below, keywords: ['fees'], opportunities: [{ text: other, action: 'act' }] }],
      },
      { id: 'constructor', label: other, brief: top, keywords: ['hurt'], examples: [{ text: below, because: top }] },
    ],
    actions: [{ id: 'act', label: action, definition: top }],
    changes: [{ version: top, date: '2024-05-01', kind: 'added', what: below }],
  }
  const turns = said.flatMap((text, i) => [
    { speaker: 'Moderator', text: 'Why?' },
    { speaker: speakers[i % speakers.length], text: `The fees hurt ${text} and fees again.` },
  ])
  return runWith(
    {
      codebook: JSON.stringify(codebook),
      study: JSON.stringify({ study: title, codebook: 'codebook.yaml', transcripts: ['*'] }),
      participants: stringify([
        ['id', 'group', ...attributes.map(([name]) => name)],
        ...speakers.map((id, i) => [id, '', ...attributes.map(([, values]) => values[i])]),
      ]),
      transcripts: {
        'fg01.json': JSON.stringify({ id: 'fg01', group: groups[0], turns }),
        'fg02.json': JSON.stringify({ group: groups[1], turns }),
      },
    },
    about => [
      about('fg01', { by, did: 'add', code: 'proto', quote: 'The fees', why }),
      about('fg01', { by, did: 'memo', code: null, quote: 'hurt', why }),
    ],
  )
}

describe(`the schemas of REFI-QDA${why}`, () => {
  test.skipIf(skips)('take every project and codebook, whatever strangers call things in it', async () => {
    const runs = await Promise.all(fc.sample(hostile, { seed: 6, numRuns: 30 }).map(hostileRun))
    const projects = await Promise.all(runs.map((run, i) => exported(run, { newline: i % 2 === 0 ? 'lf' : 'crlf' })))
    const codebooks = runs.map(({ codebook }) => [...toQdc(codebook).files[0].content].join(''))
    expect(
      complaints(
        'Project.xsd',
        projects.map(({ xml }) => xml),
      ),
    ).toBe('')
    expect(complaints('Codebook.xsd', codebooks)).toBe('')
  })

  test.skipIf(skips)('take a project in which nobody is named and nothing is coded', async () => {
    const codebook = 'codebook: Fees\nthemes: [{ id: fees, keywords: [fees] }]\n'
    const { xml } = await exported(await runWith({ codebook, transcripts: { 'fg01.txt': 'Nothing of the kind.\n' } }))
    expect(complaints('Project.xsd', [xml])).toBe('')
  })

  test.skipIf(skips)('would refuse a project with an empty container', () => {
    const xml = '<Project name="a" xmlns="urn:QDA-XML:project:1.0"><Users/></Project>'
    expect(complaints('Project.xsd', [xml])).toContain('Missing child element')
  })
})

test('every guid of a project is one thing, and whatever is referred to is there', async () => {
  for (const study of fc.sample(hostile, { seed: 7, numRuns: 10 })) {
    const { xml } = await exported(await hostileRun(study))
    const guids = [...xml.matchAll(/ guid="([^"]*)"/g)].map(([, guid]) => guid)
    expect(new Set(guids).size).toBe(guids.length)
    const references = [...xml.matchAll(/ (?:targetGUID|creatingUser(?:GUID)?)="([^"]*)"/g)].map(([, guid]) => guid)
    expect(references.filter(guid => !guids.includes(guid))).toEqual([])
    expect(references.length).toBeGreaterThan(20)
  }
})
