import type { InternedSets } from './interned-sets'
import type { SetDistance } from './set-distance'
import { eachRow, setDistances } from './set-distances'

/** What the units hold that are resampled together. */
export interface SetCluster {
  /** Distinct sets, by number. */
  readonly sets: readonly number[]
  /** How often each of `sets` was given, by weight. */
  readonly given: readonly number[]
}

/** The sum of the distances of all ordered pairs of sets given, if each cluster were there so many times. */
export type Disagreement = (multiplicities: ArrayLike<number>) => number

/** Sums distances within and between each two clusters once; then each resample costs by the square of the clusters, and is exact. */
export function disagreementByClusters(
  sets: InternedSets,
  distance: SetDistance,
  clusters: readonly SetCluster[],
): Disagreement {
  const k = clusters.length
  const { from, clusterOf, givenOf, setOf } = holdersOf(sets.count, clusters)
  const sums = new Float64Array(k * k)
  const toAhead = new Float64Array(k)
  eachRow(sets, distance, (set, distances) => {
    toAhead.fill(0)
    const end = from[set]
    for (let i = 0; i < end; i++) toAhead[clusterOf[i]] += givenOf[i] * distances[setOf[i]]
    for (let i = end; i < from[set + 1]; i++)
      for (let other = 0; other < k; other++) sums[clusterOf[i] * k + other] += givenOf[i] * toAhead[other]
  })
  return multiplicities => {
    let sum = 0
    for (let a = 0; a < k; a++) {
      if (multiplicities[a] === 0) continue
      let row = 0
      for (let b = 0; b < k; b++) row += multiplicities[b] * sums[a * k + b]
      sum += multiplicities[a] * row
    }
    return 2 * sum
  }
}

/** By set, in flat lists: which clusters hold it, and how often. A set's own begin at `from[set]`. */
function holdersOf(count: number, clusters: readonly SetCluster[]) {
  const from = new Int32Array(count + 1)
  for (const { sets } of clusters) for (const set of sets) from[set + 1]++
  for (let set = 0; set < count; set++) from[set + 1] += from[set]
  const next = from.slice()
  const [clusterOf, setOf] = [new Int32Array(from[count]), new Int32Array(from[count])]
  const givenOf = new Float64Array(from[count])
  for (const [cluster, { sets, given }] of clusters.entries())
    for (const [i, set] of sets.entries()) {
      const place = next[set]++
      clusterOf[place] = cluster
      setOf[place] = set
      givenOf[place] = given[i]
    }
  return { from, clusterOf, givenOf, setOf }
}

/** Keeps the distances of all distinct sets; then each resample costs by the square of the sets, and is exact. */
export function disagreementBySets(
  sets: InternedSets,
  distance: SetDistance,
  clusters: readonly SetCluster[],
): Disagreement {
  const k = sets.count
  const all = new Float64Array(k * k)
  eachRow(sets, distance, (set, distances) => {
    for (let other = 0; other < set; other++) all[set * k + other] = distances[other]
  })
  const given = new Float64Array(k)
  return multiplicities => {
    given.fill(0)
    for (const [g, own] of clusters.entries()) {
      const times = multiplicities[g]
      if (times !== 0) for (let i = 0; i < own.sets.length; i++) given[own.sets[i]] += times * own.given[i]
    }
    let sum = 0
    for (let a = 0; a < k; a++) {
      if (given[a] === 0) continue
      let row = 0
      for (let b = 0; b < a; b++) row += given[b] * all[a * k + b]
      sum += given[a] * row
    }
    return 2 * sum
  }
}

/**
 * Works resamples out to first order; then each costs by the number of clusters.
 *
 * With n the sets given, d what a resample adds to them and Δ their distances, the sum is nᵀΔn + 2dᵀΔn + dᵀΔd. The first two are exact.
 * In the third, each cluster against itself is exact too; of two different clusters, the product of their surplus is taken at its mean
 * over all ways to deal the same multiplicities to the clusters: (S² − Q) / k(k − 1), where S is the sum of the surplus of all k
 * clusters and Q that of its squares.
 */
export function disagreementToFirstOrder(
  sets: InternedSets,
  distance: SetDistance,
  clusters: readonly SetCluster[],
): Disagreement {
  const k = clusters.length
  const given = new Float64Array(sets.count)
  for (const own of clusters) for (const [i, set] of own.sets.entries()) given[set] += own.given[i]
  const toAll = new Float64Array(sets.count)
  eachRow(sets, distance, (set, distances) => {
    let sum = 0
    const weight = given[set]
    for (let other = 0; other < set; other++) {
      sum += given[other] * distances[other]
      toAll[other] += weight * distances[other]
    }
    toAll[set] += sum
  })
  const distanceOf = setDistances(sets, distance)
  const linear = Float64Array.from(clusters, own =>
    own.sets.reduce((sum, set, i) => sum + own.given[i] * toAll[set], 0),
  )
  const within = Float64Array.from(clusters, own => withinCluster(own, distanceOf))
  const all = linear.reduce((sum, part) => sum + part, 0)
  const between = all - within.reduce((sum, part) => sum + part, 0)
  return multiplicities => {
    let sum = all
    let surplus = 0
    let squares = 0
    for (let g = 0; g < k; g++) {
      const more = multiplicities[g] - 1
      if (more === 0) continue
      surplus += more
      squares += more * more
      sum += more * (2 * linear[g] + more * within[g])
    }
    return k < 2 ? sum : sum + ((surplus * surplus - squares) / (k * (k - 1))) * between
  }
}

function withinCluster({ sets, given }: SetCluster, distanceOf: (a: number, b: number) => number): number {
  let sum = 0
  for (let i = 0; i < sets.length; i++)
    for (let j = 0; j < i; j++) sum += 2 * given[i] * given[j] * distanceOf(sets[i], sets[j])
  return sum
}
