import { type BootstrapInterval, type BootstrapOptions, bootstrapAll } from '../reliability/bootstrap'
import type { PreparedSetAlpha } from '../reliability/set-alpha'
import type { AgreementRow } from './agreement-row'
import type { Basis } from './coded-units'
import type { CoderRatings, RatedVariable } from './coder-ratings'
import { anyCode, figuresFor } from './figure-names'
import { figuresOfSums, type WriteFigures } from './figures-of-sums'
import { overallCodes } from './overall-codes'
import type { RatingPatterns } from './rating-patterns'
import { sumsLayout } from './rating-sums'
import { type DrawnUnits, type ResampleSums, resampleSums } from './resampled-sums'

/** Units that are drawn together. */
export interface Clusters {
  readonly count: number
  /** For each unit the place of its cluster. */
  readonly of: Int32Array
}

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
  /** Alpha over the sets of codes, by basis, prepared for these clusters. */
  readonly sets: Readonly<Partial<Record<Basis, readonly PreparedSetAlpha[]>>>
}

/** Gives the intervals of a row's figures, in their order. */
export type Intervals = (row: Pick<AgreementRow, 'basis' | 'kind' | 'variable'>) => readonly BootstrapInterval[]

const bases = ['all', 'coded'] as const

/** Computes the bootstrap intervals of all figures of all variables, of all codes together, of their means and their sets, from the same draws. */
export function agreementIntervals(resampled: Resampled, options: BootstrapOptions): Intervals {
  const { ratings, coded, clusters, sets } = resampled
  const variables = prepare(resampled)
  const codes = variables.filter(({ inOverall }) => inOverall)
  const codeFigures = figuresFor(anyCode, ratings.coders.length)
  const codeLayout = sumsLayout(2, ratings.coders.length)
  const writePooled = figuresOfSums(codeFigures, anyCode, codeLayout)
  const pooledSums = new Float64Array(codeLayout.length)
  const ofSets = bases.map(basis => sets[basis] ?? [])
  const codedSizes = new Float64Array(clusters.count)
  const otherSizes = new Float64Array(clusters.count)
  for (const [i, { size }] of ratings.units.entries()) (coded[i] ? codedSizes : otherSizes)[clusters.of[i]] += size
  const total: DrawnUnits = { coded: 0, other: 0 }

  // Where the figures of a basis stand, from its own start.
  const pooledAt = variables.reduce((sum, { figures }) => sum + figures, 0)
  const meanAt = pooledAt + codeFigures.length
  const setsAt = meanAt + codeFigures.length
  const width = setsAt + ofSets[0].length

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
      for (const [i, { alphaOf }] of ofSets[basis].entries())
        values[first + setsAt + i] = alphaOf(drawn).value ?? Number.NaN
    }
  }

  const intervals = bootstrapAll(clusters.count, 2 * width, evaluate, options)
  return ({ basis, kind, variable }) => {
    const first = basis === 'all' ? 0 : width
    const part = (from: number, to: number) => intervals.slice(first + from, first + to)
    if (kind === 'pooled') return part(pooledAt, meanAt)
    if (kind === 'mean') return part(meanAt, setsAt)
    if (kind === 'sets') return part(setsAt, width)
    const own = variables.find(({ id }) => id === variable)
    return own ? part(own.at, own.at + own.figures) : []
  }
}

interface Prepared {
  readonly id: string
  /** Whether it is one of the codes that figures over all codes are made of. */
  readonly inOverall: boolean
  /** How many figures it has, and where they stand among those of a basis. */
  readonly figures: number
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
      id: variable.id,
      inOverall: overall.has(variable.id),
      figures: names.length,
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
