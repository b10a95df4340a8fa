import fc from 'fast-check'
import { expect, test } from 'vitest'
import { found } from './found'

/** One place of a phrase, as the naive matcher below knows it. */
type Place = { word: RegExp } | { gap: number }

const places = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'b', 'ab').map(source => ({ source, place: { word: new RegExp(`^${source}$`) } })),
  },
  fc.constantFrom('a*', '*b', 'a?').map(source => ({
    source,
    place: { word: new RegExp(`^${source.replace('*', '.*').replace('?', '.')}$`) },
  })),
  fc.constant({ source: '*', place: { word: /^/ } }),
  fc.nat({ max: 2 }).map(gap => ({ source: `…${gap}`, place: { gap } })),
)
const phrases = fc
  .array(places, { minLength: 1, maxLength: 4 })
  .filter(phrase => !('gap' in phrase[0].place) && !('gap' in phrase.at(-1)!.place))
  .filter(phrase => phrase.some(({ source }) => /[ab]/.test(source)))
const texts = fc.array(fc.constantFrom('a', 'b', 'ab', 'aab', 'c', 'um'), { maxLength: 12 })

/** Every number of the word behind a match of `phrase` that begins at word `at`. */
function endsOf(phrase: readonly Place[], words: readonly string[], at: number, begun: boolean): readonly number[] {
  if (phrase.length === 0) return [at]
  const [first, ...rest] = phrase
  const ends: number[] = []
  const skips = begun && words[at] === 'um'
  if (skips) ends.push(...endsOf(phrase, words, at + 1, true))
  if ('gap' in first) {
    ends.push(...endsOf(rest, words, at, true))
    if (first.gap > 0 && at < words.length) ends.push(...endsOf([{ gap: first.gap - 1 }, ...rest], words, at + 1, true))
  } else if (at < words.length && first.word.test(words[at])) ends.push(...endsOf(rest, words, at + 1, true))
  return ends
}

test('a phrase is found wherever a matcher that tries everything finds it', () => {
  fc.assert(
    fc.property(phrases, texts, (phrase, words) => {
      const hasGap = phrase.some(({ place }) => 'gap' in place)
      const expected = words.flatMap((_, at) => {
        const ends = endsOf(
          phrase.map(({ place }) => place),
          words,
          at,
          false,
        )
        if (ends.length === 0) return []
        return [words.slice(at, hasGap ? Math.min(...ends) : Math.max(...ends)).join(' ')]
      })
      expect(found(phrase.map(({ source }) => source).join(' '), words.join(' '))).toEqual(expected)
    }),
    { numRuns: 3000 },
  )
})
