import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../../src/analysis/reliability/wilson-interval'

describe('wilsonInterval', () => {
  // Newcombe 1998, Stat Med 17:857, table I, method 3: printed to four decimals.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('agrees with Newcombe on %i of %i', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)!
    expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toEqual([low.toFixed(4), high.toFixed(4)])
  })

  test('says how little all of thirteen groups can say', () => {
    expect(wilsonInterval(13, 13)).toEqual({ low: expect.closeTo(0.7719, 4), high: 1 })
  })

  // codegolf.stackexchange.com/q/105389, with the rounded z = 1.96: another fifth digit.
  test.each([
    [1, 11, 0.016231752262825982, 0.3773646254862038],
    [0, 100, 0, 0.03699480747600191],
    [1, 2, 0.09452865480086611, 0.905471345199134],
  ])('agrees to twelve digits on %i of %i where z is 1.96', (successes, n, low, high) => {
    expect(wilsonInterval(successes, n, 1.96)).toEqual({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })
  })

  test('gives nothing for none of none', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
  })

  test('refuses what is no count of some out of all', () => {
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(0.5, 2)).toThrow(RangeError)
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError)
  })

  test('stays within 0 and 1, holds the share, and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (some, others) => {
        fc.pre(some + others > 0)
        const n = some + others
        const { low, high } = wilsonInterval(some, n)!
        const mirror = wilsonInterval(others, n)!
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(some / n)
        expect(high).toBeGreaterThanOrEqual(some / n)
        expect(mirror.low).toBeCloseTo(1 - high, 12)
      }),
    )
  })
})
