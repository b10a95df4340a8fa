import { speakerRows } from '../readers/speaker-rows'
import { piecesOf, textOf } from './join-lines'
import { lineOf, type PdfLine } from './lines'

/** A row of a table, or a hanging paragraph: what stands left of the words, cell by cell, and the lines of the words. */
export interface PdfRow {
  readonly cells: readonly string[]
  readonly words: readonly PdfLine[]
  readonly number: number
}

/** A stretch of a document: lines, or rows of speakers and words. */
export type Stretch = { readonly lines: readonly PdfLine[] } | { readonly rows: readonly PdfRow[] }

/**
 * Finds where speakers stand in a column of their own, be it a table or hanging paragraphs: most lines begin at one place, or have a run of text
 * that does, and what stands left of it reads like labels. Where that is not so, all is lines.
 */
export function stretchesOf(lines: readonly PdfLine[]): readonly Stretch[] {
  const column = wordsColumn(lines)
  if (column === null) return [{ lines }]
  const places = leftPlaces(lines, column)
  const stretches: ({ lines: PdfLine[] } | { rows: (PdfRow & { words: PdfLine[] })[] })[] = []
  for (const line of lines) {
    const last = stretches.at(-1)
    const at = wordsAt(line, column, last !== undefined && 'rows' in last ? places : [])
    if (at > 0) {
      const row = {
        cells: cellsOf(line.items.slice(0, at), places),
        words: [lineOf(line.items.slice(at), line)],
        number: line.number,
      }
      if (last && 'rows' in last) last.rows.push(row)
      else stretches.push({ rows: [row] })
    } else if (at === 0 && last && 'rows' in last) last.rows[last.rows.length - 1].words.push(line)
    else if (last && 'lines' in last) last.lines.push(line)
    else stretches.push({ lines: [line] })
  }
  const rows = stretches.flatMap(stretch => ('rows' in stretch ? stretch.rows : []))
  const cells = rows.map(({ cells, words }) => [
    ...cells.map(cell => [cell]),
    [words.map(line => textOf(piecesOf(line, ''))).join(' ')],
  ])
  const areLabels = speakerRows(cells)?.some(row => row !== null && row.label !== null) ?? false
  return areLabels ? stretches : [{ lines }]
}

/** Which run of a line begins the words: that in their column or, in a row whose speaker's name is too long for theirs, that behind the gap. */
function wordsAt({ items }: PdfLine, column: number, places: readonly number[]): number {
  const at = items.findIndex(({ x }) => isAt(x, column))
  const [{ x, end, size }, second] = items
  const isTooLong = at === -1 && places.some(place => isAt(x, place)) && end > column
  return isTooLong && second !== undefined && second.x - end > size * 0.5 ? 1 : at
}

const isAt = (x: number, column: number): boolean => Math.abs(x - column) < 2

/** The place at which words begin that have something on their left, in most lines. */
function wordsColumn(lines: readonly PdfLine[]): number | null {
  const uses = new Map<number, { inside: number; first: number }>()
  for (const { items } of lines) {
    for (const [i, { x, size }] of items.entries()) {
      if (i > 0 && x - items[i - 1].end < size * 0.2) continue
      const key = Math.round(x / 2) * 2
      const { inside, first } = uses.get(key) ?? { inside: 0, first: 0 }
      uses.set(key, i === 0 ? { inside, first: first + 1 } : { inside: inside + 1, first })
    }
  }
  let best: { x: number; uses: number } | null = null
  for (const [x] of uses) {
    const near = [x - 2, x, x + 2].flatMap(key => uses.get(key) ?? [])
    const inside = near.reduce((sum, each) => sum + each.inside, 0)
    const first = near.reduce((sum, each) => sum + each.first, 0)
    const isColumn = inside >= 3 && inside + first >= lines.length * 0.5
    // Words go on below themselves, as times and names do not. Where no line does, they stand on the right.
    const isBetter = best === null || inside + first > best.uses || (inside + first === best.uses && x > best.x)
    if (isColumn && isBetter) best = { x, uses: inside + first }
  }
  if (!best) return null
  const { x } = best
  const starts = lines.flatMap(({ items }) => items.flatMap((item, i) => (i > 0 && isAt(item.x, x) ? [item.x] : [])))
  return starts[0] ?? null
}

/** Where the cells left of the words begin. */
function leftPlaces(lines: readonly PdfLine[], column: number): readonly number[] {
  const places: number[] = []
  for (const { items } of lines) {
    const at = items.findIndex(({ x }) => isAt(x, column))
    if (at < 1) continue
    for (const [i, { x, size }] of items.slice(0, at).entries()) {
      const starts = i === 0 || x - items[i - 1].end > size
      if (starts && !places.some(place => Math.abs(place - x) < size * 2)) places.push(x)
    }
  }
  return places.sort((a, b) => a - b).slice(0, 10)
}

function cellsOf(items: PdfLine['items'], places: readonly number[]): readonly string[] {
  const cells = places.map((): PdfLine['items'][number][] => [])
  for (const item of items) {
    const cell = places.findLastIndex(place => place <= item.x + item.size)
    cells[Math.max(0, cell)].push(item)
  }
  return cells.map(cell => textOf(piecesOf({ items: cell }, '')).trim())
}
