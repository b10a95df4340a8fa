import type { FourCells } from './four-cells'
import { positiveAgreement } from './positive-agreement'
import type { Statistic } from './statistic'

/**
 * Gives F1: the harmonic mean of precision and recall of the second coder against the first. 2a / (2a + b + c).
 *
 * Source: van Rijsbergen, C. J. (1979), Information Retrieval, ch. 7; Hripcsak, G. & Rothschild, A. S. (2005), J Am Med Inform Assoc
 * 12:296–298, who show that kappa approaches it as what neither said yes to grows without bound. It is positive agreement under the name
 * that those who score rules know; it is the same whichever coder is the reference.
 *
 * Range: 0 to 1, not corrected for chance. Undefined where neither coder ever said yes.
 */
export function f1({ a, b, c }: FourCells): Statistic {
  return positiveAgreement(a, b, c)
}
