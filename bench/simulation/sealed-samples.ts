import { below, createRandom, shuffled } from '../../src/analysis/reliability/random'
import { allocate } from '../../src/analysis/validation/allocate'
import { drawSample } from '../../src/analysis/validation/draw'
import { nearMisses } from '../../src/analysis/validation/near-misses'
import { type CodeScore, scoreCode } from '../../src/analysis/validation/score-code'
import { hitsOf, type UnitDecisions } from '../../src/analysis/validation/stratify'
import { type Measure, measureOf, type TwoByTwo } from '../../src/analysis/validation/two-by-two'
import { createCoverage, shareOf } from './coverage'
import { withMeasures } from './units'

const size = 3000
const groups = 13

/** Codes from rare to common; what the rules find of each, and how much of it is right. */
const codes = [
  { prevalence: 0.005, precision: 0.8, recall: 0.4 },
  { prevalence: 0.01, precision: 0.7, recall: 0.8 },
  { prevalence: 0.05, precision: 0.9, recall: 0.6 },
  { prevalence: 0.15, precision: 0.8, recall: 0.85 },
]

const scored = ['prevalence', 'precision', 'recall', 'f1', 'kappa'] as const satisfies readonly Measure[]

export const sampleColumns = [
  'sample',
  'code',
  'figure',
  'truth',
  'mean',
  'root of mean square error',
  ...withMeasures('interval'),
]
export const recallColumns = [
  'sample',
  'code',
  'truth',
  'mean',
  'root of mean square error',
  ...withMeasures('interval'),
]
export const missColumns = [
  'sample',
  'code',
  'recall',
  'misses found',
  'samples',
  'mean recall',
  'interval: held',
  'width',
]

/**
 * Draws, codes and scores sealed samples of one invented study, again and again: are figures right on average, and do intervals hold the
 * truth? And what would recall be if near misses were drawn as thinly as other units that carry no code?
 */
export function simulateSamples(samples: number): {
  readonly figures: readonly (readonly string[])[]
  readonly recall: readonly (readonly string[])[]
  readonly byMisses: readonly (readonly string[])[]
} {
  const study = inventStudy()
  const real = codes.map((_, code) => tableOf(study, code))
  const nameOf = (code: number): string => `${codes[code].prevalence} of units`
  const results = [150, 400].map(wanted => ({ wanted, scores: scoresOf(study, wanted, samples) }))
  const plain = { ...study, units: study.units.map(unit => ({ ...unit, near: false })) }
  const perCode = (
    rowsOf: (wanted: number, scores: readonly CodeScore[], code: number) => readonly (readonly string[])[],
  ) =>
    results.flatMap(({ wanted, scores }) =>
      codes.flatMap((_, code) => rowsOf(wanted, scores[code], code).map(row => [`${wanted}`, nameOf(code), ...row])),
    )
  return {
    figures: perCode((_, scores, code) =>
      scored.map(measure => [measure, ...figureCells(scores, measure, real[code])]),
    ),
    recall: [150, 400].flatMap(wanted => {
      const scores = scoresOf(plain, wanted, samples)
      return codes.map((_, code) => [`${wanted}`, nameOf(code), ...figureCells(scores[code], 'recall', real[code])])
    }),
    byMisses: perCode((_, scores, code) => missCells(scores, real[code])),
  }
}

interface InventedStudy {
  readonly units: readonly UnitDecisions[]
  /** By unit, then by code. */
  readonly people: readonly (readonly (0 | 1)[])[]
}

/** By code, the score of each sample. */
function scoresOf(
  { units, people }: InventedStudy,
  wanted: number,
  samples: number,
): readonly (readonly CodeScore[])[] {
  const found = hitsOf(units)
  const allocation = allocate(units, { units: wanted })
  if ('needed' in allocation) throw new Error('the sample is too small')
  const { strata } = allocation
  const scores: CodeScore[][] = codes.map(() => [])
  for (let seed = 0; seed < samples; seed++) {
    const drawn = drawSample(units, allocation, seed)
    for (const [code, hits] of found.entries()) {
      const sample = drawn.map(({ place, stratum }) => ({
        rules: units[place].codes[code],
        people: people[place][code],
        stratum,
        weight: strata[stratum].units.length / strata[stratum].drawn,
      }))
      scores[code].push(scoreCode(sample, { found: hits, notFound: units.length - hits }))
    }
  }
  return scores
}

function figureCells(scores: readonly CodeScore[], measure: Measure, table: TwoByTwo): readonly string[] {
  const truth = measureOf(measure, table).value ?? Number.NaN
  const coverage = createCoverage()
  for (const { measures } of scores) coverage.note(measures[measure].interval, truth)
  const values = scores.flatMap(({ measures }) => measures[measure].value ?? [])
  const mean = meanOf(values)
  const error = Math.sqrt(meanOf(values.map(value => (value - truth) ** 2)))
  return [...[truth, mean, error].map(each => each.toFixed(3)), ...coverage.cells()]
}

/** Recall by how many misses a sample found: what its point estimate is worth. */
function missCells(scores: readonly CodeScore[], table: TwoByTwo): readonly (readonly string[])[] {
  const truth = measureOf('recall', table).value ?? Number.NaN
  const parts = [
    ['0', (misses: number) => misses === 0],
    ['1 or 2', (misses: number) => misses === 1 || misses === 2],
    ['3 to 9', (misses: number) => misses > 2 && misses < 10],
    ['10 or more', (misses: number) => misses > 9],
  ] as const
  return parts.flatMap(([name, has]) => {
    const some = scores.filter(({ counted, measures }) => has(counted.misses) && measures.recall.value !== null)
    if (some.length === 0) return []
    const coverage = createCoverage()
    for (const { measures } of some) coverage.note(measures.recall.interval, truth)
    const mean = meanOf(some.map(({ measures }) => measures.recall.value ?? 0))
    const [held, width] = coverage.cells()
    return [[truth.toFixed(2), name, shareOf(some.length, scores.length), mean.toFixed(2), held, width]]
  })
}

/**
 * Each code is in exactly its share of the units, in stretches: where it is, the next unit has it too with a chance of .3. The rules find
 * exactly their share of these, and give it to others anywhere.
 */
function inventStudy(): InventedStudy {
  const people = Array.from({ length: size }, () => codes.map((): 0 | 1 => 0))
  const rules = Array.from({ length: size }, () => codes.map((): 0 | 1 => 0))
  for (const [code, { prevalence, precision, recall }] of codes.entries()) {
    const random = createRandom(`sealed samples/${code}`)
    const there = Math.round(size * prevalence)
    const places = new Set<number>()
    for (
      let place = below(size, random);
      places.size < there;
      place = random() < 0.3 ? (place + 1) % size : below(size, random)
    )
      places.add(place)
    const hits = Math.round(there * recall)
    const others = [...people.keys()].filter(place => !places.has(place))
    for (const place of places) people[place][code] = 1
    for (const place of shuffled([...places], random).slice(0, hits)) rules[place][code] = 1
    for (const place of shuffled(others, random).slice(0, Math.round(hits / precision) - hits)) rules[place][code] = 1
  }
  const groupOf = (i: number): string => `fg${Math.floor((i * groups) / size)}`
  const near = nearMisses(
    rules.map((found, i) => ({ transcript: groupOf(i), codes: found })),
    rules.map(() => false),
  )
  const units = rules.map(
    (found, i): UnitDecisions => ({ unit: `${i}`, group: groupOf(i), codes: found, near: near[i] }),
  )
  return { units, people }
}

function tableOf({ units, people }: InventedStudy, code: number): TwoByTwo {
  const count = (rules: 0 | 1, there: 0 | 1): number =>
    units.filter(({ codes: found }, i) => found[code] === rules && people[i][code] === there).length
  return { hits: count(1, 1), falseAlarms: count(1, 0), misses: count(0, 1), neither: count(0, 0) }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
