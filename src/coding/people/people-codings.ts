import type { Span } from '../../text/span'

/** What a file holds of what people coded: ratings of units, or stretches of transcripts that carry codes. */
export type PeopleCodings = UnitRatings | SpanCodings

/** Ratings of units that the file itself names: whether each code applies, or values of scales. */
export interface UnitRatings {
  readonly kind: 'units'
  readonly file: string
  /** Each once, in the order of the file. */
  readonly units: readonly NamedUnit[]
  readonly variables: readonly NamedVariable[]
  /** Names; null is whoever made the file, where it names nobody. */
  readonly coders: readonly (string | null)[]
  /** By variable, by coder, by unit: as written, but `1` and `0` for a code; null where this coder did not rate the unit. */
  readonly values: readonly (readonly (readonly (string | null)[])[])[]
  /**
   * Where a unit says which codes it has, so that no other applies: by coder, the units that were rated, by their place in `units`. Null where
   * each code has a value of its own.
   */
  readonly sets: readonly ReadonlySet<number>[] | null
}

export interface NamedUnit {
  readonly id: string
  readonly group: string | null
  readonly text: string | null
  /** 1-based line of the file. */
  readonly line: number
  /** The stretch of a transcript that it is; null where the file does not tell. */
  readonly span: (Span & { readonly transcript: string }) | null
  /** Line of the transcript on which it begins; null where the file does not tell. */
  readonly transcriptLine: number | null
}

export interface NamedVariable {
  /** As the file has it: the id of a code, its label, or any name. */
  readonly name: string
  /** `code`: it applies or not. `scale`: any values. */
  readonly kind: 'code' | 'scale'
}

/** Codings of stretches of transcripts. */
export interface SpanCodings {
  readonly kind: 'spans'
  readonly file: string
  readonly spans: readonly PersonSpan[]
  /** Codes that its coders could have given, also those that none of them gave; where it is absent, those of the spans. */
  readonly codes?: readonly string[]
}

/** A stretch of a transcript to which somebody gave a code; start and end are those that the file has. */
export interface PersonSpan extends Span {
  /** Null is whoever made the file. */
  readonly coder: string | null
  /** Id or label. Empty where this coder looked at the transcript and found nothing. */
  readonly code: string
  readonly transcript: string
  /** The words, where the file repeats them. */
  readonly quote: string | null
  /** True where a person has looked at it and said that the code does not apply. */
  readonly rejected: boolean
  readonly line: number
  readonly column: number
}

/** How files of codings are to be read, where that cannot be told by their content. */
export interface ReadCodingsOptions {
  /** Names of the columns of a table without a header. */
  readonly columns?: readonly string[]
  readonly unitColumn?: string
  readonly coderColumn?: string
  readonly codeColumn?: string
  readonly valueColumn?: string
  readonly groupColumn?: string
  readonly textColumn?: string
  /** Columns that hold a coder's ratings each, all of one variable. */
  readonly coderColumns?: readonly string[]
  /** What stands between several codes in one cell; unless told, what the cells show (`setSeparator`). */
  readonly separator?: string
  /** Of unit × code: that an empty cell means 0, and a tick 1; else it was not rated. */
  readonly blankMeans?: '0' | 'unrated'
  /** Of unit × code, only these columns are codes or scales. */
  readonly isWanted?: (name: string) => boolean
  /** True where values other than 0 and 1 are meant as values of a scale, however few they are. */
  readonly hasScales?: boolean
  /** True for the name of a code that a codebook has: its values can only be 0 and 1. */
  readonly isCode?: (name: string) => boolean
  /** Columns that say something of the speaker. */
  readonly attributes?: readonly string[]
}
