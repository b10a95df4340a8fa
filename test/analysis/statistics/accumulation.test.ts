import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/analysis/reliability/random'
import { accumulate } from '../../../src/analysis/statistics/accumulation'
import { expectedFound } from '../../../src/analysis/statistics/rarefaction'

const random = () => createRandom('1/coverage')

describe('accumulate', () => {
  test('goes through all orders where there are few', () => {
    // Groups {0}, {0, 1}, {2}. First: 1, 2 or 1 code, each twice. After two: {0, 1} in 2 orders, {0, 2} in 2, all three in 2.
    const { orders, all, low, median, high, reaching } = accumulate([[0], [0, 1], [2]], { random: random() })
    expect({ orders, all }).toEqual({ orders: 6, all: true })
    expect({ low, median, high }).toEqual({ low: [1, 2, 3], median: [1, 2, 3], high: [2, 3, 3] })
    // 60 % of 3 codes are 2, which one order in three has after its first group.
    expect(reaching(0.6)).toEqual([1, 1, 2, 2, 2, 2])
    expect(reaching(1)).toEqual([2, 2, 3, 3, 3, 3])
  })

  test('draws orders where there are many, the same with the same seed', () => {
    const groups = Array.from({ length: 9 }, (_, i) => [i, (i + 1) % 9])
    const once = accumulate(groups, { random: random() })
    expect([once.orders, once.all]).toEqual([1000, false])
    const again = accumulate(groups, { random: random() })
    expect(again.reaching(0.8)).toEqual(once.reaching(0.8))
    expect(accumulate(groups, { orders: 40, random: random() }).orders).toBe(40)
  })

  test('draws fewer where there is much to add up: at most 8 million steps', () => {
    // 50 groups of 2,000 codes are 50 · 2,001 steps an order, so 79 orders.
    const codes = Array.from({ length: 2000 }, (_, i) => i)
    expect(accumulate(Array(50).fill(codes), { random: random() }).orders).toBe(79)
  })

  test('has nothing to reach where nothing is found, and no position without groups', () => {
    expect(accumulate([[], []], { random: random() }).reaching(0.8)).toEqual([])
    const none = accumulate([], { random: random() })
    expect([none.orders, none.low, none.reaching(0.8)]).toEqual([1, [], []])
  })

  test('averages over all orders to what is expected exactly, and its bounds hold it', () => {
    const group = fc.uniqueArray(fc.nat({ max: 5 }))
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), groups => {
        const { low, high, reaching, all } = accumulate(groups, { random: random() })
        expect(all).toBe(true)
        const codes = [0, 1, 2, 3, 4, 5]
        const expected = expectedFound(
          codes.map(code => groups.filter(each => each.includes(code)).length),
          groups.length,
        )
        for (const [i, each] of expected.entries()) {
          expect(low[i]).toBeLessThanOrEqual(each + 1e-9)
          expect(high[i]).toBeLessThanOrEqual(new Set(groups.flat()).size)
        }
        // The share of orders that have found everything is 1 at the end.
        const last = reaching(1)
        expect(last.every(position => position >= 1 && position <= groups.length)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
