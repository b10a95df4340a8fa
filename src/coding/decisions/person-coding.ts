import type { Transcript } from '../../transcript/transcript'
import { lineFinder } from '../../transcript/transcript'
import type { Coding, CodingReview, Origin, Status } from '../coding'
import { codingIds } from '../coding-writer'
import type { Place, PlacedDecision } from './place-decisions'
import type { ReviewDecision } from './review-decision'

export interface PersonCodingParts {
  readonly place: Place
  /** The decision that gives the code: its reviewer is the coder. */
  readonly by: PlacedDecision
  readonly status: Status
  /** Of the coding that was moved here; nobody can tell it for others, since no rule says which words of the moderator would count. */
  readonly origin: Origin
  readonly review: readonly CodingReview[]
}

/**
 * Gives what writes a coding that a person gave: it rests on no rule, so it has no evidence, and its whole stretch says it.
 *
 * @param questionOf Tells which question of the guide a turn answers.
 */
export function personCodings(
  transcript: Transcript,
  questionOf: (turn: number) => string | null,
): (parts: PersonCodingParts) => Coding {
  const { turns, text } = transcript
  const lineOf = lineFinder(transcript)
  return ({ place: { start, end, code }, by: { decision }, status, origin, review }) => {
    const turn = turns.find(each => each.end > start) ?? turns[turns.length - 1]
    return {
      id: codingIds(transcript, decision.by)({ start, end }, code),
      code,
      coder: decision.by,
      status,
      transcript: transcript.id,
      group: transcript.group,
      turn: turn.index,
      speaker: turn.speaker,
      role: turn.role,
      question: questionOf(turn.index),
      start,
      end,
      line: lineOf(start),
      time: turn.time,
      quote: text.slice(start, end),
      evidence: [],
      negated: null,
      origin,
      weight: 1,
      because: because(decision),
      review,
    }
  }
}

function because({ by, did, code, why }: ReviewDecision): string {
  const said = {
    accept: `${by} accepted this code, which the codebook does not give here`,
    recode: `${by} gave this code in place of ${code}`,
    adjust: `${by} gave this code to this stretch in place of another`,
    add: `${by} gave this code`,
  }[did as 'accept' | 'recode' | 'adjust' | 'add']
  return why === null || why.trim() === '' ? said : `${said}: ${why.replace(/\s+/g, ' ').trim()}`
}
