/** Counts by two things at once: `counts[row][column]`. Whole numbers of 0 or more; each row as long as the others. */
export type ContingencyTable = readonly (readonly number[])[]

/** Sums of a table's rows, of its columns, and of all. */
export interface Margins {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly total: number
}

/**
 * Adds up a table's rows and columns.
 *
 * @throws RangeError when rows differ in length, or a cell is no whole number of 0 or more.
 */
export function marginsOf(counts: ContingencyTable): Margins {
  const columns = new Array<number>(counts[0]?.length ?? 0).fill(0)
  let total = 0
  const rows = counts.map(row => {
    if (row.length !== columns.length) throw new RangeError('the rows of the table are not of the same length')
    let sum = 0
    for (const [column, count] of row.entries()) {
      if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count`)
      sum += count
      columns[column] += count
    }
    total += sum
    return sum
  })
  return { rows, columns, total }
}

/** Says why nothing can be said of association in a table; null where it can: two rows and columns, none of them empty. */
export function whyNoAssociation({ rows, columns }: Margins): string | null {
  if (rows.length < 2) return 'there are fewer than two rows'
  if (columns.length < 2) return 'there are fewer than two columns'
  if (rows.includes(0)) return 'a row is empty'
  if (columns.includes(0)) return 'a column is empty'
  return null
}

/** Gives the places of the rows and columns that hold something: what an analysis of association can be about. */
export function occupied({ rows, columns }: Margins): {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
} {
  const held = (sums: readonly number[]): readonly number[] => sums.flatMap((sum, place) => (sum > 0 ? [place] : []))
  return { rows: held(rows), columns: held(columns) }
}
