import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { segmentTable } from '../../../src/interchange/codings/segment-table'
import { sourceOf } from './database'

const sheet = (name: string, rows: readonly (readonly string[])[]) => ({
  sheet: name,
  data: rows.map(row => row.map(value => ({ value, type: String }))),
})

test('Of a workbook, the sheet is read whose columns are those of codings, and the others are said: the first was read, whatever it held', async () => {
  const bytes = await writeXlsxFile([
    sheet('Read me', [['This workbook holds the codings of spring'], ['Ask Anna']]),
    sheet('Codes', [
      ['tag', 'description'],
      ['cost', 'What it costs'],
    ]),
  ]).toBuffer()
  const source = { ...sourceOf('codes.xlsx', new Uint8Array(bytes)), text: null }
  const { codebook, losses } = await segmentTable.import(source, {})
  expect(codebook!.codes).toMatchObject([{ id: 'cost', definition: 'What it costs' }])
  expect(losses).toMatchObject([{ what: 'sheets', subject: 'Read me' }])
})
