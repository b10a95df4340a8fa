import { getOrMake } from '../get-or-make'
import {
  type HeldSets,
  type Holders,
  heldSets,
  holdersByFeature,
  meetings,
  pairsOf,
  type SetCluster,
} from './held-sets'
import { type InternedSets, membersBySet, sharedMembers } from './interned-sets'
import { distanceBySizes, type SetDistance } from './set-distance'

/** By cluster: how alike a set is to all that the cluster holds, each as often as it was given. One less their distance. */
export type LikenessSums = Readonly<Record<SetDistance, Float64Array>>

/**
 * Calls with each set and how alike it is to what each cluster holds, by either measure. The arrays are used again.
 *
 * The empty set is like no other and is left out. Two sets are compared in one of three ways, whichever is least work: by the members
 * that they share; by the pairs of members that they share, most sets sharing one member at most, which is counted for all at once;
 * or by their bits, where sets are large.
 */
export function eachLikeness(
  sets: InternedSets,
  clusters: readonly SetCluster[],
  use: (set: number, likeness: LikenessSums) => void,
): void {
  const held = heldSets(sets, clusters)
  const sums = { jaccard: new Float64Array(clusters.length), masi: new Float64Array(clusters.length) }
  const addUp = leastWork(sets, held)
  for (let set = 0; set < sets.count; set++) {
    if (sets.sizes[set] === 0) continue
    sums.jaccard.fill(0)
    sums.masi.fill(0)
    addUp(set, sums)
    use(set, sums)
  }
}

type AddUp = (set: number, sums: LikenessSums) => void

/** Pairs of larger sets are too many to be listed, or counted in a byte. */
const largestForPairs = 22

function leastWork(sets: InternedSets, held: HeldSets): AddUp {
  const { count, words, sizes } = sets
  const membersOf = membersBySet(sets)
  const work = meetings(membersOf)
  const most = sizes.reduce((max, size) => Math.max(max, size), 0)
  if (most <= largestForPairs) {
    const pairs = pairsOf(membersOf)
    if (2 * meetings(pairs) < work) return byPairs(sizes, membersOf, pairs, held)
  }
  return work > 4 * words * count * count ? byBits(sets, held) : byMembers(sizes, membersOf, held)
}

/** How alike a set of one size is to one of another, by either measure: by the other's size and by how much is shared. */
interface Tables extends LikenessSums {
  /** How many places each size of the other has. */
  readonly width: number
}

/** @param at Where a share of so many members stands in the table. The places between two of them have what the one ahead has. */
function tablesBySize(
  sizes: Int32Array,
  {
    at,
    value,
  }: {
    readonly at: (shared: number) => number
    readonly value: (likeness: (shared: number) => number, shared: number) => number
  },
  asSteps: boolean,
): (size: number) => Tables {
  const most = sizes.reduce((max, size) => Math.max(max, size), 0)
  const width = at(most) + 2
  const tables = new Map<number, Tables>()
  const tableOf = (distance: SetDistance, size: number): Float64Array => {
    const table = new Float64Array((most + 1) * width)
    for (let other = 1; other <= most; other++) {
      const likeness = (shared: number) => (shared === 0 ? 0 : 1 - distanceBySizes(distance, shared, size, other))
      const first = other * width
      for (let shared = 0; shared <= Math.min(size, other); shared++) {
        const now = value(likeness, shared)
        if (!asSteps) table[first + at(shared)] = now
        // The step onto it is taken at the place ahead of it.
        else if (shared > 0 && at(shared) > 0) table[first + at(shared) - 1] = now - value(likeness, shared - 1)
      }
    }
    return table
  }
  return size =>
    getOrMake(tables, size, () => ({ jaccard: tableOf('jaccard', size), masi: tableOf('masi', size), width }))
}

const itself = (likeness: (shared: number) => number, shared: number): number => likeness(shared)

/** Likeness grows by a step with each member that is found in both. */
function byMembers(sizes: Int32Array, membersOf: readonly (readonly number[])[], held: HeldSets): AddUp {
  const holders = holdersByFeature(membersOf, held)
  const found = new Uint16Array(held.set.length)
  const tables = tablesBySize(sizes, { at: shared => shared, value: itself }, true)
  return (set, sums) => {
    found.fill(0)
    const steps = tables(sizes[set])
    for (const member of membersOf[set]) addSteps(holders[member], found, steps, sums)
  }
}

/**
 * With s members shared, likeness is s times that of one shared member, which follows from how many sets have each member, and a rest,
 * which is none for s below 2. So only sets that share a pair are looked at, and the rest grows with each of the s(s − 1)/2 pairs.
 */
function byPairs(
  sizes: Int32Array,
  membersOf: readonly (readonly number[])[],
  pairs: readonly (readonly number[])[],
  held: HeldSets,
): AddUp {
  const membersHolders = holdersByFeature(membersOf, held)
  const pairsHolders = holdersByFeature(pairs, held)
  const found = new Uint8Array(held.set.length)
  const ones = tablesBySize(sizes, { at: shared => shared, value: itself }, false)
  const rests = tablesBySize(
    sizes,
    { at: shared => (shared * (shared - 1)) / 2, value: (likeness, shared) => likeness(shared) - shared * likeness(1) },
    true,
  )
  return (set, sums) => {
    const one = ones(sizes[set])
    for (const member of membersOf[set]) addRuns(membersHolders[member], one, sums)
    if (pairs[set].length === 0) return
    found.fill(0)
    const rest = rests(sizes[set])
    for (const pair of pairs[set]) addSteps(pairsHolders[pair], found, rest, sums)
  }
}

function addRuns(
  { ends, sizes, clusters, given }: Holders,
  { jaccard, masi, width }: Tables,
  sums: LikenessSums,
): void {
  let start = 0
  for (let run = 0; run < ends.length; run++) {
    const weight = given[run] * (ends[run] - start)
    start = ends[run]
    sums.jaccard[clusters[run]] += weight * jaccard[sizes[run] * width + 1]
    sums.masi[clusters[run]] += weight * masi[sizes[run] * width + 1]
  }
}

function addSteps(
  { held, ends, sizes, clusters, given }: Holders,
  found: Uint8Array | Uint16Array,
  { jaccard, masi, width }: Tables,
  sums: LikenessSums,
): void {
  let i = 0
  for (let run = 0; run < ends.length; run++) {
    const first = sizes[run] * width
    let byJaccard = 0
    let byMasi = 0
    for (const end = ends[run]; i < end; i++) {
      const step = first + found[held[i]]++
      byJaccard += jaccard[step]
      byMasi += masi[step]
    }
    sums.jaccard[clusters[run]] += given[run] * byJaccard
    sums.masi[clusters[run]] += given[run] * byMasi
  }
}

function byBits(sets: InternedSets, { set: held, given, size, cluster }: HeldSets): AddUp {
  const tables = tablesBySize(sets.sizes, { at: shared => shared, value: itself }, false)
  return (set, sums) => {
    const { jaccard, masi, width } = tables(sets.sizes[set])
    for (let place = 0; place < held.length; place++) {
      const likeness = size[place] * width + sharedMembers(sets, set, held[place])
      sums.jaccard[cluster[place]] += given[place] * jaccard[likeness]
      sums.masi[cluster[place]] += given[place] * masi[likeness]
    }
  }
}
