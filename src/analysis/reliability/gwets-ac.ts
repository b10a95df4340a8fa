import { categoryShares, isConstant } from './category-shares'
import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noPairs, observedAgreement, pairwiseAgreement } from './observed-agreement'
import type { RatingCounts } from './rating-counts'
import { undefinedBecause } from './statistic'
import { studentT95 } from './student-t'
import { type Weights, weightMatrix } from './weights'
import type { Interval } from './wilson-interval'

export type GwetsAC = ChanceCorrected & {
  /** From the units' variance, the coders being given; null where AC is, or there are fewer than two units. */
  readonly standardError: number | null
  /** 95 %: AC ± t standard errors, with one degree of freedom less than units, cut at −1 and 1. Null where the standard error is, or is 0. */
  readonly interval: Interval | null
}

/**
 * Gives Gwet's AC1, or AC2 with weights: how far do coders agree beyond the agreement that would come about by chance on units that are
 * hard to tell?
 *
 * In words: (observed − expected) / (1 − expected). Observed is the mean share of agreeing pairs of ratings, over units with two ratings
 * or more. Expected is the sum of p(1 − p) over the shares p of the k categories, through k − 1; with weights, times their sum and
 * through k(k − 1). Shares are taken over units with one rating or more.
 *
 * Source: Gwet, K. L. (2008), Br J Math Stat Psychol 61:29–48; (2014), Handbook of Inter-Rater Reliability, 4th ed., for weights, missing
 * ratings and the linearised variance, as R's irrCAC has them. Chance is smallest where one category takes nearly all, just where that
 * of kappa is greatest: so it stays high for rare codes. Do not choose it for that; print it beside kappa or alpha.
 *
 * Range: −1 to 1; 0 is chance. Where all ratings are one category it is undefined: the formula would give 1 for a code that nobody ever
 * used, as irrCAC does. Name the categories that could have been given; ones that nobody used change it.
 *
 * @param options.weights By rank unless a matrix is given; see `agreementWeights`.
 */
export function gwetsAC(counts: RatingCounts, options: { readonly weights?: Weights } = {}): GwetsAC {
  const weights = weightMatrix(counts.categories, options.weights)
  const observed = observedAgreement(counts, { weights })
  const shares = categoryShares(counts)
  if (observed.value === null || shares === null) return { ...nothingToCompare(noPairs), ...noErrors }
  const k = counts.categories.length
  const credit = k < 2 ? 0 : weights.flat().reduce((sum, weight) => sum + weight, 0) / (k * (k - 1))
  const expected = credit * shares.shares.reduce((sum, share) => sum + share * (1 - share), 0)
  if (isConstant(counts)) {
    const why = undefinedBecause('every unit was given the same category')
    return { ...why, observed: observed.value, expected, ...noErrors }
  }
  const ac = chanceCorrected(observed.value, expected, 'the weights call any two ratings agreement')
  if (ac.value === null || shares.units < 2) return { ...ac, ...noErrors }
  const standardError = linearisedError(counts, weights, shares.shares, ac.value, expected, credit)
  const reach = standardError * studentT95(shares.units - 1)
  const interval =
    standardError === 0 ? null : { low: Math.max(-1, ac.value - reach), high: Math.min(1, ac.value + reach) }
  return { ...ac, standardError, interval }
}

const noErrors = { standardError: null, interval: null }

/** What each unit adds to AC, to first order, and the spread of that. */
function linearisedError(
  { rows }: RatingCounts,
  weights: readonly (readonly number[])[],
  shares: readonly number[],
  ac: number,
  expected: number,
  credit: number,
): number {
  const units = rows.flatMap(row => {
    const ratings = row.counts.reduce((sum, count) => sum + count, 0)
    if (ratings === 0) return []
    const chance = row.counts.reduce((sum, count, q) => sum + count * (1 - shares[q]), 0)
    const agreement = pairwiseAgreement(row.counts, weights)
    return [{ size: row.units, agreement, chance: (credit * chance) / ratings }]
  })
  const sum = (sizes: typeof units): number => sizes.reduce((total, { size }) => total + size, 0)
  const n = sum(units)
  const inflation = n / sum(units.filter(({ agreement }) => agreement !== null))
  let spread = 0
  for (const { size, agreement, chance } of units) {
    const excess = agreement === null ? 0 : (inflation * (agreement - expected)) / (1 - expected)
    const part = excess - (2 * (1 - ac) * (chance - expected)) / (1 - expected)
    spread += size * (part - ac) ** 2
  }
  const variance = spread / (n * (n - 1))
  return variance < 1e-24 ? 0 : Math.sqrt(variance)
}
