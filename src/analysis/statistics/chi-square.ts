import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'
import { type ContingencyTable, marginsOf, whyNoAssociation } from './contingency-table'
import { upperGamma } from './gamma'

export interface ChiSquare {
  /** X², 0 or more: 0 where the rows' shares are all alike. */
  readonly statistic: Statistic
  /** (rows − 1)(columns − 1); null where X² is undefined. */
  readonly df: number | null
  /** Share of the chi-square distribution that lies above X². */
  readonly p: Statistic
  /** What each cell would hold if rows and columns had nothing to do with each other; empty where nothing was counted. */
  readonly expected: readonly (readonly number[])[]
  /** Where it is below 5 (Cochran 1954, Biometrics 10:417), p is a rough guess: ask Fisher's exact test. Null where nothing was counted. */
  readonly smallestExpected: number | null
}

/**
 * Pearson's chi-square of a table: how far are the counts from what rows and columns would give if they had nothing to do with each other?
 *
 * In words: over all cells, the squared distance of the count from the expected one, divided by the expected one; a cell's expected count
 * is its row's sum times its column's, divided by all. No continuity correction. p takes every count for an independent draw; people who
 * sat in one group are not, nor are a person's several turns, so that of those it describes and tests nothing.
 *
 * Source: Pearson, K. (1900), Phil Mag 50:157–175; degrees of freedom after Fisher, R. A. (1922), J R Stat Soc 85:87–94.
 *
 * @returns Undefined, with the reason, where a row or a column is empty or there are fewer than two.
 * @throws RangeError when the table is none.
 * @example
 * chiSquare([[10, 20], [20, 10]]).statistic.value // 6.666666666666667
 */
export function chiSquare(counts: ContingencyTable): ChiSquare {
  const margins = marginsOf(counts)
  const { rows, columns, total } = margins
  const expected = total === 0 ? [] : rows.map(row => columns.map(column => (row * column) / total))
  const smallestExpected =
    total === 0 ? null : expected.reduce((least, row) => Math.min(least, ...row), Number.POSITIVE_INFINITY)
  const why = whyNoAssociation(margins)
  if (why !== null) {
    const none = undefinedBecause(why)
    return { statistic: none, df: null, p: none, expected, smallestExpected }
  }
  let statistic = 0
  for (const [i, row] of counts.entries())
    for (const [j, count] of row.entries()) statistic += (count - expected[i][j]) ** 2 / expected[i][j]
  const df = (rows.length - 1) * (columns.length - 1)
  return { statistic: defined(statistic), df, p: defined(chiSquareTail(statistic, df)), expected, smallestExpected }
}

/**
 * Gives the share of the chi-square distribution with `df` degrees of freedom that lies above a value, from 1 down to 0.
 *
 * @example
 * chiSquareTail(3.841458820694124, 1) // 0.05, but for the last digits
 */
export function chiSquareTail(value: number, df: number): number {
  return upperGamma(df / 2, value / 2)
}
