import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noPairs, observedAgreement } from './observed-agreement'
import type { RatingCounts } from './rating-counts'

/**
 * Gives Randolph's free-marginal multirater kappa: how far do coders agree beyond what drawing each category equally often would bring?
 *
 * In words: (observed − 1/k) / (1 − 1/k), observed agreement being pairwise as in Fleiss's kappa. For two coders it is Bennett's S.
 *
 * Source: Randolph, J. J. (2005), Free-marginal multirater kappa, ERIC ED490661, for coders who are not told how often each category
 * should occur. As Bennett's S it is observed agreement on another scale.
 *
 * Range: −1/(k−1) to 1; 0 is chance. Where nothing varies it is 1: then it says no more than that observed agreement is 1. Undefined
 * where no unit has two ratings, or there are fewer than two categories.
 */
export function freeMarginalKappa(counts: RatingCounts): ChanceCorrected {
  const observed = observedAgreement(counts)
  if (observed.value === null) return nothingToCompare(noPairs)
  return chanceCorrected(observed.value, 1 / counts.categories.length, 'there is only one category to choose')
}
