import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chao2 } from '../../../src/analysis/statistics/chao2'
import { isAbsent, needsData } from '../../data/shared'
import { goldenCases } from '../golden'

describe('chao2', () => {
  // vegan 2.6-4 (R), specpool: its data sets dune (20 plots) and BCI (50 plots), and a small one by hand without a code in just two groups.
  test.each([
    ['dune', { groups: 20, found: 30, once: 3, twice: 2 }, 32.1375, 3.24250337317],
    ['BCI', { groups: 50, found: 225, once: 21, twice: 19 }, 236.373157895, 6.54361038059],
    ['none in two', { groups: 4, found: 5, once: 3, twice: 0 }, 7.25, 3.35048568275],
  ])('agrees with vegan on %s, standard error included', (_, counts, estimate, standardError) => {
    const found = chao2(counts)
    expect(found.estimate.value).toBeCloseTo(estimate, 8)
    expect(found.standardError).toBeCloseTo(standardError, 8)
    expect(found.form).toBe(counts.twice === 0 ? 'corrected' : 'classic')
  })

  test('gives the log-normal interval', () => {
    // dune: extra = 2.1375, ratio of variance 10.513828 to its square 4.568906 is 2.301171; √ln 3.301171 = 1.092821;
    // K = exp(1.959964 · 1.092821) = 8.5160. 30 + 2.1375/8.5160 = 30.2510; 30 + 2.1375 · 8.5160 = 48.2030.
    const { low, high } = chao2({ groups: 20, found: 30, once: 3, twice: 2 })
    expect([low!.toFixed(3), high!.toFixed(2)]).toEqual(['30.251', '48.20'])
  })

  test.skipIf(isAbsent)(`agrees with the worked example${needsData}`, () => {
    const [{ input, expected }] = goldenCases('chao2')
    const { T: groups, S: found, Q1: once, Q2: twice } = input
    expect(chao2({ groups, found, once, twice }).estimate.value).toBeCloseTo(expected, 9)
  })

  test('adds nothing, and has no interval, where no code or one code is in one group only', () => {
    const nothingMore = { estimate: { value: 8, why: null }, standardError: null, low: null, high: null }
    expect(chao2({ groups: 5, found: 8, once: 0, twice: 3 })).toEqual({ ...nothingMore, form: 'classic' })
    expect(chao2({ groups: 5, found: 8, once: 1, twice: 0 })).toEqual({ ...nothingMore, form: 'corrected' })
  })

  test('says why there is none', () => {
    expect(chao2({ groups: 1, found: 3, once: 3, twice: 0 }).estimate).toEqual({
      value: null,
      why: 'it takes at least two groups',
    })
    expect(chao2({ groups: 5, found: 0, once: 0, twice: 0 }).estimate.why).toBe('no code was found')
  })

  test('refuses what are no counts', () => {
    expect(() => chao2({ groups: 5, found: 3, once: 2, twice: 2 })).toThrow(RangeError)
    expect(() => chao2({ groups: 5, found: 3.5, once: 2, twice: 0 })).toThrow(RangeError)
  })

  test('never falls below what was found, nor does its interval', () => {
    const counts = fc.nat({ max: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), counts, counts, counts, (groups, once, twice, more) => {
        const found = once + twice + more
        fc.pre(found > 0)
        const { estimate, low, high } = chao2({ groups, found, once, twice })
        expect(estimate.value).toBeGreaterThanOrEqual(found)
        expect(low ?? found).toBeGreaterThanOrEqual(found)
        expect(low ?? found).toBeLessThanOrEqual(estimate.value!)
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(estimate.value!)
      }),
    )
  })
})
