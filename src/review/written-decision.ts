import type { ReviewDecision } from '../coding/decisions/review-decision'
import { cutsSign, type ReadWish } from './read-wish'

/** Writes down what the reviewer asks for with the words themselves, and with what finds them again: nothing of that comes from the page. */
export function writtenDecision(wish: ReadWish): Omit<ReviewDecision, 'id' | 'at' | 'by' | 'codebookSha256'> {
  const { did, transcript, start, end, code, coding, toCode, to, undoes, why } = wish
  const { id, text, hash } = transcript
  const before = Math.max(0, start - around)
  const after = Math.min(text.length, end + around)
  return {
    did,
    code,
    transcript: id,
    start,
    end,
    quote: text.slice(start, end),
    before: text.slice(cutsSign(text, before) ? before + 1 : before, start),
    after: text.slice(end, cutsSign(text, after) ? after - 1 : after),
    coding: coding?.id ?? null,
    toCode,
    to: to && { start: to.start, end: to.end, quote: text.slice(to.start, to.end) },
    undoes,
    why,
    transcriptSha256: hash,
  }
}

/** UTF-16 units of the text kept on either side of a stretch. */
const around = 40
