import { xmlElement } from '../../interchange/xml-text'
import type { Cell } from '../../text/to-csv'
import { main } from './namespaces'
import type { SharedStrings } from './shared-strings'
import type { ColumnLook, Sheet, SheetColumn } from './sheet'
import { style } from './styles'

/** Writes a sheet, row by row. Each cell says where it stands, without which some readers lose it; one that is empty and looks like any other is left out. */
export function* sheetXml(sheet: Sheet, strings: SharedStrings): Generator<string> {
  const { columns, rows, filters = false, landscape = false } = sheet
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield `<worksheet xmlns="${main}">`
  if (landscape) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  yield viewOf(sheet)
  const widths = columns.map(({ width }, i) => xmlElement('col', { min: i + 1, max: i + 1, width, customWidth: 1 }))
  yield `${xmlElement('cols', {}, ...widths)}<sheetData>`
  yield headerRow(columns, strings)
  const names = columns.map((_, i) => columnName(i))
  for (let row = 0; row < rows; row++) {
    let xml = `<row r="${row + 2}">`
    for (const [i, { cell, look }] of columns.entries())
      xml += cellXml(`${names[i]}${row + 2}`, cell(row), look, strings)
    yield `${xml}</row>`
  }
  // What stands behind the cells has its order (ECMA-376 part 1, 18.3.1.99).
  yield '</sheetData>'
  if (filters) yield `<autoFilter ref="A1:${columnName(columns.length - 1)}${rows + 1}"/>`
  if (rows > 0) yield onlyZeroOrOne(sheet)
  if (landscape) yield '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  yield '</worksheet>'
}

/** The header stays in sight, and so many columns. */
function viewOf({ frozenColumns = 0 }: Sheet): string {
  const pane = {
    xSplit: frozenColumns || null,
    ySplit: 1,
    topLeftCell: `${columnName(frozenColumns)}2`,
    activePane: frozenColumns > 0 ? 'bottomRight' : 'bottomLeft',
    state: 'frozen',
  }
  const view = xmlElement('sheetView', { workbookViewId: 0 }, xmlElement('pane', pane))
  return xmlElement('sheetViews', {}, view)
}

function headerRow(columns: readonly SheetColumn[], strings: SharedStrings): string {
  const upright = columns.filter(({ look }) => look === 'decision').map(({ title }) => title.length)
  // In points; 409 is the most that spreadsheets allow.
  const ht = upright.length > 0 ? Math.min(409, 24 + 6 * Math.max(...upright)) : null
  const cells = columns.map(({ title, look }, i) =>
    strings.cell(`${columnName(i)}1`, title, look === 'decision' ? 'uprightHeader' : 'header'),
  )
  return xmlElement('row', { r: 1, ht, customHeight: ht && 1 }, ...cells)
}

function cellXml(place: string, cell: Cell, look: ColumnLook, strings: SharedStrings): string {
  const isPlain = look === 'plain' || look === 'share'
  if (cell === null || cell === '') return isPlain ? '' : `<c r="${place}" s="${style[look]}"/>`
  if (typeof cell === 'string') return strings.cell(place, cell, isPlain ? 'text' : look)
  const shown = look === 'plain' ? '' : ` s="${style[look]}"`
  return `<c r="${place}"${shown}><v>${cell}</v></c>`
}

/** Cells of decisions take 0, 1 or nothing. */
function onlyZeroOrOne({ columns, rows }: Sheet): string {
  const decisions = columns.flatMap(({ look }, i) => (look === 'decision' ? [columnName(i)] : []))
  if (decisions.length === 0) return ''
  const cells = `${decisions[0]}2:${decisions.at(-1)}${rows + 1}`
  return `<dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" showErrorMessage="1" errorTitle="1, 0 or nothing" error="Write 1 where the code applies, 0 where it does not, and nothing where you cannot decide. Remarks go under memo." sqref="${cells}"><formula1>0</formula1><formula2>1</formula2></dataValidation></dataValidations>`
}

/** `A` for 0, `AA` for 26. */
function columnName(place: number): string {
  const ahead = place < 26 ? '' : columnName(Math.floor(place / 26) - 1)
  return ahead + String.fromCharCode(65 + (place % 26))
}
