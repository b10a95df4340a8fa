import fc from 'fast-check'
import natural from 'natural/lib/natural/distance/levenshtein_distance'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/text/edit-distance'

test.each([
  ['consultant', 'consultant', 0],
  ['consultant', 'consultent', 1],
  ['consultant', 'consutlant', 1],
  ['consultant', 'consultants', 1],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
])('from %s to %s it is %d', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'é'), { maxLength: 9 }).map(letters => letters.join(''))

test('is what natural counts', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(editDistance(a, b)).toBe(natural.DamerauLevenshteinDistance(a, b, { restricted: true }))
    }),
    { numRuns: 2000 },
  )
})

test('is the same up to the most that is asked for, and above it beyond', () => {
  fc.assert(
    fc.property(words, words, fc.nat({ max: 4 }), (a, b, most) => {
      expect(Math.min(editDistance(a, b, most), most + 1)).toBe(Math.min(editDistance(a, b), most + 1))
    }),
    { numRuns: 2000 },
  )
})
