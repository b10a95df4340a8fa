import type { Coding, Withheld } from '../coding/coding'

/** Gives a coding as a line of `codings.jsonl` holds it: its keys in the order that the contract fixes, and no others; `review` only where people decided about it. */
export function codingRecord(coding: Coding): Coding {
  return {
    id: coding.id,
    code: coding.code,
    coder: coding.coder,
    status: coding.status,
    transcript: coding.transcript,
    group: coding.group,
    turn: coding.turn,
    speaker: coding.speaker,
    role: coding.role,
    question: coding.question,
    start: coding.start,
    end: coding.end,
    line: coding.line,
    time: coding.time,
    quote: coding.quote,
    evidence: coding.evidence.map(({ rule, at, start, end, text }) => ({ rule, at, start, end, text })),
    negated: coding.negated,
    origin: coding.origin,
    weight: coding.weight,
    because: coding.because,
    ...(coding.review && {
      review: coding.review.map(({ decision, by, at, did, why }) => ({ decision, by, at, did, why })),
    }),
  }
}

/** Gives a withheld coding as a line of `withheld.jsonl` holds it: a coding, and what stopped it. */
export function withheldRecord(coding: Withheld): Withheld {
  const { by, rule, at, start, end, text } = coding.withheld
  return { ...codingRecord(coding), withheld: { by, rule, at, start, end, text } }
}
