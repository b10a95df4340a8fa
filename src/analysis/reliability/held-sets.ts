import { getOrMake } from '../get-or-make'
import type { InternedSets } from './interned-sets'

/** What the units hold that are resampled together. */
export interface SetCluster {
  /** Distinct sets, by number. */
  readonly sets: readonly number[]
  /** How often each of `sets` was given, by weight. */
  readonly given: readonly number[]
}

/** The sets that clusters hold, in flat lists: by size, then by cluster, then by how often they were given. The empty set is left out. */
export interface HeldSets {
  readonly set: Int32Array
  readonly given: Float64Array
  readonly size: Int32Array
  readonly cluster: Int32Array
}

export function heldSets({ sizes }: InternedSets, clusters: readonly SetCluster[]): HeldSets {
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

/** The held sets that have a feature, in their order, and the runs that these fall into: where each ends, and what is alike in it. */
export interface Holders {
  readonly held: Int32Array
  readonly ends: Int32Array
  readonly sizes: Int32Array
  readonly clusters: Int32Array
  readonly given: Float64Array
}

/** @param featuresOf By set: the numbers of what it has, its members or pairs of these. */
export function holdersByFeature(
  featuresOf: readonly (readonly number[])[],
  { set, size, cluster, given }: HeldSets,
): readonly Holders[] {
  const places: number[][] = []
  for (let place = 0; place < set.length; place++)
    for (const feature of featuresOf[set[place]]) {
      places[feature] ??= []
      places[feature].push(place)
    }
  const isAlike = (a: number, b: number) => size[a] === size[b] && cluster[a] === cluster[b] && given[a] === given[b]
  return Array.from(places, (held = []): Holders => {
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

/** Numbers all pairs of members that a set holds, and lists those of each set. */
export function pairsOf(membersOf: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const numbers = new Map<number, number>()
  const base = 1 + membersOf.reduce((most, own) => own.reduce((max, member) => Math.max(max, member), most), 0)
  return membersOf.map(own =>
    own.flatMap((one, i) => own.slice(i + 1).map(other => getOrMake(numbers, one * base + other, () => numbers.size))),
  )
}

/** How often two distinct sets meet in a feature, over all pairs. */
export function meetings(featuresOf: readonly (readonly number[])[]): number {
  const holding = new Map<number, number>()
  for (const own of featuresOf) for (const feature of own) holding.set(feature, (holding.get(feature) ?? 0) + 1)
  let sum = 0
  for (const holders of holding.values()) sum += holders * holders
  return sum
}
