/** A character of a table's text is about so wide, in twentieths of a point (Calibri, 9 points), and a cell has so much margin. */
const character = 120
const margin = 200

/**
 * Shares out the width of a page among the columns of a table: each gets its longest word as far as there is room, and what is left goes to those
 * with longer text.
 *
 * @param cells Row by row, the header among them.
 * @param total Of the page, in twentieths of a point.
 * @returns Whole numbers that add up to `total`.
 */
export function columnWidths(cells: readonly (readonly string[])[], total: number): readonly number[] {
  const columns = (cells[0] ?? []).map((_, i) => cells.map(row => row[i] ?? ''))
  const least = columns.map(texts => longest(texts.flatMap(text => text.split(/\s+/))) * character + margin)
  // Long text is broken into lines, so beyond some length a column gains little by being wider.
  const wanted = columns.map((texts, i) => Math.max(least[i]!, Math.min(longest(texts), 90) * character + margin))
  const room = total - sum(least)
  const more = wanted.map((width, i) => width - least[i]!)
  const shares =
    room <= 0
      ? least.map(width => (width / sum(least)) * total)
      : least.map((width, i) => width + (sum(more) === 0 ? room / least.length : (more[i]! / sum(more)) * room))
  const widths = shares.map(Math.floor)
  const last = widths.length - 1
  return widths.map((width, i) => (i === last ? width + total - sum(widths) : width))
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
