import { checkCounts, type RatingCounts } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'
import { type Weights, weightMatrix } from './weights'

/**
 * Gives observed agreement: of all pairs of ratings of a unit, the share that are the same, averaged over units. For two coders it is
 * percent agreement.
 *
 * Source: Fleiss, J. L. (1971), Psychol Bull 76:378–382 (pairwise); units with fewer than two ratings are left out, as in Gwet, K. L.
 * (2014), Handbook of Inter-Rater Reliability, 4th ed. Not corrected for chance: a code that is almost never given brings it close to 1
 * without anybody having looked.
 *
 * Range: 0 to 1. Where nothing varies it is 1. Undefined where no unit has two ratings.
 *
 * @param options.weights Credit for ratings that are not the same; none unless told.
 */
export function observedAgreement(counts: RatingCounts, options: { readonly weights?: Weights } = {}): Statistic {
  checkCounts(counts)
  const weights = weightMatrix(counts.categories, options.weights)
  let units = 0
  let agreement = 0
  for (const row of counts.rows) {
    const agreeing = pairwiseAgreement(row.counts, weights)
    if (agreeing === null) continue
    units += row.units
    agreement += row.units * agreeing
  }
  return units === 0 ? undefinedBecause(noPairs) : defined(agreement / units)
}

/**
 * Gives full agreement: the share of units on which all who rated them agree. R's irr calls it `agree`.
 *
 * With many coders it is far below observed agreement, since one of them is enough to spoil a unit; it falls with every coder.
 * Range: 0 to 1. Where nothing varies it is 1. Undefined where no unit has two ratings; units with fewer are left out.
 */
export function fullAgreement(counts: RatingCounts): Statistic {
  checkCounts(counts)
  let units = 0
  let agreeing = 0
  for (const row of counts.rows) {
    const m = row.counts.reduce((sum, count) => sum + count, 0)
    if (m < 2) continue
    units += row.units
    if (row.counts.includes(m)) agreeing += row.units
  }
  return units === 0 ? undefinedBecause(noPairs) : defined(agreeing / units)
}

/** Why statistics over pairs of ratings have no value. */
export const noPairs = 'no unit was rated twice'

/** Gives the share, or weighted share, of agreeing pairs among one unit's ratings; null where there is no pair. */
export function pairwiseAgreement(counts: readonly number[], weights: readonly (readonly number[])[]): number | null {
  let ratings = 0
  let agreeing = 0
  for (const [i, count] of counts.entries()) {
    if (count === 0) continue
    ratings += count
    let like = -1
    for (const [j, other] of counts.entries()) if (other > 0) like += weights[i][j] * other
    agreeing += count * like
  }
  return ratings < 2 ? null : agreeing / (ratings * (ratings - 1))
}
