import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noCommonUnits, tableShares } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'

/**
 * Gives Scott's pi: how far do two coders agree beyond what ratings drawn at random from their common category shares would?
 *
 * In words: as Cohen's kappa, but chance is the sum of the squared mean shares of the categories: the coders count as exchangeable, and
 * that one of them uses a category more often is disagreement, where kappa forgives it. So pi is never above kappa.
 *
 * Source: Scott, W. A. (1955), Public Opin Q 19:321–325. Fleiss's kappa is the same idea for any number of coders; Krippendorff's
 * nominal alpha is pi with a correction for few units.
 *
 * Range: −1 to 1; 0 is chance. Undefined where both coders gave every unit the same one category.
 *
 * @example
 * scottsPi({ categories: ['yes', 'no'], counts: [[20, 10], [20, 50]] }).value // 0.3406593406593406
 */
export function scottsPi(table: TwoCoderTable): ChanceCorrected {
  const shares = tableShares(table)
  if (shares === null) return nothingToCompare(noCommonUnits)
  const { cells, first, second } = shares
  let observed = 0
  let expected = 0
  for (const [i, row] of cells.entries()) {
    observed += row[i]
    expected += ((first[i] + second[i]) / 2) ** 2
  }
  return chanceCorrected(observed, expected, 'both coders gave every unit the same category')
}
