import { type InternedSets, sharedMembers } from './interned-sets'
import { distanceBySizes, type SetDistance } from './set-distance'

/** Gives the distance of two sets by number. */
export function setDistances(sets: InternedSets, distance: SetDistance): (a: number, b: number) => number {
  return (a, b) => (a === b ? 0 : distanceBySizes(distance, sharedMembers(sets, a, b), sets.sizes[a], sets.sizes[b]))
}
