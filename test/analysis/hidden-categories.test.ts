import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenCategories } from '../../src/analysis/hidden-categories'

describe('hiddenCategories', () => {
  test.each([
    ['shows all where all are large enough', [5, 9, 12], [false, false, false]],
    ['hides the next smallest with a lone small one, which the total would give away', [12, 3, 7], [false, true, true]],
    ['hides two small ones that are large enough together', [12, 3, 4], [false, true, true]],
    ['hides a third where two are too small together', [12, 1, 2, 7], [false, true, true, true]],
    ['hides the last of several next smallest', [6, 6, 3], [false, true, true]],
    ['hides nobody in an empty category, and hides none behind it', [0, 9, 3, 8], [false, false, true, true]],
    ['hides everything rather than give one away', [4, 20], [true, true]],
    ['hides the only one', [3], [true]],
    ['has nothing to hide', [], []],
  ])('%s', (_, sizes, hidden) => {
    expect(hiddenCategories(sizes, 5)).toEqual(hidden)
  })

  test('leaves a reader with two categories and enough people, or with nothing at all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), fc.integer({ min: 1, max: 10 }), (sizes, minimumCell) => {
        const hidden = hiddenCategories(sizes, minimumCell)
        const hiding = sizes.filter((_, i) => hidden[i])
        const shown = sizes.filter((_, i) => !hidden[i])
        expect(shown.every(size => size === 0 || size >= minimumCell)).toBe(true)
        expect(hiding.every(size => size > 0)).toBe(true)
        const left = hiding.reduce((sum, size) => sum + size, 0)
        if (hiding.length > 0 && shown.some(size => size > 0)) {
          expect(hiding.length).toBeGreaterThan(1)
          expect(left).toBeGreaterThanOrEqual(minimumCell)
        }
        // Nothing is hidden for nothing.
        if (sizes.every(size => size === 0 || size >= minimumCell)) expect(hiding).toEqual([])
      }),
    )
  })
})
