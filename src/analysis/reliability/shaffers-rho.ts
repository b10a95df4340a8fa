import { type FourCells, fourCells } from './four-cells'
import { below, createRandom, type Random } from './random'
import { defined, type Statistic, undefinedBecause } from './statistic'
import { noCommonUnits } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'

/** How likely such agreement would be in a sample, if the coders' agreement on all of the material were not good enough. */
export interface ShaffersRho {
  readonly rho: Statistic
  /** Cohen's kappa of the sample. */
  readonly kappa: Statistic
  readonly threshold: number
  /** Share of units to which the first coder gave the code; null where there are none. */
  readonly baseRate: number | null
  /** What kappa is in samples from material that is not coded well enough; null where there is no rho. */
  readonly simulated: SimulatedKappas | null
}

export interface SimulatedKappas {
  readonly samples: number
  readonly mean: number
  readonly median: number
  /** 95 % of the simulated kappas are at most so high: the observed one has to be above it for rho < .05. */
  readonly high: number
  /** Samples in which both coders gave every unit the same, which are counted as full agreement. Where they are many, the sample is too small. */
  readonly withoutVariation: number
}

export interface ShaffersRhoOptions {
  readonly seed?: number | string
  /** The kappa that the agreement on all material should reach: 0.65 unless told; 0.9 is the strict one. */
  readonly threshold?: number
  /** The lowest kappa that is simulated. 0.4 unless told. */
  readonly lowest?: number
  /** Share of all units that carry the code, where the sample was drawn to hold more of them. The sample's own unless told. */
  readonly baseRate?: number
  /** At least this share of the sample was drawn from units to which the first coder gave the code. 0 unless told: drawn from all. */
  readonly inflation?: number
  /** Range of the second coder's precision in the simulated material. 0.6 to 1 unless told. */
  readonly precision?: readonly [least: number, most: number]
  /** Units in each simulated material. 10,000 unless told. */
  readonly units?: number
  /** 800 unless told. */
  readonly samples?: number
}

/**
 * Gives Shaffer's rho: how often would a sample show agreement as high as this one's, if the two coders agreed less than the threshold on
 * all of the material?
 *
 * In words: material of 10,000 units with the given base rate is coded so that kappa is drawn evenly between 0.4 and the threshold, and the
 * second coder's precision between 0.6 and 1; a sample of the observed size is drawn from it as the observed one was, and its kappa
 * computed; that is done 800 times. Rho is the share of those kappas that are as high as the observed one, or higher; it is 1 where the
 * observed one is below their mean. Recall follows from the others: κP / (2P − 2B − κ + 2Bκ), B being the base rate.
 *
 * Source: Eagan, B. R., Rogers, B., Serlin, R. and others (2017), Can we rely on IRR?, Proceedings of CSCL; Eagan, B. R., Brohinsky, J., Wang, J.
 * and Shaffer, D. W. (2020), Testing the reliability of inter-rater reliability, Proceedings of LAK; the choices are those of their R package
 * rhoR. Range: 0 to 1; below .05 it is taken as leave to generalise from the sample. It hangs on how often low kappas are simulated,
 * which is a convention, and says nothing of whether the sample was drawn at random.
 *
 * @param table Two categories, the last of which means that the code applies. The first coder is the one to compare with.
 * @returns No value, with the reason, where kappa has none, the first coder never or always gave the code, or the sample is larger than the
 * simulated material.
 * @throws RangeError when the table has not two categories, or a setting is out of range.
 */
export function shaffersRho(table: TwoCoderTable, options: ShaffersRhoOptions = {}): ShaffersRho {
  const {
    seed = 1,
    threshold = 0.65,
    lowest = 0.4,
    inflation = 0,
    precision = [0.6, 1],
    units = 10_000,
    samples = 800,
  } = options
  checkSettings({ threshold, lowest, inflation, precision, units, samples, baseRate: options.baseRate })
  const cells = fourCells(table)
  const size = cells.a + cells.b + cells.c + cells.d
  const kappa = kappaOf(cells)
  const baseRate = options.baseRate ?? (size === 0 ? null : (cells.a + cells.b) / size)
  const without = (why: string): ShaffersRho => ({
    rho: undefinedBecause(why),
    kappa,
    threshold,
    baseRate,
    simulated: null,
  })
  if (kappa.value === null) return without(kappa.why)
  if (baseRate === null || baseRate === 0) return without('the first coder never gave the code')
  if (baseRate === 1) return without('the first coder gave the code to every unit')
  if (size > units) return without(`the sample has ${size} units, more than the ${units} of the simulated material`)
  const positives = Math.ceil(size * inflation - 1e-9)
  if (positives > Math.max(Math.round(baseRate * units), 1))
    return without('the simulated material holds too few units with the code for such a sample')

  if (precisionNeeded(baseRate, lowest) >= precision[1])
    return without(`no precision up to ${precision[1]} goes with a kappa of ${lowest} or more at this base rate`)

  const random = createRandom(`${seed}/rho`)
  const kappas: number[] = []
  let withoutVariation = 0
  for (let i = 0; i < samples; i++) {
    const material = materialOf(baseRate, units, codingOf(baseRate, [lowest, threshold], precision, random))
    const drawn = kappaOf(drawSample(material, size, positives, random))
    if (drawn.value === null) withoutVariation++
    // As rhoR has it. It makes rho larger, never smaller.
    kappas.push(drawn.value ?? 1)
  }
  const sorted = Float64Array.from(kappas).sort()
  return {
    rho: defined(shareAsHigh(kappas, kappa.value)),
    kappa,
    threshold,
    baseRate,
    simulated: {
      samples,
      mean: meanOf(kappas),
      median: sorted[Math.ceil(samples / 2) - 1],
      high: sorted[Math.ceil(samples * 0.95) - 1],
      withoutVariation,
    },
  }
}

/** Gives rho from simulated kappas: the share of them that is at least the observed one; 1 where that is below their mean. */
export function shareAsHigh(simulated: readonly number[], observed: number): number {
  // A mean that is the observed kappa but for the last digits of floating point is not above it.
  if (observed < meanOf(simulated) - 1e-12) return 1
  return simulated.filter(each => each >= observed).length / simulated.length
}

/** Cohen's kappa of four cells: 2(ad − bc) over the products of the margins that lie crosswise. */
function kappaOf({ a, b, c, d }: FourCells): Statistic {
  if (a + b + c + d === 0) return undefinedBecause(noCommonUnits)
  const scale = (a + b) * (b + d) + (a + c) * (c + d)
  if (scale === 0) return undefinedBecause('both coders gave every unit the same category')
  return defined((2 * (a * d - b * c)) / scale)
}

interface SimulatedCoding {
  readonly precision: number
  readonly recall: number
}

/** Draws kappa and precision until some recall goes with them. */
function codingOf(
  baseRate: number,
  [lowest, threshold]: readonly [number, number],
  [least, most]: readonly [number, number],
  random: Random,
): SimulatedCoding {
  for (;;) {
    const kappa = lowest + random() * (threshold - lowest)
    let precision = least + random() * (most - least)
    const needed = precisionNeeded(baseRate, kappa)
    if (precision <= needed) {
      if (needed >= most) continue
      precision = needed + (1 - random()) * (most - needed)
    }
    return {
      precision,
      recall: (kappa * precision) / (2 * precision - 2 * baseRate - kappa + 2 * baseRate * kappa),
    }
  }
}

/** With no more precision than this, even a recall of 1 would not give so high a kappa. The higher kappa, the more it is. */
function precisionNeeded(baseRate: number, kappa: number): number {
  return (2 * baseRate * kappa - 2 * baseRate - kappa) / (kappa - 2)
}

/** The cells of material that is coded so, in whole units. */
function materialOf(baseRate: number, units: number, { precision, recall }: SimulatedCoding): FourCells {
  const positive = Math.max(Math.round(baseRate * units), 1)
  const a = Math.min(positive, Math.max(Math.round(positive * recall), 1))
  const c = Math.min(units - positive, Math.max(Math.round((a * (1 - precision)) / precision), 1))
  return { a, b: positive - a, c, d: units - positive - c }
}

/** Draws units without putting them back: first as many as must carry the first coder's code, then from all that are left. */
function drawSample(material: FourCells, size: number, positives: number, random: Random): FourCells {
  const left = { ...material }
  const drawn = { a: 0, b: 0, c: 0, d: 0 }
  for (let i = 0; i < size; i++) {
    const { a, b, c, d } = left
    const place = below(i < positives ? a + b : a + b + c + d, random)
    const cell = place < a ? 'a' : place < a + b ? 'b' : place < a + b + c ? 'c' : 'd'
    left[cell]--
    drawn[cell]++
  }
  return drawn
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}

function checkSettings(
  settings: Required<Omit<ShaffersRhoOptions, 'seed' | 'baseRate'>> & { baseRate: number | undefined },
): void {
  const { threshold, lowest, inflation, precision, units, samples, baseRate = 0 } = settings
  const [least, most] = precision
  if (!(lowest >= 0 && lowest < threshold && threshold < 1))
    throw new RangeError(`kappas from ${lowest} to ${threshold} are not from 0 to below 1`)
  if (!(least > 0 && least <= most && most <= 1)) throw new RangeError(`a precision of ${least} to ${most} is none`)
  if (![inflation, baseRate].every(share => share >= 0 && share <= 1))
    throw new RangeError(`${inflation} and ${baseRate} are no shares`)
  if (![units, samples].every(count => Number.isInteger(count) && count >= 1))
    throw new RangeError(`${units} units and ${samples} samples are no counts`)
}
