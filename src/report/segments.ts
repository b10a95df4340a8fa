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
  const waiting = here.map((span, order) => ({ span, order })).sort((a, b) => a.span.start - b.span.start)
  let next = 0
  let open: typeof waiting = []
  // From left to right, with what is open: a turn of many thousand codings must not look at all of them at every cut.
  return places.slice(0, -1).map((start, i): Segment<T> => {
    open = open.filter(({ span }) => span.end > start)
    while (next < waiting.length && waiting[next]!.span.start <= start) open.push(waiting[next++]!)
    const over = [...open].sort((a, b) => a.order - b.order).map(({ span }) => span)
    return { start, end: places[i + 1]!, over }
  })
}
