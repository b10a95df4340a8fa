import type { Span } from '../../text/span'
import type { Transcript } from '../../transcript/transcript'
import { type FoundAgain, finderOf, type Remembered } from './find-again'
import type { ReviewDecision } from './review-decision'

/** Where a decision's words stand in today's text. */
export interface Anchor {
  /** Null where they were not found. The place of an `adjust` is known even where its new stretch is gone. */
  readonly place: Span | null
  /** The new stretch of an `adjust`; null for other deeds, and where its words were not found. */
  readonly to: Span | null
  /** True where the text is not the one that the decision was made on. */
  readonly changed: boolean
  /** In how many places the words stand that cannot be told apart; 0 where they stand nowhere, 1 where all that is needed was found. */
  readonly places: number
}

/** Gives what finds the words of decisions in a transcript, which may have changed since. */
export function anchorsIn({ text, hash, turns }: Transcript): (decision: ReviewDecision) => Anchor {
  const find = finderOf(text)
  const stands = ({ start, end }: Span, quote: string): boolean => text.slice(start, end) === quote
  return decision => {
    const { start, end, quote, to } = decision
    // Nothing can be said of words where nobody speaks.
    if (turns.length === 0) return { place: null, to: null, changed: true, places: 0 }
    const isSame = decision.transcriptSha256 === hash && stands(decision, quote) && (!to || stands(to, to.quote))
    if (isSame) return { place: { start, end }, to: to && { start: to.start, end: to.end }, changed: false, places: 1 }
    const found = find(decision)
    if (!('place' in found)) return { place: null, to: null, changed: true, places: found.places }
    const { place } = found
    if (!to) return { place, to: null, changed: true, places: 1 }
    const moved = newStretch(to, decision, place, find)
    return 'place' in moved
      ? { place, to: moved.place, changed: true, places: 1 }
      : { place, to: null, changed: true, places: moved.places }
  }
}

/** The new stretch of an `adjust` is told by the old one, which it overlaps or lies near. */
function newStretch(
  to: NonNullable<ReviewDecision['to']>,
  { start, quote, before, after }: ReviewDecision,
  place: Span,
  find: (wanted: Remembered) => FoundAgain,
): FoundAgain {
  const known = { text: before + quote + after, start: start - before.length }
  const at = (offset: number): number => offset - known.start
  const reaches = (offset: number): boolean => at(offset) >= 0 && at(offset) <= known.text.length
  return find({
    quote: to.quote,
    before: reaches(to.start) ? known.text.slice(0, at(to.start)).slice(-40) : '',
    after: reaches(to.end) ? known.text.slice(at(to.end)).slice(0, 40) : '',
    start: to.start + place.start - start,
  })
}
