import { InputError, type Problem } from '../../problem'
import { isZip } from '../binary'
import { readWorkbook, type WorkbookSheet } from '../workbook'
import { noTextColumn, noTurns, unknownColumns } from './column-problems'
import { columnsByName } from './columns'
import { emptyRecord } from './empty-record'
import { defineReader, type ReadOptions, type TranscriptRead } from './reader'
import { transcriptsOf } from './rows'
import { findTable, type SheetTable } from './sheet-table'

/**
 * Reads Excel workbooks: each sheet that has a table of turns or of answers, as `transcriptsOf` reads any table. The header may stand
 * below a title. A line number is that of the sheet's row.
 *
 * Of a workbook with several such sheets each gives a transcript of the sheet's name, where no column names transcripts; the other
 * sheets are left out with the warning `sheet-left-out`.
 */
export const xlsx = defineReader({
  format: 'xlsx',
  extensions: ['.xlsx', '.xlsm'],
  recognises: ({ bytes, extension }) => xlsx.extensions.includes(extension) || (isZip(bytes) && holdsWorkbook(bytes)),
  read: async ({ bytes, path, name }, options) => {
    const sheets = (await readWorkbook(bytes, path)).filter(({ rows }) => rows.some(row => row.some(isFilled)))
    if (sheets.length === 0) throw new InputError([noTurns(path, 'the workbook is empty')])
    const found = sheets.map(sheet => ({ sheet, table: findTable(sheet, options) }))
    const tables = found.flatMap(({ sheet, table }) => (table ? [{ sheet, table }] : []))
    if (tables.length === 0) throw new InputError(noTable(sheets, path, options))
    const reads = tables.flatMap(({ sheet, table }) => {
      const reads = readTable(table, path, options)
      return tables.length > 1 ? reads.map(read => namedBySheet(read, sheet.name, name)) : reads
    })
    const [first, ...others] = reads
    if (!first) throw new InputError([noTurns(path, 'no row can be read')])
    const left = found.flatMap(({ sheet, table }) => (table ? [] : [leftOut(sheet, path)]))
    return [{ ...first, problems: [...(first.problems ?? []), ...left] }, ...others]
  },
})

function holdsWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml')
}

const isFilled = (cell: string): boolean => cell.trim() !== ''

function readTable({ names, rows, first }: SheetTable, path: string, options: ReadOptions): readonly TranscriptRead[] {
  const filled = rows.flatMap((cells, i) => (cells.some(isFilled) ? [{ cells, line: first + i }] : []))
  const read = filled.map(({ cells, line }) => {
    const fields = emptyRecord<string>()
    for (const [i, name] of names.entries()) fields[name] = cells[i]
    return { fields, line }
  })
  const columns = columnsByName(
    names,
    read.slice(0, 1000).map(({ fields }) => fields),
    options,
  )
  return columns ? transcriptsOf({ rows: read, columns, options, path, breaks: 'escaped' }) : []
}

/** "Sheet1" names nothing: the file's name stands ahead of it. */
function namedBySheet(read: TranscriptRead, sheet: string, file: string): TranscriptRead {
  if (read.id !== undefined) return read
  return { ...read, id: /^\p{L}+\s?\d*$/u.test(sheet) && usualName.test(sheet) ? `${file} ${sheet}` : sheet }
}

/** What spreadsheet programs call a new sheet. */
const usualName = /^(?:sheet|tabelle|feuil|feuille|hoja|foglio|blad|planilha|folha|ark|arkusz)/i

function noTable(sheets: readonly WorkbookSheet[], path: string, options: ReadOptions): readonly Problem[] {
  const [{ rows }] = sheets
  const keys = [...new Set((rows.find(row => row.some(isFilled)) ?? []).map(cell => cell.trim()).filter(isFilled))]
  const unknown = unknownColumns(path, keys, options)
  return unknown.length > 0 ? unknown : [noTextColumn(path, keys)]
}

function leftOut({ name }: WorkbookSheet, file: string): Problem {
  return {
    code: 'sheet-left-out',
    severity: 'warning',
    message: `the sheet ${JSON.stringify(name)} has no column of what people said, so it is left out`,
    file,
    hint: 'head that column "text", or name it with --text-column',
  }
}
