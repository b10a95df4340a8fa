import { expect, test } from 'vitest'
import { codingSheetXlsx, resolveXlsx } from '../../src/report/tables/coding-sheet'
import { unpackXml } from '../../src/transcript/readers/archive'
import { codedStudy } from '../analysis/coded-study'

const { codebook } = codedStudy({ codes: ['fees', 'time'], transcripts: {} })
const unit = { before: '', text: 'The fees hurt.', after: '' }

async function firstSheet(bytes: Uint8Array): Promise<string> {
  const kind = { part: 'xl/workbook.xml', what: '', program: '', plain: '', extension: '.xlsx', code: 'broken-xlsx' }
  const files = await unpackXml(bytes, 'sheet-1.xlsx', kind)
  return Buffer.from(files.get('xl/worksheets/sheet1.xml')!).toString('utf8')
}

test('cells for decisions take 1, 0 or nothing, in every row and no other column', async () => {
  const units = [1, 2, 3].map(number => ({ unit: number, ...unit }))
  const sheet = await firstSheet(await codingSheetXlsx({ units, codes: ['fees', 'time'] }, codebook, []))
  // unit, before, text and after are A to D, the header is row 1.
  expect(sheet).toMatch(
    /<dataValidation type="whole"[^>]* sqref="E2:F4"><formula1>0<\/formula1><formula2>1<\/formula2>/,
  )
  const settled = { ...unit, unit: 1, differ: 'fees: coder-1 1, coder-2 0', agreed: [null, 0] as const }
  expect(await firstSheet(await resolveXlsx([settled], ['fees', 'time']))).toContain('sqref="F2:G2"')
})

test('a sheet of many codes names its columns as spreadsheets do', async () => {
  const codes = Array.from({ length: 30 }, (_, i) => `code${i}`)
  const sheet = await firstSheet(await codingSheetXlsx({ units: [{ unit: 1, ...unit }], codes }, codebook, []))
  // The 5th to the 34th column.
  expect(sheet).toContain('sqref="E2:AH2"')
})
