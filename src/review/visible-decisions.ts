import type { CodedTranscript } from '../coding/coded-transcript'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import type { Blindness } from './api'

type Decisions = readonly ReviewDecision[]

/** Makes what leaves out of all decisions those that the reviewer may not see. */
export function visibleDecisions({
  blind,
  reviewer,
  coded,
}: {
  readonly blind: Blindness
  readonly reviewer: string
  /** As the rules coded them. */
  readonly coded: readonly CodedTranscript[]
}): (all: Decisions) => Decisions {
  if (blind === 'off') return all => all
  if (blind === 'others') return all => all.filter(({ by }) => by === reviewer)
  // What the reviewer once decided about the codebook's codings would tell where these are.
  const hidden = new Set(coded.flatMap(({ codings, withheld }) => [...codings, ...withheld].map(({ id }) => id)))
  return all => {
    const left = new Map<string, ReviewDecision>()
    for (const each of all) {
      if (each.by !== reviewer || hidden.has(each.coding ?? '')) continue
      if (each.undoes === null || left.has(each.undoes)) left.set(each.id, each)
    }
    return [...left.values()]
  }
}
