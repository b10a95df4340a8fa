import { type Cell, csvLine } from '../../text/to-csv'

/** What is read as a table by another program. */
interface Rows {
  readonly columns: readonly { readonly name: string; readonly cell: (row: number) => Cell }[]
  readonly rows: number
}

/** Writes a table as CSV for programs: words exactly as they are, numbers with all their digits. In pieces, since it may be long. */
export function* exactCsv({ columns, rows }: Rows): Generator<string> {
  const line = (cells: readonly Cell[]): string =>
    csvLine(
      cells.map(cell => (cell === null ? null : `${cell}`)),
      { escapeFormulas: false },
    )
  let piece = line(columns.map(({ name }) => name))
  for (let row = 0; row < rows; row++) {
    piece += line(columns.map(({ cell }) => cell(row)))
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield piece
}
