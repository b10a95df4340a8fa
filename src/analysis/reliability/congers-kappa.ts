import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noPairs, pairwiseAgreement } from './observed-agreement'
import type { RaterOptions } from './pair-table'
import { categoriesIn, countRatings, type RatingValue } from './rating-counts'
import { weightMatrix } from './weights'

/**
 * Gives Conger's kappa: how far do the same coders agree beyond what people would who kept their own category shares but rated at
 * random?
 *
 * In words: (observed − expected) / (1 − expected). Observed is the mean share of agreeing pairs of ratings of a unit; expected is, as
 * a mean over all pairs of coders, the sum over categories of the one's share times the other's. It is to Cohen's kappa what Fleiss's
 * is to Scott's pi; of two coders it is Cohen's kappa.
 *
 * Source: Conger, A. J. (1980), Psychol Bull 88:322–328; the `exact` Fleiss kappa of R's irr. With missing ratings it is Gwet's (2014)
 * form, irrCAC's `conger.kappa.raw`: observed over units with two ratings or more, each coder's shares over what that coder rated; irr
 * drops such units. A coder who rated nothing is left out.
 *
 * Range: −1 to 1; 0 is chance. Undefined where all ratings are one category, or no unit has two ratings.
 *
 * @param units A list a unit, in which each coder has one place; null where that coder did not rate the unit.
 * @param options See `RaterOptions`.
 * @throws RangeError when a rating is none of the categories.
 */
export function congersKappa(
  units: readonly (readonly (RatingValue | null)[])[],
  options: RaterOptions = {},
): ChanceCorrected {
  const { categories = categoriesIn(units), sizes } = options
  const weights = weightMatrix(categories, options.weights)
  let weight = 0
  let agreement = 0
  const totals: number[][] = []
  for (const [u, ratings] of units.entries()) {
    const size = sizes?.[u] ?? 1
    const [{ counts }] = countRatings([ratings], categories).rows
    const agreeing = pairwiseAgreement(counts, weights)
    if (agreeing !== null) {
      weight += size
      agreement += size * agreeing
    }
    for (const [coder, rating] of ratings.entries()) {
      totals[coder] ??= categories.map(() => 0)
      if (rating !== null) totals[coder][categories.indexOf(rating)] += size
    }
  }
  if (weight === 0) return nothingToCompare(noPairs)
  const expected = expectedOf(sharesOf(totals), weights)
  return chanceCorrected(agreement / weight, expected, 'every coder gave every unit the same category')
}

/** Each coder's share of each category. */
function sharesOf(totals: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return totals.flatMap(counts => {
    const all = counts.reduce((sum, count) => sum + count, 0)
    return all === 0 ? [] : [counts.map(count => count / all)]
  })
}

function expectedOf(coders: readonly (readonly number[])[], weights: readonly (readonly number[])[]): number {
  let sum = 0
  for (const [i, first] of coders.entries())
    for (const [j, second] of coders.entries()) {
      if (i === j) continue
      for (const [p, share] of first.entries())
        for (const [q, other] of second.entries()) sum += weights[p][q] * share * other
    }
  return sum / (coders.length * (coders.length - 1))
}
