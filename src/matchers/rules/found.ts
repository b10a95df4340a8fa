import type { Span } from '../../text/span'

/** A place in a unit where something was found: its first and last word, by number, and the spans of the words that made it. */
export interface Found {
  readonly first: number
  readonly last: number
  readonly spans: readonly Span[]
}

/** Counts the words strictly between two places of which the second is the later; negative when they share a word or stand in the other order. */
export type Distance = (earlier: Found, later: Found) => number

/** Joins places into one that reaches over all of them. */
export function joined(places: readonly Found[]): Found {
  return {
    first: Math.min(...places.map(place => place.first)),
    last: Math.max(...places.map(place => place.last)),
    spans: places.flatMap(place => place.spans),
  }
}
