import { overlaps, type Span } from '../../text/span'
import type { CodedTranscript } from '../coded-transcript'
import type { Coding } from '../coding'
import { codebookCoder, codingIds } from '../coding-writer'
import { type Anchor, anchorsIn } from './anchor'
import type { ReviewDecision } from './review-decision'
import type { Claim } from './standing'

/** A stretch with a code: what a decision judges. */
export interface Place extends Span {
  readonly code: string
}

/** A decision, and what it is about in today's text and codings. */
export interface PlacedDecision extends Claim {
  readonly anchor: Anchor
  /** What it judges, or what a memo is about. */
  readonly places: readonly Place[]
  readonly given: Place | null
  /**
   * What happened to the unit that it judged. `other`: the words lie in another unit now, which it judges instead. `unclear`: they lie in units of
   * which it cannot be said to judge any.
   */
  readonly unit: 'same' | 'other' | 'unclear'
}

/** Names a place: one name for one stretch with one code. */
export function placeKey({ start, end, code }: Place): string {
  return `${start}-${end} ${code}`
}

/**
 * Finds what each decision is about today: first its words, then the coding that stands on them.
 *
 * A decision about a coding of the codebook goes with that coding where its unit has other ends now. A decision about what another decision
 * gave goes with that.
 *
 * @param decisions In the order of time.
 */
export function placeDecisions(
  decisions: readonly ReviewDecision[],
  { transcript, codings }: CodedTranscript,
): readonly PlacedDecision[] {
  const anchorOf = anchorsIn(transcript)
  const byCode = new Map<string, Coding[]>()
  for (const coding of codings) {
    const list = byCode.get(coding.code)
    if (list) list.push(coding)
    else byCode.set(coding.code, [coding])
  }
  const known = new Set(codings.map(placeKey))
  const gifts: Gift[] = []
  return decisions.map(decision => {
    const { did, code, toCode } = decision
    const anchor = anchorOf(decision)
    const nothing = { decision, anchor, judges: [], gives: null, places: [], given: null, unit: 'same' } as const
    if (did === 'undo' || code === null || !anchor.place) return nothing
    const own: Place = { ...anchor.place, code }
    const isKnown = did === 'add' || known.has(placeKey(own))
    const { places, unit } = isKnown
      ? ({ places: [own], unit: 'same' } as const)
      : inOtherUnits(decision, anchor, byCode.get(code) ?? [], giftOf(decision, own, gifts) ?? own)
    const given =
      did === 'recode' && toCode !== null
        ? { start: places[0].start, end: places[0].end, code: toCode }
        : did === 'adjust' && anchor.to
          ? { ...anchor.to, code }
          : null
    if (did === 'add') known.add(placeKey(own))
    if (given) {
      known.add(placeKey(given))
      gifts.push({ decision, place: given })
    }
    return {
      decision,
      anchor,
      judges: did === 'memo' ? [] : places.map(placeKey),
      gives: given && placeKey(given),
      places,
      given,
      unit,
    }
  })
}

/** What another decision gave, and where it stands today. */
interface Gift {
  readonly decision: ReviewDecision
  readonly place: Place
}

/** Finds what an earlier decision gave to the same words when they stood elsewhere. */
function giftOf(decision: ReviewDecision, own: Place, gifts: readonly Gift[]): Place | null {
  const found = gifts.filter(({ decision: giver, place }) => {
    const { start, end } = giver.to ?? giver
    if (place.code !== own.code || (start === place.start && end === place.end)) return false
    const isSameText = giver.transcriptSha256 === decision.transcriptSha256
    return isSameText ? start === decision.start && end === decision.end : overlaps(place, own)
  })
  return found.at(-1)?.place ?? null
}

/** True for a decision about a coding that the codebook had made: its id tells. */
function wasOfCodebook({ transcript: id, transcriptSha256, coding, start, end, code }: ReviewDecision): boolean {
  const idOf = codingIds({ id, hash: transcriptSha256 }, codebookCoder)
  return coding !== null && code !== null && idOf({ start, end }, code) === coding
}

/**
 * Finds what a decision is about where no coding stands on its words any more.
 *
 * Of a coding of the codebook it is the one whose unit holds the words in a text that was changed. Where units are larger, the words must be all that the
 * coding rests on: else somebody would have judged what he was not shown. Whoever rejected a larger unit rejected all that is in it.
 */
function inOtherUnits(
  decision: ReviewDecision,
  { place, changed }: Anchor,
  codings: readonly Coding[],
  otherwise: Place,
): Pick<PlacedDecision, 'places' | 'unit'> {
  const within = (span: Span): boolean => span.start >= place!.start && span.end <= place!.end
  const over = wasOfCodebook(decision) ? codings.filter(coding => overlaps(coding, place!)) : []
  if (over.length === 0) return { places: [otherwise], unit: 'same' }
  const isHeir = (coding: Coding): boolean => changed || within(coding) || coding.evidence.every(within)
  const heirs = over.length === 1 ? over.filter(isHeir) : decision.did === 'reject' && over.every(within) ? over : []
  if (heirs.length === 0) return { places: [otherwise], unit: 'unclear' }
  return { places: heirs.map(({ start, end, code }) => ({ start, end, code })), unit: 'other' }
}
