import { cohensKappa } from '../reliability/cohens-kappa'
import { f1 } from '../reliability/f1'
import { gwetsAC } from '../reliability/gwets-ac'
import { krippendorffsAlpha } from '../reliability/krippendorffs-alpha'
import { precision, prevalence, recall, specificity } from '../reliability/precision-recall'
import type { RatingCounts } from '../reliability/rating-counts'
import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'

/** How rules and people coded the same units, in units of the whole study: of a weighted sample, so seldom whole numbers. */
export interface TwoByTwo {
  /** Both found it. */
  readonly hits: number
  /** The rules found it and people did not. */
  readonly falseAlarms: number
  /** People found it and the rules did not. */
  readonly misses: number
  /** Neither did. */
  readonly neither: number
}

/** Names of what is computed from the four cells. */
export const measures = [
  'precision',
  'recall',
  'f1',
  'specificity',
  'prevalence',
  'agreement',
  'kappa',
  'alpha',
  'ac1',
] as const

export type Measure = (typeof measures)[number]

/**
 * Computes one measure of how well rules do what people do; people are the reference.
 *
 * - `precision`: of what the rules found, the share that people found too.
 * - `recall`: of what people found, the share that the rules found too.
 * - `f1`: the harmonic mean of the two.
 * - `specificity`: of what people did not find, the share that the rules did not find either.
 * - `prevalence`: the share of units in which people found it.
 * - `agreement`: the share of units about which both say the same. It and those above range from 0 to 1.
 * - `kappa`, `alpha`, `ac1`: agreement beyond chance, of Cohen, Krippendorff and Gwet (`cohensKappa`, `krippendorffsAlpha`, `gwetsAC`).
 *   At most 1; 0 where it is no better than chance. Of the study's units, so that they compare with what whole coding would give.
 *
 * Where a denominator is 0, because nobody found it or everybody always did, it has no value and says why.
 */
export function measureOf(measure: Measure, table: TwoByTwo): Statistic {
  const { hits, falseAlarms, misses, neither } = table
  const cells = { a: hits, b: misses, c: falseAlarms, d: neither }
  const n = hits + falseAlarms + misses + neither
  const because = (why: string, { value }: Statistic): Statistic =>
    value === null ? undefinedBecause(n === 0 ? 'no unit was coded' : why) : defined(value)
  switch (measure) {
    case 'precision':
      return because('the rules found nothing', precision(cells))
    case 'recall':
      return because('people found nothing', recall(cells))
    case 'f1':
      return because('neither rules nor people found anything', f1(cells))
    case 'specificity':
      return because('people found it everywhere', specificity(cells))
    case 'prevalence':
      return because('', prevalence(cells))
    case 'agreement':
      return because('', n === 0 ? undefinedBecause('') : defined((hits + neither) / n))
    case 'kappa': {
      const counts = [
        [neither, falseAlarms],
        [misses, hits],
      ]
      return because(constant, cohensKappa({ categories, counts }))
    }
    case 'alpha':
      return because(constant, krippendorffsAlpha(ratingsOf(table), 'nominal'))
    case 'ac1':
      return because(constant, gwetsAC(ratingsOf(table)))
  }
}

const categories = [0, 1]

const constant = 'rules and people said the same of every unit'

function ratingsOf({ hits, falseAlarms, misses, neither }: TwoByTwo): RatingCounts {
  const rows = [
    { counts: [2, 0], units: neither },
    { counts: [1, 1], units: falseAlarms + misses },
    { counts: [0, 2], units: hits },
  ]
  return { categories, rows }
}
