import type { Span } from '../../text/span'

/** A place in a text where something was found: its first and last word, by number, and the spans of the words that made it. */
export interface Found {
  readonly first: number
  readonly last: number
  readonly spans: readonly Span[]
  /** Number of the pattern that found it, where one did. */
  readonly pattern?: number
  /** Where several rules made it, what each of them found: in the order of the text for `near`, `before` and `after`. */
  readonly parts?: readonly Found[]
  /** Where any of several places would do, all of them. */
  readonly any?: readonly Found[]
  /** True where it is said of the unit as a whole by words that stand elsewhere: the question that it answers, say. */
  readonly ofUnit?: boolean
}

/** Counts the words strictly between two places of which the second is the later; negative when they share a word or stand in the other order. */
export type Distance = (earlier: Found, later: Found) => number

/** Joins places into one that reaches over all of them. */
export function joined(parts: readonly Found[]): Found {
  return { ...over(parts), parts }
}

/** Takes places, any of which would do, as one. */
export function anyOf(places: readonly Found[]): Found {
  return places.length === 1 ? places[0] : { ...over(places), any: places }
}

function over(places: readonly Found[]): Found {
  let { first, last } = places[0]
  for (const place of places) {
    if (place.first < first) first = place.first
    if (place.last > last) last = place.last
  }
  const ofUnit = places.every(place => place.ofUnit)
  return { first, last, spans: places.flatMap(({ spans }) => spans), ...(ofUnit ? { ofUnit } : {}) }
}
