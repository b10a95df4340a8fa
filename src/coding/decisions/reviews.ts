import type { CodingReview } from '../coding'
import { type PlacedDecision, placeKey } from './place-decisions'

/** Lists what stands about each place, in the order of time: what judges it, what gives it its code, and memos. */
export function reviewsByPlace(standing: readonly PlacedDecision[]): ReadonlyMap<string, readonly CodingReview[]> {
  const found = new Map<string, CodingReview[]>()
  for (const { decision, places, given } of standing) {
    const { id, by, at, did, why } = decision
    for (const key of new Set([...places, ...(given ? [given] : [])].map(placeKey))) {
      const list = found.get(key) ?? []
      found.set(key, list)
      list.push({ decision: id, by, at, did, why })
    }
  }
  return found
}
