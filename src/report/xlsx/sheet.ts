import type { Cell } from '../../text/to-csv'

/** One sheet of a workbook, as it is written. */
export interface Sheet {
  /** At most 31 characters, without `: \ / ? * [ ]`: what spreadsheets allow. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** How many rows stand below the header. */
  readonly rows: number
  /** Whether the header has a filter for each column; not unless told. */
  readonly filters?: boolean
  /** How many columns stay in sight; none unless given. The header always does. */
  readonly frozenColumns?: number
  /** Paper is turned; a page is as wide as the sheet. Not unless told. */
  readonly landscape?: boolean
}

export interface SheetColumn {
  readonly title: string
  /** Gives the cell of a row, counted from 0 below the header. */
  readonly cell: (row: number) => Cell
  /** In characters. */
  readonly width: number
  readonly look: ColumnLook
}

/**
 * `plain`; `share`: its numbers are shown as per cent; `marked`: set off by its colour, as what the others are about; `decision`: somebody
 * writes 0 or 1 there, so it is titled upright, framed, and takes nothing else.
 */
export type ColumnLook = 'plain' | 'share' | 'marked' | 'decision'

/** What a sheet can hold, the header's row among them. */
export const mostRows = 1_048_576
export const mostColumns = 16_384
