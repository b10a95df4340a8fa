import type { ReviewDecision } from './review-decision'

/**
 * Finds the decisions that stand no more because who made them took them back, each with the undo that did so: the first, where there are several.
 *
 * An undo can be taken back too: then what it took back stands again. Nobody can take back what somebody else decided.
 *
 * @param decisions In the order of time.
 */
export function takenBack(decisions: readonly ReviewDecision[]): ReadonlyMap<string, ReviewDecision> {
  const byId = new Map(decisions.map(decision => [decision.id, decision]))
  const undos = new Map<string, ReviewDecision[]>()
  for (const undo of decisions) {
    const target = targetOf(undo, byId)
    if (target?.by === undo.by) undos.set(target.id, [...(undos.get(target.id) ?? []), undo])
  }
  const depths = depthsOf(decisions, byId)
  const deepestFirst = [...decisions].sort((a, b) => depths.get(b.id)! - depths.get(a.id)!)
  const found = new Map<string, ReviewDecision>()
  for (const { id } of deepestFirst) {
    const undo = undos.get(id)?.find(each => !found.has(each.id))
    if (undo) found.set(id, undo)
  }
  return found
}

/** Gives what a decision takes back; undefined where it takes back nothing that is known. */
export function targetOf(
  { did, undoes }: ReviewDecision,
  byId: ReadonlyMap<string, ReviewDecision>,
): ReviewDecision | undefined {
  return did === 'undo' && undoes !== null ? byId.get(undoes) : undefined
}

/** How many undos lie between each decision and the one that they end at. An id is a hash over what it names, so that no chain can close. */
function depthsOf(
  decisions: readonly ReviewDecision[],
  byId: ReadonlyMap<string, ReviewDecision>,
): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const decision of decisions) {
    const chain: ReviewDecision[] = []
    let at: ReviewDecision | undefined = decision
    while (at && !depths.has(at.id)) {
      chain.push(at)
      at = targetOf(at, byId)
    }
    let depth = at ? depths.get(at.id)! : -1
    for (const each of chain.reverse()) depths.set(each.id, ++depth)
  }
  return depths
}
