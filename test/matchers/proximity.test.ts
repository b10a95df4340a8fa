import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Found } from '../../src/matchers/rules/found'
import { before, near } from '../../src/matchers/rules/proximity'

/** Places of a word among words. */
const at = (word: string, text: string): Found[] =>
  text
    .split(' ')
    .flatMap((each, i) => (each === word ? [{ first: i, last: i, spans: [{ start: i, end: i + 1 }] }] : []))
const distance = (a: Found, b: Found): number => b.first - a.last - 1
const extents = (places: readonly Found[]) => places.map(({ first, last }) => [first, last])

describe('near', () => {
  test('takes any order, and at most so many words between', () => {
    const text = 'x a . . b . . . a'
    expect(extents(near([at('a', text), at('b', text)], 2, distance))).toEqual([[1, 4]])
    expect(extents(near([at('b', text), at('a', text)], 3, distance))).toEqual([
      [4, 8],
      [1, 4],
    ])
    expect(near([at('a', text), at('b', text)], 1, distance)).toEqual([])
  })
  test('within 0 is adjacent', () => {
    expect(extents(near([at('a', 'b a . b'), at('b', 'b a . b')], 0, distance))).toEqual([[0, 1]])
  })
  test('does not let one word serve two operands', () => {
    expect(near([at('a', 'a . b'), at('a', 'a . b')], 5, distance)).toEqual([])
    expect(extents(near([at('a', 'a . a'), at('a', 'a . a')], 1, distance))).toEqual([
      [0, 2],
      [0, 2],
    ])
  })
  test('measures each step of three, not the whole', () => {
    const text = 'a . . b . . c'
    expect(extents(near([at('c', text), at('a', text), at('b', text)], 2, distance))).toEqual([[0, 6]])
    expect(near([at('c', text), at('a', text), at('b', text)], 1, distance)).toEqual([])
  })
})

describe('before', () => {
  test('keeps the order', () => {
    expect(extents(before([at('a', 'b a . b'), at('b', 'b a . b')], 1, distance))).toEqual([[1, 3]])
    expect(before([at('b', 'a . b'), at('a', 'a . b')], 9, distance)).toEqual([])
  })
  test('without a limit takes the whole unit', () => {
    expect(extents(before([at('a', 'a . . . . . b'), at('b', 'a . . . . . b')], null, distance))).toEqual([[0, 6]])
  })
})

test('both are true exactly where trying every row says so', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '.'), { maxLength: 12 }).map(words => words.join(' '))
  const rows = (operands: readonly (readonly Found[])[]): Found[][] =>
    operands.reduce<Found[][]>((done, places) => done.flatMap(row => places.map(place => [...row, place])), [[]])
  const fits = (row: readonly Found[], within: number): boolean =>
    row.slice(1).every((place, i) => distance(row[i], place) >= 0 && distance(row[i], place) <= within)
  fc.assert(
    fc.property(text, fc.nat({ max: 4 }), (said, within) => {
      const operands = ['a', 'b', 'c'].map(word => at(word, said))
      const inOrder = rows(operands).some(row => fits(row, within))
      const inAnyOrder = rows(operands).some(row =>
        fits(
          [...row].sort((x, y) => x.first - y.first),
          within,
        ),
      )
      expect(before(operands, within, distance).length > 0).toBe(inOrder)
      expect(near(operands, within, distance).length > 0).toBe(inAnyOrder)
    }),
    { numRuns: 1000 },
  )
})
