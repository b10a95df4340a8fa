import { type ContingencyTable, marginsOf } from './contingency-table'

/**
 * Adjusted standardised residuals of a table: which cells hold more, or fewer, than rows and columns that have nothing to do with each other
 * would give, in standard errors?
 *
 * In words: count less expected count, divided by √(expected · (1 − the row's share of all) · (1 − the column's)). As a guide, cells beyond
 * ±2 stand out where a table has few of them; in a table of twenty cells one does by chance. Of counts that are no independent draws,
 * such as people who sat in one group, they describe and test nothing.
 *
 * Source: Haberman, S. J. (1973), The analysis of residuals in cross-classified tables, Biometrics 29:205–220.
 *
 * @returns `[row][column]`, any size and sign, 0 where the count is the expected one. Null where there is no error to measure in: a row
 * or column that is empty, or that holds everything.
 * @throws RangeError when the table is none.
 */
export function adjustedResiduals(counts: ContingencyTable): readonly (readonly (number | null)[])[] {
  const { rows, columns, total } = marginsOf(counts)
  return counts.map((cells, i) =>
    cells.map((count, j) => {
      const [row, column] = [rows[i], columns[j]]
      if (row === 0 || column === 0 || row === total || column === total) return null
      const expected = (row * column) / total
      return (count - expected) / Math.sqrt(expected * (1 - row / total) * (1 - column / total))
    }),
  )
}
