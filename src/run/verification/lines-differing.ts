import type { TextDifference } from './difference'

/** Finds the first line in which two texts differ, and counts the lines that only one of them has. Null where they are one. */
export function linesDiffering(stored: string, made: string): TextDifference | null {
  if (stored === made) return null
  const [before, after] = [stored.split('\n'), made.split('\n')]
  const first = firstDifferent(before, after)
  const { onlyFirst, onlySecond } = remainders(before, after)
  const changed = Math.min(onlyFirst.length, onlySecond.length)
  return {
    line: first + 1,
    what: null,
    columns: [],
    stored: before[first] ?? null,
    made: after[first] ?? null,
    counts: {
      of: 'line',
      onlyStored: onlyFirst.length - changed,
      onlyMade: onlySecond.length - changed,
      changed,
    },
  }
}

/** Gives the place at which two lists first differ; the shorter one's length where it begins the other. */
export function firstDifferent(a: readonly string[], b: readonly string[]): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

/** Gives what each of two lists has and the other has not, however it is ordered; what stands twice must stand twice in both. */
export function remainders(
  first: readonly string[],
  second: readonly string[],
): { readonly onlyFirst: readonly string[]; readonly onlySecond: readonly string[] } {
  const left = new Map<string, number>()
  for (const each of first) left.set(each, (left.get(each) ?? 0) + 1)
  const onlySecond = second.filter(each => !take(left, each))
  const onlyFirst = first.filter(each => take(left, each))
  return { onlyFirst, onlySecond }
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0
  if (count > 0) counts.set(key, count - 1)
  return count > 0
}
