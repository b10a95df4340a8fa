import type { Problem } from '../../problem'
import { readDecisions } from '../decisions/read-decisions'
import type { ReviewDecision } from '../decisions/review-decision'
import { reviewersCodings } from '../decisions/reviewers-codings'
import type { SpanCodings } from './people-codings'

/** True for the bytes of a file of people's decisions: its lines begin like no other file's. */
export function holdsDecisions(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes
  const start = Buffer.from(buffer, byteOffset, Math.min(length, 200)).toString('latin1')
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{"id":"[0-9a-f]{16}","at":"[^"]*","by":"/.test(start)
}

/**
 * Reads `decisions.jsonl` as codings: each reviewer is a coder, with what he ended up saying. What was accepted, added, or given in place of something else applies;
 * what was rejected, recoded or moved away was looked at, and does not.
 *
 * Its bytes tell no encoding, since the last line may be torn: they are UTF-8.
 */
export function readDecidedCodings(
  bytes: Uint8Array,
  file: string,
): { readonly codings: SpanCodings; readonly problems: readonly Problem[] } {
  const text = new TextDecoder().decode(bytes)
  const { decisions, problems } = readDecisions(text, file)
  const lineOf = new Map(
    text.split('\n').flatMap((line, i) => [...line.matchAll(/\{"id":"([0-9a-f]{16})"/g)].map(([, id]) => [id, i + 1])),
  )
  const spans = reviewersCodings(decisions).map(({ decision, ...coding }) => {
    return { ...coding, line: lineOf.get(decision) ?? 1, column: 1 }
  })
  return { codings: { kind: 'spans', file, spans }, problems: [...problems, ...judgedInPart(decisions, file)] }
}

/** Whoever judges what stands there says nothing of all the rest, which a comparison can only take for "no". */
function judgedInPart(decisions: readonly ReviewDecision[], file: string): readonly Problem[] {
  const judging = decisions.filter(({ did, coding }) => coding !== null && (did === 'accept' || did === 'reject'))
  const people = [...new Set(judging.map(({ by }) => by))].sort()
  if (people.length === 0) return []
  const problem: Problem = {
    code: 'judged-in-part',
    severity: 'warning',
    message: `${people.join(' and ')} judged codings that were there already; whatever else is in these transcripts counts as read and not coded`,
    file,
    hint: 'compare reviewers who went through it all without seeing each other’s decisions, or have them code a sample blind',
  }
  return [problem]
}
