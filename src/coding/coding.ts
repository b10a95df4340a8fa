import type { Span } from '../text/span'
import type { Role } from '../transcript/transcript'
import type { Deed } from './decisions/review-decision'

/** The words that made a rule true. */
export interface Evidence extends Span {
  /** The rule's id: `identity/visibility#keywords/0`. */
  readonly rule: string
  /** Where the rule stands: `codebook.yaml:31:19`. */
  readonly at: string
  readonly text: string
}

/** `prompted`: the moderator's turn that opens the exchange matches the same rule. `echoed`: another participant did so earlier in the exchange. Else `spontaneous`. */
export type Origin = 'prompted' | 'echoed' | 'spontaneous'

/** A rule hit is an indicator until a person has judged it. */
export type Status = 'candidate' | 'accepted' | 'rejected'

/** Says that a code applies to a unit, who decided so, and on what evidence. The same type for people and for codebooks. */
export interface Coding extends Span {
  /** A hash of transcript, span, code and coder: the same everywhere, always. */
  readonly id: string
  readonly code: string
  readonly coder: string
  readonly status: Status
  readonly transcript: string
  readonly group: string
  /** 0-based index of the turn; of the first evidence's turn where the unit holds several. */
  readonly turn: number
  readonly speaker: string | null
  readonly role: Role
  /** Id of the guide's question that the unit answers; null where it is not known. */
  readonly question: string | null
  readonly line: number
  /** Seconds. */
  readonly time: number | null
  readonly quote: string
  readonly evidence: readonly Evidence[]
  /** True where every match stands in the reach of a negator; null where no rule asks for negation, so that nobody looked. */
  readonly negated: boolean | null
  readonly origin: Origin
  readonly weight: number
  /** Why, in one line for people: the words, the rules that they fulfil, and what stopped it where something did. */
  readonly because: string
  /** What people decided about it, in the order of time; absent where nobody did. */
  readonly review?: readonly CodingReview[]
}

/** What one person decided about a coding. */
export interface CodingReview {
  /** Id of the line of `decisions.jsonl`. */
  readonly decision: string
  readonly by: string
  /** UTC, ISO 8601. */
  readonly at: string
  readonly did: Deed
  readonly why: string | null
}

/** What stopped a coding. */
export interface Hindrance {
  readonly by: 'except' | 'unless' | 'where' | 'role' | 'negated' | 'prompted' | 'overlap' | 'reviewer'
  /** Id of the rule that stood in the way, and where it is written. */
  readonly rule: string | null
  readonly at: string | null
  /** The words that stood in the way, where there are any. */
  readonly start: number | null
  readonly end: number | null
  readonly text: string | null
}

/** A coding that would have been, and what stopped it. */
export interface Withheld extends Coding {
  readonly withheld: Hindrance
}
