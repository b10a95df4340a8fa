import type { Span } from '../../text/span'
import type { RatingValue } from '../reliability/rating-counts'

/** What several coders, people and codebooks alike, said of the same units: what agreement is computed from. */
export interface CoderRatings {
  /** At least two. */
  readonly coders: readonly string[]
  /** What one unit is: part of a transcript, or the row of a table that says no more than its id. */
  readonly unit: 'sentence' | 'turn' | 'character' | 'row'
  readonly units: readonly RatedUnit[]
  readonly variables: readonly RatedVariable[]
  /**
   * The stretches as they were coded, where coders chose them; null where the input has ratings of units only. Where there are `texts`, offsets
   * count the talk that is data alone, turn behind turn: no moderator's words and no labels lie between.
   */
  readonly spans: readonly CodedSpan[] | null
  /** The transcripts in which the spans lie. Where it is absent, nothing is said of how well the coders agree on where stretches begin and end. */
  readonly texts?: readonly CodedText[]
}

/** A transcript whose stretches coders chose. */
export interface CodedText {
  readonly transcript: string
  /** Of the talk that is data, in UTF-16 units. */
  readonly length: number
  /** Who coded it, also those who found nothing in it. */
  readonly coders: readonly string[]
}

export interface RatedUnit {
  /** Unique: `fg01:123-180`, or as the table has it. */
  readonly id: string
  /** Null where the input does not tell. */
  readonly group: string | null
  /** Units that are resampled together: a turn's characters. The unit's own id where it stands for itself. */
  readonly cluster: string
  /** How much it weighs: 1, or its length in UTF-16 units where the unit is the character and this is a stretch in which nothing changes. */
  readonly size: number
  /** What was said; null where the input holds no words. */
  readonly text: string | null
  /** `fg01:12`, transcript and line, or `people.csv:12`; null where there is none. */
  readonly place: string | null
}

/** Something that coders decided about every unit: whether a code applies, or a value of a scale. */
export interface RatedVariable {
  /** Id of a code, or a column's name. */
  readonly id: string
  /** `code`: it applies (1) or not (0). `scale`: any values. */
  readonly kind: 'code' | 'scale'
  readonly level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  /** Of a code: 0, 1. */
  readonly categories: readonly RatingValue[]
  /** By coder, then by unit: the place of the value in `categories`, -1 where this coder did not rate the unit. */
  readonly ratings: readonly Int32Array[]
}

/** A stretch of a transcript that a coder gave a code. */
export interface CodedSpan extends Span {
  readonly coder: string
  readonly code: string
  readonly transcript: string
}
