import type { Exported } from '../../interchange/exported'
import { Ledger, type Loss } from '../../interchange/ledger'
import { isXmlText } from '../../interchange/xml-text'
import type { Run } from '../../run/run'
import type { Column, DataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { mostInCell } from '../xlsx/cell-text'
import { mostColumns, mostRows, type Sheet } from '../xlsx/sheet'
import { spreadsheet } from '../xlsx/spreadsheet'
import { aboutTable } from './about-run'
import { exportTables } from './export-tables'
import { sheetNames } from './sheet-names'

/** What a sheet may hold; Excel's limits unless given. */
export interface SheetLimits {
  readonly rows: number
  readonly columns: number
}

/**
 * Makes a workbook of a run: a sheet "About", which says what all this is and what a workbook could not hold, then the codebook, and a sheet for
 * each table.
 *
 * A table with more rows than a sheet can hold is continued on further sheets.
 */
export async function toWorkbook(
  run: Run,
  record: Pick<RunRecord, 'version' | 'options'>,
  limits: SheetLimits = { rows: mostRows, columns: mostColumns },
): Promise<Exported> {
  const tables = exportTables(run)
  const ledger = new Ledger()
  const sheets = tables.flatMap(table => sheetsOf(table, limits, ledger))
  for (const table of tables) noteCells(table, ledger)
  const names = sheetNames(['About', ...sheets.map(({ name }) => name)]).slice(1)
  for (const [i, { name }] of sheets.entries()) {
    if (names[i] === name) continue
    ledger.add({ what: 'names of tables', fate: 'changed', how: `its sheet is called ${names[i]}`, subject: name })
  }
  const { losses } = ledger
  const content = spreadsheet([
    aboutSheet(run, record, losses),
    ...sheets.map((sheet, i) => ({ ...sheet, name: names[i] })),
  ])
  return { files: [{ name: 'study.xlsx', content }], losses }
}

/** Divides a table into sheets. */
function sheetsOf(table: DataTable, limits: SheetLimits, ledger: Ledger): readonly Sheet[] {
  const columns = table.columns.slice(0, limits.columns)
  const perSheet = limits.rows - 1
  const sheets = Math.max(1, Math.ceil(table.rows / perSheet))
  if (columns.length < table.columns.length)
    ledger.add({
      what: 'columns of tables',
      fate: 'left out',
      how: `a sheet holds ${limits.columns} columns; CSV and Parquet files hold all`,
      subject: table.name,
      count: table.columns.length - columns.length,
    })
  if (sheets > 1)
    ledger.add({
      what: 'long tables',
      fate: 'changed',
      how: `a sheet holds ${perSheet} rows below its header, so the table is on ${sheets} sheets`,
      subject: table.name,
    })
  return Array.from({ length: sheets }, (_, i) => {
    const first = i * perSheet
    const part = { columns, first, rows: Math.min(table.rows - first, perSheet) }
    return sheetOf(i === 0 ? table.name : `${table.name} ${i + 1}`, part)
  })
}

/** Makes a sheet of so many rows of a table, from one on. */
function sheetOf(name: string, part: Pick<DataTable, 'columns' | 'rows'> & { readonly first: number }): Sheet {
  const { columns, first, rows } = part
  return {
    name,
    rows,
    filters: true,
    // More columns than these would be too small to read.
    landscape: columns.length <= 20,
    columns: columns.map(column => ({
      title: column.name,
      cell: row => column.cell(first + row),
      width: widthOf(column, first, rows),
      look: column.type === 'share' ? 'share' : 'plain',
    })),
  }
}

/** In characters: as wide as what the first rows hold, within reason. */
function widthOf({ name, cell }: Column, first: number, rows: number): number {
  let width = name.length + 4
  for (let row = first; row < first + Math.min(rows, 50); row++)
    width = Math.max(width, `${cell(row) ?? ''}`.length + 1)
  return Math.min(60, Math.max(8, width))
}

const kinds = [
  { what: 'long texts', how: `a cell holds ${mostInCell} characters; the text is cut, and […] stands at its end` },
  { what: 'characters that XML cannot hold', how: 'control characters and halves of characters are left out' },
  { what: 'line ends in cells', how: 'a cell breaks lines with a line feed alone, so carriage returns are left out' },
] as const

/** Whatever may not come across is among these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const suspicious = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/

function noteCells({ name, columns, rows }: DataTable, ledger: Ledger): void {
  const counts = [0, 0, 0]
  for (const { cell } of columns)
    for (let row = 0; row < rows; row++) {
      const text = cell(row)
      if (typeof text !== 'string' || (text.length <= mostInCell && !suspicious.test(text))) continue
      if (text.length > mostInCell) counts[0]++
      if (!isXmlText(text)) counts[1]++
      if (text.includes('\r')) counts[2]++
    }
  for (const [i, { what, how }] of kinds.entries())
    if (counts[i] > 0) ledger.add({ what, fate: 'changed', how, subject: name, count: counts[i] })
}

function aboutSheet(run: Run, record: Pick<RunRecord, 'version' | 'options'>, losses: readonly Loss[]): Sheet {
  const lost = losses.map(({ what, fate, how, subject, count }): readonly [string, string] => [
    `Not as it was: ${what}`,
    `${subject}: ${count} ${fate}: ${how}.`,
  ])
  const { columns, rows } = aboutTable(run, record, lost)
  return { ...sheetOf('About', { columns, first: 0, rows }), filters: false }
}
