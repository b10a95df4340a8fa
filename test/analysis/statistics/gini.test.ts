import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gini } from '../../../src/analysis/statistics/gini'

describe('gini', () => {
  test('is the mean difference of pairs over twice the mean', () => {
    // Differences of the six pairs: 1 + 2 + 3 + 1 + 2 + 1 = 10, on average 10/6; twice the mean is 5.
    expect(gini([3, 1, 4, 2]).value).toBeCloseTo(10 / 6 / 5, 12)
  })
  test('is 0 where all have the same, and 1 where one has everything, however few they are', () => {
    expect([gini([7, 7, 7]).value, gini([0, 9]).value, gini([0, 0, 5, 0, 0]).value]).toEqual([0, 1, 1])
  })
  test('says why there is none', () => {
    expect([gini([]), gini([3]), gini([0, 0])].map(({ why }) => why)).toEqual([
      'fewer than two people',
      'fewer than two people',
      'there is nothing to share',
    ])
  })
  test('agrees with its definition, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 2, maxLength: 12 }), amounts => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0)
        fc.pre(total > 0)
        let differences = 0
        for (const a of amounts) for (const b of amounts) differences += Math.abs(a - b)
        const { value } = gini(amounts)
        expect(value).toBeCloseTo(differences / (2 * (amounts.length - 1) * total), 10)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})
