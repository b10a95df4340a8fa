import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPatternSet, noHits } from '../../src/matchers/pattern-set'
import { loadTools } from '../../src/matchers/tools'
import { foldButCase } from '../../src/text/fold'
import { createVocabulary, fillers, noWords, wordsIn } from '../../src/text/words'
import { found, pattern } from './found'

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

/** Words of every kind that are read in their own way: long, with digits, accents, marks, case, clitics. */
const kinds = fc.constantFrom(
  'rota',
  'Rota',
  'ROTA',
  'rota’s',
  'counterrevolutionaries',
  'Counterrevolutionary',
  'sixteen16letters',
  '24',
  'B6',
  'café',
  'cafe\u0301',
  'oﬃce',
  'of\u00ADfice',
  'ж',
  'um',
  'Er',
  'it',
  'IT',
  "IT's",
)
const blanks = fc.constantFrom(' ', ', ', '-', ' – ', ' 😀 ', '😀', "'", " '")
const speech = fc
  .array(fc.tuple(kinds, blanks), { maxLength: 14 })
  .map(pieces => pieces.map(([word, blank]) => word + blank).join(''))

/** Elements of patterns, each with what it asks of a word: its folded form, and the word with its case. */
const asked: readonly (readonly [string, (form: string, raw: string) => boolean])[] = [
  ['rota', form => form === 'rota'],
  ['rot*', form => form.startsWith('rot')],
  ['counterrevolutionar*', form => form.startsWith('counterrevolutionar')],
  ['counterrevolutionary', form => form === 'counterrevolutionary'],
  ['*ies', form => form.endsWith('ies')],
  ['sixteen16letters', form => form === 'sixteen16letters'],
  ['24', form => form === '24'],
  ['b?', form => /^b.$/.test(form)],
  ['café', form => form === 'café'],
  ['office', form => form === 'office'],
  ['ж', form => form === 'ж'],
  ['um', form => form === 'um'],
  ['it', form => form === 'it'],
  ['case(IT)', (_, raw) => raw === 'IT'],
  ['case(Rota)', (_, raw) => raw === 'Rota'],
  ['*', () => true],
]
const elements = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...asked).map(([source, is]) => ({ source, gap: -1, is })) },
  fc.nat({ max: 2 }).map(gap => ({ source: `…${gap}`, gap, is: () => false })),
)
type Asked = { readonly source: string; readonly gap: number; readonly is: (form: string, raw: string) => boolean }
const rows = fc
  .array(elements, { minLength: 1, maxLength: 4 })
  .filter(row => row[0].gap < 0 && row.at(-1)!.gap < 0 && row.some(({ source, gap }) => gap < 0 && source !== '*'))

test('many patterns at once are found wherever one that tries everything finds each, whatever the words are', async () => {
  const tools = await loadTools([], 'en', false)
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 1, maxLength: 8 }),
      fc.array(speech, { maxLength: 3 }),
      fc.boolean(),
      (all, texts, skip) => {
        const vocabulary = createVocabulary()
        const patterns = all.map(row => pattern(row.map(({ source }) => source).join(' ')))
        const set = createPatternSet(patterns, new Map(), vocabulary, tools, skip)
        for (const text of texts) {
          const words = noWords()
          const hits = noHits()
          vocabulary.read(text, { start: 0, end: text.length }, [], words)
          set.find(text, words, 0, words.count, hits)
          const hit = Array.from({ length: hits.count }, (_, h) => [...hits.of.subarray(h * 3, h * 3 + 3)].join(' '))
          expect(hit.sort()).toEqual(naiveHits(all, text, skip).sort())
        }
      },
    ),
    { numRuns: 2000 },
  )
})

/** Pattern, first word and last word of every hit, found by trying every way from every word. */
function naiveHits(patterns: readonly (readonly Asked[])[], text: string, skip: boolean): string[] {
  const words = wordsIn(text).map(({ form, start, end }) => {
    const raw = foldButCase(text.slice(start, end))
    // "rota's" is "rota" as well.
    return { form, ways: [[form, raw], ...(/.'s$/i.test(raw) ? [[form.slice(0, -2), raw.slice(0, -2)]] : [])] }
  })
  function lasts(row: readonly Asked[], at: number, begun: boolean): readonly number[] {
    if (row.length === 0) return [at - 1]
    const [{ gap, is, source }, ...rest] = row
    const over = begun && skip && at < words.length && fillers.has(words[at].form) ? lasts(row, at + 1, true) : []
    if (gap >= 0) {
      const further = gap > 0 && at < words.length ? lasts([{ gap: gap - 1, is, source }, ...rest], at + 1, true) : []
      return [...over, ...lasts(rest, at, true), ...further]
    }
    const fits = at < words.length && words[at].ways.some(([form, raw]) => is(form, raw))
    return fits ? [...over, ...lasts(rest, at + 1, true)] : over
  }
  return patterns.flatMap((row, number) =>
    words.flatMap((_, at) => {
      const found = lasts(row, at, false)
      if (found.length === 0) return []
      return [`${number} ${at} ${row.some(({ gap }) => gap >= 0) ? Math.min(...found) : Math.max(...found)}`]
    }),
  )
}
