import { codedUnits } from '../../src/analysis/agreement/coded-units'
import type { CoderRatings } from '../../src/analysis/agreement/coder-ratings'
import type { FigureName } from '../../src/analysis/agreement/figure-names'
import { agreementIntervals } from '../../src/analysis/agreement/intervals'
import { pointRows } from '../../src/analysis/agreement/point-rows'
import { ratingPatterns } from '../../src/analysis/agreement/rating-patterns'
import { below, type Random } from '../../src/analysis/reliability/random'
import type { Interval } from '../../src/analysis/reliability/wilson-interval'
import { told } from './coverage'

/** How two coders decide about a unit: the chances that both say yes, that only the one does (and as often only the other), that neither does. */
export interface Decisions {
  readonly both: number
  readonly one: number
}

/** Chances that give this prevalence and this kappa, both coders saying yes as often (Donner and Eliasziw's common correlation model). */
export function decisionsOf(prevalence: number, kappa: number): Decisions {
  const spread = prevalence * (1 - prevalence)
  return { both: prevalence * prevalence + kappa * spread, one: spread * (1 - kappa) }
}

/** What is true of all material that is coded so. */
export function truthOf({ both, one }: Decisions): Readonly<Record<(typeof simulatedFigures)[number], number>> {
  const p = both + one
  const percent = 1 - 2 * one
  const chance = 2 * p * (1 - p)
  const kappa = 1 - one / (p * (1 - p))
  return {
    cohensKappa: kappa,
    alpha: kappa,
    ac1: (percent - chance) / (1 - chance),
    positiveAgreement: both / p,
    percent,
  }
}

export const simulatedFigures = [
  'cohensKappa',
  'alpha',
  'ac1',
  'positiveAgreement',
  'percent',
] as const satisfies readonly FigureName[]

/** Draws what the two coders give one unit. */
export function drawUnit({ both, one }: Decisions, random: Random): readonly [0 | 1, 0 | 1] {
  const place = random()
  if (place < both) return [1, 1]
  if (place < both + one) return [1, 0]
  return place < both + 2 * one ? [0, 1] : [0, 0]
}

export function ratingsOf(groups: readonly (readonly (readonly [0 | 1, 0 | 1])[])[]): CoderRatings {
  const units = groups.flatMap((group, g) =>
    group.map((decisions, i) => ({ decisions, id: `${g}/${i}`, group: `${g}` })),
  )
  return {
    coders: ['one', 'other'],
    unit: 'turn',
    units: units.map(({ id, group }) => ({ id, group, cluster: id, size: 1, text: null, place: null })),
    variables: [
      {
        id: 'code',
        kind: 'code',
        level: 'nominal',
        categories: [0, 1],
        ratings: ([0, 1] as const).map(coder => Int32Array.from(units, ({ decisions }) => decisions[coder])),
      },
    ],
    spans: null,
  }
}

/** The bootstrap intervals that `agree` would print, by figure. */
export function bootstrapped(
  ratings: CoderRatings,
  over: 'units' | 'groups',
  rounds: number,
  random: Random,
): readonly (Interval | null)[] {
  const coded = codedUnits(ratings)
  const [variable] = ratings.variables
  const patterns = [ratingPatterns(variable, ratings.units, coded)]
  const rows = pointRows(ratings, patterns, [0, 1], 'all')
  const places = new Map<string, number>()
  const of = Int32Array.from(ratings.units, ({ id, group }) => {
    const name = over === 'units' ? id : `${group}`
    const known = places.get(name) ?? places.size
    places.set(name, known)
    return known
  })
  const clusters = { count: places.size, of }
  const intervals = agreementIntervals(
    { ratings, coded, patterns, clusters, rows, sets: null },
    { rounds, seed: below(2 ** 31, random) },
  )
  const [row] = rows
  const given = intervals(row)
  return simulatedFigures.map(name => {
    const place = row.figures.findIndex(figure => figure.name === name)
    return row.figures[place]?.value === null ? null : told(given[place])
  })
}
