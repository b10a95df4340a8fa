import { checkCounts, type RatingCounts, type RatingValue } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'

/**
 * Gives positive agreement: where one of two coders says yes, how often does the other? 2a / (2a + b + c).
 *
 * Source: Cicchetti, D. V. & Feinstein, A. R. (1990), J Clin Epidemiol 43:551–558. It is the Dice coefficient (1945) and F1 of one
 * coder against the other. The units to which neither said yes play no part, so a rare code cannot hide behind them; it is not
 * corrected for chance.
 *
 * Range: 0 to 1. Undefined where nobody ever said yes.
 *
 * @param a Units to which both said yes. @param b To which only the first did. @param c To which only the second did.
 */
export function positiveAgreement(a: number, b: number, c: number): Statistic {
  return a + b + c === 0 ? undefinedBecause('nobody said yes to any unit') : defined((2 * a) / (2 * a + b + c))
}

/**
 * Gives negative agreement: where one of two coders says no, how often does the other? 2d / (2d + b + c).
 *
 * Source and range: as `positiveAgreement`. Undefined where nobody ever said no.
 *
 * @param b Units to which only the first said yes. @param c To which only the second did. @param d To which neither did.
 */
export function negativeAgreement(b: number, c: number, d: number): Statistic {
  return b + c + d === 0 ? undefinedBecause('nobody said no to any unit') : defined((2 * d) / (2 * d + b + c))
}

/**
 * Gives the agreement on one category among any number of coders: of the pairs in which one coder chose it, weighted so that each
 * rating counts once, in how many did the other? For two coders and yes it is positive agreement, for no negative agreement.
 *
 * In words: over units, the sum of n(n − 1) through the sum of n(m − 1), where n of a unit's m ratings are this category.
 *
 * Source: Uebersax, J. S., "Statistical methods for rater agreement: raw agreement indices", after Spitzer, R. L. & Fleiss, J. L. (1974),
 * Br J Psychiatry 125:341–347. A unit with many ratings weighs more than one with few.
 *
 * Range: 0 to 1. Undefined where nobody chose the category on a unit that somebody else rated too.
 *
 * @throws RangeError when the category is none of `counts.categories`.
 */
export function specificAgreement(counts: RatingCounts, category: RatingValue): Statistic {
  checkCounts(counts)
  const place = counts.categories.indexOf(category)
  if (place === -1) throw new RangeError(`${category} is none of the categories ${counts.categories.join(', ')}`)
  let agreeing = 0
  let possible = 0
  for (const row of counts.rows) {
    const n = row.counts[place]
    const m = row.counts.reduce((sum, count) => sum + count, 0)
    if (m < 2) continue
    agreeing += row.units * n * (n - 1)
    possible += row.units * n * (m - 1)
  }
  return possible === 0
    ? undefinedBecause(`nobody gave ${category} to a unit that somebody else rated too`)
    : defined(agreeing / possible)
}
