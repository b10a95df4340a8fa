import { type CodingsTable, readTextTable, readWorkbookTable } from '../../coding/people/codings-table'
import { InputError, type Problem } from '../../problem'
import { isZip } from '../../transcript/binary'
import type { Source } from '../../transcript/readers/reader'
import { delimiterOf, splitHeader } from '../../transcript/readers/table-syntax'
import type { Ledger } from '../ledger'
import { mentions } from '../sqlite'
import { codebookColumns } from './codebook-columns'
import { kindOfTable } from './table-columns'
import { unitColumns } from './unit-columns'

/** True for a workbook of a spreadsheet program: nobody can tell what is in it before it is unpacked. */
export function isWorkbook({ bytes }: Source): boolean {
  return isZip(bytes) && mentions(bytes, 'xl/workbook.xml')
}

/** Gives the lines of a text that may be a header, as cells: titles stand above some. */
export function possibleHeaders({ text }: Source): readonly (readonly string[])[] {
  const lines = text?.slice(0, 20_000).split(/\r\n?|\n/, 12) ?? []
  return lines.map(line => splitHeader(line, delimiterOf(line))).filter(cells => cells.length > 1)
}

/**
 * Reads a table, CSV, tab-separated or the first sheet of a workbook. A column without a name, or with that of another, is left out.
 *
 * Throws InputError where there are no rows.
 */
export async function readTable(
  { path, bytes, text }: Source,
  ledger: Ledger,
): Promise<{ readonly table: CodingsTable; readonly problems: readonly Problem[] }> {
  const sheets = text === null ? await readWorkbookTable(bytes, path, {}, isOfCodings) : null
  for (const name of sheets?.others ?? []) ledger.add({ ...otherSheet, file: path, subject: name })
  const table = text === null ? (sheets?.table ?? null) : await readTextTable(text, path, {})
  if (table === null || table.rows.length === 0) {
    const message = 'this file holds no codings'
    throw new InputError([{ code: 'empty-file', severity: 'error', message, file: path }])
  }
  const { header, headerRow } = table
  const at = { file: path, line: headerRow.line }
  for (const [i, name] of header.entries()) {
    if (name === '' && table.rows.some(({ cells }) => cells[i] !== ''))
      ledger.add({ ...nameless, ...at, column: headerRow.columnOf(i) })
    if (name !== '' && header.indexOf(name) !== i)
      ledger.add({ ...twice, ...at, subject: name, column: headerRow.columnOf(i) })
  }
  return { table, problems: table.problems.filter(({ code }) => code !== 'duplicate-column') }
}

/** Names of columns alone tell: what the others hold is seen only in the table. */
function isOfCodings(header: readonly string[]): boolean {
  if (kindOfTable(header) !== null || codebookColumns(header) !== null) return true
  const { id, text } = unitColumns({ header, rows: [] })
  return header.length > 1 && (id !== -1 || text !== -1)
}

const otherSheet = {
  what: 'sheets',
  fate: 'left out',
  how: 'one sheet is read, the first whose columns are those of codings: save another in a file of its own',
} as const
const nameless = { what: 'columns', fate: 'left out', how: 'the column has no name' } as const
const twice = {
  what: 'columns',
  fate: 'left out',
  how: 'another column has the same name, and was taken',
} as const
