import type { TwoCoderTable } from './two-coder-table'

/** A two-coder table as shares of all its units. */
export interface TableShares {
  /** Units in the table, or the sum of their weights. */
  readonly n: number
  /** `cells[i][j]`: share of the units to which the first coder gave category i, the second category j. They add up to 1. */
  readonly cells: readonly (readonly number[])[]
  /** Share of each category among the first coder's ratings. */
  readonly first: readonly number[]
  /** Share of each category among the second coder's ratings. */
  readonly second: readonly number[]
}

/**
 * Turns a two-coder table into shares.
 *
 * @returns null when the table is empty: shares of nothing are no shares.
 * @throws RangeError when the table has not as many rows and columns as categories, or holds what is no count.
 */
export function tableShares({ categories, counts }: TwoCoderTable): TableShares | null {
  const k = categories.length
  if (counts.length !== k || counts.some(row => row.length !== k))
    throw new RangeError(`${k} categories need ${k} rows of ${k} counts`)
  let n = 0
  for (const count of counts.flat()) {
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`${count} is not a count`)
    n += count
  }
  if (n === 0) return null
  const cells = counts.map(row => row.map(count => count / n))
  return {
    n,
    cells,
    first: counts.map(row => row.reduce((sum, count) => sum + count, 0) / n),
    second: counts.map((_, j) => counts.reduce((sum, row) => sum + row[j], 0) / n),
  }
}

/** Why a table without units gives no statistic. */
export const noCommonUnits = 'no unit was rated by both coders'
