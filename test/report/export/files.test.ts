import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020'
import { parse } from 'csv-parse/sync'
import { parquetMetadata, parquetRead, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import type { Exported } from '../../../src/interchange/exported'
import { csvOf } from '../../../src/report/data-table'
import { toCsvTables } from '../../../src/report/export/csv'
import { exportTables } from '../../../src/report/export/export-tables'
import { toJsonLines } from '../../../src/report/export/json-lines'
import { toParquet } from '../../../src/report/export/parquet'
import { toR } from '../../../src/report/export/r-script'
import { recordSchema } from '../../../src/report/export/record-schema'
import { toSpss } from '../../../src/report/export/spss'
import { spssNames } from '../../../src/report/export/spss-names'
import { codingRecord } from '../../../src/run/coding-record'
import type { Run } from '../../../src/run/run'
import { exportedRun, filesOf, record } from './exported-run'

const run = await exportedRun()
const tables = exportTables(run)

describe('toCsvTables', () => {
  test('raw: gives every cell back as it is, with all digits, and loses nothing', async () => {
    const { files, losses } = await toCsvTables(run, record, { raw: true })
    expect(losses).toEqual([])
    const read = filesOf({ files })
    for (const table of tables) {
      const rows = parse(read.get(`${table.name}.csv`)!.toString(), { relax_quotes: false }) as string[][]
      const cells = Array.from({ length: table.rows }, (_, row) =>
        table.columns.map(({ cell }) => `${cell(row) ?? ''}`),
      )
      expect(rows).toEqual([table.columns.map(({ name }) => name), ...cells])
    }
  })

  test('else: counts for each table the texts that got an apostrophe', async () => {
    const { losses } = await toCsvTables(run, record)
    const escaped = losses.find(
      ({ what, subject }) => what.startsWith('texts that spreadsheets') && subject === 'participants',
    )
    // P1: =HYPERLINK, -1, =1+1. P2: @SUM, +x. P4: a full-width sign behind a blank. And the column =x.
    expect(escaped?.count).toBe(7)
  })
})

test('half a character, which no file in UTF-8 can hold, is in the ledger of each export', async () => {
  const broken = {
    ...run,
    participants: { ...run.participants, rows: [{ ...run.participants.rows[0], participant: 'P\ud83d' }] },
  }
  const whole = {
    ...run,
    participants: { ...run.participants, rows: [{ ...run.participants.rows[0], participant: 'P😀' }] },
  }
  const halves = ({ losses }: Exported) => losses.filter(({ what }) => what === 'halves of characters')
  const exports = (of: Run) => [
    toCsvTables(of, record, { raw: true }),
    toParquet(of, record),
    toR(of, record),
    toSpss(of),
  ]
  for (const each of await Promise.all(exports(broken)))
    expect(halves(each).map(({ subject, count }) => [subject, count])).toEqual([['participants', 1]])
  for (const each of await Promise.all(exports(whole))) expect(halves(each)).toEqual([])
})

test('tables of CSV say what they are: about.csv tells that hits are candidates, and of how many people', async () => {
  for (const exported of [await toCsvTables(run, record), await toR(run, record)]) {
    const about = filesOf(exported).get('about.csv')!.toString()
    expect(about).toContain('A hit of a rule is a candidate: nobody has judged it until its status says so.')
    expect(about).toContain('Number of participants,4')
  }
})

test('a spreadsheet may take 1e5, 3 May and MARCH1 for numbers and dates, but not May or 5 hours', async () => {
  const texts = ['1e5', '3 May', 'MARCH1', '007', 'May', '5 hours', 'Dec']
  const [row] = run.participants.rows
  const rows = texts.map(participant => ({ ...row, group: 'fg', attributes: [], participant }))
  const { losses } = await toCsvTables({ ...run, participants: { ...run.participants, rows } }, record)
  const assumed = losses.find(({ fate, subject }) => fate === 'assumed' && subject === 'participants')
  expect(assumed?.count).toBe(4)
})

test('a table longer than a group of rows comes whole out of a Parquet file', async () => {
  const [row] = run.participants.rows
  const rows = Array.from({ length: 40_001 }, (_, i) => ({ ...row, participant: `P${i}` }))
  const files = filesOf(await toParquet({ ...run, participants: { ...run.participants, rows } }, record))
  const file = bufferOf(files.get('participants.parquet')!)
  expect(parquetMetadata(file).row_groups.map(({ num_rows }) => num_rows)).toEqual([20_000n, 20_000n, 1n])
  const read = await parquetReadObjects({ file, columns: ['participant'] })
  expect([read.length, read[20_000].participant, read[40_000].participant]).toEqual([40_001, 'P20000', 'P40000'])
})

describe('toParquet', () => {
  test('gives every cell back with its type', async () => {
    const files = filesOf(await toParquet(run, record))
    expect([...files.keys()]).toEqual(tables.map(({ name }) => `${name}.parquet`))
    for (const table of tables) {
      const file = bufferOf(files.get(`${table.name}.parquet`)!)
      let rows: unknown[][] = []
      await parquetRead({ file, rowFormat: 'array', onComplete: data => (rows = data as unknown[][]) })
      const cells = Array.from({ length: table.rows }, (_, row) =>
        table.columns.map(({ cell, type }) => {
          const value = cell(row)
          return value !== null && (type === 'flag' || type === 'answer') ? value === 1 || value === 'yes' : value
        }),
      )
      expect(rows).toEqual(cells)
      const { schema } = parquetMetadata(file)
      expect(schema.slice(1).map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name))
    }
  })

  test('says in each file what it is of, and counts positions in both ways', async () => {
    const file = bufferOf(filesOf(await toParquet(run, record)).get('codings.parquet')!)
    const said = new Map(parquetMetadata(file).key_value_metadata?.map(({ key, value }) => [key, JSON.parse(value!)]))
    expect(said.get('themewright')).toMatchObject({ Codebook: 'Money and time, version 1.2.0 (codebook.yaml)' })
    const [, pay] = await parquetReadObjects({ file })
    const { text } = run.transcripts[0].transcript
    expect([...text].slice(pay.start_code_point, pay.end_code_point).join('')).toBe('😀 I pay for all of it.')
    expect(text.slice(pay.start, pay.end)).toBe(pay.quote)
    expect(JSON.parse(pay.evidence)).toEqual(codingRecord(run.codings[1]).evidence)
  })

  test('gives the same bytes for the same study', async () => {
    const [one, two] = [filesOf(await toParquet(run, record)), filesOf(await toParquet(await exportedRun(), record))]
    for (const [name, bytes] of one) expect(two.get(name)!.equals(bytes)).toBe(true)
  })
})

describe('toJsonLines', () => {
  test('every line keeps to its part of the schema, which is published', async () => {
    const published = readFileSync(new URL('../../../codebooks/records.schema.json', import.meta.url), 'utf8')
    expect(published).toBe(`${JSON.stringify(recordSchema, null, 2)}\n`)
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
    ajv.addSchema(recordSchema, 'records')
    const files = filesOf(await toJsonLines(run))
    const counts = (['coding', 'withheld', 'turn', 'unit'] as const).map((kind, i) => {
      const lines = files
        .get(['codings.jsonl', 'withheld.jsonl', 'turns.jsonl', 'units.jsonl'][i])!
        .toString()
        .split('\n')
      const validate = ajv.getSchema(`records#/$defs/${kind}`)!
      for (const line of lines.slice(0, -1)) expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null])
      return lines.length - 1
    })
    const { counts: of } = run
    expect(counts).toEqual([of.codings, of.withheld, of.turns, of.units])
    expect(ajv.getSchema('records#/$defs/coding')!({ ...codingRecord(run.codings[0]), status: 'sure' })).toBe(false)
  })

  test('every property of the schema says what it means', () => {
    const silent = Object.entries(recordSchema.$defs).flatMap(([kind, { properties }]) =>
      Object.entries(properties).flatMap(([name, { description }]) => (description ? [] : [`${kind}.${name}`])),
    )
    expect(silent).toEqual([])
  })
})

test('names of SPSS variables are short, allowed, and all different', () => {
  const long = 'ü'.repeat(40)
  expect(spssNames(['cost/fees', 'Cost fees', '5-6', 'NOT', long, long])).toEqual([
    'cost_fees',
    'Cost_fees_2',
    'v_5_6',
    'NOT_',
    'ü'.repeat(32),
    `${'ü'.repeat(31)}_2`,
  ])
})

test('the dictionary explains every column of every table', () => {
  const dictionary = tables.find(({ name }) => name === 'dictionary')!
  const others = tables.filter(table => table !== dictionary)
  expect(dictionary.rows).toBe(others.reduce((sum, { columns }) => sum + columns.length, 0))
  expect(csvOf(dictionary)).toContain(`participants,band,text,"Pay band, as of 'May'","an attribute of the speaker`)
  for (const { columns } of others) for (const { meaning } of columns) expect(meaning).not.toBe('')
})

function bufferOf(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
