import type { Cell } from '../text/to-csv'
import type { ColumnLook, Sheet } from './xlsx/sheet'

/** A sheet of rows that are there as a whole; as in `Sheet` where it is not said here. */
export interface SheetOfRows extends Pick<Sheet, 'name' | 'frozenColumns' | 'landscape'> {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** In characters, a column each; as wide as the header unless given. */
  readonly widths?: readonly number[]
  /** Place of the column that is set off by its colour. */
  readonly marked?: number
  /** Places of the first column of decisions, and of the one behind the last. */
  readonly decisions?: readonly [first: number, behind: number]
}

/** Writes a workbook of sheets of rows, whole, as `spreadsheet` does. The same sheets give the same bytes. */
export async function toXlsx(sheets: readonly SheetOfRows[]): Promise<Uint8Array> {
  const { spreadsheet } = await import('./xlsx/spreadsheet')
  return Buffer.concat([...spreadsheet(sheets.map(sheetOf))])
}

function sheetOf({ header, rows, widths, marked, decisions, ...sheet }: SheetOfRows): Sheet {
  const lookOf = (column: number): ColumnLook => {
    if (decisions && column >= decisions[0] && column < decisions[1]) return 'decision'
    return column === marked ? 'marked' : 'plain'
  }
  const columns = header.map((title, i) => ({
    title,
    width: widths?.[i] ?? Math.max(8, title.length + 2),
    look: lookOf(i),
    cell: (row: number) => rows[row][i] ?? null,
  }))
  return { ...sheet, columns, rows: rows.length }
}
