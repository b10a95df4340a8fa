import type { Exported } from '../../interchange/exported'
import { Ledger, type Loss } from '../../interchange/ledger'
import { isXmlText } from '../../interchange/xml-text'
import type { Run } from '../../run/run'
import { type DataTable, dataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { aboutRun } from './about-run'
import { exportTables } from './export-tables'
import { sheetNames } from './sheet-names'
import { mostColumns, mostInCell, mostRows, type SheetOfTable, spreadsheet } from './spreadsheet'

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
  const content = await spreadsheet([
    aboutSheet(run, record, losses),
    ...sheets.map((sheet, i) => ({ ...sheet, name: names[i] })),
  ])
  return { files: [{ name: 'study.xlsx', content }], losses }
}

/** Divides a table into sheets. */
function sheetsOf(table: DataTable, limits: SheetLimits, ledger: Ledger): readonly SheetOfTable[] {
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
  return Array.from({ length: sheets }, (_, i) => ({
    name: i === 0 ? table.name : `${table.name} ${i + 1}`,
    columns,
    first: i * perSheet,
    behind: Math.min(table.rows, (i + 1) * perSheet),
  }))
}

const kinds = [
  ['long texts', `a cell holds ${mostInCell} characters; the text is cut, and […] stands at its end`],
  ['characters that are not allowed in XML', 'control characters and halves of characters are left out'],
  ['line ends in cells', 'a cell breaks lines with a line feed alone, so carriage returns are left out'],
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
  for (const [i, [what, how]] of kinds.entries())
    if (counts[i] > 0) ledger.add({ what, fate: 'changed', how, subject: name, count: counts[i] })
}

function aboutSheet(run: Run, record: Pick<RunRecord, 'version' | 'options'>, losses: readonly Loss[]): SheetOfTable {
  const lost = losses.map(({ what, fate, how, subject, count }): readonly [string, string] => [
    `Not as it was: ${what}`,
    `${subject}: ${count} ${fate}: ${how}.`,
  ])
  const lines = [...aboutRun(run, record), ...lost]
  const { columns } = dataTable<readonly [string, string]>(
    'About',
    [
      ['About this study', 'text', ([key]) => key, 'what is said'],
      ['', 'text', ([, value]) => value, 'what it is'],
    ],
    lines,
  )
  return { name: 'About', columns, first: 0, behind: lines.length }
}
