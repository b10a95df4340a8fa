import { categoriesIn, type RatingValue } from './rating-counts'
import type { TwoCoderTable } from './two-coder-table'
import type { Weights } from './weights'

/** For statistics that tell coders apart. */
export interface RaterOptions {
  /** As in `countRatings`: the values that could be given, in order. */
  readonly categories?: readonly RatingValue[]
  /** How much each unit weighs, in their order; 1 each unless told. */
  readonly sizes?: readonly number[]
  /** Credit for ratings that are not the same; none unless told. */
  readonly weights?: Weights
}

/**
 * Prepares the two-coder tables of many coders: gives a function from two coders' places, counted from 0, to their table.
 *
 * @throws RangeError when a rating is none of the categories.
 */
export function pairTable(
  units: readonly (readonly (RatingValue | null)[])[],
  { categories = categoriesIn(units), sizes }: RaterOptions,
): (first: number, second: number) => TwoCoderTable {
  const places = new Map<RatingValue | null | undefined, number>(categories.map((category, i) => [category, i]))
  const rated = units.map(ratings =>
    ratings.map(rating => {
      const place = rating === null ? -1 : places.get(rating)
      if (place === undefined)
        throw new RangeError(`the rating ${rating} is none of the categories ${categories.join(', ')}`)
      return place
    }),
  )
  return (first, second) => {
    const counts = categories.map(() => categories.map(() => 0))
    for (const [u, ratings] of rated.entries()) {
      const [a, b] = [ratings[first] ?? -1, ratings[second] ?? -1]
      if (a >= 0 && b >= 0) counts[a][b] += sizes?.[u] ?? 1
    }
    return { categories, counts }
  }
}
