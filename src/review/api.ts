import type { Coding, Withheld } from '../coding/coding'
import type { Deed, Outcome, ReviewDecision } from '../coding/decisions/review-decision'
import type { Span } from '../text/span'
import type { Role } from '../transcript/transcript'

/**
 * What the page and its server tell each other, as JSON.
 *
 * `GET /api/study` → StudyView. `GET /api/transcripts/ID` → TranscriptView. `POST /api/decisions` with a Wish → 201 and Taken, or 400 and Refused.
 * `GET /api/changes?since=REVISION` → Changes. Each with `Authorization: Bearer TOKEN`; without it 401.
 */

/** Whose decisions a reviewer does not see: nobody's, those of others, or those of others and of the codebook. */
export type Blindness = 'off' | 'others' | 'all'

export interface StudyView {
  /** Title of the study; null where transcripts were coded without one. */
  readonly study: string | null
  readonly reviewer: string
  readonly blind: Blindness
  readonly codebook: {
    readonly title: string
    readonly version: string
    readonly sha256: string
    readonly family: string
  }
  /** In the codebook's order. */
  readonly codes: readonly CodeView[]
  readonly transcripts: readonly TranscriptLine[]
  readonly counts: Counts
  /** Who decided how often, in the order of names; in blind modes the reviewer alone. */
  readonly reviewers: readonly { readonly by: string; readonly decisions: number }[]
  readonly revision: number
}

export interface CodeView {
  readonly id: string
  readonly label: string
  readonly level: number
  readonly parent: string | null
  readonly brief: string | null
  readonly definition: string | null
  readonly useWhen: readonly string[]
  readonly notWhen: readonly string[]
  readonly examples: readonly string[]
  readonly counterexamples: readonly { readonly text: string; readonly because: string | null }[]
}

/** How codings stand. A coding is in one of the four states. */
export interface Standings {
  readonly codings: number
  readonly candidates: number
  readonly accepted: number
  readonly rejected: number
  readonly conflicts: number
}

export interface Counts extends Standings {
  /** Lines of the decision files that this reviewer may see. */
  readonly decisions: number
}

/** A transcript in the list of all. */
export interface TranscriptLine extends Standings {
  readonly id: string
  readonly group: string
  readonly turns: number
  /** Words of everybody who speaks. */
  readonly words: number
}

/** `conflict`: people decided against each other. */
export type Standing = 'candidate' | 'accepted' | 'rejected' | 'conflict'

export interface TranscriptView {
  readonly id: string
  readonly group: string
  /** Of the text, in hex. */
  readonly sha256: string
  readonly text: string
  readonly turns: readonly TurnView[]
  /** The units that can be coded. */
  readonly units: readonly Span[]
  readonly codings: readonly CodingView[]
  readonly withheld: readonly Withheld[]
  /** Notes that nobody took back, in the order of time. */
  readonly memos: readonly ReviewDecision[]
  /** Decisions that could not be laid on a coding of today: nothing is dropped in silence. */
  readonly loose: readonly { readonly decision: ReviewDecision; readonly outcome: Outcome; readonly note: string }[]
  readonly revision: number
}

export interface TurnView extends Span {
  readonly index: number
  readonly speaker: string | null
  readonly role: Role
  readonly line: number
  /** Seconds. */
  readonly time: number | null
}

export interface CodingView extends Coding {
  readonly standing: Standing
  /** Everything that was decided about it and may be seen, in the order of time. */
  readonly decisions: readonly DecisionView[]
}

export interface DecisionView {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly did: Deed
  readonly why: string | null
  readonly toCode: string | null
  readonly to: (Span & { readonly quote: string }) | null
  /** True where its author took it back. */
  readonly undone: boolean
}

/** Longest reason or memo, in UTF-16 units. */
export const longestWhy = 2000

/** What the page asks to be kept. The server adds who and when, the words, the hashes and the ids: a page cannot forge them. */
export interface Wish {
  readonly did: Deed
  readonly transcript: string
  /** Not for a memo on a stretch, nor for `undo`. */
  readonly code?: string | null
  readonly start: number
  readonly end: number
  /** For `recode`. */
  readonly toCode?: string | null
  /** For `adjust`. */
  readonly to?: Span | null
  /** For `undo`. */
  readonly undoes?: string | null
  /** Id of the coding that it is about. */
  readonly coding?: string | null
  readonly why?: string | null
}

/** The answer to a wish that was fulfilled: its line is on the disk. */
export interface Taken {
  readonly decision: ReviewDecision
  readonly transcript: TranscriptView
  readonly counts: Counts
}

/** The answer to a wish that was not. */
export interface Refused {
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}

export interface Changes {
  /** As it is now. */
  readonly revision: number
  /** Whether it is another than the page knows. */
  readonly changed: boolean
}
