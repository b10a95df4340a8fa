import { bennettsS } from '../reliability/bennetts-s'
import { cohensKappa } from '../reliability/cohens-kappa'
import { f1 } from '../reliability/f1'
import { fleissKappa } from '../reliability/fleiss-kappa'
import { fourCells } from '../reliability/four-cells'
import { freeMarginalKappa } from '../reliability/free-marginal-kappa'
import { gwetsAC } from '../reliability/gwets-ac'
import { holstisCrOfTable } from '../reliability/holsti'
import { krippendorffsAlpha } from '../reliability/krippendorffs-alpha'
import { observedAgreement } from '../reliability/observed-agreement'
import { pabak } from '../reliability/pabak'
import { specificAgreement } from '../reliability/positive-agreement'
import type { RatingCounts } from '../reliability/rating-counts'
import { scottsPi } from '../reliability/scotts-pi'
import { type Statistic, undefinedBecause } from '../reliability/statistic'
import type { TwoCoderTable } from '../reliability/two-coder-table'
import { agreementWeights, type WeightKind } from '../reliability/weights'
import type { RatedVariable } from './coder-ratings'
import { notOfChance, type VariableFigure } from './figure-names'

/** What a figure is computed from: ratings whoever gave them and, of two coders, their table. */
export interface Rated {
  readonly counts: RatingCounts
  /** Null of more than two coders. */
  readonly table: TwoCoderTable | null
}

/**
 * Computes a figure of agreement of one variable.
 *
 * Of a code that nobody gave there is percent agreement and negative agreement, and nothing else: how well coders agree when to give it
 * was not put to the test, even where a formula has an answer.
 */
export function figure(
  name: VariableFigure,
  variable: Pick<RatedVariable, 'kind' | 'level' | 'categories'>,
  rated: Rated,
): Statistic {
  if (!notOfChance.has(name) && isUnused(variable, rated.counts)) return undefinedBecause('nobody used it')
  const { value, why } = compute(name, variable, rated)
  return value === null ? undefinedBecause(why) : { value, why: null }
}

/** Gives the weights of a variable's categories: by rank where they are ordered only, by what they say where they are numbers on a scale. */
export function weightsFor(
  { level, categories }: Pick<RatedVariable, 'level' | 'categories'>,
  kind: WeightKind,
): readonly (readonly number[])[] {
  return agreementWeights(categories, kind, level === 'interval' || level === 'ratio' ? 'value' : 'rank')
}

function compute(
  name: VariableFigure,
  variable: Pick<RatedVariable, 'level' | 'categories'>,
  { counts, table }: Rated,
): Statistic {
  const ofTwo = (statistic: (table: TwoCoderTable) => Statistic): Statistic =>
    table === null ? undefinedBecause('it is of two coders') : statistic(table)
  switch (name) {
    case 'percent':
      return observedAgreement(counts)
    case 'cohensKappa':
      return ofTwo(cohensKappa)
    case 'linearKappa':
      return ofTwo(both => cohensKappa(both, { weights: weightsFor(variable, 'linear') }))
    case 'quadraticKappa':
      return ofTwo(both => cohensKappa(both, { weights: weightsFor(variable, 'quadratic') }))
    case 'fleissKappa':
      return fleissKappa(counts)
    case 'scottsPi':
      return ofTwo(scottsPi)
    case 'bennettsS':
      return table === null ? freeMarginalKappa(counts) : bennettsS(table)
    case 'pabak':
      return ofTwo(pabak)
    case 'ac1':
      return gwetsAC(counts)
    case 'ac2':
      return gwetsAC(counts, { weights: weightsFor(variable, 'quadratic') })
    case 'alpha':
      return krippendorffsAlpha(counts, variable.level)
    case 'positiveAgreement':
      return specificAgreement(counts, 1)
    case 'negativeAgreement':
      return specificAgreement(counts, 0)
    case 'f1':
      return ofTwo(both => f1(fourCells(both, 1)))
    case 'holsti':
      return ofTwo(holstisCrOfTable)
  }
}

function isUnused({ kind, categories }: Pick<RatedVariable, 'kind' | 'categories'>, { rows }: RatingCounts): boolean {
  const yes = categories.indexOf(1)
  return kind === 'code' && rows.some(({ units }) => units > 0) && rows.every(({ counts }) => !(counts[yes] > 0))
}
