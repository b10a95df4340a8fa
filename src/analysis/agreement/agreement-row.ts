import type { BootstrapInterval } from '../reliability/bootstrap'
import type { FourCells } from '../reliability/four-cells'
import type { ShaffersRho } from '../reliability/shaffers-rho'
import type { Statistic } from '../reliability/statistic'
import type { TwoCoderTable } from '../reliability/two-coder-table'
import type { Interval } from '../reliability/wilson-interval'
import type { Basis } from './coded-units'
import type { FigureName } from './figure-names'
import type { KrippendorffReading } from './krippendorff-reading'

/** A figure of agreement with its intervals. */
export type Figure = Statistic & {
  readonly name: FigureName
  /** Bootstrap over units, or over the turns that they are parts of. Null where none was asked for, or the figure has no value. */
  readonly overUnits: BootstrapInterval | null
  /** Bootstrap over groups. Null likewise, and where the group of a unit is not known. */
  readonly overGroups: BootstrapInterval | null
}

/**
 * How well coders agree on one variable, or overall, on one basis.
 *
 * `code`, `scale`: one variable. `pooled`: all codes taken together, every code × unit a decision of its own. `mean`: each figure averaged
 * over the codes that have one, every code alike. `sets`: the set of codes that a coder gave a unit is one rating.
 */
export interface AgreementRow {
  readonly basis: Basis
  readonly kind: 'code' | 'scale' | 'pooled' | 'mean' | 'sets'
  /** Null of all codes. */
  readonly variable: string | null
  readonly level: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  /** Units that at least two coders rated, each as heavy as it is; of `pooled`, decisions. Null of the mean, which has none of its own. */
  readonly units: number | null
  /** Share of the rated units that at least two coders rated. Null where nothing was rated, and of the mean. */
  readonly doubleCoded: number | null
  /** By coder: units rated yes among those that this coder rated; null where that is none. Empty but for `code` and `pooled`. */
  readonly prevalence: readonly (number | null)[]
  /** Yes among all ratings of units that at least two coders rated. Null where there is none, and but for `code` and `pooled`. */
  readonly meanPrevalence: number | null
  /** Yes, or no, is rarer than 5 %: there kappa and alpha fall, however well the coders agree. */
  readonly rare: boolean
  /** Of two coders. */
  readonly table: TwoCoderTable | null
  readonly cells: FourCells | null
  readonly figures: readonly Figure[]
  /** Kappa ± 1.96 standard errors (Fleiss, Cohen and Everitt 1969); it takes the units for independent. Null of characters, and without kappa. */
  readonly kappaInterval: Interval | null
  /** Of the lower end of alpha's interval, the lowest if there are several. Null without interval, and of the mean. */
  readonly krippendorffReading: KrippendorffReading | null
  /** Of a code, two coders and at most 2000 units, not characters; on the basis of all units. Else null. */
  readonly shaffersRho: ShaffersRho | null
}

/** Finds a figure by its name. Undefined where such a row has none. */
export function figureOf({ figures }: Pick<AgreementRow, 'figures'>, name: FigureName): Figure | undefined {
  return figures.find(figure => figure.name === name)
}

/** A row of which nothing is known: what a kind of rows does not have is as here. */
export const emptyRow = {
  variable: null,
  level: 'nominal',
  units: null,
  doubleCoded: null,
  prevalence: [],
  meanPrevalence: null,
  rare: false,
  table: null,
  cells: null,
  kappaInterval: null,
  krippendorffReading: null,
  shaffersRho: null,
} as const
