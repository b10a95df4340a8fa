/** What a cell can hold: text, a number, or nothing. */
export type Cell = string | number | null

export interface CsvOptions {
  /**
   * Puts an apostrophe ahead of text that a spreadsheet would take for a formula (`=…`, `+…`, `- well`): on unless told otherwise.
   * It alters that text; say false where another program reads the file and words must be exact.
   */
  readonly escapeFormulas?: boolean
}

/**
 * Writes a table as CSV (RFC 4180, but lines end in `\n`), header first. Numbers are rounded to four decimals, as plain decimals;
 * nothing is an empty cell.
 *
 * @example
 * toCsv(['code', 'share'], [['cost', 1 / 3], ['=cost', null]]) // "code,share\ncost,0.3333\n'=cost,\n"
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[], options?: CsvOptions): string {
  let csv = csvLine(header, options)
  for (const row of rows) csv += csvLine(row, options)
  return csv
}

/** Writes one row, with the end of its line. */
export function csvLine(cells: readonly Cell[], { escapeFormulas = true }: CsvOptions = {}): string {
  const written = (cell: Cell): string => {
    if (cell === null) return ''
    if (typeof cell === 'number') return `${Number.isInteger(cell) ? cell : Number(cell.toFixed(4))}`
    const text = escapeFormulas && looksLikeFormula(cell) ? `'${cell}` : cell
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${cells.map(written).join(',')}\n`
}

/** True for text that a spreadsheet takes for a formula, or that it would not leave in its cell. */
export function looksLikeFormula(text: string): boolean {
  return formula.test(text)
}

/** What a spreadsheet takes for a formula, also behind blanks, which it drops; and line breaks and tabs at the start, which split cells. */
const formula = /^(?:[\n\r\t]|[\s\0\u200b\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/
/** Readers take a bare carriage return, too, for the end of a row. */
const special = /[",\n\r]/
