/**
 * A project of a program for qualitative analysis, as far as it is read: who coded which words with which codes.
 *
 * It is what REFI-QDA (versions 1.0 and 1.5) exchanges as `.qdpx`. Guids are lower case and without braces, since programs write them in any way.
 */
export interface QdaProject {
  /** As the caller named it. */
  readonly file: string
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
}

export interface QdaUser {
  readonly guid: string
  readonly name: string
}

export interface QdaCode {
  readonly guid: string
  readonly name: string
  /** Guid of the code above it. */
  readonly parent: string | null
  /** False for a heading that nothing can be coded with. */
  readonly isCodable: boolean
}

/** A text that was coded: a source of text, or the text that stands for a PDF. */
export interface QdaSource {
  readonly name: string
  /** With its line ends as they are stored, without a byte-order mark; null where the project does not hold it. */
  readonly text: string | null
  /** Why there is no text. */
  readonly missing: string | null
  readonly selections: readonly QdaSelection[]
  /** 1-based line of `project.qde`. */
  readonly line: number
}

/** A stretch of a text. */
export interface QdaSelection {
  /** Positions as they are written; programs count them in several ways. */
  readonly start: number
  readonly end: number
  /** What the project calls the selection: by custom the words themselves, often cut short, sometimes a name of its own. */
  readonly name: string | null
  readonly codings: readonly QdaCoding[]
  readonly line: number
}

export interface QdaCoding {
  /** Guid. */
  readonly code: string
  /** Guid of the user; null where nobody is named. */
  readonly user: string | null
  readonly line: number
}
