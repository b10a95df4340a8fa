import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gSquared, logLikelihood, type WordCounts } from '../../../src/analysis/statistics/log-likelihood'
import { logRatio } from '../../../src/analysis/statistics/log-ratio'
import { isAbsent, needsData } from '../../data/shared'
import { goldenCases } from '../golden'

/** Dunning's cells: both words together, only the second, only the first, neither. */
const fromCells = (k11: number, k12: number, k21: number, k22: number): WordCounts => ({
  count: k11,
  words: k11 + k12,
  restCount: k21,
  restWords: k21 + k22,
})

const counts: fc.Arbitrary<WordCounts> = fc
  .tuple(fc.nat(50), fc.integer({ min: 1, max: 5000 }), fc.nat(50), fc.integer({ min: 1, max: 5000 }))
  .map(cells => fromCells(...cells))
  .filter(({ count, restCount }) => count + restCount > 0)

describe('log-likelihood', () => {
  // Dunning 1993, Comput Linguist 19:61, table 2.
  test.each([
    ['the swiss', [110, 2442, 111, 29114], '270.72'],
    ['can be', [29, 13, 123, 31612], '263.90'],
    ['mineral water', [10, 0, 3, 31764], '167.23'],
  ] as const)('gSquared agrees with Dunning on "%s"', (_, [k11, k12, k21, k22], expected) => {
    expect(gSquared(fromCells(k11, k12, k21, k22)).value!.toFixed(2)).toBe(expected)
  })

  test.skipIf(isAbsent)(`gSquared agrees with all of Dunning's printed values${needsData}`, () => {
    const cases = goldenCases('dunning1993')
    expect(cases.length).toBeGreaterThan(5)
    for (const { input, expected, tolerance } of cases) {
      const { value } = gSquared(fromCells(input.k11, input.k12, input.k21, input.k22))
      expect(Math.abs(value! - expected)).toBeLessThan(tolerance)
    }
  })

  test('the two-term form of the same counts is another number', () => {
    // 2 (110 ln(110 / (2552 · 221/31777)) + 111 ln(111 / (29225 · 221/31777)))
    expect(logLikelihood(fromCells(110, 2442, 111, 29114)).value!.toFixed(2)).toBe('267.03')
  })

  test('is 0 where the rates are the same', () => {
    const same = { count: 3, words: 300, restCount: 70, restWords: 7000 }
    expect([logLikelihood(same).value, gSquared(same).value, logRatio(same).value]).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(0, 12),
      0,
    ])
  })

  test('says why there is none', () => {
    const noWords = { count: 0, words: 0, restCount: 3, restWords: 10 }
    const nobody = { count: 0, words: 5, restCount: 0, restWords: 10 }
    for (const statistic of [logLikelihood, gSquared, logRatio]) {
      expect(statistic(noWords)).toEqual({ value: null, why: 'there are no words to compare with' })
      expect(statistic(nobody)).toEqual({ value: null, why: 'nobody says the word' })
      expect(() => statistic({ ...nobody, count: 6 })).toThrow(RangeError)
    }
  })

  test('turns round with the two bodies, and the four cells say no less than the two', () => {
    fc.assert(
      fc.property(counts, ({ count, words, restCount, restWords }) => {
        const one = { count, words, restCount, restWords }
        const other = { count: restCount, words: restWords, restCount: count, restWords: words }
        expect(logLikelihood(one).value).toBeCloseTo(logLikelihood(other).value!, 8)
        expect(gSquared(one).value).toBeCloseTo(gSquared(other).value!, 8)
        expect(logRatio(one).value).toBeCloseTo(-logRatio(other).value!, 10)
        expect(gSquared(one).value!).toBeGreaterThanOrEqual(logLikelihood(one).value! - 1e-9)
      }),
    )
  })
})

describe('logRatio', () => {
  test('counts doublings', () => {
    const rate = (count: number) => logRatio({ count, words: 1000, restCount: 4, restWords: 2000 }).value
    // 2 in 1000 is the rate of 4 in 2000.
    expect([1, 2, 4, 16].map(rate)).toEqual([-1, 0, 1, 3])
  })

  test('takes half a word where one of the two never says it', () => {
    expect(logRatio({ count: 4, words: 1000, restCount: 0, restWords: 1000 }).value).toBe(3)
    expect(logRatio({ count: 0, words: 1000, restCount: 4, restWords: 1000 }).value).toBe(-3)
  })
})
