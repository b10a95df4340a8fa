import type { RatingValue } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'
import { noCommonUnits, tableShares } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'

/** The four cells of two coders' yes and no: what every binary statistic is made of, and what to print beside them. */
export interface FourCells {
  /** Units to which both said yes. */
  readonly a: number
  /** Units to which only the first said yes. */
  readonly b: number
  /** Units to which only the second said yes. */
  readonly c: number
  /** Units to which neither said yes. */
  readonly d: number
}

/**
 * Reads the four cells off a two-coder table of two categories.
 *
 * @param yes The category that means that a code applies. Unless told the last: 1 of 0 and 1.
 * @throws RangeError when the table has not two categories, or `yes` is none of them.
 * @example
 * fourCells(crossTable([1, 1, 0, 0], [1, 0, 0, 0])) // { a: 1, b: 1, c: 0, d: 2 }
 */
export function fourCells(table: TwoCoderTable, yes: RatingValue = table.categories.at(-1) ?? 1): FourCells {
  const { categories, counts } = table
  if (categories.length !== 2) throw new RangeError(`four cells are of two categories, not of ${categories.length}`)
  tableShares(table)
  const y = categories.indexOf(yes)
  if (y === -1) throw new RangeError(`${yes} is none of the categories ${categories.join(', ')}`)
  const n = 1 - y
  return { a: counts[y][y], b: counts[y][n], c: counts[n][y], d: counts[n][n] }
}

/**
 * Gives the prevalence index: how uneven are yes and no? (a − d) / n.
 *
 * Source: Byrt, T., Bishop, J. & Carlin, J. B. (1993), J Clin Epidemiol 46:423–429. Range: −1, always no, to 1, always yes; 0 where
 * both are as frequent. The further from 0, the lower kappa at the same agreement. Undefined without units.
 */
export function prevalenceIndex({ a, b, c, d }: FourCells): Statistic {
  const n = a + b + c + d
  return n === 0 ? undefinedBecause(noCommonUnits) : defined((a - d) / n)
}

/**
 * Gives the bias index: how much more often does the first coder say yes? (b − c) / n, the difference of the coders' shares of yes.
 *
 * Source: as `prevalenceIndex`. Range: −1 to 1; 0 where both say yes equally often. The further from 0, the higher kappa at the same
 * agreement. Undefined without units.
 */
export function biasIndex({ a, b, c, d }: FourCells): Statistic {
  const n = a + b + c + d
  return n === 0 ? undefinedBecause(noCommonUnits) : defined((b - c) / n)
}
