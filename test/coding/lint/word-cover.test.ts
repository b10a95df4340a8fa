import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startOfEnglishStem } from '../../../src/coding/lint/word-cover'
import { loadStemmer } from '../../../src/text/stem'

test('every word begins with what is sure of its stem', async () => {
  const stem = (await loadStemmer('en'))!
  const root = fc.string({ unit: fc.constantFrom(...'aeioubcdfglmnprstvyz'), minLength: 1, maxLength: 6 })
  const ending = fc.constantFrom(
    ...'s es ies ed eed ing y ly bly ment ness ful fulness ation ational tional ator izer ize ise ization ability ibility able ible ably ality ivity ive iveness ous ously ousness ence ance ent entli ently icate iciti icity ical ism alism al alli ally er ion sion tion logi logy e ee'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(root, fc.array(ending, { maxLength: 3 }), (start, endings) => {
      const word = start + endings.join('')
      expect(word.startsWith(startOfEnglishStem(stem(word)))).toBe(true)
    }),
    { numRuns: 5000 },
  )
})
