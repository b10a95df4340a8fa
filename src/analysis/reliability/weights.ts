import type { RatingValue } from './rating-counts'

/** How much credit two ratings that are not the same get. `identity`: none. */
export type WeightKind = 'identity' | 'linear' | 'quadratic'

/** A kind of weights, or a matrix of one's own: `weights[i][j]`, 1 where two ratings agree in full, 0 where not at all. */
export type Weights = WeightKind | readonly (readonly number[])[]

/**
 * Gives the agreement weights of every pair of categories, from 1 on the diagonal down to 0 between the first and the last.
 *
 * In words: `identity` gives 1 to the same category and 0 to any other; `linear` takes off the distance of two categories as a share of
 * the longest distance (Cicchetti & Allison 1971), `quadratic` the square of that share (Fleiss & Cohen 1973).
 *
 * @param categories The categories in their order, or how many there are. A category that nobody used still counts: leaving it out
 * brings its neighbours closer, which changes a weighted coefficient.
 * @param spacing `rank`: neighbours are one step apart, whatever their names. `value`: the categories are numbers and lie as far apart as
 * these say (irrCAC's reading); the same where the numbers are evenly spaced.
 * @throws RangeError when categories that are not numbers are to be spaced by value.
 * @example
 * agreementWeights(3, 'linear') // [[1, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 1]]
 */
export function agreementWeights(
  categories: number | readonly RatingValue[],
  kind: WeightKind,
  spacing: 'rank' | 'value' = 'rank',
): readonly (readonly number[])[] {
  const places = placesOf(categories, spacing)
  const longest = Math.max(...places) - Math.min(...places)
  const weight = (a: number, b: number): number => {
    if (a === b) return 1
    if (kind === 'identity') return 0
    const distance = Math.abs(a - b) / longest
    return 1 - (kind === 'linear' ? distance : distance * distance)
  }
  return places.map(a => places.map(b => weight(a, b)))
}

/**
 * Gives the matrix that `weights` stand for, by rank; a matrix of one's own as it is.
 *
 * @throws RangeError when a matrix does not have a row and a column for each category, or holds what is no number.
 */
export function weightMatrix(
  categories: readonly RatingValue[],
  weights: Weights = 'identity',
): readonly (readonly number[])[] {
  if (typeof weights === 'string') return agreementWeights(categories, weights)
  const k = categories.length
  if (weights.length !== k || weights.some(row => row.length !== k))
    throw new RangeError(`${k} categories need ${k} rows of ${k} weights`)
  if (weights.some(row => !row.every(Number.isFinite))) throw new RangeError('a weight is not a finite number')
  return weights
}

function placesOf(categories: number | readonly RatingValue[], spacing: 'rank' | 'value'): readonly number[] {
  if (typeof categories === 'number') return Array.from({ length: categories }, (_, i) => i)
  if (spacing === 'rank') return categories.map((_, i) => i)
  return categories.map(category => {
    if (typeof category !== 'number')
      throw new RangeError(`the category ${category} is not a number; space the categories by rank`)
    return category
  })
}
