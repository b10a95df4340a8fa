import type { Loss } from '../ledger'

/**
 * A project of a program for qualitative analysis, as far as it is read: who coded which words with which codes.
 *
 * It is what REFI-QDA (versions 1.0 and 1.5) exchanges as `.qdpx`. Guids are lower case and without braces, since programs write them in any way.
 */
export interface QdaProject extends QdaNoted {
  /** As the caller named it. */
  readonly file: string
  /** What the project calls itself. */
  readonly name: string | null
  /** The program that wrote it, as it calls itself. */
  readonly origin: string | null
  /** Guid of the user who made the project. */
  readonly creator: string | null
  readonly users: readonly QdaUser[]
  /** Depth first: a code stands ahead of those below it. */
  readonly codes: readonly QdaCode[]
  /** In the order of the project. */
  readonly sources: readonly QdaSource[]
  /** Codings that lie on no words: by what they are of, how many (`pictures`, `whole sources`). */
  readonly wordless: ReadonlyMap<string, number>
  /** The sources that have them, one line each. */
  readonly elsewhere: readonly QdaElsewhere[]
  /** Pictures, recordings, and PDFs without a text. */
  readonly media: readonly QdaMedium[]
  readonly variables: readonly QdaVariable[]
  readonly cases: readonly QdaCase[]
  readonly sets: readonly QdaSet[]
  readonly notes: readonly QdaNote[]
  readonly links: readonly QdaLink[]
  /** Lines of drawings. */
  readonly graphs: readonly number[]
  /** What else it tells, and no study has a place for. */
  readonly unkept: readonly Loss[]
}

/** Something that was described, and that notes may be about. */
export interface QdaNoted {
  /** Empty where there is none. */
  readonly description: string
  /** Guids of notes. */
  readonly noteRefs: readonly string[]
}

/** What somebody selected in a source, and that is no stretch of its text. */
export interface QdaElsewhere {
  /** `pictures`. */
  readonly what: string
  readonly source: string
  /** The place among the sources of the text that was coded as a whole; null for what is no text. */
  readonly text: number | null
  /** How many codings, and how many selections without any. */
  readonly codings: number
  readonly uncoded: number
  readonly line: number
}

export interface QdaMedium extends QdaNoted {
  /** `pictures`, `recordings`, `PDFs without a text`. */
  readonly what: string
  readonly guid: string | null
  readonly name: string
  readonly values: readonly QdaValue[]
  readonly line: number
}

export interface QdaVariable {
  readonly guid: string
  readonly name: string
  readonly type: string
  readonly description: string
  readonly line: number
}

/** What a variable says of a case or a source: as it is written, null where nothing is. */
export interface QdaValue {
  /** Guid. */
  readonly variable: string
  readonly value: string | null
}

/** A person, a group, or whatever else a project counts. */
export interface QdaCase extends Pick<QdaNoted, 'description'> {
  readonly guid: string | null
  readonly name: string | null
  readonly values: readonly QdaValue[]
  /** Guids. */
  readonly codes: readonly string[]
  readonly sources: readonly string[]
  readonly selections: readonly string[]
  readonly line: number
}

export interface QdaSet extends Pick<QdaNoted, 'description'> {
  readonly name: string
  /** Guids. */
  readonly codes: readonly string[]
  readonly sources: readonly string[]
  readonly notes: readonly string[]
  readonly line: number
}

export interface QdaNote extends QdaNoted {
  readonly guid: string | null
  readonly name: string
  /** Null where the project does not hold it. */
  readonly text: string | null
  /** Guid of who wrote it, and when, as it is written. */
  readonly user: string | null
  readonly at: string | null
  /** Codings of the note, which is no data. */
  readonly codings: number
  readonly line: number
}

export interface QdaLink {
  /** Guids of any two things. */
  readonly from: string
  readonly to: string
  readonly name: string
  readonly line: number
}

export interface QdaUser {
  readonly guid: string
  readonly name: string
}

export interface QdaCode extends QdaNoted {
  readonly guid: string
  readonly name: string
  /** Guid of the code above it. */
  readonly parent: string | null
  /** False for a heading that nothing can be coded with. */
  readonly isCodable: boolean
  /** `#RRGGBB`. */
  readonly colour: string | null
  readonly line: number
}

/** A text that was coded: a source of text, or the text that stands for a PDF. */
export interface QdaSource extends QdaNoted {
  readonly guid: string | null
  readonly name: string
  /** With its line ends as they are stored, without a byte-order mark; null where the project does not hold it. */
  readonly text: string | null
  /** Why there is no text. */
  readonly missing: string | null
  readonly selections: readonly QdaSelection[]
  /** Codings of the source as a whole. */
  readonly whole: readonly QdaCoding[]
  readonly values: readonly QdaValue[]
  /** 1-based line of `project.qde`. */
  readonly line: number
}

/** A stretch of a text. */
export interface QdaSelection extends QdaNoted {
  readonly guid: string | null
  /** Positions as they are written; programs count them in several ways. */
  readonly start: number
  readonly end: number
  /** What the project calls the selection: by custom the words themselves, often cut short, sometimes a name of its own. */
  readonly name: string | null
  /** Guid of the user who made it. */
  readonly user: string | null
  /** When it was made, as it is written. */
  readonly at: string | null
  readonly codings: readonly QdaCoding[]
  readonly line: number
}

export interface QdaCoding {
  /** Guid. */
  readonly code: string
  /** Guid of the user; null where nobody is named. */
  readonly user: string | null
  /** When it was made, as it is written. */
  readonly at: string | null
  readonly noteRefs: readonly string[]
  readonly line: number
}
