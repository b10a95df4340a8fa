import type { Span } from '../../text/span'

/**
 * What a person can do to a coding, or to a stretch of a transcript.
 *
 * `accept`, `reject`: the code applies, or does not. `recode`: another code applies instead. `add`: a code applies where nobody had given it.
 * `adjust`: it applies to another stretch. `memo`: a note that decides nothing. `undo`: takes back an earlier decision of the same person.
 */
export type Deed = 'accept' | 'reject' | 'recode' | 'add' | 'adjust' | 'memo' | 'undo'

export const deeds: readonly Deed[] = ['accept', 'reject', 'recode', 'add', 'adjust', 'memo', 'undo']

/** One line of `decisions.jsonl`: who did what to which words, when and why. Lines are only ever added. */
export interface ReviewDecision {
  /** First 16 hex digits of the SHA-256 of the rest of the line: a line that somebody altered does not have it any more. */
  readonly id: string
  /** When: UTC, ISO 8601 with milliseconds. */
  readonly at: string
  /** Who: the reviewer's name. */
  readonly by: string
  readonly did: Deed
  /** The code that it is about; null for a memo on a stretch, and for `undo`. */
  readonly code: string | null
  readonly transcript: string
  /** The stretch that it is about: of the coding, as it was then. */
  readonly start: number
  readonly end: number
  /** Its words, `text.slice(start, end)`. */
  readonly quote: string
  /** Up to 40 UTF-16 units of the text on either side, by which the stretch is found again in a text that was changed. */
  readonly before: string
  readonly after: string
  /** Id of the coding; null for what was not one. */
  readonly coding: string | null
  /** The code that applies instead (`recode`). */
  readonly toCode: string | null
  /** The stretch to which it applies instead (`adjust`). */
  readonly to: (Span & { readonly quote: string }) | null
  /** Id of the decision that is taken back (`undo`). */
  readonly undoes: string | null
  /** Why, or the words of a memo, as the reviewer wrote them. */
  readonly why: string | null
  /** SHA-256 of the transcript's text, in hex. */
  readonly transcriptSha256: string
  /** SHA-256 of the codebook's YAML, in hex. */
  readonly codebookSha256: string
}

/**
 * What became of a decision when it was laid over the codings of a run.
 *
 * `valid`: it holds as it was made. `redundant`: there is nothing left for it to change. `stale`: the transcript, or what counts as a unit, has
 * changed; where its words were found again it was applied there. `conflict`: it contradicts another person's, or names a code that the codebook
 * does not have; what is disputed was not applied. `superseded`: the same person decided anew later. `undone`: the same person took it back.
 */
export type Outcome = 'valid' | 'redundant' | 'stale' | 'conflict' | 'superseded' | 'undone'

export const outcomeNames: readonly Outcome[] = ['valid', 'redundant', 'stale', 'conflict', 'superseded', 'undone']

/** A decision, and what became of it. */
export interface LaidDecision {
  readonly decision: ReviewDecision
  readonly outcome: Outcome
  /** True where it changed or confirmed a coding of this run. */
  readonly applied: boolean
  /** The stretch that it is about in today's text; null where that was not found. */
  readonly place: Span | null
  /** Id of the coding of this run that it bears on; null where there is none. */
  readonly coding: string | null
  /** In words: "the rules now make this coding themselves". */
  readonly note: string
}
