import { type BootstrapInterval, type BootstrapOptions, bootstrapAll, noInterval } from '../reliability/bootstrap'
import type { PreparedSetAlphas } from '../reliability/set-alpha'
import type { AgreementRow } from './agreement-row'
import { type Bearing, bearingOn, type Clusters, sightingsOf, whyNoInterval } from './bearing'
import type { CoderRatings, RatedVariable } from './coder-ratings'
import { anyCode, type FigureName, figuresFor, type VariableFigure } from './figure-names'
import { figuresOfSums, type WriteFigures } from './figures-of-sums'
import { overallCodes } from './overall-codes'
import type { RatingPatterns } from './rating-patterns'
import { sumsLayout } from './rating-sums'
import { type DrawnUnits, type ResampleSums, resampleSums } from './resampled-sums'

/** What is resampled. */
export interface Resampled {
  readonly ratings: Pick<CoderRatings, 'coders' | 'units' | 'variables'>
  /** By unit: 1 where at least one coder gave any code. */
  readonly coded: Uint8Array
  /** By variable. */
  readonly patterns: readonly RatingPatterns[]
  readonly clusters: Clusters
  /** The figures as they are: a code that has none of a kind is in no mean of a resample. */
  readonly rows: readonly AgreementRow[]
  /** Alpha over the sets of codes, of all units and of the coded ones, prepared for these clusters. Null where there are no codes. */
  readonly sets: PreparedSetAlphas | null
}

/** Gives the intervals of a row's figures, in their order. */
export type Intervals = (row: Pick<AgreementRow, 'basis' | 'kind' | 'variable'>) => readonly BootstrapInterval[]

const bases = ['all', 'coded'] as const

/** Computes the bootstrap intervals of all figures of all variables, of all codes together, of their means and their sets, from the same draws. */
export function agreementIntervals(resampled: Resampled, options: BootstrapOptions): Intervals {
  const { ratings, coded, clusters, rows, sets } = resampled
  const variables = prepare(resampled)
  const codes = variables.filter(({ inOverall }) => inOverall)
  const codeFigures = figuresFor(anyCode, ratings.coders.length)
  const codeLayout = sumsLayout(2, ratings.coders.length)
  const writePooled = figuresOfSums(codeFigures, anyCode, codeLayout)
  const pooledSums = new Float64Array(codeLayout.length)
  const setNames = sets ? setFigures : []
  const codedSizes = new Float64Array(clusters.count)
  const otherSizes = new Float64Array(clusters.count)
  for (const [i, { size }] of ratings.units.entries()) (coded[i] ? codedSizes : otherSizes)[clusters.of[i]] += size
  const total: DrawnUnits = { coded: 0, other: 0 }

  // Where the figures of a basis stand, from its own start.
  const pooledAt = variables.reduce((sum, { names }) => sum + names.length, 0)
  const meanAt = pooledAt + codeFigures.length
  const setsAt = meanAt + codeFigures.length
  const width = setsAt + setNames.length

  const evaluate = (drawn: Int32Array, values: Float64Array): void => {
    total.coded = 0
    total.other = 0
    for (let i = 0; i < drawn.length; i++) {
      total.coded += drawn[i] * codedSizes[i]
      total.other += drawn[i] * otherSizes[i]
    }
    for (const { resample, sums } of variables) resample(drawn, total, sums[0], sums[1])
    for (let basis = 0; basis < 2; basis++) {
      const first = basis * width
      pooledSums.fill(0)
      for (const { at, write, sums, inOverall } of variables) {
        write(sums[basis], values, first + at)
        if (inOverall) for (let i = 0; i < pooledSums.length; i++) pooledSums[i] += sums[basis][i]
      }
      writePooled(pooledSums, values, first + pooledAt)
      for (let figure = 0; figure < codeFigures.length; figure++)
        values[first + meanAt + figure] = meanOf(codes, basis, figure, values, first)
    }
    for (const [basis, { masi, jaccard }] of (sets?.alphasOf(drawn) ?? []).entries()) {
      values[basis * width + setsAt] = masi.value ?? Number.NaN
      values[basis * width + setsAt + 1] = jaccard.value ?? Number.NaN
    }
  }

  const bearing = bases.flatMap(basis => {
    const sightings = (some: readonly Prepared[]) =>
      sightingsOf(
        some.map(({ variable }) => variable),
        some.map(each => each.patterns),
        clusters,
        basis,
      )
    const on = (names: readonly FigureName[], some: readonly Prepared[]): readonly Bearing[] => {
      const seen = sightings(some)
      return names.map(name => bearingOn(name, seen, clusters.count))
    }
    const ofCodes = on(codeFigures, codes)
    return [...variables.flatMap(each => on(each.names, [each])), ...ofCodes, ...ofCodes, ...on(setNames, codes)]
  })
  const intervals = bootstrapAll(clusters.count, 2 * width, evaluate, {
    ...options,
    bearing: bearing.map(each => each.clusters),
  })
  return ({ basis, kind, variable }) => {
    const first = basis === 'all' ? 0 : width
    const row = rows.find(each => each.basis === basis && each.kind === kind && each.variable === variable)
    const part = (from: number, names: readonly FigureName[]) =>
      names.map((name, i): BootstrapInterval => {
        const at = first + from + i
        const why = row ? whyNoInterval(name, row, bearing[at], clusters.count) : null
        return why === null ? intervals[at] : noInterval(why)
      })
    if (kind === 'pooled') return part(pooledAt, codeFigures)
    if (kind === 'mean') return part(meanAt, codeFigures)
    if (kind === 'sets') return part(setsAt, setFigures)
    const own = variables.find(({ variable: { id } }) => id === variable)
    return own ? part(own.at, own.names) : []
  }
}

const setFigures = ['alphaMasi', 'alphaJaccard'] as const

interface Prepared {
  readonly variable: RatedVariable
  readonly patterns: RatingPatterns
  /** Whether it is one of the codes that figures over all codes are made of. */
  readonly inOverall: boolean
  /** Its figures, and where they stand among those of a basis. */
  readonly names: readonly VariableFigure[]
  readonly at: number
  readonly resample: ResampleSums
  readonly write: WriteFigures
  /** Of all units, and of the coded ones; reused. */
  readonly sums: readonly [all: Float64Array, coded: Float64Array]
  /** By basis and figure: whether it is part of the mean over codes. */
  readonly inMean: readonly (readonly boolean[])[]
}

function prepare({ ratings, patterns, clusters, rows }: Resampled): readonly Prepared[] {
  const { variables, units, coders } = ratings
  const overall = overallCodes(variables)
  let at = 0
  return variables.map((variable: RatedVariable, i): Prepared => {
    const layout = sumsLayout(variable.categories.length, coders.length)
    const names = figuresFor(variable, coders.length)
    const prepared: Prepared = {
      variable,
      patterns: patterns[i],
      inOverall: overall.has(variable.id),
      names,
      at,
      resample: resampleSums(patterns[i], units, clusters.of, layout),
      write: figuresOfSums(names, variable, layout),
      sums: [new Float64Array(layout.length), new Float64Array(layout.length)],
      inMean: bases.map(basis => {
        const row = rows.find(each => each.basis === basis && each.variable === variable.id)
        return names.map(name => row?.figures.some(each => each.name === name && each.value !== null) ?? false)
      }),
    }
    at += names.length
    return prepared
  })
}

function meanOf(
  codes: readonly Prepared[],
  basis: number,
  figure: number,
  values: Float64Array,
  first: number,
): number {
  let sum = 0
  let number = 0
  for (const { at, inMean } of codes) {
    const value = values[first + at + figure]
    if (!inMean[basis][figure] || Number.isNaN(value)) continue
    sum += value
    number++
  }
  return sum / number
}
