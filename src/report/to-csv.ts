import { stringify } from 'csv-stringify/sync'

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
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { escapeFormulas = true }: CsvOptions = {},
): string {
  const safe = (cell: Cell): Cell => {
    if (typeof cell === 'number') return Number.isInteger(cell) ? cell : Number(cell.toFixed(4))
    return escapeFormulas && cell !== null && hiddenFormula.test(cell) ? `'${cell}` : cell
  }
  const records = [header, ...rows].map(row => row.map(safe))
  // Readers take a bare carriage return for the end of a row.
  return stringify(records, { record_delimiter: '\n', escape_formulas: escapeFormulas, quoted_match: /\r/ })
}

/** What `escape_formulas` leaves: a line break at the start, and signs behind blanks, which spreadsheets drop. */
const hiddenFormula = /^(?:\n|[\s\0\u200b\u2060\ufeff]+[=+\-@\uff1d\uff0b\uff0d\uff20])/
