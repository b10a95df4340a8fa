import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RatedVariable } from '../../../src/analysis/agreement/coder-ratings'
import { figuresFor } from '../../../src/analysis/agreement/figure-names'
import { figure } from '../../../src/analysis/agreement/figures'
import { figuresOfSums } from '../../../src/analysis/agreement/figures-of-sums'
import { countsOfPatterns, type RatingPattern, tableOfPatterns } from '../../../src/analysis/agreement/rating-patterns'
import { addendsOf, addTo, sumsLayout } from '../../../src/analysis/agreement/rating-sums'

const kinds: readonly Pick<RatedVariable, 'kind' | 'level' | 'categories'>[] = [
  { kind: 'code', level: 'nominal', categories: [0, 1] },
  { kind: 'scale', level: 'nominal', categories: ['a', 'b', 'c'] },
  { kind: 'scale', level: 'ordinal', categories: [1, 2, 3, 4] },
  { kind: 'scale', level: 'interval', categories: [0, 1, 4] },
  { kind: 'scale', level: 'ratio', categories: [0, 1, 4] },
]

describe.each(kinds)('the figures of sums of a $kind, $level, are those of src/analysis/reliability', variable => {
  test.each([2, 3, 5])('for %i coders', coders => {
    const names = figuresFor(variable, coders)
    const layout = sumsLayout(variable.categories.length, coders)
    const value = fc.integer({ min: -1, max: variable.categories.length - 1 })
    const pattern = fc.record({
      values: fc.array(value, { minLength: coders, maxLength: coders }),
      coded: fc.constant(true),
      weight: fc.nat({ max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 6 }), (drawn: readonly RatingPattern[]) => {
        const sums = new Float64Array(layout.length)
        for (const each of drawn) addTo(sums, addendsOf(each, layout), each.weight)
        const values = new Float64Array(names.length)
        figuresOfSums(names, variable, layout)(sums, values, 0)

        const everyone = Array.from({ length: coders }, (_, i) => i)
        const counts = countsOfPatterns(
          drawn.filter(({ weight }) => weight > 0),
          everyone,
          variable.categories,
        )
        const table = coders === 2 ? tableOfPatterns(drawn, everyone, variable.categories) : null
        for (const [i, name] of names.entries()) {
          const expected = figure(name, variable, { counts, table }).value
          if (expected === null) expect([name, values[i]]).toEqual([name, Number.NaN])
          else expect(values[i], name).toBeCloseTo(expected, 9)
        }
      }),
      { numRuns: 60 },
    )
  })
})
