import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noCommonUnits, tableShares } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'

/**
 * Gives Bennett, Alpert and Goldstein's S, also known as the Brennan–Prediger coefficient: how far do two coders agree beyond what
 * drawing each category equally often would bring?
 *
 * In words: (observed − 1/k) / (1 − 1/k) for k categories. It is observed agreement on another scale: what the coders used, and how
 * often, plays no part, so it does not fall when a category is rare, nor does it notice. A category that is named but that nobody uses
 * raises it.
 *
 * Source: Bennett, E. M., Alpert, R. & Goldstein, A. C. (1954), Public Opin Q 18:303–308; Brennan, R. L. & Prediger, D. J. (1981), Educ
 * Psychol Meas 41:687–699.
 *
 * Range: −1/(k−1) to 1; 0 is chance. Where nothing varies it is 1, since its idea of chance does not look at the data: then it says
 * no more than that observed agreement is 1. Undefined for fewer than two categories.
 */
export function bennettsS(table: TwoCoderTable): ChanceCorrected {
  const shares = tableShares(table)
  const k = table.categories.length
  if (shares === null) return nothingToCompare(noCommonUnits)
  const observed = shares.cells.reduce((sum, row, i) => sum + row[i], 0)
  return chanceCorrected(observed, 1 / k, 'there is only one category to choose')
}
