import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitSet, countBoth, countOf, isIn } from '../../src/analysis/bit-set'

test('a bit set is a set', () => {
  const numbers = fc.array(fc.nat(99))
  fc.assert(
    fc.property(numbers, numbers, fc.nat(99), (a, b, any) => {
      const [one, other] = [bitSet(a, 100), bitSet(b, 100)]
      expect(countOf(one)).toBe(new Set(a).size)
      expect(countBoth(one, other)).toBe(new Set(a.filter(each => b.includes(each))).size)
      expect(isIn(one, any)).toBe(a.includes(any))
    }),
  )
  expect(
    countOf(
      bitSet(
        Array.from({ length: 96 }, (_, i) => i),
        96,
      ),
    ),
  ).toBe(96)
})
