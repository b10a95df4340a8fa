/** A value that a coder gives: a category's name, or a number on a scale. */
export type RatingValue = string | number

/**
 * How units were rated, when it does not matter by whom: the form from which all statistics of many coders are computed.
 *
 * Units that were rated alike are one row, so that statistics cost by the number of patterns, not of units.
 */
export interface RatingCounts {
  /** The values that could be given, in their order; also those that nobody gave. */
  readonly categories: readonly RatingValue[]
  readonly rows: readonly RatingRow[]
}

export interface RatingRow {
  /** How many coders gave each category, in the order of `categories`. The sum is the number of coders who rated such a unit. */
  readonly counts: readonly number[]
  /** How many units were rated so. May be any weight that is not negative: characters, or what a bootstrap drew. */
  readonly units: number
}

/**
 * Counts ratings: one list a unit, in which each coder has one place; null where that coder did not rate the unit.
 *
 * @param categories The values that could be given, in order. Unless told: those that were given, numbers ascending, then words by
 * code point. Name them where somebody could have used one that nobody did: chance agreement depends on it.
 * @throws RangeError when a rating is none of `categories`.
 * @example
 * countRatings([[1, 1], [1, 0], [0, null]])
 * // { categories: [0, 1], rows: [{ counts: [0, 2], units: 1 }, { counts: [1, 1], units: 1 }, { counts: [1, 0], units: 1 }] }
 */
export function countRatings(
  units: readonly (readonly (RatingValue | null)[])[],
  categories: readonly RatingValue[] = categoriesIn(units),
): RatingCounts {
  const places = new Map(categories.map((category, i) => [category, i]))
  const rows = new Map<string, { counts: number[]; units: number }>()
  for (const ratings of units) {
    const counts = categories.map(() => 0)
    for (const rating of ratings) {
      if (rating === null) continue
      const place = places.get(rating)
      if (place === undefined)
        throw new RangeError(`the rating ${rating} is none of the categories ${categories.join(', ')}`)
      counts[place]++
    }
    const key = counts.join()
    const row = rows.get(key)
    if (row) row.units++
    else rows.set(key, { counts, units: 1 })
  }
  return { categories, rows: [...rows.values()] }
}

/**
 * Makes sure that rows can be counted with: numbers from 0, one a category.
 *
 * @throws RangeError when a row has another number of counts than there are categories, or holds what is no count.
 */
export function checkCounts({ categories, rows }: RatingCounts): void {
  for (const { counts, units } of rows) {
    if (counts.length !== categories.length)
      throw new RangeError(`${categories.length} categories need ${categories.length} counts, not ${counts.length}`)
    const wrong = [...counts, units].find(count => !(count >= 0 && count < Infinity))
    if (wrong !== undefined) throw new RangeError(`${wrong} is not a count`)
  }
}

/** Finds the values that were given: numbers ascending, then words by code point. */
export function categoriesIn(units: readonly (readonly (RatingValue | null)[])[]): readonly RatingValue[] {
  const found = new Set(units.flat())
  found.delete(null)
  const values = [...found] as RatingValue[]
  const numbers = values.filter(value => typeof value === 'number').sort((a, b) => a - b)
  const words = values.filter(value => typeof value === 'string').sort((a, b) => (a < b ? -1 : 1))
  return [...numbers, ...words]
}
