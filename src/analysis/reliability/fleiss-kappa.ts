import { categoryShares } from './category-shares'
import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noPairs, observedAgreement } from './observed-agreement'
import type { RatingCounts, RatingValue } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'

export type FleissKappa = ChanceCorrected & {
  /** In the order of the categories: agreement on this category against all others. */
  readonly categories: readonly FleissCategory[]
  /**
   * Standard error if the coders agreed by chance only: kappa divided by it is z. No interval around kappa can be made of it. Null
   * where kappa is, and where units have unequal numbers of ratings.
   */
  readonly nullStandardError: number | null
}

export type FleissCategory = Statistic & {
  readonly category: RatingValue
  /** As that of kappa; the same for every category that varies. */
  readonly nullStandardError: number | null
}

/**
 * Gives Fleiss's kappa: how far do coders, who need not be the same for each unit, agree beyond what ratings drawn at random from the
 * common category shares would?
 *
 * In words: (observed − expected) / (1 − expected), where observed is the mean share of agreeing pairs of ratings of a unit, and
 * expected the sum of the squared shares of the categories. A category's own kappa is 1 less the share of pairs of ratings of which
 * just one is this category, through 2p(1 − p). For two coders it is Scott's pi, not Cohen's kappa.
 *
 * Source: Fleiss, J. L. (1971), Psychol Bull 76:378–382; standard errors: Fleiss, J. L., Nee, J. C. M. & Landis, J. R. (1979), Psychol
 * Bull 86:974–977, as R's irr has them. Where units have unequal numbers of ratings this is the general form of Gwet (2014), irrCAC's
 * `fleiss.kappa.raw`: observed over units with two ratings or more, shares over units with one or more, each unit alike. irr drops units
 * with a missing rating instead. The categories' kappas that Fleiss printed (.248 .248 .517 .470 .565) were rounded along the way; the
 * exact ones are .245 .245 .520 .471 .566.
 *
 * Range: −1/(m − 1) for m ratings a unit, to 1; 0 is chance. Undefined where all ratings are one category. It falls when a category is
 * rare, however well the coders agree.
 */
export function fleissKappa(counts: RatingCounts): FleissKappa {
  const observed = observedAgreement(counts)
  const shares = categoryShares(counts)?.shares
  if (observed.value === null || shares === undefined)
    return { ...nothingToCompare(noPairs), categories: counts.categories.map(noCategory), nullStandardError: null }
  const expected = shares.reduce((sum, share) => sum + share * share, 0)
  const kappa = chanceCorrected(observed.value, expected, 'every unit was given the same category')
  const { units, ratings } = evenRatings(counts)
  const base = ratings === null ? null : 2 / (units * ratings * (ratings - 1))
  return {
    ...kappa,
    categories: categoryKappas(counts, shares, base),
    nullStandardError: base === null || kappa.value === null ? null : nullError(shares, base),
  }
}

function categoryKappas({ categories, rows }: RatingCounts, shares: readonly number[], base: number | null) {
  return categories.map((category, q): FleissCategory => {
    const share = shares[q]
    if (share === 0) return noCategory(category)
    if (1 - share < 1e-12)
      return { ...undefinedBecause(`every rating was ${category}`), category, nullStandardError: null }
    let units = 0
    let apart = 0
    for (const row of rows) {
      const m = row.counts.reduce((sum, count) => sum + count, 0)
      if (m < 2) continue
      units += row.units
      apart += (row.units * row.counts[q] * (m - row.counts[q])) / (m * (m - 1))
    }
    const value = 1 - apart / (units * share * (1 - share))
    return { ...defined(value), category, nullStandardError: base === null ? null : Math.sqrt(base) }
  })
}

function noCategory(category: RatingValue): FleissCategory {
  return { ...undefinedBecause(`nobody gave ${category}`), category, nullStandardError: null }
}

function nullError(shares: readonly number[], base: number): number {
  let spread = 0
  let skew = 0
  for (const p of shares) {
    const q = 1 - p
    spread += p * q
    skew += p * q * (q - p)
  }
  return Math.sqrt(Math.max(0, (base * (spread * spread - skew)) / (spread * spread)))
}

/** How many ratings each unit has, null where they have not equally many; and how many units there are. */
function evenRatings({ rows }: RatingCounts): { units: number; ratings: number | null } {
  let units = 0
  const numbers = new Set<number>()
  for (const row of rows) {
    if (row.units === 0) continue
    units += row.units
    numbers.add(row.counts.reduce((sum, count) => sum + count, 0))
  }
  const [ratings] = numbers
  return { units, ratings: numbers.size === 1 ? ratings : null }
}
