import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedFound } from '../../../src/analysis/statistics/rarefaction'

/** How many sites of vegan's data set dune each of its 30 species is in. */
const dune = [1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 8, 10, 12, 13, 14, 15, 16, 18]

describe('expectedFound', () => {
  test('agrees with vegan', () => {
    // vegan 2.6-4 (R), specaccum(dune, "exact").
    const found = expectedFound(dune, 20)
    expect(found).toHaveLength(20)
    expect(found.slice(0, 5)).toEqual(
      [9.85, 15.1105263157895, 18.5105263157895, 20.9374613003096, 22.7543214654283].map(each =>
        expect.closeTo(each, 12),
      ),
    )
    expect(found.slice(-2)).toEqual([expect.closeTo(29.85, 12), 30])
  })

  test('is the average over all orders, drawn out', () => {
    const incidence = fc.array(fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1 }), { maxLength: 6 })
    fc.assert(
      fc.property(incidence, codes => {
        const naive = [1, 2, 3, 4, 5].map(size => {
          const sums = orders([0, 1, 2, 3, 4]).map(
            order => codes.filter(groups => order.slice(0, size).some(group => groups.includes(group))).length,
          )
          return sums.reduce((total, each) => total + each, 0) / sums.length
        })
        const exact = expectedFound(
          codes.map(groups => groups.length),
          5,
        )
        expect(exact).toEqual(naive.map(each => expect.closeTo(each, 12)))
      }),
      { numRuns: 30 },
    )
  })

  test('overflows nowhere with thousands of groups', () => {
    const found = expectedFound([1, 2000, 4000], 4000)
    // A code in half of the groups is missed by the first two with the chance 2000/4000 · 1999/3999.
    expect(found[1]).toBeCloseTo(2 / 4000 + (1 - (2000 / 4000) * (1999 / 3999)) + 1, 12)
    expect(found.at(-1)).toBe(3)
  })

  test('gives nothing for no groups, and 0 for no codes', () => {
    expect(expectedFound([], 0)).toEqual([])
    expect(expectedFound([0], 2)).toEqual([0, 0])
  })

  test('refuses a code in more groups than there are', () => {
    expect(() => expectedFound([3], 2)).toThrow(RangeError)
  })
})

function orders(groups: readonly number[]): readonly (readonly number[])[] {
  return groups.length === 0
    ? [[]]
    : groups.flatMap(first => orders(groups.filter(each => each !== first)).map(rest => [first, ...rest]))
}
