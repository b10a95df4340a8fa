import { describe, expect, test } from 'vitest'
import { bootstrap, bootstrapAll } from '../../../src/analysis/reliability/bootstrap'
import { krippendorffsAlpha } from '../../../src/analysis/reliability/krippendorffs-alpha'
import { createRandom } from '../../../src/analysis/reliability/random'

const meanOf = (values: readonly number[]) => (drawn: Int32Array) =>
  values.reduce((sum, value, i) => sum + value * drawn[i], 0) / values.length

describe('bootstrap', () => {
  test('reaches from the least to the largest mean of three, each of which is drawn in 1 of 27 resamples', () => {
    expect(bootstrap(3, meanOf([1, 2, 6]))).toEqual({ low: 1, high: 6, why: null })
  })

  test('gives the normal interval of a mean of many', () => {
    // The numbers 0 to 99 have standard deviation 28.866, so the mean of 100 has standard error 2.8866: 49.5 ± 1.96 · 2.8866.
    const { low, high } = bootstrap(100, meanOf(Array.from({ length: 100 }, (_, i) => i)), { rounds: 4000 })
    expect(low).toBeCloseTo(43.84, 0)
    expect(high).toBeCloseTo(55.16, 0)
  })

  test('draws as many as there are, each round', () => {
    const sums = new Set<number>()
    bootstrap(7, drawn => {
      sums.add(drawn.reduce((sum, times) => sum + times, 0))
      return 0
    })
    expect([...sums]).toEqual([7])
  })

  test('takes quantiles between neighbours in proportion, as type 7 does', () => {
    // Of the five values 0 … 4, the 2.5th percentile lies at place .1, the 97.5th at 3.9.
    let round = 0
    expect(bootstrap(2, () => round++, { rounds: 5 })).toEqual({ low: 0.1, high: 3.9, why: null })
  })

  test('is the same for the same seed, and another for another', () => {
    const of = (seed: string) =>
      bootstrap(20, meanOf(Array.from({ length: 20 }, (_, i) => i * i)), { seed, rounds: 200 })
    expect(of('a')).toEqual(of('a'))
    expect(of('a')).not.toEqual(of('b'))
  })

  test('passes over up to 5 % of resamples without a value, and no more', () => {
    const undefinedIn = (some: number) => {
      let round = 0
      return bootstrap(2, () => (round++ < some ? null : 1), { rounds: 100 })
    }
    expect(undefinedIn(5)).toEqual({ low: 1, high: 1, why: null })
    expect(undefinedIn(6)).toEqual({ low: null, high: null, why: 'undefined in 6 of 100 resamples' })
  })

  test('says why it draws nothing from one or none', () => {
    expect(bootstrap(1, () => 1)).toEqual({ low: null, high: null, why: 'there is only one to draw from' })
    expect(bootstrap(0, () => 1)).toEqual({ low: null, high: null, why: 'there is nothing to draw from' })
  })

  test('refuses a number of rounds that is none', () => {
    expect(() => bootstrap(3, () => 1, { rounds: 0 })).toThrow(RangeError)
    expect(() => bootstrap(3, () => 1, { rounds: 1.5 })).toThrow(RangeError)
  })

  test('gives many statistics of the same draws: their difference never varies if they differ by a constant', () => {
    const mean = meanOf([3, 1, 4, 1, 5, 9])
    const [a, b, difference] = bootstrapAll(6, 3, (drawn, values) => {
      values[0] = mean(drawn)
      values[1] = mean(drawn) + 2
      values[2] = values[1] - values[0]
    })
    expect(difference.low).toBeCloseTo(2, 12)
    expect(difference.high).toBeCloseTo(2, 12)
    expect(b.low).toBeCloseTo((a.low ?? Number.NaN) + 2, 12)
  })
})

test('covers the true alpha of two coders in about 95 of 100 samples', () => {
  // A code applies to .3 of the units; each coder sees that on .9 of them and else guesses by the same shares. Both see it on .9² = .81 of
  // the units, where they agree; elsewhere they agree as often as chance would have them, so alpha tends to .81.
  const random = createRandom('coverage')
  const samples = 150
  let covered = 0
  for (let sample = 0; sample < samples; sample++) {
    const units = Array.from({ length: 100 }, () => {
      const truth = random() < 0.3 ? 1 : 0
      const rating = () => (random() < 0.9 ? truth : random() < 0.3 ? 1 : 0)
      return [rating(), rating()]
    })
    const places = units.map(([a, b]) => a * 2 + b)
    const interval = bootstrap(
      units.length,
      drawn => {
        const cells = [0, 0, 0, 0]
        for (const [i, place] of places.entries()) cells[place] += drawn[i]
        const rows = [
          { counts: [2, 0], units: cells[0] },
          { counts: [1, 1], units: cells[1] + cells[2] },
          { counts: [0, 2], units: cells[3] },
        ]
        return krippendorffsAlpha({ categories: [0, 1], rows }, 'nominal').value
      },
      { rounds: 200, seed: sample },
    )
    if (interval.why === null && interval.low <= 0.81 && interval.high >= 0.81) covered++
  }
  expect(covered / samples).toBeGreaterThan(0.88)
  expect(covered / samples).toBeLessThan(0.99)
})
