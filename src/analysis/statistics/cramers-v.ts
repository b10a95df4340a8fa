import { defined, type Statistic } from '../reliability/statistic'
import { chiSquare } from './chi-square'
import { type ContingencyTable, marginsOf } from './contingency-table'

/**
 * Cramér's V of a table: how closely do rows and columns go together, whatever the number of counts?
 *
 * In words: the root of chi-square divided by what it could be at most, the total times one less than the smaller of the numbers of rows
 * and columns. From 0 (nothing to do with each other) to 1 (one tells the other); of two rows and columns it is the size of phi. It is never
 * negative, so that chance alone lifts it above 0, the more so the fewer the counts; no correction is made.
 *
 * Source: Cramér, H. (1946), Mathematical Methods of Statistics, Princeton, section 21.9.
 *
 * @returns Undefined, with the reason, where chi-square is.
 * @throws RangeError when the table is none.
 */
export function cramersV(counts: ContingencyTable): Statistic {
  const { statistic } = chiSquare(counts)
  if (statistic.value === null) return statistic
  const { rows, columns, total } = marginsOf(counts)
  // Rounding may carry a perfect association beyond 1.
  return defined(Math.min(1, Math.sqrt(statistic.value / (total * (Math.min(rows.length, columns.length) - 1)))))
}
