import { type Cell, type CsvOptions, toCsv } from '../text/to-csv'

/** Writes rows as CSV, a column for each name and what it shows of a row. */
export function table<Row>(
  columns: readonly (readonly [name: string, cell: (row: Row) => Cell])[],
  rows: readonly Row[],
  options: CsvOptions | undefined,
): string {
  return toCsv(
    columns.map(([name]) => name),
    rows.map(row => columns.map(([, cell]) => cell(row))),
    options,
  )
}

/** Names columns. An attribute or a code that is called like a column ahead of it says what it is: `attribute:role`, `code:role`. */
export function headerOf(
  fixed: readonly string[],
  attributes: readonly string[],
  codes: readonly string[],
): readonly string[] {
  const taken = new Set(fixed)
  const name = (kind: string, wanted: string): string => {
    let free = wanted
    while (taken.has(free)) free = `${kind}:${free}`
    taken.add(free)
    return free
  }
  return [...fixed, ...attributes.map(each => name('attribute', each)), ...codes.map(each => name('code', each))]
}
