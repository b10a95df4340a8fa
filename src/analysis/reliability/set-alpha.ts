import type { SetCluster } from './held-sets'
import { type InternedSets, internSets } from './interned-sets'
import { whyUnpaired } from './krippendorffs-alpha'
import { prepareLikeness } from './likeness-of-draws'
import type { SetDistance } from './set-distance'
import { setDistances } from './set-distances'
import { defined, type Statistic, undefinedBecause } from './statistic'

export type SetAlpha = Statistic & {
  /** Mean distance between the sets given to the same unit; null where nothing can be paired. */
  readonly observed: number | null
  /** Mean distance between any two sets given, whatever their units; null likewise. */
  readonly expected: number | null
  /** Sets given to units that somebody else rated too, by weight where units have weights. */
  readonly pairable: number
}

export interface SetAlphaOptions {
  /** How much each unit weighs, in their order; 1 each unless told. */
  readonly sizes?: ArrayLike<number>
  /** The cluster of each unit, from 0: units that are resampled together. Each its own unless told. */
  readonly clusters?: ArrayLike<number>
  /** Up to how many clusters, or distinct sets, resamples are computed exactly: 400 unless told. */
  readonly exactUpTo?: number
}

/** What resamples of set-valued codings are computed from. */
export interface PreparedSetAlpha {
  /** Alpha of the data as they are. */
  readonly alpha: SetAlpha
  /** How many clusters `alphaOf` wants multiplicities of: units unless clusters are told. */
  readonly clusters: number
  /** Whether `alphaOf` is exact. */
  readonly exact: boolean
  /** Alpha if each cluster were there so many times. */
  alphaOf(multiplicities: ArrayLike<number>): Statistic
}

/**
 * Gives Krippendorff's alpha of sets of codes: how far do coders agree who could give a unit any number of codes at once?
 *
 * In words: 1 − observed / expected disagreement, as `krippendorffsAlpha`, where the distance of two ratings is that of two sets of codes,
 * taken as it is and not squared (as NLTK does). The empty set is a rating: none of the codes applies.
 *
 * Source: Krippendorff, K. (2004), Content Analysis, 2nd ed., ch. 11; with MASI, Passonneau, R. (2006), LREC, 831–836.
 *
 * Range: −1 or a little lower, to 1; 0 is chance. Undefined where all sets are the same. Where most units have no code, it is about whether
 * anything was coded more than about what: read the alphas of the single codes first.
 *
 * @param units A list a unit, with the set that each coder gave; null where that coder did not rate the unit.
 */
export function setAlpha(
  units: readonly (readonly (ReadonlySet<string> | null)[])[],
  distance: SetDistance,
  options: Pick<SetAlphaOptions, 'sizes'> = {},
): SetAlpha {
  return prepareSetAlpha(units, distance, { ...options, exactUpTo: 0 }).alpha
}

/**
 * Prepares Krippendorff's alpha of sets to be computed for thousands of resamples.
 *
 * Expected disagreement needs the distance of every pair of distinct sets, which for thousands of them is too slow to do anew. With up to
 * 400 clusters (or else up to 400 distinct sets) each resample is exact. With more, what a resample takes away from and adds to the data
 * is worked out exactly against the data and within each cluster; what changes between different clusters is replaced by its mean over all
 * ways to deal the same multiplicities to the clusters. Its deviation from that is of the order of expected disagreement through the
 * number of clusters, which moves alpha by less than .002 for some hundreds of them. It is exact where every multiplicity is the same.
 */
export function prepareSetAlpha(
  units: readonly (readonly (ReadonlySet<string> | null)[])[],
  distance: SetDistance,
  options: SetAlphaOptions = {},
): PreparedSetAlpha {
  const { sizes, clusters, exactUpTo = 400 } = options
  const [prepared] = prepareSetAlphas(units, { ...(sizes && { sizes }), clusterings: [clusters], exactUpTo })
  const [alphas] = prepared.alphas
  return {
    alpha: alphas[distance],
    clusters: prepared.clusters,
    exact: prepared.exact,
    alphaOf: multiplicities => prepared.alphasOf(multiplicities)[0][distance],
  }
}

/** Alpha by either distance. */
export type SetAlphas = Readonly<Record<SetDistance, SetAlpha>>

/** What resamples are computed from, of several bases at once. */
export interface PreparedSetAlphas {
  readonly clusters: number
  readonly exact: boolean
  /** Of the data as they are, by basis. */
  readonly alphas: readonly SetAlphas[]
  /** If each cluster were there so many times, by basis. */
  alphasOf(multiplicities: ArrayLike<number>): readonly SetAlphas[]
}

/**
 * Prepares alpha of sets as `prepareSetAlpha`, by both distances, for several ways to cluster the units, and with and without units that carry no code:
 * the pairs of sets, of which there can be a thousand million, are gone through once for all of these.
 *
 * @param options.clusterings By way: the cluster of each unit, from 0; undefined is each its own.
 * @param options.bases Which units count, by basis: 1 or 0 each; undefined is all. Those that do not count may hold empty sets alone.
 * @returns By way.
 */
export function prepareSetAlphas(
  units: readonly (readonly (ReadonlySet<string> | null)[])[],
  {
    sizes,
    clusterings,
    bases = [undefined],
    exactUpTo = 400,
  }: {
    readonly sizes?: ArrayLike<number>
    readonly clusterings: readonly (ArrayLike<number> | undefined)[]
    readonly bases?: readonly (ArrayLike<number> | undefined)[]
    readonly exactUpTo?: number
  },
): readonly PreparedSetAlphas[] {
  const paired = units.map(sets => (sets.filter(set => set !== null).length < 2 ? [] : sets))
  const sets = internSets(paired)
  const rated = ratedUnits(sets, sizes)
  const given = clusterings.map(clusters => givenByCluster(rated, clusters))
  const likeness = prepareLikeness(sets, given, exactUpTo)
  return clusterings.map((clusters, way) => {
    const k = given[way].length
    const totals = clusterTotals(rated, k, clusters)
    const without = bases.map(counts => (counts ? ratingsLeftOut(rated, k, clusters, counts) : null))
    const alphasOf = (multiplicities: ArrayLike<number>): readonly SetAlphas[] =>
      alphasFrom(totals, without, multiplicities, likeness[way].of(multiplicities))
    return { clusters: k, exact: likeness[way].exact, alphas: alphasOf(new Int32Array(k).fill(1)), alphasOf }
  })
}

/** A unit that at least two coders gave a set, by what alpha needs of it; each sum as often as the unit weighs. */
interface RatedSets {
  readonly unit: number
  readonly size: number
  /** By number. */
  readonly sets: Int32Array
  readonly empty: number
  /** The distances of all ordered pairs of its ratings through one less than the ratings. */
  readonly apart: Readonly<Record<SetDistance, number>>
}

function ratedUnits(sets: InternedSets, sizes: ArrayLike<number> | undefined): readonly RatedSets[] {
  const distanceBy = { jaccard: setDistances(sets, 'jaccard'), masi: setDistances(sets, 'masi') }
  return sets.units.map((given, unit) => {
    const size = sizes?.[unit] ?? 1
    const apart = { jaccard: 0, masi: 0 }
    let empty = 0
    for (let i = 0; i < given.length; i++) {
      if (sets.sizes[given[i]] === 0) empty += size
      for (let j = 0; j < i; j++) {
        if (given[i] === given[j]) continue
        apart.jaccard += (2 * size * distanceBy.jaccard(given[i], given[j])) / (given.length - 1)
        apart.masi += (2 * size * distanceBy.masi(given[i], given[j])) / (given.length - 1)
      }
    }
    return { unit, size, sets: given, empty, apart }
  })
}

function givenByCluster(rated: readonly RatedSets[], clusters: ArrayLike<number> | undefined): readonly SetCluster[] {
  const found: Map<number, number>[] = []
  for (const { unit, size, sets } of rated) {
    const g = clusters?.[unit] ?? unit
    while (found.length <= g) found.push(new Map())
    for (const set of sets) found[g].set(set, (found[g].get(set) ?? 0) + size)
  }
  return found.map(given => ({ sets: [...given.keys()], given: [...given.values()] }))
}

/** By cluster: ratings that can be paired, those of them that are empty, and the distances within units. */
interface ClusterTotals {
  readonly ratings: Float64Array
  readonly empty: Float64Array
  readonly jaccard: Float64Array
  readonly masi: Float64Array
}

function clusterTotals(rated: readonly RatedSets[], k: number, clusters: ArrayLike<number> | undefined): ClusterTotals {
  const vector = () => new Float64Array(k)
  const totals = { ratings: vector(), empty: vector(), jaccard: vector(), masi: vector() }
  for (const { unit, size, sets, empty, apart } of rated) {
    const g = clusters?.[unit] ?? unit
    totals.ratings[g] += size * sets.length
    totals.empty[g] += empty
    totals.jaccard[g] += apart.jaccard
    totals.masi[g] += apart.masi
  }
  return totals
}

/** By cluster: the ratings of units that do not count, all of them empty. */
function ratingsLeftOut(
  rated: readonly RatedSets[],
  k: number,
  clusters: ArrayLike<number> | undefined,
  counts: ArrayLike<number>,
): Float64Array {
  const left = new Float64Array(k)
  for (const { unit, size, sets } of rated) if (counts[unit] === 0) left[clusters?.[unit] ?? unit] += size * sets.length
  return left
}

function alphasFrom(
  { ratings, empty, jaccard, masi }: ClusterTotals,
  without: readonly (Float64Array | null)[],
  multiplicities: ArrayLike<number>,
  alike: Readonly<Record<SetDistance, number>>,
): readonly SetAlphas[] {
  let all = 0
  let allEmpty = 0
  let byJaccard = 0
  let byMasi = 0
  for (let g = 0; g < ratings.length; g++) {
    const times = multiplicities[g]
    all += times * ratings[g]
    allEmpty += times * empty[g]
    byJaccard += times * jaccard[g]
    byMasi += times * masi[g]
  }
  return without.map(left => {
    let less = 0
    if (left) for (let g = 0; g < left.length; g++) less += multiplicities[g] * left[g]
    const pairable = all - less
    // Two empty sets are alike, and an empty one is like no other.
    const apartBut = (likeness: number) => pairable * pairable - (allEmpty - less) ** 2 - likeness
    return {
      jaccard: alphaFrom(pairable, byJaccard, apartBut(alike.jaccard)),
      masi: alphaFrom(pairable, byMasi, apartBut(alike.masi)),
    }
  })
}

function alphaFrom(pairable: number, observedSum: number, expectedSum: number): SetAlpha {
  if (pairable <= 1) return { ...undefinedBecause(whyUnpaired(pairable)), observed: null, expected: null, pairable }
  const observed = observedSum / pairable
  const expected = expectedSum / (pairable * (pairable - 1))
  // What two sums that are the same differ by is rounding.
  if (expected <= 1e-12) return { ...undefinedBecause('every set is the same'), observed, expected: 0, pairable }
  return { ...defined(1 - observed / expected), observed, expected, pairable }
}
