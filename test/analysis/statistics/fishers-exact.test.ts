import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fishersExact } from '../../../src/analysis/statistics/fishers-exact'
import { logGamma, upperGamma } from '../../../src/analysis/statistics/gamma'
import { tables, transposed } from './tables'

describe('fishersExact', () => {
  test('agrees with Fisher on the lady who tastes tea: ties count, whatever the last digits', () => {
    // Fisher 1935: of 70 ways to pick four cups, 16 + 1 find three or more, and as many none or one.
    expect(
      fishersExact([
        [3, 1],
        [1, 3],
      ]).value,
    ).toBeCloseTo(34 / 70, 12)
    expect(
      fishersExact([
        [4, 0],
        [0, 4],
      ]).value,
    ).toBeCloseTo(2 / 70, 12)
  })

  test.each([
    // Fisher 1962, convictions of twins of criminals, as in R's ?fisher.test.
    [
      [
        [2, 15],
        [10, 3],
      ],
      0.000536724119143436,
    ],
    [
      [
        [0, 3, 2],
        [6, 5, 1],
      ],
      0.088235294117647,
    ],
    [
      [
        [1, 2, 1, 0],
        [3, 3, 6, 1],
      ],
      0.823529411764706,
    ],
    [
      [
        [7, 2, 1],
        [4, 4, 4],
        [0, 3, 6],
      ],
      0.0189365560087661,
    ],
    [
      [
        [1, 9],
        [11, 3],
      ],
      0.00275945618522008,
    ],
  ])('agrees with R 4.2.2 on %j', (table, p) => {
    expect(fishersExact(table).value).toBeCloseTo(p, 10)
  })

  test('says so where there are too many tables to look at', () => {
    // Job satisfaction by income, Agresti 2002, table 2.8.
    const jobs = [
      [1, 2, 1, 0],
      [3, 3, 6, 1],
      [10, 10, 14, 9],
      [6, 7, 12, 11],
    ]
    expect(fishersExact(jobs)).toEqual({
      value: null,
      why: 'more than 100000 tables have these sums of rows and columns',
    })
    // The sums 2, 2 and 2, 2 have three tables.
    expect(
      fishersExact(
        [
          [1, 1],
          [1, 1],
        ],
        3,
      ).value,
    ).toBeCloseTo(1, 12)
    expect(
      fishersExact(
        [
          [1, 1],
          [1, 1],
        ],
        2,
      ).value,
    ).toBeNull()
  })

  test('is undefined where nothing varies', () => {
    expect(
      fishersExact([
        [3, 0],
        [5, 0],
      ]),
    ).toEqual({ value: null, why: 'a column is empty' })
    expect(fishersExact([[3, 5]])).toEqual({ value: null, why: 'there are fewer than two rows' })
  })

  /** The hypergeometric sum with whole numbers, from Pascal's triangle. */
  function naive([[a, b], [c, d]]: number[][]): number {
    const choose = (n: number, k: number): number => {
      let ways = 1
      for (let i = 0; i < k; i++) ways = Math.round((ways * (n - i)) / (i + 1))
      return ways
    }
    const ways = (x: number): number => choose(a + b, x) * choose(c + d, a + c - x)
    let [extreme, all] = [0, 0]
    for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) {
      all += ways(x)
      if (ways(x) <= ways(a)) extreme += ways(x)
    }
    return extreme / all
  }

  test('agrees with counting the ways in whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const table = [
          [a, b],
          [c, d],
        ]
        const { value } = fishersExact(table)
        if (value !== null) expect(value).toBeCloseTo(naive(table), 10)
      }),
    )
  })

  test('is a probability, and the same when turned', () => {
    fc.assert(
      fc.property(tables, table => {
        const [one, other] = [fishersExact(table, 2000), fishersExact(transposed(table), 2000)]
        expect(other.why === null).toBe(one.why === null)
        if (one.value === null) return
        expect(other.value).toBeCloseTo(one.value, 9)
        expect(one.value > 0 && one.value <= 1).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('logGamma', () => {
  // R 4.2.2, lgamma.
  test.each([
    [0.5, 0.57236494292470008],
    [1, 0],
    [10, 12.801827480081469],
  ])('agrees with R on %d', (x, value) => {
    expect(logGamma(x)).toBeCloseTo(value, 13)
  })

  test('gives factorials', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      factorial *= n
      expect(Math.exp(logGamma(n + 1)) / factorial).toBeCloseTo(1, 12)
    }
  })

  test('refuses what has none', () => {
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => logGamma(x)).toThrow(RangeError)
    expect(() => upperGamma(1, -1)).toThrow(RangeError)
    expect(() => upperGamma(0, 1)).toThrow(RangeError)
  })
})
