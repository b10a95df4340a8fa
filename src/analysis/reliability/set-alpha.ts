import { type InternedSets, internSets } from './interned-sets'
import { whyUnpaired } from './krippendorffs-alpha'
import {
  disagreementByClusters,
  disagreementBySets,
  disagreementToFirstOrder,
  type SetCluster,
} from './set-disagreement'
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
  const paired = units.map(sets => (sets.filter(set => set !== null).length < 2 ? [] : sets))
  const sets = internSets(paired)
  const own = clusterSums(sets, unit => sizes?.[unit] ?? 1, clusters, setDistances(sets, distance))
  const exact = own.length <= exactUpTo || sets.count <= exactUpTo
  const prepare =
    own.length <= exactUpTo ? disagreementByClusters : exact ? disagreementBySets : disagreementToFirstOrder
  const disagreement = prepare(sets, distance, own)
  const ratings = Float64Array.from(own, cluster => cluster.ratings)
  const apart = Float64Array.from(own, cluster => cluster.observed)
  const alphaOf = (multiplicities: ArrayLike<number>): SetAlpha => {
    let pairable = 0
    let observed = 0
    for (let g = 0; g < ratings.length; g++) {
      pairable += multiplicities[g] * ratings[g]
      observed += multiplicities[g] * apart[g]
    }
    return alphaFrom(pairable, observed, disagreement(multiplicities))
  }
  return { alpha: alphaOf(own.map(() => 1)), clusters: own.length, exact, alphaOf }
}

function alphaFrom(pairable: number, observedSum: number, expectedSum: number): SetAlpha {
  if (pairable <= 1) return { ...undefinedBecause(whyUnpaired(pairable)), observed: null, expected: null, pairable }
  const observed = observedSum / pairable
  const expected = expectedSum / (pairable * (pairable - 1))
  if (expected <= 1e-15) return { ...undefinedBecause('every set is the same'), observed, expected: 0, pairable }
  return { ...defined(1 - observed / expected), observed, expected, pairable }
}

interface Cluster extends SetCluster {
  /** Ratings that can be paired. */
  readonly ratings: number
  /** Over its units, the distances of all ordered pairs of ratings through one less than the ratings. */
  readonly observed: number
}

function clusterSums(
  { units }: InternedSets,
  sizeOf: (unit: number) => number,
  clusters: ArrayLike<number> | undefined,
  distanceOf: (a: number, b: number) => number,
): readonly Cluster[] {
  const found: { given: Map<number, number>; ratings: number; observed: number }[] = []
  for (const [u, ratings] of units.entries()) {
    const g = clusters?.[u] ?? u
    while (found.length <= g) found.push({ given: new Map(), ratings: 0, observed: 0 })
    const cluster = found[g]
    let apart = 0
    for (const [i, set] of ratings.entries()) {
      cluster.given.set(set, (cluster.given.get(set) ?? 0) + sizeOf(u))
      for (let j = 0; j < i; j++) apart += distanceOf(set, ratings[j])
    }
    cluster.ratings += sizeOf(u) * ratings.length
    if (ratings.length > 1) cluster.observed += (sizeOf(u) * 2 * apart) / (ratings.length - 1)
  }
  return found.map(({ given, ratings, observed }) => ({
    sets: [...given.keys()],
    given: [...given.values()],
    ratings,
    observed,
  }))
}
