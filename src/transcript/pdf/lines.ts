import type { PdfItem } from './pdf-item'

/** A line of text on a page. */
export interface PdfLine {
  /** 1-based, counted through the whole file. */
  readonly number: number
  /** 0-based. */
  readonly page: number
  /** 0 where the page has one, else 1 and 2; what crosses both is in 0. */
  readonly column: number
  /** Left to right. */
  readonly items: readonly PdfItem[]
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
}

/** Puts the runs of text of each page together to lines: what stands at one height is one line. */
export function linesOfPages(pages: readonly (readonly PdfItem[])[]): readonly PdfLine[] {
  const lines: PdfLine[] = []
  for (const [page, items] of pages.entries()) {
    for (const [column, some] of columnsOf(items).entries()) {
      for (const row of rowsOf(some)) lines.push(lineOf(row, { page, column, number: lines.length + 1 }))
    }
  }
  return lines
}

/** Makes a line of some of its runs. */
export function lineOf(
  items: readonly PdfItem[],
  { page, column, number }: Pick<PdfLine, 'page' | 'column' | 'number'>,
): PdfLine {
  const end = items.reduce((furthest, item) => Math.max(furthest, item.end), 0)
  const size = items.reduce((largest, item) => Math.max(largest, item.size), 0)
  return { number, page, column, items, x: items[0].x, end, y: items[0].y, size }
}

/** Runs of one height, top to bottom, left to right. */
function rowsOf(items: readonly PdfItem[]): readonly PdfItem[][] {
  const rows: PdfItem[][] = []
  for (const item of [...items].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    // Numbers of notes are raised: they stay on their line.
    if (row && item.y - row[0].y < Math.max(item.size, row[0].size) * 0.45) row.push(item)
    else rows.push([item])
  }
  return rows.map(row => row.sort((a, b) => a.x - b.x))
}

/**
 * Parts a page that is set in two columns, as newspapers are: hardly any line crosses the middle, and both sides are full of words.
 * What crosses (a title over both) is read first.
 */
function columnsOf(items: readonly PdfItem[]): readonly (readonly PdfItem[])[] {
  const rows = rowsOf(items)
  if (rows.length < 10) return [items]
  const left = Math.min(...rows.map(([{ x }]) => x))
  const right = Math.max(...rows.map(row => row[row.length - 1].end))
  const gutters = Array.from({ length: 21 }, (_, i) => left + (right - left) * (0.4 + i * 0.01))
  for (const gutter of gutters) {
    const sides = rows.map(row => ({
      before: row.filter(({ end }) => end <= gutter),
      behind: row.filter(({ x }) => x >= gutter),
    }))
    const isClear = ({ before, behind }: (typeof sides)[number], i: number) =>
      before.length + behind.length === rows[i].length
    const clear = sides.filter(isClear)
    if (clear.length < rows.length * 0.9) continue
    const both = clear.filter(({ before, behind }) => before.length > 0 && behind.length > 0)
    if (both.length < rows.length * 0.6) continue
    const full = (column: 'before' | 'behind') => both.filter(side => lengthOf(side[column]) >= 25).length
    if (full('before') < both.length * 0.7 || full('behind') < both.length * 0.7) continue
    const across = rows.filter((_, i) => !isClear(sides[i], i))
    const behind = (item: PdfItem) => item.x >= gutter
    const inColumns = clear.flatMap(side => [...side.before, ...side.behind])
    return [across.flat(), inColumns.filter(item => !behind(item)), inColumns.filter(behind)]
  }
  return [items]
}

function lengthOf(items: readonly PdfItem[]): number {
  return items.reduce((sum, { text }) => sum + text.length, 0)
}
