import type { RatingCounts } from './rating-counts'

/** How often each category was given: each unit counts once, however many rated it. */
export interface CategoryShares {
  /** Units with at least one rating, or the sum of their weights. */
  readonly units: number
  /** By category, in their order; they add up to 1. */
  readonly shares: readonly number[]
}

/**
 * Gives the share of each category: the mean, over units with at least one rating, of its share of the unit's ratings.
 *
 * Where each unit has equally many ratings it is the share of all ratings. It is how Gwet (2014) counts chance for AC1 and for the
 * general form of Fleiss's kappa. Null where nobody rated anything.
 */
export function categoryShares({ categories, rows }: RatingCounts): CategoryShares | null {
  const shares = categories.map(() => 0)
  let units = 0
  for (const row of rows) {
    const ratings = row.counts.reduce((sum, count) => sum + count, 0)
    if (ratings === 0 || row.units === 0) continue
    units += row.units
    for (const [q, count] of row.counts.entries()) shares[q] += (row.units * count) / ratings
  }
  return units === 0 ? null : { units, shares: shares.map(share => share / units) }
}

/** Tells whether all ratings are one category. */
export function isConstant({ categories, rows }: RatingCounts): boolean {
  const given = categories.filter((_, q) => rows.some(({ counts, units }) => units > 0 && counts[q] > 0))
  return given.length < 2
}
