import { type Distance, distancesOf, type Level } from './levels'
import { noPairs } from './observed-agreement'
import { checkCounts, type RatingCounts } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'

export type KrippendorffsAlpha = Statistic & {
  /** Mean distance between ratings of the same unit; null where nothing can be paired. */
  readonly observed: number | null
  /** Mean distance between any two ratings, whatever their units; null likewise. */
  readonly expected: number | null
  /** Ratings of units that somebody else rated too: Krippendorff's n, by weight where units have weights. */
  readonly pairable: number
}

/**
 * Gives Krippendorff's alpha: how far do any number of coders agree beyond what their ratings would if they were dealt out to the units
 * at random?
 *
 * In words: 1 − observed / expected disagreement. Observed is the mean distance between the ratings of a unit, where a unit weighs by its
 * ratings; expected is the mean distance between any two of all n ratings, without replacement, which corrects for few units. Ratings may
 * be missing; a unit with a single rating says nothing of agreement and is dropped.
 *
 * Source: Krippendorff, K. (2004), Content Analysis, 2nd ed., ch. 11; (2011), Computing Krippendorff's Alpha-Reliability. For nominal
 * ratings by two coders and complete data, alpha = 1 − (1 − π)(2u − 1)/2u, where π is Scott's pi and u the number of units.
 *
 * Range: −1 or a little lower, to 1; 0 is chance. Krippendorff asks for .800, and for .667 where conclusions are tentative. Undefined
 * where nothing varies: no coder used a second value, so nothing shows that they could have told units apart. A rare code brings alpha
 * down to 0 or below it although coders agree on nearly all units: that is its answer, not a fault; see the four cells beside it.
 *
 * @param level What the distance between two values is; see `distancesOf`. Categories must be in their order if they are ordinal.
 * @throws RangeError when the level needs numbers that the categories are not.
 */
export function krippendorffsAlpha(counts: RatingCounts, level: Level | Distance): KrippendorffsAlpha {
  return prepareKrippendorffsAlpha(counts, level)(counts.rows.map(({ units }) => units))
}

/**
 * Prepares Krippendorff's alpha to be computed many times over with other numbers of units in each row, as a bootstrap does. Distances
 * are computed once, but for the ordinal level, where they change with the numbers.
 *
 * @returns A function of the units in each row of `counts`, in place of the `units` there.
 */
export function prepareKrippendorffsAlpha(
  counts: RatingCounts,
  level: Level | Distance,
): (units: ArrayLike<number>) => KrippendorffsAlpha {
  checkCounts(counts)
  const { categories, rows } = counts
  const k = categories.length
  const sparse = rows.map(({ counts }) => sparseRow(counts))
  const totals = new Float64Array(k)
  const disagreement = new Float64Array(rows.length)
  const prepare = (): Float64Array => {
    const distances = distancesOf(level, categories, totals)
    for (const [r, row] of sparse.entries()) disagreement[r] = disagreementIn(row, distances, k)
    return distances
  }
  const fixed = level === 'ordinal' ? null : prepare()
  return units => {
    totals.fill(0)
    let pairable = 0
    for (const [r, { places, given, ratings }] of sparse.entries()) {
      if (ratings < 2 || units[r] === 0) continue
      pairable += units[r] * ratings
      for (let i = 0; i < places.length; i++) totals[places[i]] += units[r] * given[i]
    }
    if (pairable <= 1) return { ...undefinedBecause(whyUnpaired(pairable)), observed: null, expected: null, pairable }
    const distances = fixed ?? prepare()
    let observed = 0
    for (let r = 0; r < disagreement.length; r++) if (units[r] !== 0) observed += units[r] * disagreement[r]
    let expected = 0
    for (let i = 0; i < k; i++) {
      if (totals[i] === 0) continue
      for (let j = 0; j < i; j++) expected += 2 * totals[i] * totals[j] * distances[i * k + j]
    }
    observed /= pairable
    expected /= pairable * (pairable - 1)
    if (expected === 0) return { ...undefinedBecause('every rating is the same'), observed, expected, pairable }
    return { ...defined(1 - observed / expected), observed, expected, pairable }
  }
}

/** Says why so few ratings, or so light ones, give no alpha. */
export function whyUnpaired(pairable: number): string {
  return pairable === 0 ? noPairs : 'the units weigh too little to be compared'
}

/** The categories that a unit was given, and how often: most units were given one or two of many. */
interface SparseRow {
  readonly places: readonly number[]
  readonly given: readonly number[]
  readonly ratings: number
}

function sparseRow(counts: readonly number[]): SparseRow {
  const places = counts.flatMap((count, q) => (count > 0 ? [q] : []))
  const given = places.map(q => counts[q])
  return { places, given, ratings: given.reduce((sum, count) => sum + count, 0) }
}

/** Sum of the distances over the ordered pairs of a unit's ratings, through one less than the ratings. */
function disagreementIn({ places, given, ratings }: SparseRow, distances: Float64Array, k: number): number {
  if (ratings < 2) return 0
  let sum = 0
  for (let i = 0; i < places.length; i++)
    for (let j = 0; j < i; j++) sum += 2 * given[i] * given[j] * distances[places[i] * k + places[j]]
  return sum / (ratings - 1)
}
