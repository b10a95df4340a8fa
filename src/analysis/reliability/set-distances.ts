import { type InternedSets, overlapsInOrder, sharedMembers } from './interned-sets'
import { distanceBySizes, type SetDistance } from './set-distance'

/** Gives the distance of two sets by number. */
export function setDistances(sets: InternedSets, distance: SetDistance): (a: number, b: number) => number {
  return (a, b) => (a === b ? 0 : distanceBySizes(distance, sharedMembers(sets, a, b), sets.sizes[a], sets.sizes[b]))
}

/** Calls with each set in order, and its distances to the sets ahead of it. The array is used again. */
export function eachRow(
  sets: InternedSets,
  distance: SetDistance,
  use: (set: number, distances: Float64Array) => void,
): void {
  const { count, sizes } = sets
  const countShared = overlapsInOrder(sets)
  const width = sizes.reduce((most, size) => Math.max(most, size), 0) + 1
  const tables = new Map<number, Float64Array>()
  const shared = new Int32Array(count)
  const distances = new Float64Array(count)
  for (let set = 0; set < count; set++) {
    const table = tables.get(sizes[set]) ?? tableOf(distance, sizes[set], width)
    tables.set(sizes[set], table)
    countShared(set, shared)
    for (let other = 0; other < set; other++) distances[other] = table[sizes[other] * width + shared[other]]
    use(set, distances)
  }
}

/** The distances of a set of one size to sets of every size, by how much they share: a look-up is faster than a quotient. */
function tableOf(distance: SetDistance, size: number, width: number): Float64Array {
  const table = new Float64Array(width * width)
  for (let other = 0; other < width; other++)
    for (let shared = 0; shared <= Math.min(size, other); shared++)
      table[other * width + shared] = distanceBySizes(distance, shared, size, other)
  return table
}
