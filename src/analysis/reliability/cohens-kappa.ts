import { type ChanceCorrected, chanceCorrected, nothingToCompare } from './chance-corrected'
import { noCommonUnits, type TableShares, tableShares } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'
import { type Weights, weightMatrix } from './weights'
import { type Interval, z95 } from './wilson-interval'

export type CohensKappa = ChanceCorrected & {
  /** Large-sample standard error, for an interval around kappa; null where kappa is. 0 where every unit agrees. */
  readonly standardError: number | null
  /** Standard error if the coders agreed by chance only: kappa divided by it is z. Null where kappa is. */
  readonly nullStandardError: number | null
  /** 95 %: kappa ± 1.959964 standard errors, cut at −1 and 1. Null where kappa is, and where the standard error is 0. */
  readonly interval: Interval | null
}

/**
 * Gives Cohen's kappa: how far do two coders agree beyond what two people would who kept their own category shares but rated at random?
 *
 * In words: (observed − expected) / (1 − expected) agreement. Observed is the share of units on which both agree; expected is, summed
 * over the categories, the first coder's share times the second's. With weights, each cell counts by its weight: weighted kappa.
 *
 * Source: Cohen, J. (1960), Educ Psychol Meas 20:37–46; weighted: Cohen, J. (1968), Psychol Bull 70:213–220. Both standard errors:
 * Fleiss, J. L., Cohen, J. & Everitt, B. S. (1969), Psychol Bull 72:323–327, as SAS, statsmodels and R's psych have them. R's irrCAC has
 * Gwet's, by another formula. Both take the units for independent; sentences of one talk are not, so prefer a bootstrap over groups.
 *
 * Range: −1 to 1; 0 is chance. Where both coders gave every unit the same one category it is undefined: nothing varies. It falls
 * when a category is rare, however well the coders agree (Feinstein & Cicchetti 1990): read it beside the four cells.
 *
 * @param options.weights By rank unless a matrix is given; see `agreementWeights`. Multiplying all counts leaves kappa as it is.
 * @example
 * cohensKappa({ categories: ['yes', 'no'], counts: [[20, 10], [20, 50]] }).value // 0.34782608695652173
 */
export function cohensKappa(table: TwoCoderTable, options: { readonly weights?: Weights } = {}): CohensKappa {
  const shares = tableShares(table)
  const weights = weightMatrix(table.categories, options.weights)
  if (shares === null) return { ...nothingToCompare(noCommonUnits), ...noErrors }
  const { cells, first, second } = shares
  let observed = 0
  let expected = 0
  for (const [i, row] of cells.entries())
    for (const [j, cell] of row.entries()) {
      observed += weights[i][j] * cell
      expected += weights[i][j] * first[i] * second[j]
    }
  const kappa = chanceCorrected(observed, expected, 'both coders gave every unit the same category')
  if (kappa.value === null) return { ...kappa, ...noErrors }
  const { standardError, nullStandardError } = errors(shares, weights, kappa.value, expected)
  const reach = z95 * standardError
  const interval =
    standardError === 0 ? null : { low: Math.max(-1, kappa.value - reach), high: Math.min(1, kappa.value + reach) }
  return { ...kappa, standardError, nullStandardError, interval }
}

const noErrors = { standardError: null, nullStandardError: null, interval: null }

function errors(
  { n, cells, first, second }: TableShares,
  weights: readonly (readonly number[])[],
  kappa: number,
  expected: number,
): { standardError: number; nullStandardError: number } {
  const ofFirst = first.map((_, i) => second.reduce((sum, share, j) => sum + weights[i][j] * share, 0))
  const ofSecond = second.map((_, j) => first.reduce((sum, share, i) => sum + weights[i][j] * share, 0))
  let spread = 0
  let nullSpread = 0
  for (const [i, row] of cells.entries())
    for (const [j, cell] of row.entries()) {
      const mean = ofFirst[i] + ofSecond[j]
      spread += cell * (weights[i][j] - mean * (1 - kappa)) ** 2
      nullSpread += first[i] * second[j] * (weights[i][j] - mean) ** 2
    }
  const variance = (sum: number): number => {
    const spare = sum / (n * (1 - expected) ** 2)
    // What full agreement leaves is rounding, of either sign.
    return spare < 1e-15 ? 0 : spare
  }
  return {
    standardError: Math.sqrt(variance(spread - (kappa - expected * (1 - kappa)) ** 2)),
    nullStandardError: Math.sqrt(variance(nullSpread - expected ** 2)),
  }
}
