import type { Span } from '../../text/span'

/**
 * Gives the numbers of the turns over which a stretch lies, first and last; null where it lies over none.
 *
 * @param turns Sorted, not overlapping.
 */
export function turnsOver(turns: readonly Span[], { start, end }: Span): { first: number; last: number } | null {
  let [low, high] = [0, turns.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle]!.end > start) high = middle
    else low = middle + 1
  }
  let last = low - 1
  while (last + 1 < turns.length && turns[last + 1]!.start < end) last++
  return last < low ? null : { first: low, last }
}
