import { describe, expect, test } from 'vitest'
import { allocate } from '../../../src/analysis/validation/allocate'
import { drawSample } from '../../../src/analysis/validation/draw'
import { scoreCode } from '../../../src/analysis/validation/score-code'
import { hitsOf } from '../../../src/analysis/validation/stratify'
import { type Measure, measureOf } from '../../../src/analysis/validation/two-by-two'
import { population, truth } from './population'

const study = population(2000, [
  { share: 0.01, precision: 0.7, recall: 0.6 },
  { share: 0.05, precision: 0.9, recall: 0.6 },
  { share: 0.15, precision: 0.8, recall: 0.85 },
])
const { units, people } = study
const found = hitsOf(units)
const seeds = 1000

interface Outcome {
  n: number
  sum: number
  squares: number
  held: number
}

/** Draws a sample of 250 with every seed, has it coded, and keeps what was estimated. */
function simulate() {
  const allocation = allocate(units, { units: 250 })
  if ('needed' in allocation) throw new Error('too small')
  const { strata } = allocation
  const outcomes = new Map<string, Outcome>()
  const note = (name: string, value: number, held: boolean): void => {
    const outcome = outcomes.get(name) ?? { n: 0, sum: 0, squares: 0, held: 0 }
    outcomes.set(name, outcome)
    outcome.n++
    outcome.sum += value
    outcome.squares += value * value
    if (held) outcome.held++
  }
  const measures: readonly Measure[] = ['precision', 'recall', 'f1', 'prevalence', 'kappa']
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = drawSample(units, allocation, seed)
    for (const [code, hits] of found.entries()) {
      const scored = drawn.map(({ place, stratum }) => ({
        rules: units[place].codes[code],
        people: people[place][code],
        stratum,
        weight: strata[stratum].units.length / strata[stratum].drawn,
      }))
      const { estimated, measures: figures } = scoreCode(scored, { found: hits, notFound: units.length - hits })
      note(`${code} hits`, estimated.hits, true)
      note(`${code} misses`, estimated.misses, true)
      for (const measure of measures) {
        const { value, interval } = figures[measure]
        if (value === null || interval === null) continue
        const real = measureOf(measure, truth(study, code)).value!
        note(`${code} ${measure}`, value, interval.low <= real && real <= interval.high)
      }
    }
  }
  return outcomes
}

const outcomes = simulate()
const meanOf = (name: string): number => outcomes.get(name)!.sum / outcomes.get(name)!.n
/** How far the mean of so many samples may be from the truth by chance: four standard errors. */
const luck = (name: string): number => {
  const { n, sum, squares } = outcomes.get(name)!
  return 4 * Math.sqrt(Math.max(1e-9, squares / n - (sum / n) ** 2) / n)
}

describe('over 1000 samples of 250 of 2000 units', () => {
  test.each([0, 1, 2])('hits, misses, precision and prevalence of code %i are right on average', code => {
    const real = truth(study, code)
    for (const cell of ['hits', 'misses'] as const)
      expect(Math.abs(meanOf(`${code} ${cell}`) - real[cell]), cell).toBeLessThan(luck(`${code} ${cell}`) + 0.02)
    for (const measure of ['precision', 'prevalence'] as const) {
      const name = `${code} ${measure}`
      expect(Math.abs(meanOf(name) - measureOf(measure, real).value!), measure).toBeLessThan(luck(name) + 0.002)
    }
  })

  test('recall is right on average for a common code, and too high for a rare one, which its interval shows', () => {
    const [rare, , common] = [0, 1, 2].map(code => measureOf('recall', truth(study, code)).value!)
    expect(meanOf('2 recall')).toBeCloseTo(common, 1)
    expect(meanOf('0 recall')).toBeGreaterThan(rare + 0.05)
  })

  test.each([0, 1, 2])('95 %% intervals of code %i hold the truth in at least 93 of 100 samples', code => {
    const held = ['precision', 'recall', 'f1', 'prevalence', 'kappa'].map(measure => {
      const { n, held } = outcomes.get(`${code} ${measure}`)!
      return [measure, held / n] as const
    })
    expect(held.filter(([, share]) => share < 0.93)).toEqual([])
  })
})
