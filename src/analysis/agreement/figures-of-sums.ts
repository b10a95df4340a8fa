import type { WeightKind } from '../reliability/weights'
import type { RatedVariable } from './coder-ratings'
import { notOfChance, type VariableFigure } from './figure-names'
import { weightsFor } from './figures'
import type { SumsLayout } from './rating-sums'

/** Writes the figures of a variable's sums into their places, from `at` on, in the order of their names; not-a-number where there is none. */
export type WriteFigures = (sums: Float64Array, values: Float64Array, at: number) => void

/**
 * Prepares the figures of a variable for being computed of thousands of resamples, without an object being made for any.
 *
 * These are the formulas of `src/analysis/reliability`, where they are explained and sourced; a test holds that both give the same.
 */
export function figuresOfSums(
  names: readonly VariableFigure[],
  variable: Pick<RatedVariable, 'kind' | 'level' | 'categories'>,
  layout: SumsLayout,
): WriteFigures {
  const parts = createParts(layout)
  const formulas = names.map(name => formulaOf(name, variable))
  const needsUse = names.map(name => variable.kind === 'code' && !notOfChance.has(name))
  const yes = variable.categories.indexOf(1)
  return (sums, values, at) => {
    fill(parts, sums, layout)
    for (let i = 0; i < formulas.length; i++) {
      const value = needsUse[i] && parts.shares[yes] === 0 ? Number.NaN : formulas[i](parts)
      values[at + i] = Number.isFinite(value) ? value : Number.NaN
    }
  }
}

/** What the formulas take, whether of two coders or of more; matrices row by row. */
interface Parts {
  readonly k: number
  /** Of two coders the units by what the first and the second gave; else empty. */
  readonly table: Float64Array
  readonly rows: Float64Array
  readonly columns: Float64Array
  /** Pairs of ratings as shares of their unit's pairs, as coincidences, and as they are. */
  readonly pairShares: Float64Array
  readonly coincidences: Float64Array
  readonly pairs: Float64Array
  /** Row sums of the coincidences: ratings in units that have a pair. */
  readonly totals: Float64Array
  /** Units by category, each divided among its ratings. */
  readonly shares: Float64Array
  /** Units with at least two ratings, and with at least one. */
  paired: number
  rated: number
  /** Ratings in units that have a pair. */
  total: number
}

function createParts({ categories: k }: SumsLayout): Parts {
  const matrix = () => new Float64Array(k * k)
  const vector = () => new Float64Array(k)
  return {
    k,
    table: matrix(),
    rows: vector(),
    columns: vector(),
    pairShares: matrix(),
    coincidences: matrix(),
    pairs: matrix(),
    totals: vector(),
    shares: vector(),
    paired: 0,
    rated: 0,
    total: 0,
  }
}

function fill(parts: Parts, sums: Float64Array, layout: SumsLayout): void {
  const { k, table, rows, columns, pairShares, coincidences, pairs, totals, shares } = parts
  rows.fill(0)
  columns.fill(0)
  totals.fill(0)
  parts.total = 0
  if (layout.twoCoders) {
    parts.paired = 0
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) {
        const units = sums[i * k + j]
        const both = units + sums[j * k + i]
        table[i * k + j] = units
        rows[i] += units
        columns[j] += units
        pairShares[i * k + j] = both / 2
        coincidences[i * k + j] = both
        pairs[i * k + j] = both
        parts.paired += units
      }
    parts.rated = parts.paired
    for (let i = 0; i < k; i++) {
      const alone = sums[layout.shares + i]
      shares[i] = (rows[i] + columns[i]) / 2 + alone
      parts.rated += alone
    }
  } else {
    for (let i = 0; i < k * k; i++) {
      pairShares[i] = sums[i]
      coincidences[i] = sums[layout.coincidences + i]
      pairs[i] = sums[layout.pairs + i]
    }
    for (let i = 0; i < k; i++) shares[i] = sums[layout.shares + i]
    parts.paired = sums[layout.paired]
    parts.rated = sums[layout.rated]
  }
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) totals[i] += coincidences[i * k + j]
    parts.total += totals[i]
  }
}

type Formula = (parts: Parts) => number

function formulaOf(name: VariableFigure, variable: Pick<RatedVariable, 'level' | 'categories'>): Formula {
  const { categories } = variable
  const k = categories.length
  const weights = (kind: WeightKind): Float64Array => Float64Array.from(weightsFor(variable, kind).flat())
  switch (name) {
    case 'percent':
    case 'holsti':
      return share
    case 'cohensKappa':
      return weightedKappa(weights('identity'))
    case 'linearKappa':
      return weightedKappa(weights('linear'))
    case 'quadraticKappa':
      return weightedKappa(weights('quadratic'))
    case 'fleissKappa':
      return fleiss
    case 'scottsPi':
      return scott
    case 'bennettsS':
    case 'pabak':
      return parts => (k < 2 ? Number.NaN : (share(parts) - 1 / k) / (1 - 1 / k))
    case 'ac1':
      return gwet(weights('identity'))
    case 'ac2':
      return gwet(weights('quadratic'))
    case 'alpha':
      return alphaOf(variable)
    case 'positiveAgreement':
    case 'f1':
      return specific(categories.indexOf(1))
    case 'negativeAgreement':
      return specific(categories.indexOf(0))
  }
}

function share({ k, pairShares, paired }: Parts): number {
  let agreed = 0
  for (let i = 0; i < k; i++) agreed += pairShares[i * k + i]
  return agreed / paired
}

function weightedKappa(weights: Float64Array): Formula {
  return ({ k, table, rows, columns, paired }) => {
    let observed = 0
    let expected = 0
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) {
        const weight = weights[i * k + j]
        observed += weight * table[i * k + j]
        expected += weight * rows[i] * columns[j]
      }
    const squared = paired * paired
    return chanceCorrected((observed * paired) / squared, expected / squared)
  }
}

function scott(parts: Parts): number {
  return chanceCorrected(share(parts), sumOfSquares(parts.totals, parts.total))
}

function fleiss(parts: Parts): number {
  return chanceCorrected(share(parts), sumOfSquares(parts.shares, parts.rated))
}

function chanceCorrected(observed: number, expected: number): number {
  return 1 - expected < 1e-12 ? Number.NaN : (observed - expected) / (1 - expected)
}

function sumOfSquares(parts: Float64Array, whole: number): number {
  let sum = 0
  for (let i = 0; i < parts.length; i++) sum += (parts[i] / whole) ** 2
  return sum
}

function gwet(weights: Float64Array): Formula {
  let sumOfWeights = 0
  for (const weight of weights) sumOfWeights += weight
  return ({ k, pairShares, shares, paired, rated }) => {
    let observed = 0
    let spread = 0
    for (let i = 0; i < k; i++) {
      if (shares[i] === rated) return Number.NaN
      for (let j = 0; j < k; j++) observed += weights[i * k + j] * pairShares[i * k + j]
      spread += (shares[i] / rated) * (1 - shares[i] / rated)
    }
    return chanceCorrected(observed / paired, (sumOfWeights / (k * (k - 1))) * spread)
  }
}

function alphaOf({ level, categories }: Pick<RatedVariable, 'level' | 'categories'>): Formula {
  const k = categories.length
  const numbers = categories.map(Number)
  const distances = new Float64Array(k * k)
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      if (i === j) continue
      const [a, b] = [numbers[i], numbers[j]]
      const distance = level === 'nominal' ? 1 : level === 'interval' ? (a - b) ** 2 : ((a - b) / (a + b)) ** 2
      distances[i * k + j] = distance
    }
  return ({ coincidences, totals, total }) => {
    if (level === 'ordinal') ordinalDistances(totals, distances)
    let observed = 0
    let expected = 0
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) {
        observed += coincidences[i * k + j] * distances[i * k + j]
        expected += totals[i] * totals[j] * distances[i * k + j]
      }
    return expected === 0 ? Number.NaN : 1 - ((total - 1) * observed) / expected
  }
}

/** Ranks: what lies between two categories is how many ratings do. */
function ordinalDistances(totals: Float64Array, distances: Float64Array): void {
  const k = totals.length
  for (let i = 0; i < k; i++) {
    let between = totals[i]
    for (let j = i + 1; j < k; j++) {
      between += totals[j]
      const distance = (between - (totals[i] + totals[j]) / 2) ** 2
      distances[i * k + j] = distance
      distances[j * k + i] = distance
    }
  }
}

function specific(category: number): Formula {
  return ({ k, pairs }) => {
    let all = 0
    for (let other = 0; other < k; other++) all += pairs[category * k + other]
    return pairs[category * k + category] / all
  }
}
