import type { Codebook } from '../../codebook/codebook'
import type { CodedTranscript } from '../coded-transcript'
import type { Coding, CodingReview, Hindrance, Withheld } from '../coding'
import { mergeDecisions } from './merge-decisions'
import { outcomes } from './outcomes'
import { personCodings } from './person-coding'
import { type PlacedDecision, placeDecisions, placeKey } from './place-decisions'
import type { LaidDecision, ReviewDecision } from './review-decision'
import { reviewsByPlace } from './reviews'
import { standing } from './standing'
import { takenBack } from './taken-back'
import { type Verdict, verdicts } from './verdicts'

export interface LayOptions {
  readonly codebook: Codebook
  /** Tells which question of the guide a turn answers. */
  readonly questionOf?: (turn: number) => { readonly question: string } | null
}

/** A transcript's codings with people's decisions laid over them, and what became of each decision. */
export interface DecisionsLaid {
  readonly coded: CodedTranscript
  /** Every decision once, in the order of time. */
  readonly laid: readonly LaidDecision[]
}

/**
 * Lays what people decided over what the codebook coded.
 *
 * Of each person, the last decision about a coding that was not taken back stands. What all who judged it say is done: the coding is accepted, or rejected (it
 * stays, and is in no count), or has another code, or another stretch. Where people contradict one another nothing is done; the coding stays a candidate
 * that names them all. Codings that people gave have their names as coder; where the codebook makes the same coding, that one is accepted.
 *
 * @param coded As `applyCodebook` gives it.
 * @param decisions Those of this transcript, in any order.
 */
export function layDecisions(
  coded: CodedTranscript,
  decisions: readonly ReviewDecision[],
  { codebook, questionOf = () => null }: LayOptions,
): DecisionsLaid {
  if (decisions.length === 0) return { coded, laid: [] }
  const inOrder = mergeDecisions([decisions])
  const undone = takenBack(inOrder)
  const placed = placeDecisions(inOrder, coded)
  const claims = placed.filter(({ decision }) => !undone.has(decision.id))
  const words = standing(claims)
  const orderOf = new Map(codebook.codes.map(({ id }, i) => [id, i]))
  const isCode = (id: string): boolean => orderOf.has(id)
  const isUsable = ({ decision: { code, toCode }, anchor: { places } }: PlacedDecision): boolean =>
    places === 1 && [code, toCode].every(each => each === null || isCode(each))
  const stands = claims.filter(each => isUsable(each) && !words.superseded.has(each.decision.id))
  const found = verdicts(placed, words, isUsable)
  const reviews = reviewsByPlace(stands)
  const isContested = ({ judges }: PlacedDecision): boolean => judges.some(key => found.get(key)?.said === 'conflict')
  const givers = giversByPlace(stands)
  // What is given in place of a coding that people dispute is not given.
  const giverOf = ({ inFavour }: Verdict, key: string): PlacedDecision | undefined =>
    givers.get(key)?.find(each => inFavour.has(each.decision.by) && !(each.gives === key && isContested(each)))

  const base = new Map(coded.codings.map(coding => [placeKey(coding), coding]))
  const codings: Coding[] = []
  const withheld: Withheld[] = []
  for (const coding of coded.codings) {
    const key = placeKey(coding)
    const verdict = found.get(key)
    const judged = reviewed(coding, reviews.get(key))
    if (verdict?.said === 'applies') codings.push(giverOf(verdict, key) ? { ...judged, status: 'accepted' } : judged)
    else if (verdict?.said === 'does not apply') codings.push({ ...judged, status: 'rejected' })
    else if (verdict?.said === 'moved') withheld.push({ ...judged, withheld: movedTo(verdict, coded) })
    else codings.push(judged)
  }
  const write = personCodings(coded.transcript, turn => questionOf(turn)?.question ?? null)
  const given = new Set<string>()
  for (const [key, verdict] of found) {
    const { place, said } = verdict
    if (base.has(key) || !(said === 'applies' || said === 'conflict')) continue
    const by = giverOf(verdict, key)
    if (!by) continue
    given.add(key)
    const status = said === 'applies' ? 'accepted' : 'candidate'
    const origin = (by.decision.did === 'adjust' && base.get(by.judges[0])?.origin) || 'spontaneous'
    codings.push(write({ place, by, status, origin, review: reviews.get(key)! }))
  }
  // What the codebook itself withheld has no verdict, but people may have written memos about it.
  for (const each of coded.withheld) {
    const key = placeKey(each)
    withheld.push(base.has(key) || given.has(key) ? each : reviewed(each, reviews.get(key)))
  }
  const byPlace = (a: Coding, b: Coding): number =>
    a.start - b.start || orderOf.get(a.code)! - orderOf.get(b.code)! || a.end - b.end
  const laidOver: CodedTranscript = {
    ...coded,
    codings: codings.sort(byPlace),
    withheld: withheld.sort(byPlace),
  }
  return {
    coded: laidOver,
    laid: outcomes({ placed, undone, words, verdicts: found, isCode, before: coded, after: laidOver }),
  }
}

/** Lists, in the order of time, the decisions by which a code applies to each place, whether the codebook gives it there or not. */
function giversByPlace(stands: readonly PlacedDecision[]): ReadonlyMap<string, readonly PlacedDecision[]> {
  const found = new Map<string, PlacedDecision[]>()
  for (const each of stands) {
    const { decision, judges, gives } = each
    const isFor = decision.did === 'add' || decision.did === 'accept'
    for (const key of new Set([...(isFor ? judges : []), ...(gives === null ? [] : [gives])])) {
      const list = found.get(key)
      if (list) list.push(each)
      else found.set(key, [each])
    }
  }
  return found
}

function reviewed<T extends Coding>(coding: T, review: readonly CodingReview[] | undefined): T {
  return review ? { ...coding, review } : coding
}

function movedTo({ to }: Verdict, { transcript: { text } }: CodedTranscript): Hindrance {
  const { start, end } = to!
  return { by: 'reviewer', rule: null, at: null, start, end, text: text.slice(start, end) }
}
