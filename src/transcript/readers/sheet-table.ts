import type { WorkbookSheet } from '../workbook'
import { columnsByName, findKey, namesText } from './columns'
import { emptyRecord } from './empty-record'
import type { ReadOptions } from './reader'
import { uniqueNames } from './unique-names'

/** A table within a sheet. */
export interface SheetTable {
  readonly names: readonly string[]
  /** Rows below the header. */
  readonly rows: WorkbookSheet['rows']
  /** 1-based row of the sheet that the first of them is. */
  readonly first: number
}

/** A title, a date and some notes may stand above a header, but not a page. */
const reach = 30

/**
 * Finds the table of turns or answers in a sheet: its header is the first row, of those near the top, that names a column of texts, or, where the
 * options name columns, all of these. The word "Comments" alone above a wider table is no header. Null where the sheet has none.
 */
export function findTable({ rows }: WorkbookSheet, options: ReadOptions): SheetTable | null {
  for (let i = 0; i < Math.min(rows.length, reach); i++) {
    const names = uniqueNames(rows[i])
    if (!mayBeHeader(names, rows[i], options)) continue
    const below = rows.slice(i + 1)
    const sample = below.slice(0, 1000).map(cells => {
      const fields = emptyRecord<string>()
      for (const [k, name] of names.entries()) fields[name] = cells[k]
      return fields
    })
    if (columnsByName(names, sample, options)) return { names, rows: below, first: i + 2 }
  }
  return null
}

function mayBeHeader(names: readonly string[], cells: readonly string[], options: ReadOptions): boolean {
  const { textColumn, speakerColumn, idColumn, groupColumn } = options
  const named = [textColumn, speakerColumn, idColumn, groupColumn].filter(name => name !== undefined)
  if (!named.every(name => findKey(names, name) !== undefined)) return false
  if (named.length > 0) return true
  const filled = cells.filter(cell => cell.trim() !== '')
  if (!filled.some(namesText)) return false
  return cells.length === 1 || filled.length > 1
}
