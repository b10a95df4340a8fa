import { describe, expect, test } from 'vitest'
import { sheetNames } from '../../../src/report/export/sheet-names'
import { toWorkbook } from '../../../src/report/export/workbook'
import { readWorkbook } from '../../../src/transcript/workbook'
import { exportedRun, filesOf, record } from './exported-run'

const run = await exportedRun()
const exported = await toWorkbook(run, record)
const bytes = filesOf(exported).get('study.xlsx')!

describe('toWorkbook', () => {
  test('has a sheet that says what it is, the codebook, and a sheet for each table', async () => {
    const sheets = await readWorkbook(bytes, 'study.xlsx')
    expect(sheets.map(({ name }) => name).slice(0, 7)).toEqual([
      'About',
      'codebook',
      'codings',
      'withheld',
      'turns',
      'frequencies',
      'matrix',
    ])
    expect(sheets.map(({ name }) => name).slice(-2)).toEqual(['checklists', 'dictionary'])
    expect(sheets[0].rows.slice(1, 3)).toEqual([
      ['Study', `Fees, "and" 'so' on`],
      ['Codebook', 'Money and time, version 1.2.0 (codebook.yaml)'],
    ])
    expect(sheets[1].rows[1].slice(0, 2)).toEqual(['cost', '=1+1'])
  })

  test('gives the same bytes for the same study', async () => {
    const again = await toWorkbook(await exportedRun(), record)
    expect(filesOf(again).get('study.xlsx')!.equals(bytes)).toBe(true)
    expect(again.losses).toEqual([])
  })

  test('says in the ledger and on the first sheet what a sheet cannot hold, and continues long tables', async () => {
    const long = { ...run, exemplars: [{ ...run.exemplars[0], quote: `a\0${'x'.repeat(40_000)}`, before: 'a\r\nb' }] }
    const { files, losses } = await toWorkbook(long, record, { rows: 4, columns: 12 })
    const sheets = await readWorkbook(filesOf({ files }).get('study.xlsx')!, 'study.xlsx')
    expect(
      losses.filter(({ subject }) => subject === 'exemplars').map(({ what, fate, count }) => [what, fate, count]),
    ).toEqual([
      ['columns of tables', 'left out', 5],
      ['long texts', 'changed', 1],
      ['characters that XML cannot hold', 'changed', 1],
      ['line ends in cells', 'changed', 1],
    ])
    const sheet = (name: string) => sheets.find(each => each.name === name)!
    expect(sheet('matrix').rows).toHaveLength(4)
    expect(sheet('matrix 2').rows).toHaveLength(4)
    expect(sheet('matrix 2').rows[1][0]).toBe('fg01:130-139')
    expect(sheet('About').rows.at(-1)![0]).toBe('Not as it was: line ends in cells')
    expect(sheet('exemplars').rows[1][2]).toHaveLength(32_766)
  })
})

test('names of sheets are short, allowed, and differ in more than their case', () => {
  const long = 'crosstab-how-satisfied-are-you-with-your-pay'
  expect(sheetNames(['matrix', 'Matrix', 'a/b[c]', long, long])).toEqual([
    'matrix',
    'Matrix~2',
    'a-b-c-',
    'crosstab-how-satisfied-are-you-',
    'crosstab-how-satisfied-are-yo~2',
  ])
})
