import type { RatedUnit } from './coder-ratings'
import type { RatingPatterns } from './rating-patterns'
import { type Addends, addendsOf, addTo, type SumsLayout } from './rating-sums'

/** Units drawn, each as often as it weighs: the same for all variables. */
export interface DrawnUnits {
  /** Of those that at least one coder gave any code. */
  coded: number
  /** Of the others. */
  other: number
}

/** Computes the sums of one variable of what was drawn, of all units and of those that were coded at all. */
export type ResampleSums = (drawn: Int32Array, total: DrawnUnits, all: Float64Array, coded: Float64Array) => void

/**
 * Prepares a variable for being resampled thousands of times.
 *
 * A resample needs only how many units of each kind were drawn: of those that add the same to the sums. So each kind lists the clusters in
 * which it occurs, with how much, and adds up how often those were drawn. The longest list, mostly that of units to which nobody gave
 * this code, is what is left of the total.
 *
 * @param clusterOf For each unit the cluster with which it is drawn.
 */
export function resampleSums(
  patterns: RatingPatterns,
  units: readonly RatedUnit[],
  clusterOf: Int32Array,
  layout: SumsLayout,
): ResampleSums {
  const kinds = kindsOf(patterns, units, clusterOf, layout)
  const coded = withoutLongest(kinds.filter(kind => kind.coded))
  const other = withoutLongest(kinds.filter(kind => !kind.coded))
  return (drawn, total, all, codedSums) => {
    codedSums.fill(0)
    addDrawn(coded, drawn, total.coded, codedSums)
    all.set(codedSums)
    addDrawn(other, drawn, total.other, all)
  }
}

/** Units that add the same to the sums. */
interface Kind {
  readonly coded: boolean
  readonly addends: Addends
  readonly clusters: Int32Array
  /** How much of each cluster; null where it is 1 of every one. */
  readonly weights: Float64Array | null
}

function kindsOf(
  { patterns, of }: RatingPatterns,
  units: readonly RatedUnit[],
  clusterOf: Int32Array,
  layout: SumsLayout,
): readonly Kind[] {
  const kinds: { coded: boolean; addends: Addends; weights: Map<number, number> }[] = []
  const places = new Map<string, number>()
  const kindOf = patterns.map(pattern => {
    const addends = addendsOf(pattern, layout)
    const key = `${pattern.coded} ${addends.places} ${addends.amounts}`
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, kinds.length)
    return kinds.push({ coded: pattern.coded, addends, weights: new Map() }) - 1
  })
  for (let unit = 0; unit < of.length; unit++) {
    const { weights } = kinds[kindOf[of[unit]]]
    const cluster = clusterOf[unit]
    weights.set(cluster, (weights.get(cluster) ?? 0) + units[unit].size)
  }
  return kinds.map(({ coded, addends, weights }) => ({
    coded,
    addends,
    clusters: Int32Array.from(weights.keys()),
    weights: [...weights.values()].every(weight => weight === 1) ? null : Float64Array.from(weights.values()),
  }))
}

interface Kinds {
  readonly others: readonly Kind[]
  readonly longest: Kind | undefined
}

function withoutLongest(kinds: readonly Kind[]): Kinds {
  const sorted = [...kinds].sort((a, b) => a.clusters.length - b.clusters.length)
  const longest = sorted.pop()
  return { others: sorted, longest }
}

function addDrawn({ others, longest }: Kinds, drawn: Int32Array, total: number, sums: Float64Array): void {
  let rest = total
  for (const { clusters, weights, addends } of others) {
    const units = weights === null ? countOf(clusters, drawn) : weightOf(clusters, weights, drawn)
    rest -= units
    addTo(sums, addends, units)
  }
  if (longest) addTo(sums, longest.addends, rest)
}

function countOf(clusters: Int32Array, drawn: Int32Array): number {
  let sum = 0
  for (let i = 0; i < clusters.length; i++) sum += drawn[clusters[i]]
  return sum
}

function weightOf(clusters: Int32Array, weights: Float64Array, drawn: Int32Array): number {
  let sum = 0
  for (let i = 0; i < clusters.length; i++) sum += weights[i] * drawn[clusters[i]]
  return sum
}
