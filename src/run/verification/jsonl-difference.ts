import type { TextDifference } from './difference'
import { firstDifferent, remainders } from './lines-differing'

/**
 * Finds the first line in which two files of codings differ, and counts the codings that are in one only, or in both with a difference.
 *
 * Codings are the same one where they have the same id.
 */
export function jsonlDifference(stored: string, made: string): TextDifference | null {
  if (stored === made) return null
  const [before, after] = [stored.split('\n'), made.split('\n')]
  const at = firstDifferent(before, after)
  const [line, other] = [before[at], after[at]].map(each => (each ? recordIn(each) : null))
  const same = line?.id !== undefined && line.id === other?.id
  const columns = same ? keysDiffering(line, other!) : []
  const { onlyFirst, onlySecond } = remainders(before, after)
  const ids = new Set(onlySecond.map(idOf))
  const changed = onlyFirst.filter(each => ids.has(idOf(each))).length
  const value = (record: Readonly<Record<string, unknown>> | null, text: string | undefined): string | null =>
    text ? (columns.length === 0 || record === null ? text : (JSON.stringify(record[columns[0]!]) ?? null)) : null
  return {
    line: at + 1,
    what: before[at] && line === null ? 'this line is no JSON' : nameOf(other ?? line),
    columns,
    stored: value(line, before[at]),
    made: value(other, after[at]),
    counts: { of: 'coding', onlyStored: onlyFirst.length - changed, onlyMade: onlySecond.length - changed, changed },
  }
}

/** Names a coding by its id, which tells nothing of what was said. */
function nameOf(record: Readonly<Record<string, unknown>> | null): string | null {
  if (typeof record?.id !== 'string') return null
  return typeof record.code === 'string' ? `coding ${record.id} of ${record.code}` : `line ${record.id}`
}

function idOf(line: string): unknown {
  return recordIn(line)?.id ?? line
}

function recordIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function keysDiffering(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.filter(key => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
}
