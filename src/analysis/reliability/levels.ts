import type { RatingValue } from './rating-counts'

/**
 * What may be said of two values of a scale (Stevens 1946): that they differ (nominal), which is more (ordinal), by how much (interval),
 * how many times (ratio).
 */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * A distance of one's own between two values: 0 for the same, never negative, the same both ways. It is taken as it is: square it
 * first if large differences should weigh more, as the built-in levels do.
 */
export type Distance = (a: RatingValue, b: RatingValue) => number

/**
 * Gives Krippendorff's squared differences δ² between all categories, row by row.
 *
 * In words: nominal, 0 for the same value and 1 for any other; ordinal, the square of how many ratings lie between the two values,
 * counting each of the two by half; interval, the square of the difference; ratio, the square of the difference through the sum.
 * For the ordinal level they depend on how often each value was given, so they are other distances than irrCAC's "ordinal" weights, with
 * which its alpha of Krippendorff's (2011) example is .834 and not .815.
 *
 * Source: Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section D.
 *
 * @param totals How often each category was given, in ratings that can be paired; only the ordinal level looks at it.
 * @throws RangeError when the level needs numbers, or numbers that are not negative, and a category is not one.
 */
export function distancesOf(
  level: Level | Distance,
  categories: readonly RatingValue[],
  totals: ArrayLike<number>,
): Float64Array {
  const k = categories.length
  const distances = new Float64Array(k * k)
  const between = level === 'ordinal' ? ordinal(k, totals) : distanceOf(level, categories)
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) {
      const distance = between(i, j)
      if (!(distance >= 0 && distance < Infinity))
        throw new RangeError(`the distance of ${categories[j]} and ${categories[i]} is ${distance}`)
      distances[i * k + j] = distance
      distances[j * k + i] = distance
    }
  return distances
}

function distanceOf(level: Exclude<Level, 'ordinal'> | Distance, categories: readonly RatingValue[]) {
  if (typeof level === 'function') return (i: number, j: number) => level(categories[j], categories[i])
  if (level === 'nominal') return () => 1
  const values = categories.map(category => numberOf(category, level))
  if (level === 'interval') return (i: number, j: number) => (values[i] - values[j]) ** 2
  return (i: number, j: number) => ((values[i] - values[j]) / (values[i] + values[j])) ** 2
}

function numberOf(category: RatingValue, level: 'interval' | 'ratio'): number {
  if (typeof category !== 'number' || !Number.isFinite(category))
    throw new RangeError(`the ${level} level needs numbers; ${category} is none`)
  if (level === 'ratio' && category < 0)
    throw new RangeError(`the ratio level has no negative values; ${category} is one`)
  return category
}

function ordinal(k: number, totals: ArrayLike<number>): (i: number, j: number) => number {
  const upTo = new Float64Array(k + 1)
  for (let i = 0; i < k; i++) upTo[i + 1] = upTo[i] + totals[i]
  return (i, j) => (upTo[i + 1] - upTo[j] - (totals[i] + totals[j]) / 2) ** 2
}
