import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { InputError } from '../../src/problem'
import { toXlsx } from '../../src/report/to-xlsx'
import { readWorkbook } from '../../src/transcript/workbook'

const codesOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  try {
    await readWorkbook(bytes, 'sheet.xlsx')
    return []
  } catch (error) {
    return (error as InputError).problems.map(({ code }) => code)
  }
}

describe('a workbook', () => {
  test('is read back as it was written: sheets in order, blank rows and cells in their places', async () => {
    const bytes = await toXlsx([
      {
        name: 'Ratings',
        header: ['unit', 'fees', 'memo'],
        rows: [
          ['1', 1, ' a blank ahead'],
          [null, null, null],
          ['2', 0, null],
        ],
      },
      { name: 'Codes', header: ['id'], rows: [['fees\nand pay']] },
    ])
    expect(await readWorkbook(bytes, 'sheet.xlsx')).toEqual([
      {
        name: 'Ratings',
        rows: [
          ['unit', 'fees', 'memo'],
          ['1', '1', ' a blank ahead'],
          ['', '', ''],
          ['2', '0', ''],
        ],
      },
      { name: 'Codes', rows: [['id'], ['fees\nand pay']] },
    ])
  })

  test('gives numbers, dates and truth as one kind of text each', async () => {
    const day = (iso: string) => ({ value: new Date(iso), type: Date, format: 'yyyy-mm-dd' })
    const book = writeExcelFile([
      {
        sheet: 'Kinds',
        data: [
          [
            { value: 1, type: Number },
            { value: 0.5, type: Number },
            { value: true, type: Boolean },
            { value: false, type: Boolean },
            day('2024-05-03T00:00:00Z'),
            day('2024-05-03T14:30:00Z'),
            { value: '007', type: String },
          ],
        ],
      },
    ])
    const [{ rows }] = await readWorkbook(await book.toBuffer(), 'sheet.xlsx')
    expect(rows).toEqual([['1', '0.5', 'TRUE', 'FALSE', '2024-05-03', '2024-05-03T14:30:00', '007']])
  })

  test('that is cut short, or is none, says so', async () => {
    const whole = await toXlsx([{ name: 'One', header: ['a'], rows: [] }])
    expect(await codesOf(whole.subarray(0, whole.length / 2))).toEqual(['broken-xlsx'])
    expect(await codesOf(Buffer.from('unit,fees'))).toEqual(['broken-xlsx'])
    await expect(readWorkbook(Buffer.from('unit,fees'), 'sheet.xlsx')).rejects.toThrow(
      'sheet.xlsx  broken-xlsx  this .xlsx file cannot be read: it is cut short, or no .xlsx file at all  (open it in a spreadsheet program and save it again as .xlsx, or copy it anew)',
    )
  })
})
