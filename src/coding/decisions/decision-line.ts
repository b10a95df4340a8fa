import { hash } from 'node:crypto'
import type { ReviewDecision } from './review-decision'

/** A decision as somebody makes it, before it has its id. */
export type UnsignedDecision = Omit<ReviewDecision, 'id'>

/** Keys of a line, in their order: the id is a hash of the others as they stand. */
export const decisionKeys = [
  'id',
  'at',
  'by',
  'did',
  'code',
  'transcript',
  'start',
  'end',
  'quote',
  'before',
  'after',
  'coding',
  'toCode',
  'to',
  'undoes',
  'why',
  'transcriptSha256',
  'codebookSha256',
] as const satisfies readonly (keyof ReviewDecision)[]

/** Gives a decision its id: the first 16 hex digits of the SHA-256 of the rest of its line, as JSON, its keys in their order. */
export function withId(decision: UnsignedDecision): ReviewDecision {
  const { to } = decision
  const rest: UnsignedDecision = {
    at: decision.at,
    by: decision.by,
    did: decision.did,
    code: decision.code,
    transcript: decision.transcript,
    start: decision.start,
    end: decision.end,
    quote: decision.quote,
    before: decision.before,
    after: decision.after,
    coding: decision.coding,
    toCode: decision.toCode,
    to: to && { start: to.start, end: to.end, quote: to.quote },
    undoes: decision.undoes,
    why: decision.why,
    transcriptSha256: decision.transcriptSha256,
    codebookSha256: decision.codebookSha256,
  }
  return { id: hash('sha256', JSON.stringify(rest)).slice(0, 16), ...rest }
}

/** Writes a decision as a line of `decisions.jsonl`, with its id and a line break: JSON holds none itself, so that a line is whole or torn. */
export function decisionLine(decision: UnsignedDecision): string {
  return `${JSON.stringify(withId(decision))}\n`
}
