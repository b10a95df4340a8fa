import { getOrMake } from '../get-or-make'
import { type InternedSets, membersBySet, sharedMembers } from './interned-sets'
import { distanceBySizes, type SetDistance } from './set-distance'

/** What the units hold that are resampled together. */
export interface SetCluster {
  /** Distinct sets, by number. */
  readonly sets: readonly number[]
  /** How often each of `sets` was given, by weight. */
  readonly given: readonly number[]
}

/** By cluster: how alike a set is to all that the cluster holds, each as often as it was given. One less their distance. */
export type LikenessSums = Readonly<Record<SetDistance, Float64Array>>

/**
 * Calls with each set and how alike it is to what each cluster holds, by either measure. The arrays are used again.
 *
 * The empty set is like no other and is left out: 50 codes that are rare leave little to compare. Of the others, only what shares a member
 * is looked at, once for each member that it shares.
 */
export function eachLikeness(
  sets: InternedSets,
  clusters: readonly SetCluster[],
  use: (set: number, likeness: LikenessSums) => void,
): void {
  const held = heldSets(sets, clusters)
  const width = sets.sizes.reduce((most, size) => Math.max(most, size), 0) + 1
  const sums = { jaccard: new Float64Array(clusters.length), masi: new Float64Array(clusters.length) }
  const tables = new Map<number, LikenessTables>()
  const membersOf = membersBySet(sets)
  const large = shareMuch(sets, membersOf)
  const addUp = large ? byBits(sets, held) : byMembers(membersOf, held)
  for (let set = 0; set < sets.count; set++) {
    const size = sets.sizes[set]
    if (size === 0) continue
    const table = getOrMake(tables, size, () => likenessTables(size, width, large ? 'whole' : 'step'))
    sums.jaccard.fill(0)
    sums.masi.fill(0)
    addUp(set, table, sums)
    use(set, sums)
  }
}

/** The sets that clusters hold, in flat lists: by size, then by cluster, then by how often they were given. A run is alike in all three. */
interface HeldSets {
  readonly set: Int32Array
  readonly given: Float64Array
  readonly size: Int32Array
  readonly cluster: Int32Array
}

function heldSets({ sizes }: InternedSets, clusters: readonly SetCluster[]): HeldSets {
  const places: { set: number; given: number; cluster: number }[] = []
  for (const [cluster, { sets, given }] of clusters.entries())
    for (const [i, set] of sets.entries()) if (sizes[set] > 0) places.push({ set, given: given[i], cluster })
  places.sort((a, b) => sizes[a.set] - sizes[b.set] || a.cluster - b.cluster || a.given - b.given)
  return {
    set: Int32Array.from(places, ({ set }) => set),
    given: Float64Array.from(places, ({ given }) => given),
    size: Int32Array.from(places, ({ set }) => sizes[set]),
    cluster: Int32Array.from(places, ({ cluster }) => cluster),
  }
}

/** By the other's size and how many members are shared: the likeness of a set of one size, or what the next shared member adds to it. */
interface LikenessTables extends LikenessSums {
  readonly width: number
}

function likenessTables(size: number, width: number, of: 'step' | 'whole'): LikenessTables {
  const tableOf = (distance: SetDistance): Float64Array => {
    const table = new Float64Array(width * width)
    const likeness = (shared: number, other: number) =>
      shared === 0 ? 0 : 1 - distanceBySizes(distance, shared, size, other)
    for (let other = 1; other < width; other++) {
      const most = Math.min(size, other)
      for (let shared = 0; shared <= most; shared++) {
        const now = likeness(shared, other)
        if (of === 'whole') table[other * width + shared] = now
        else if (shared < most) table[other * width + shared] = likeness(shared + 1, other) - now
      }
    }
    return table
  }
  return { jaccard: tableOf('jaccard'), masi: tableOf('masi'), width }
}

type AddUp = (set: number, table: LikenessTables, sums: LikenessSums) => void

/** By member the held sets that have it, in their order, and the runs that these fall into: where each ends, and what is alike in it. */
interface Holders {
  readonly held: Int32Array
  readonly ends: Int32Array
  readonly sizes: Int32Array
  readonly clusters: Int32Array
  readonly given: Float64Array
}

function byMembers(membersOf: readonly (readonly number[])[], held: HeldSets): AddUp {
  const holders = holdersByMember(membersOf, held)
  const shared = new Uint16Array(held.set.length)
  return (set, table, sums) => {
    shared.fill(0)
    for (const member of membersOf[set]) addMember(holders[member], shared, table, sums)
  }
}

function addMember(
  { held, ends, sizes, clusters, given }: Holders,
  shared: Uint16Array,
  { jaccard, masi, width }: LikenessTables,
  sums: LikenessSums,
): void {
  let i = 0
  for (let run = 0; run < ends.length; run++) {
    const first = sizes[run] * width
    let byJaccard = 0
    let byMasi = 0
    for (const end = ends[run]; i < end; i++) {
      const step = first + shared[held[i]]++
      byJaccard += jaccard[step]
      byMasi += masi[step]
    }
    sums.jaccard[clusters[run]] += given[run] * byJaccard
    sums.masi[clusters[run]] += given[run] * byMasi
  }
}

function holdersByMember(
  membersOf: readonly (readonly number[])[],
  { set, size, cluster, given }: HeldSets,
): readonly Holders[] {
  const places: number[][] = []
  for (let place = 0; place < set.length; place++)
    for (const member of membersOf[set[place]]) {
      places[member] ??= []
      places[member].push(place)
    }
  return Array.from(places, (held = []): Holders => {
    const isAlike = (a: number, b: number) => size[a] === size[b] && cluster[a] === cluster[b] && given[a] === given[b]
    const ends = held.flatMap((place, i) => (i + 1 < held.length && isAlike(place, held[i + 1]) ? [] : [i + 1]))
    const lasts = ends.map(end => held[end - 1])
    return {
      held: Int32Array.from(held),
      ends: Int32Array.from(ends),
      sizes: Int32Array.from(lasts, place => size[place]),
      clusters: Int32Array.from(lasts, place => cluster[place]),
      given: Float64Array.from(lasts, place => given[place]),
    }
  })
}

/** True where sets are so large that what two share is counted faster by their bits than member by member. */
function shareMuch({ words, count }: InternedSets, membersOf: readonly (readonly number[])[]): boolean {
  const holding = new Map<number, number>()
  for (const own of membersOf) for (const member of own) holding.set(member, (holding.get(member) ?? 0) + 1)
  let meetings = 0
  for (const holders of holding.values()) meetings += holders * holders
  return meetings > 4 * words * count * count
}

function byBits(sets: InternedSets, { set: held, given, size, cluster }: HeldSets): AddUp {
  return (set, { jaccard, masi, width }, sums) => {
    for (let place = 0; place < held.length; place++) {
      const likeness = size[place] * width + sharedMembers(sets, set, held[place])
      sums.jaccard[cluster[place]] += given[place] * jaccard[likeness]
      sums.masi[cluster[place]] += given[place] * masi[likeness]
    }
  }
}
