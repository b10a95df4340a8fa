import { type Statistic, undefinedBecause } from '../reliability/statistic'
import { adjustedResiduals } from './adjusted-residuals'
import { chiSquare } from './chi-square'
import { type ContingencyTable, marginsOf, occupied } from './contingency-table'
import { cramersV } from './cramers-v'
import { fishersExact } from './fishers-exact'

/** How two things go together, as far as their table tells. Where counts are people of groups or turns of people, all of it describes only. */
export interface Association {
  readonly chiSquare: Statistic
  readonly df: number | null
  readonly p: Statistic
  readonly cramersV: Statistic
  /** Null where chi-square is undefined. */
  readonly smallestExpected: number | null
  /** Fisher's exact test, where it says more than chi-square: of two rows and columns, or where a cell's expected count is below 5. */
  readonly fisher: Statistic
  /** `[row][column]` of the table as it was given; null where a row or column is empty or holds everything. */
  readonly residuals: readonly (readonly (number | null)[])[]
}

/** There may be a table for each code and attribute: some milliseconds each. */
const mostTables = 20_000

/** Computes every statistic of association of a table, leaving out empty rows and columns, of which nothing can be said. */
export function association(counts: ContingencyTable): Association {
  const { rows, columns } = occupied(marginsOf(counts))
  const held = rows.map(row => columns.map(column => counts[row][column]))
  const { statistic, df, p, smallestExpected } = chiSquare(held)
  const isSmall = held.length === 2 && held[0].length === 2
  return {
    chiSquare: statistic,
    df,
    p,
    cramersV: cramersV(held),
    smallestExpected: statistic.value === null ? null : smallestExpected,
    fisher:
      isSmall || (smallestExpected ?? 0) < 5
        ? fishersExact(held, mostTables)
        : undefinedBecause('every expected count is at least 5, so chi-square serves'),
    residuals: adjustedResiduals(counts),
  }
}
