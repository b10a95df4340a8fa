import type { ReviewDecision } from './review-decision'

/** What a decision says about which places: a place is a stretch with a code, by any name that tells it from others. */
export interface Claim {
  readonly decision: ReviewDecision
  /** The places that it judges: none where its words are gone. */
  readonly judges: readonly string[]
  /** The place to which it gives a code instead (`recode`, `adjust`); null for other decisions. */
  readonly gives: string | null
}

/** What one person says last about one place. */
export interface LastWord {
  readonly claim: Claim
  /** True where the place was judged; false where another decision gave it its code. */
  readonly judged: boolean
}

export interface Standing {
  /** Decisions that stand no more because the same person decided anew, each with the later decision. */
  readonly superseded: ReadonlyMap<string, ReviewDecision>
  /** By place, by reviewer. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, LastWord>>
}

/**
 * Finds what each person says last about each place.
 *
 * A decision stands until the same person judges its place anew, or gives it its code again by recoding or adjusting; a decision that stands no
 * more gives nothing either.
 *
 * @param claims In the order of time, without those that were taken back.
 */
export function standing(claims: readonly Claim[]): Standing {
  const superseded = new Map<string, ReviewDecision>()
  const words = new Map<string, Map<string, LastWord>>()
  // From the last to the first: what comes later is known to stand.
  for (const claim of [...claims].reverse()) {
    const { decision, judges, gives } = claim
    const later = judges.map(place => words.get(place)?.get(decision.by))
    const [by] = later
    if (by && later.every(Boolean)) {
      superseded.set(decision.id, by.claim.decision)
      continue
    }
    for (const [place, judged] of [...judges.map(each => [each, true] as const), ...given(gives)]) {
      const ofPlace = words.get(place) ?? new Map<string, LastWord>()
      words.set(place, ofPlace)
      if (!ofPlace.has(decision.by)) ofPlace.set(decision.by, { claim, judged })
    }
  }
  return { superseded, words }
}

function given(place: string | null): readonly (readonly [string, boolean])[] {
  return place === null ? [] : [[place, false]]
}
