import { categoriesIn, type RatingCounts, type RatingValue } from './rating-counts'

/** How two coders rated the same units: the form from which statistics of two coders are computed. */
export interface TwoCoderTable {
  /** The values that could be given, in their order; also those that nobody gave. */
  readonly categories: readonly RatingValue[]
  /** `counts[i][j]`: units to which the first coder gave category i and the second category j. May be any weight that is not negative. */
  readonly counts: readonly (readonly number[])[]
}

/**
 * Cross-tabulates two coders' ratings. Units that one of them left out are in no cell.
 *
 * @param first One rating a unit, null where this coder did not rate it. @param second The same units in the same order.
 * @param categories As in `countRatings`.
 * @throws RangeError when the two lists differ in length, or a rating is none of `categories`.
 * @example
 * crossTable([1, 0, 1, null], [1, 1, 1, 0]) // { categories: [0, 1], counts: [[0, 1], [0, 2]] }
 */
export function crossTable(
  first: readonly (RatingValue | null)[],
  second: readonly (RatingValue | null)[],
  categories: readonly RatingValue[] = categoriesIn([first, second]),
): TwoCoderTable {
  if (first.length !== second.length)
    throw new RangeError(
      `the coders rated ${first.length} and ${second.length} units; give null for a unit that one left out`,
    )
  const places = new Map(categories.map((category, i) => [category, i]))
  const counts = categories.map(() => categories.map(() => 0))
  for (const [i, a] of first.entries()) {
    const b = second[i]
    if (a === null || b === null) continue
    const [row, column] = [places.get(a), places.get(b)]
    if (row === undefined || column === undefined)
      throw new RangeError(`the rating ${row === undefined ? a : b} is none of the categories ${categories.join(', ')}`)
    counts[row][column]++
  }
  return { categories, counts }
}

/** Gives what two coders said without telling who said what: the form for coefficients of many coders. */
export function tableRatings({ categories, counts }: TwoCoderTable): RatingCounts {
  const rows = counts.flatMap((row, i) =>
    row.flatMap((units, j) => {
      if (units === 0) return []
      return [{ counts: categories.map((_, q) => Number(q === i) + Number(q === j)), units }]
    }),
  )
  return { categories, rows }
}
