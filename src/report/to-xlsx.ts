import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import type { Cell } from './to-csv'
import { withoutClock } from './without-clock'

/** One sheet of a workbook. */
export interface Sheet {
  /** At most 31 characters, without `: \ / ? * [ ]`: what spreadsheets allow. */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** In characters, a column each; as wide as the header unless given. */
  readonly widths?: readonly number[]
  /** How many columns stay in sight; none unless given. The header row always does. */
  readonly frozenColumns?: number
  /** Place of a column that is set off by its colour: what the others are about. */
  readonly marked?: number
  /** Places of the first column in which somebody writes 0 or 1, and of the one behind the last: narrow, titled upright, framed, and they take nothing else. */
  readonly decisions?: readonly [first: number, behind: number]
  /** Paper is turned; a page is as wide as the sheet. */
  readonly landscape?: boolean
}

/**
 * Writes a workbook: one sheet a table, header in bold and frozen, long text wrapped. The same sheets give the same bytes.
 *
 * Text stays text: no cell becomes a formula, whatever it begins with. Control characters, which XML cannot hold, are left out, and text
 * is cut at what a cell can hold. Numbers are whole, not rounded.
 */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const book = writeExcelFile(
    sheets.map(({ name, header, rows, widths, frozenColumns, marked, decisions, landscape }) => {
      const decides = (column: number): boolean =>
        decisions !== undefined && column >= decisions[0] && column < decisions[1]
      const longest = Math.max(0, ...header.filter((_, i) => decides(i)).map(each => each.length))
      // In points; 409 is the most that spreadsheets allow.
      const upright = { height: Math.min(409, 24 + 6 * longest) }
      return {
        sheet: name,
        data: [
          header.map((title, i) => ({
            ...headerCell(title),
            ...(decisions ? upright : {}),
            ...(decides(i) ? { textRotation: 90, alignVertical: 'bottom' as const } : {}),
          })),
          ...rows.map(row =>
            row.map((cell, i) => {
              if (decides(i)) return { ...(bodyCell(cell) ?? {}), ...decisionStyle }
              return i === marked ? { ...(bodyCell(cell) ?? {}), backgroundColor: '#FFF6D5' } : bodyCell(cell)
            }),
          ),
        ],
        columns: header.map((title, i) => ({ width: widths?.[i] ?? Math.max(8, title.length + 2) })),
        stickyRowsCount: 1,
        ...(frozenColumns ? { stickyColumnsCount: frozenColumns } : {}),
        ...(landscape ? { orientation: 'landscape' as const } : {}),
      }
    }),
    { features: [sheetExtras(sheets)] },
  )
  return withoutClock(await book.toBuffer())
}

function headerCell(title: string) {
  return { value: textOf(title), type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' as const }
}

function bodyCell(cell: Cell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' as const }
  return { value: textOf(cell), type: String, wrap: true, alignVertical: 'top' as const }
}

/** What a cell of a spreadsheet can hold, in UTF-16 units: Excel's limit. */
export const mostInCell = 32_767
const cutMark = ' […]'

function textOf(cell: string): string {
  const whole =
    cell.length <= mostInCell
      ? cell
      : cell.slice(0, mostInCell - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark
  // Spreadsheets break lines with LF alone, and take `_x0041_` for an A.
  const text = whole.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  // The library counts texts by the keys of an object, which has a `constructor` already. It leaves out the control character itself.
  return text in {} ? `\u0001${text}` : text
}

const decisionStyle = {
  align: 'center',
  alignVertical: 'top',
  borderStyle: 'thin',
  borderColor: '#BFBFBF',
} as const

/** What the library does not know of: cells that take 0, 1 or nothing, and pages as wide as the sheet. */
function sheetExtras(sheets: readonly Sheet[]): Feature<Stream | Blob | Buffer> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const { decisions, rows, landscape } = sheets[sheetIndex]
            const taking = decisions && rows.length > 0 ? onlyZeroOrOne(xml, decisions, rows.length) : xml
            return landscape ? fittedToWidth(taking) : taking
          },
        },
      },
    },
  }
}

/** Data validation stands behind the cells and ahead of whatever says how a sheet is printed (ECMA-376 part 1, 18.3.1.99). */
function onlyZeroOrOne(xml: string, [first, behind]: readonly [number, number], rows: number): string {
  const cells = `${columnName(first)}2:${columnName(behind - 1)}${rows + 1}`
  const rule = `<dataValidations count="1"><dataValidation type="whole" operator="between" allowBlank="1" showErrorMessage="1" errorTitle="1, 0 or nothing" error="Write 1 where the code applies, 0 where it does not, and nothing where you cannot decide. Remarks go under memo." sqref="${cells}"><formula1>0</formula1><formula2>1</formula2></dataValidation></dataValidations>`
  return xml.replace('</sheetData>', `</sheetData>${rule}`)
}

function fittedToWidth(xml: string): string {
  return xml
    .replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
}

/** `A` for 0, `AA` for 26. */
function columnName(place: number): string {
  const ahead = place < 26 ? '' : columnName(Math.floor(place / 26) - 1)
  return ahead + String.fromCharCode(65 + (place % 26))
}
