import type { Exported } from '../../interchange/exported'
import { Ledger } from '../../interchange/ledger'
import type { Run } from '../../run/run'
import { type Cell, looksLikeFormula } from '../../text/to-csv'
import { csvPieces, type DataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { aboutTable } from './about-run'
import { exactCsv } from './exact-csv'
import { exportTables } from './export-tables'
import { noteHalves } from './halves-of-characters'

export interface CsvExportOptions {
  /**
   * True for programs: words exactly as they are, numbers with all their digits, and no byte-order mark. Else, for spreadsheets: an apostrophe ahead of text that they would
   * take for a formula, and the mark without which they misread accents.
   */
  readonly raw?: boolean
}

/** Writes every table of a run as CSV, a file each, and `about.csv`, which says what they are and how to read them. */
export async function toCsvTables(
  run: Run,
  record: Pick<RunRecord, 'version' | 'options'>,
  { raw = false }: CsvExportOptions = {},
): Promise<Exported> {
  const ledger = new Ledger()
  const tables = [aboutTable(run, record), ...exportTables(run)]
  if (!raw) for (const table of tables) noteLosses(table, ledger)
  noteHalves(tables, ledger)
  const files = tables.map(table => ({
    name: `${table.name}.csv`,
    content: raw ? exactCsv(table) : forSpreadsheets(table),
  }))
  return { files, losses: ledger.losses }
}

function* forSpreadsheets(table: DataTable): Generator<string> {
  yield '\ufeff'
  yield* csvPieces(table)
}

function noteLosses(table: DataTable, ledger: Ledger): void {
  const { name } = table
  const escaped = countCells(table, cell => typeof cell === 'string' && looksLikeFormula(cell))
  const names = table.columns.filter(column => looksLikeFormula(column.name)).length
  if (escaped + names > 0)
    ledger.add({
      what: 'texts that spreadsheets take for formulas',
      fate: 'changed',
      how: 'an apostrophe stands ahead of them; --raw leaves it out',
      subject: name,
      count: escaped + names,
    })
  const likeNumbers = countCells(table, cell => typeof cell === 'string' && numberLike.test(cell))
  if (likeNumbers > 0)
    ledger.add({
      what: 'texts that look like numbers or dates',
      fate: 'assumed',
      how: 'CSV has no types, so a spreadsheet may take them for numbers or dates; a workbook (xlsx) holds them as text',
      subject: name,
      count: likeNumbers,
    })
  const rounded = countCells(table, cell => typeof cell === 'number' && cell !== Number(cell.toFixed(4)))
  if (rounded > 0)
    ledger.add({
      what: 'numbers with many digits',
      fate: 'changed',
      how: 'they are rounded to four decimals; --raw keeps all digits',
      subject: name,
      count: rounded,
    })
}

/** `20-29`, `007`, `1,5`, `10:30`, `1e5`, `3 May`, `MARCH1`. */
const numberLike =
  /^\s*(?:\d[\d\s.,:/%-]*(?:e[+-]?\d+)?|\d{1,4}[\s/-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s/-]?\d*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s/-]?\d{1,4})\s*$/i

function countCells({ columns, rows }: DataTable, counts: (cell: Cell) => boolean): number {
  let count = 0
  for (const { cell } of columns) for (let row = 0; row < rows; row++) if (counts(cell(row))) count++
  return count
}
