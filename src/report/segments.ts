import type { Span } from '../text/span'

/** A stretch of text over which the same spans lie. */
export interface Segment<T extends Span> extends Span {
  /** Those that lie over it, in the order given. */
  readonly over: readonly T[]
}

/**
 * Cuts a stretch of text wherever a span begins or ends in it, so that overlapping spans can be shown: every character is in one segment.
 *
 * @example
 * segments({ start: 0, end: 9 }, [{ start: 2, end: 6 }, { start: 4, end: 9 }]) // 0–2: none, 2–4: the first, 4–6: both, 6–9: the second
 */
export function segments<T extends Span>(within: Span, spans: readonly T[]): readonly Segment<T>[] {
  const here = spans.filter(({ start, end }) => start < within.end && end > within.start && start < end)
  const cuts = new Set([within.start, within.end])
  for (const { start, end } of here) {
    if (start > within.start) cuts.add(start)
    if (end < within.end) cuts.add(end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places
    .slice(0, -1)
    .map((start, i): Segment<T> => {
      const end = places[i + 1]!
      return { start, end, over: here.filter(span => span.start < end && span.end > start) }
    })
    .filter(({ start, end }) => start < end)
}
