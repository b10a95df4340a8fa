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
  /** True where it is said of the unit as a whole by words that stand elsewhere: the question that it answers, say. */
  readonly ofUnit?: boolean
}

/** Counts the words strictly between two places of which the second is the later; negative when they share a word or stand in the other order. */
export type Distance = (earlier: Found, later: Found) => number

/** Joins places into one that reaches over all of them. */
export function joined(parts: readonly Found[]): Found {
  return {
    first: Math.min(...parts.map(part => part.first)),
    last: Math.max(...parts.map(part => part.last)),
    spans: parts.flatMap(part => part.spans),
    parts,
    ...(parts.every(part => part.ofUnit) ? { ofUnit: true } : {}),
  }
}
