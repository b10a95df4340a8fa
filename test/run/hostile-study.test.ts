import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { runFiles } from '../../src/cli/run-files'
import { codingSheetCsv, codingSheetXlsx, howToCode } from '../../src/report/tables/coding-sheet'
import { toTerminal } from '../../src/report/to-terminal'
import type { Run } from '../../src/run/run'
import { runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'
import { unpackXml, wordDocument } from '../../src/transcript/readers/archive'
import { readWorkbook } from '../../src/transcript/workbook'
import { createXmlReader } from '../../src/transcript/xlsx/xml'

/** What a stranger may call somebody or something, and say. */
const hostile = [
  '=1+1',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  ' ＋1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '| a | b |',
  '# heading',
  '`code` ``` $x$',
  'a\u202eb\u2066c\u200f',
  'a\0b\u0001c\u001b[31m\u0007\u009b',
  'a\ud800b\udc00',
  '\ufffe\uffff',
  '_x000D_ _x0041_',
  '&amp; &lt; ]]> <!--',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../x',
  'CON',
  'a/b\\c:d',
  'a"b""c',
  "'quoted'",
  'x'.repeat(300),
  'Band',
  'band',
  'BAND',
] as const
const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 6 }))
const sentence = word.map(each => `The fees hurt ${each} and fees again.`)

interface Talk {
  readonly title: string
  readonly label: string
  readonly speakers: readonly string[]
  readonly group: string
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[]
  readonly said: readonly string[]
}

const talk: fc.Arbitrary<Talk> = fc.record({
  title: word.filter(each => each !== ''),
  label: word.filter(each => each !== ''),
  speakers: fc.array(word, { minLength: 1, maxLength: 4 }),
  group: word,
  attributes: fc.array(fc.tuple(word, fc.array(word, { minLength: 4, maxLength: 4 })), { maxLength: 4 }),
  said: fc.array(sentence, { minLength: 4, maxLength: 8 }),
})

async function runOf({ title, label, speakers, group, attributes, said }: Talk): Promise<Run> {
  const file = (path: string, text: string) => ({ path, text, problems: [] })
  const { study } = await readStudy(
    JSON.stringify({
      study: title,
      codebook: 'codebook.yaml',
      transcripts: ['*'],
      participants: 'participants.csv',
      guide: 'guide.yaml',
      researchers: title,
      report: { title, 'minimum-cell': 1 },
    }),
    'study.yaml',
  )
  const theme = { label, brief: label, definition: label, 'use-when': [label], 'not-when': [label], examples: [] }
  const codebook = {
    codebook: title,
    source: label,
    themes: [
      { id: 'fees', ...theme, keywords: ['fees'], subthemes: [{ id: 'hurt', label, keywords: ['hurt'] }] },
      { id: 'proto', label, keywords: ['again'] },
      { id: 'constructor', label, keywords: ['the'] },
    ],
  }
  const guide = {
    guide: title,
    sections: [{ id: 'a', title: label, questions: [{ id: 'q1', text: label, cues: ['why'] }] }],
  }
  const people = stringify([
    ['id', 'group', ...attributes.map(([name]) => name)],
    ...speakers.map((id, i) => [id, '', ...attributes.map(([, values]) => values[i])]),
  ])
  const turns = said.flatMap((text, i) => [
    { speaker: 'Moderator', text: 'Why fees?' },
    { speaker: speakers[i % speakers.length], text },
  ])
  const { run, problems } = await runStudy({
    study,
    codebook: file('codebook.yaml', JSON.stringify(codebook)),
    participants: file('participants.csv', people),
    guide: file('guide.yaml', JSON.stringify(guide)),
    transcripts: [
      { path: 'fg01.json', bytes: Buffer.from(JSON.stringify({ id: 'fg01', group, turns })) },
      { path: '=fg02.json', bytes: Buffer.from(JSON.stringify({ turns })) },
    ],
  })
  if (!run) throw new Error(JSON.stringify(problems))
  return run
}

async function filesOf(run: Run): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  for (const { name, content } of await runFiles(run)) {
    const pieces = [...content]
    const [first] = pieces
    files.set(name, first instanceof Uint8Array ? first : pieces.join(''))
  }
  const codes = run.codebook.codes.map(({ id }) => id)
  const units = run.codebook.codes.map(({ label }, i) => ({ unit: i + 1, before: label, text: label, after: label }))
  files.set('sheet-1.csv', codingSheetCsv({ units, codes }))
  files.set('sheet-1.xlsx', await codingSheetXlsx({ units, codes }, run.codebook, []))
  files.set('how-to-code.md', howToCode(run.codebook, codes, []))
  return files
}

/** Looks through all files of a run, and says what is wrong. */
async function wrongIn(files: ReadonlyMap<string, string | Uint8Array>): Promise<readonly string[]> {
  const wrong: string[] = []
  const names = [...files.keys()].map(name => name.normalize('NFKC').toLowerCase())
  if (new Set(names).size !== names.length) wrong.push('two files of one name')
  for (const [name, content] of files) {
    if (!/^[\p{L}\p{M}\p{N}_-]+\.[a-z]+$/u.test(name) || Buffer.byteLength(name) > 200) wrong.push(`name ${name}`)
    if (typeof content !== 'string') {
      wrong.push(...(await wrongInWorkbook(content)).map(each => `${name}: ${each}`))
    } else if (name.endsWith('.csv')) {
      const rows = parse(content) as string[][]
      for (const cell of rows.flat())
        if (/^[\s\0]*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell))
          wrong.push(`${name}: ${JSON.stringify(cell)}`)
    } else if (name.endsWith('.md')) {
      const shown = content.replace(/(`+)[\s\S]*?\1/g, '')
      const found =
        /<(?!\/?(?:br)\b)[a-z!/]|(?<!\\)\]\(|[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069](?<!\n)/iu.exec(shown)
      if (found) wrong.push(`${name}: ${JSON.stringify(shown.slice(found.index - 30, found.index + 30))}`)
    } else {
      for (const line of content.split('\n').filter(Boolean)) JSON.parse(line)
    }
  }
  return wrong
}

async function wrongInWorkbook(bytes: Uint8Array): Promise<readonly string[]> {
  const wrong: string[] = []
  const readXml = await createXmlReader()
  const kind = { ...wordDocument, part: 'xl/workbook.xml', extension: '.xlsx' }
  for (const [part, xml] of await unpackXml(bytes, 'framework.xlsx', kind))
    readXml(xml, { open: tag => /^(?:f|hyperlink|externalReference)$/.test(tag) && wrong.push(`${part} has <${tag}>`) })
  const ours = await readWorkbook(bytes, 'framework.xlsx')
  const theirs = await readExcelFile(Buffer.from(bytes), { trim: false })
  const asText = theirs.map(({ data }) => data.map(row => row.map(cell => (cell === null ? '' : String(cell)))))
  expect(ours.map(({ rows }) => rows)).toEqual(asText)
  for (const cell of ours.flatMap(({ rows }) => rows.flat())) if (cell.length > 32_767) wrong.push('a cell too long')
  return wrong
}

describe('a study of hostile names and words', () => {
  test('gives files that are read back and do nothing', async () => {
    await fc.assert(
      fc.asyncProperty(talk, async each => {
        const run = await runOf(each)
        expect(await wrongIn(await filesOf(run))).toEqual([])
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(toTerminal(run, { colour: false, width: 100 })).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
      }),
      { numRuns: 3 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  const plain: Talk = {
    title: 'Fees',
    label: 'Fees',
    speakers: ['P1', 'P2', 'P3', 'P4'],
    group: 'fg01',
    attributes: [],
    said: ['The fees hurt.', 'Fees.', 'The fees hurt.', 'Fees.'],
  }

  test('takes 300 attributes, whose files have names of their own', async () => {
    const attributes = Array.from({ length: 300 }, (_, i) => [`${'x'.repeat(90)}${i}`, ['a', 'b', 'a', 'b']] as const)
    const files = await filesOf(await runOf({ ...plain, attributes }))
    expect(await wrongIn(files)).toEqual([])
    expect([...files.keys()].filter(name => name.startsWith('crosstab-'))).toHaveLength(300)
  })

  test('takes names and turns of 35,000 characters, which are cut where a cell of a workbook ends', async () => {
    const long = 'fees '.repeat(7_000)
    const run = await runOf({ ...plain, title: long, label: long, group: long, said: [...plain.said, long] })
    expect(await wrongIn(await filesOf(run))).toEqual([])
    expect(toTerminal(run, { colour: false, width: 100 })).toContain('fees')
  })
})
