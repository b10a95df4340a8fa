import { cohensKappa } from '../reliability/cohens-kappa'
import { fourCells } from '../reliability/four-cells'
import type { RatingCounts } from '../reliability/rating-counts'
import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'
import type { TwoCoderTable } from '../reliability/two-coder-table'
import { type AgreementRow, emptyRow, type Figure } from './agreement-row'
import type { Basis } from './coded-units'
import type { CoderRatings, RatedVariable } from './coder-ratings'
import { anyCode, type FigureName, figuresFor } from './figure-names'
import { figure, type Rated } from './figures'
import { overallCodes } from './overall-codes'
import { countsOfPatterns, type RatingPatterns, tableOfPatterns } from './rating-patterns'

/**
 * Computes how well some of the coders agree on each variable, then on all codes taken together and on average; no intervals.
 *
 * @param coders Places in `ratings.coders`; at least two.
 */
export function pointRows(
  { variables, unit }: CoderRatings,
  patterns: readonly RatingPatterns[],
  coders: readonly number[],
  basis: Basis,
): readonly AgreementRow[] {
  const rated = variables.map(({ categories }, i) => ratedBy(coders, patterns[i], basis, categories))
  // A scale says nothing of whether a unit was coded.
  const rows = variables.flatMap((variable, i) =>
    basis === 'coded' && variable.kind === 'scale' ? [] : [variableRow(variable, rated[i], coders.length, basis, unit)],
  )
  const overall = overallCodes(variables)
  if (overall.size === 0) return rows
  const codes = rows.filter(({ variable }) => variable !== null && overall.has(variable))
  const ofCodes = rated.filter((_, i) => overall.has(variables[i].id))
  return [...rows, pooledRow(ofCodes, coders.length, basis), meanRow(codes, basis)]
}

interface RatedByCoder extends Rated {
  /** By coder: the units that this coder rated, and how many of them yes. */
  readonly byCoder: readonly { readonly rated: number; readonly yes: number }[]
}

function ratedBy(
  coders: readonly number[],
  { patterns }: RatingPatterns,
  basis: Basis,
  categories: RatedVariable['categories'],
): RatedByCoder {
  const within = basis === 'all' ? patterns : patterns.filter(({ coded }) => coded)
  const yes = categories.indexOf(1)
  return {
    counts: countsOfPatterns(within, coders, categories),
    table: coders.length === 2 ? tableOfPatterns(within, coders, categories) : null,
    byCoder: coders.map(coder => {
      const sum = { rated: 0, yes: 0 }
      for (const { values, weight } of within) {
        if (values[coder] !== -1) sum.rated += weight
        if (values[coder] === yes) sum.yes += weight
      }
      return sum
    }),
  }
}

function variableRow(
  variable: RatedVariable,
  rated: RatedByCoder,
  coders: number,
  basis: Basis,
  unit: CoderRatings['unit'],
): AgreementRow {
  const { kind, id, level } = variable
  const figures = figuresFor(variable, coders).map(name => point(name, figure(name, variable, rated)))
  const kappa = figures.find(({ name }) => name === 'cohensKappa')
  // A turn's characters are coded as one: their number says nothing of how sure kappa is.
  const hasError = rated.table !== null && unit !== 'character' && kappa !== undefined && kappa.value !== null
  return {
    ...emptyRow,
    ...(kind === 'code' ? ofCode(rated) : { ...numberOfUnits(rated.counts), table: rated.table }),
    basis,
    kind,
    variable: id,
    level,
    figures,
    kappaInterval: hasError && rated.table ? cohensKappa(rated.table).interval : null,
  }
}

function pooledRow(ofCodes: readonly RatedByCoder[], coders: number, basis: Basis): AgreementRow {
  const pooled: RatedByCoder = {
    counts: { categories: [0, 1], rows: ofCodes.flatMap(({ counts }) => counts.rows) },
    table: coders === 2 ? { categories: [0, 1], counts: added(ofCodes.flatMap(({ table }) => table ?? [])) } : null,
    byCoder: Array.from({ length: coders }, (_, coder) => ({
      rated: ofCodes.reduce((sum, { byCoder }) => sum + byCoder[coder].rated, 0),
      yes: ofCodes.reduce((sum, { byCoder }) => sum + byCoder[coder].yes, 0),
    })),
  }
  // No kappa's interval: decisions about the same unit are not independent.
  return {
    ...emptyRow,
    ...ofCode(pooled),
    basis,
    kind: 'pooled',
    figures: figuresFor(anyCode, coders).map(name => point(name, figure(name, anyCode, pooled))),
  }
}

function meanRow(codes: readonly AgreementRow[], basis: Basis): AgreementRow {
  const names = codes[0].figures.map(({ name }) => name)
  const figures = names.map((name, i) => {
    const values = codes.flatMap(({ figures }) => figures[i].value ?? [])
    const sum = values.reduce((all, value) => all + value, 0)
    return point(name, values.length === 0 ? undefinedBecause('no code has one') : defined(sum / values.length))
  })
  return { ...emptyRow, basis, kind: 'mean', figures }
}

/** Gives a statistic as a figure without intervals. */
export function point(name: FigureName, { value, why }: Statistic): Figure {
  const statistic = value === null ? undefinedBecause(why) : defined(value)
  return { name, ...statistic, overUnits: null, overGroups: null }
}

function ofCode({ counts, table, byCoder }: RatedByCoder) {
  const yes = counts.categories.indexOf(1)
  let ratings = 0
  let given = 0
  for (const row of counts.rows) {
    const m = row.counts[0] + row.counts[1]
    if (m < 2) continue
    ratings += row.units * m
    given += row.units * row.counts[yes]
  }
  const meanPrevalence = ratings === 0 ? null : given / ratings
  const rarer = meanPrevalence === null ? 0 : Math.min(meanPrevalence, 1 - meanPrevalence)
  return {
    ...numberOfUnits(counts),
    prevalence: byCoder.map(({ rated, yes }) => (rated === 0 ? null : yes / rated)),
    meanPrevalence,
    rare: rarer > 0 && rarer < 0.05,
    table,
    cells: table && fourCells(table, 1),
  }
}

function numberOfUnits({ rows }: RatingCounts): { units: number; doubleCoded: number | null } {
  let units = 0
  let rated = 0
  for (const row of rows) {
    const m = row.counts.reduce((sum, count) => sum + count, 0)
    if (m > 0) rated += row.units
    if (m > 1) units += row.units
  }
  return { units, doubleCoded: rated === 0 ? null : units / rated }
}

function added(tables: readonly TwoCoderTable[]): readonly (readonly number[])[] {
  const cells = tables.map(table => fourCells(table, 1))
  const sum = (cell: 'a' | 'b' | 'c' | 'd') => cells.reduce((all, each) => all + each[cell], 0)
  return [
    [sum('d'), sum('c')],
    [sum('b'), sum('a')],
  ]
}
