import type { RatingCounts } from '../reliability/rating-counts'
import type { TwoCoderTable } from '../reliability/two-coder-table'
import type { RatedUnit, RatedVariable } from './coder-ratings'

/** The units of one variable that all coders rated alike, taken together: hundreds of thousands of units are a few such patterns. */
export interface RatingPattern {
  /** What each coder gave: the place in the variable's categories, -1 for nothing. */
  readonly values: readonly number[]
  /** Whether at least one coder gave these units any code, of whichever variable. */
  readonly coded: boolean
  /** Units that were rated so, each as often as it weighs. */
  readonly weight: number
}

export interface RatingPatterns {
  readonly patterns: readonly RatingPattern[]
  /** For each unit the place of its pattern. */
  readonly of: Int32Array
}

/** Finds the patterns in which the coders rated the units, in the order in which they first occur. */
export function ratingPatterns(
  { ratings, categories }: RatedVariable,
  units: readonly RatedUnit[],
  coded: Uint8Array,
): RatingPatterns {
  const base = categories.length + 1
  // Each coder's value leads on from the pattern of the coders ahead of it, so that no key outgrows whole numbers.
  const steps = ratings.map(() => new Map<number, number>())
  const places = new Map<number, number>()
  const patterns: { values: number[]; coded: boolean; weight: number }[] = []
  const of = new Int32Array(units.length)
  for (let unit = 0; unit < units.length; unit++) {
    let path = 0
    for (let coder = 0; coder < ratings.length; coder++) {
      const key = path * base + ratings[coder][unit] + 1
      const known = steps[coder].get(key)
      path = known ?? steps[coder].size
      if (known === undefined) steps[coder].set(key, path)
    }
    const key = path * 2 + coded[unit]
    let place = places.get(key)
    if (place === undefined) {
      place = patterns.length
      places.set(key, place)
      patterns.push({ values: ratings.map(values => values[unit]), coded: coded[unit] === 1, weight: 0 })
    }
    patterns[place].weight += units[unit].size
    of[unit] = place
  }
  return { patterns, of }
}

/** Counts patterns by how many of some coders gave which category. */
export function countsOfPatterns(
  patterns: readonly RatingPattern[],
  coders: readonly number[],
  categories: RatingCounts['categories'],
): RatingCounts {
  const rows = new Map<string, { counts: number[]; units: number }>()
  for (const { values, weight } of patterns) {
    const counts = categories.map(() => 0)
    for (const coder of coders) if (values[coder] !== -1) counts[values[coder]]++
    const key = counts.join()
    const row = rows.get(key)
    if (row) row.units += weight
    else rows.set(key, { counts, units: weight })
  }
  return { categories, rows: [...rows.values()] }
}

/** Cross-tabulates two coders. */
export function tableOfPatterns(
  patterns: readonly RatingPattern[],
  [first, second]: readonly number[],
  categories: TwoCoderTable['categories'],
): TwoCoderTable {
  const counts = categories.map(() => categories.map(() => 0))
  for (const { values, weight } of patterns) {
    const [row, column] = [values[first], values[second]]
    if (row !== -1 && column !== -1) counts[row][column] += weight
  }
  return { categories, counts }
}
