import type { TextDifference } from './difference'
import { firstDifferent, remainders } from './lines-differing'

/**
 * Finds the first row in which two CSV tables differ, and the columns in which it does.
 *
 * Rows count as changed where both tables have one that begins with the same cell and differs behind it.
 */
export function csvDifference(stored: string, made: string): TextDifference | null {
  if (stored === made) return null
  const [before, after] = [rowsOf(stored), rowsOf(made)]
  const at = firstDifferent(before, after)
  const [row, other] = [before[at], after[at]].map(each => (each === undefined ? null : cellsOf(each)))
  const header = cellsOf(after[0] ?? '')
  const same = row !== null && other !== null && row[0] === other[0]
  const differing = same ? placesDiffering(row, other) : []
  const { onlyFirst, onlySecond } = remainders(before, after)
  const keys = new Set(onlySecond.map(firstCell))
  const changed = Math.min(onlySecond.length, onlyFirst.filter(each => keys.has(firstCell(each))).length)
  return {
    line: 1 + lineBreaks(before.slice(0, at).join('')),
    what: at === 0 ? 'the header' : nameOf(header[0] ?? '', (same ? other : (row ?? other))?.[0] ?? ''),
    columns: at === 0 ? [] : differing.map(i => header[i] ?? `column ${i + 1}`),
    stored: valueIn(row, differing, before[at]),
    made: valueIn(other, differing, after[at]),
    counts: {
      of: 'row',
      onlyStored: onlyFirst.length - changed,
      onlyMade: onlySecond.length - changed,
      changed,
    },
  }
}

/** Columns whose cells are the study's own names for things. What stands in others may be what somebody said. */
const names: ReadonlySet<string> = new Set([
  'code',
  'unit',
  'participant',
  'group',
  'question',
  'section',
  'transcript',
])

function nameOf(column: string, cell: string): string | null {
  return names.has(column) && cell !== '' ? `${column} ${JSON.stringify(cell)}` : null
}

function valueIn(
  cells: readonly string[] | null,
  differing: readonly number[],
  row: string | undefined,
): string | null {
  if (cells === null || row === undefined) return null
  return differing.length === 0 ? row.replace(/\n$/, '') : (cells[differing[0]] ?? '')
}

function placesDiffering(a: readonly string[], b: readonly string[]): readonly number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).filter(i => a[i] !== b[i])
}

/** Cuts a table into its rows, each with its line break; line breaks between quotation marks are a cell's own. */
export function rowsOf(text: string): readonly string[] {
  const rows: string[] = []
  let start = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    if (text[i] !== '\n' || quoted) continue
    rows.push(text.slice(start, i + 1))
    start = i + 1
  }
  return start < text.length ? [...rows, text.slice(start)] : rows
}

/** Reads one row as this tool writes it: commas, and quotation marks that are doubled within a cell. */
export function cellsOf(row: string): readonly string[] {
  const cells = row.replace(/\n$/, '').match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? []
  return cells.map((cell, i) => {
    const text = i === 0 && !cell.startsWith(',') ? cell : cell.slice(1)
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
  })
}

function firstCell(row: string): string {
  return row.startsWith('"') ? (cellsOf(row)[0] ?? '') : row.split(/[,\n]/, 1)[0]!
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1
}
