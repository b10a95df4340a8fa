import type { ReviewDecision } from './review-decision'
import { targetOf } from './taken-back'

/**
 * Merges decisions of several files: each once, in the order in which they were made.
 *
 * The order of the lists, and how decisions are spread over them, makes no difference.
 */
export function mergeDecisions(lists: readonly (readonly ReviewDecision[])[]): readonly ReviewDecision[] {
  const byId = new Map(lists.flat().map(decision => [decision.id, decision]))
  return [...byId.values()].sort(byTime)
}

/** Compares by time; of the same millisecond, by id, so that there is one order. */
export function byTime(a: ReviewDecision, b: ReviewDecision): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** Sorts decisions by transcript. An undo goes with what it takes back, whatever transcript it names itself. */
export function decisionsByTranscript(
  decisions: readonly ReviewDecision[],
): ReadonlyMap<string, readonly ReviewDecision[]> {
  const byId = new Map(decisions.map(decision => [decision.id, decision]))
  const homes = new Map<string, string>()
  const found = new Map<string, ReviewDecision[]>()
  for (const decision of decisions) {
    const chain: ReviewDecision[] = []
    let at: ReviewDecision | undefined = decision
    let home: string | undefined
    while (at && home === undefined) {
      chain.push(at)
      home = homes.get(at.id) ?? (targetOf(at, byId) ? undefined : at.transcript)
      at = targetOf(at, byId)
    }
    for (const { id } of chain) homes.set(id, home!)
    const list = found.get(home!)
    if (list) list.push(decision)
    else found.set(home!, [decision])
  }
  return found
}
