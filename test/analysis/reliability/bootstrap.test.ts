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
    // Of a million to draw from 2.5 % lie beyond either end: of the five values 0 … 4, at the places .1 and 3.9.
    let round = 0
    const { low, high } = bootstrap(1_000_000, () => round++, { rounds: 5 })
    expect([low, high]).toEqual([expect.closeTo(0.1, 5), expect.closeTo(3.9, 5)])
  })

  test.each([
    // √(n / (n − 1)) times Student’s t of .975: 2.3646 · 1.0690 for 8, 2.1788 · 1.0408 for 13; the normal tail beyond 2.5279 and 2.2677.
    [8, 0.00574],
    [13, 0.01167],
  ])('leaves out less where there is less to draw from: of %i clusters %f at either end', (clusters, share) => {
    // Of the values 0 … 10,000 each place is its share.
    let round = 0
    const { low, high } = bootstrap(clusters, () => round++, { rounds: 10_001 })
    expect(low).toBeCloseTo(10_000 * share, -1)
    expect(high).toBeCloseTo(10_000 * (1 - share), -1)
  })

  test('takes a statistic upon which only some of the clusters bear as one of so many', () => {
    let round = 0
    const count = (_: Int32Array, values: Float64Array) => values.fill(round++)
    const [all, few] = bootstrapAll(500, 2, count, { rounds: 10_001, bearing: [500, 8] })
    expect(all.low).toBeCloseTo(246, -1)
    expect(few.low).toBeCloseTo(57, -1)
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
      return bootstrap(2, () => (round++ < some ? null : round % 2), { rounds: 100 })
    }
    expect(undefinedIn(5)).toEqual({ low: 0, high: 1, why: null })
    expect(undefinedIn(6)).toEqual({ low: null, high: null, why: 'undefined in 6 of 100 resamples' })
  })

  test('has no interval where all resamples gave the same: that nothing varies here says nothing of elsewhere', () => {
    expect(bootstrap(20, () => 1)).toEqual({ low: null, high: null, why: 'all resamples gave the same' })
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
    expect(difference.why).toBe('all resamples gave the same')
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

test('covers the true share where 13 groups differ, which intervals over their turns do not', () => {
  // Each group of 40 has its own share, evenly from 0 to .4, so that the true one is .2. Of a mean of 13 groups even plain percentiles of
  // groups hold it in about 90 of 100 samples; the shares of 520 turns that were independent would lie within ± .034, in 60.
  const random = createRandom('groups')
  const samples = 300
  const held = { groups: 0, turns: 0 }
  for (let sample = 0; sample < samples; sample++) {
    const yes = Array.from({ length: 13 }, () => {
      const share = random() * 0.4
      return Array.from({ length: 40 }, () => (random() < share ? 1 : 0)).reduce<number>((sum, each) => sum + each, 0)
    })
    const { low, high } = bootstrap(13, drawn => meanOf(yes)(drawn) / 40, { rounds: 400, seed: sample })
    if (low !== null && low <= 0.2 && 0.2 <= high) held.groups++
    const mean = yes.reduce((sum, each) => sum + each, 0) / 520
    if (Math.abs(mean - 0.2) <= 1.96 * Math.sqrt((mean * (1 - mean)) / 520)) held.turns++
  }
  expect(held.groups / samples).toBeGreaterThan(0.91)
  expect(held.groups / samples).toBeLessThan(0.98)
  expect(held.turns / samples).toBeLessThan(0.75)
})
