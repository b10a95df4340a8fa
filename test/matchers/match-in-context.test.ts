import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createContextMatcher } from '../../src/matchers/match-in-context'
import { createPatternSet, noHits } from '../../src/matchers/pattern-set'
import { loadTools } from '../../src/matchers/tools'
import { createVocabulary, noWords } from '../../src/text/words'
import { found, pattern } from './found'

describe('a pattern that hangs on the sentence is found', () => {
  test('where grammar agrees, and nowhere else', () => {
    expect(found('lemma(leave/VERB)', 'She left on annual leave; they are leaving.')).toEqual(['left', 'leaving'])
  })
  test('inside a phrase, a list and a choice of words', () => {
    expect(found('lemma(leave/VERB) the job', 'Annual leave the job. I left the, um, job.')).toEqual([
      'left the, um, job',
    ])
    expect(
      found('list(go)', 'He left early, before his leave began', { go: ['lemma(leave/VERB) early', 'leave began'] }),
    ).toEqual(['left early', 'leave began'])
    expect(found('lemma(give up, leave/VERB)', 'I gave up and left; what a leave!')).toEqual(['gave up', 'left'])
  })
  test('as long as it truly is, though a longer one seemed to be there', () => {
    expect(found('list(had)', 'We had annual leave', { had: ['had', 'had annual lemma(leave/VERB)'] })).toEqual(['had'])
  })
})

/** Patterns without grammar, over words that repeat. */
const pieces = fc.constantFrom(
  'a',
  'b',
  'ab',
  'a*',
  'case(A)',
  'stems(run)',
  '/a+b?/',
  '*',
  '…0',
  '…2',
  'list(l)',
  'list(m)',
  'stems(a, b a)',
  'fuzzy(runs, 1)',
)
const sources = fc
  .array(pieces, { minLength: 1, maxLength: 4 })
  .filter(
    parts => !parts[0].startsWith('…') && !parts.at(-1)!.startsWith('…') && parts.some(part => !/^[*…]/.test(part)),
  )
  .map(parts => parts.join(' '))
const texts = fc.array(fc.constantFrom('a', 'A', 'b', 'ab', "a's", 'A’s', 'um', 'runs', 'running', 'rusn', 'c'), {
  maxLength: 10,
})
const lists = new Map([
  ['l', ['a b', 'a', 'um a'].map(pattern)],
  ['m', ['list(l) b', 'b …1 a', 'case(A) *'].map(pattern)],
])

test('a pattern without grammar is found where the pattern set finds it', async () => {
  const tools = await loadTools(['stems(x)', '/x/', 'fuzzy(xxx)'].map(pattern), 'en', false)
  fc.assert(
    fc.property(sources, texts, fc.boolean(), (source, said, skipFillers) => {
      const patterns = [pattern(source)]
      const vocabulary = createVocabulary()
      const text = said.join(' ')
      const words = noWords()
      vocabulary.read(text, { start: 0, end: text.length }, [], words)
      const hits = noHits()
      createPatternSet(patterns, lists, vocabulary, tools, skipFillers).find(text, words, 0, words.count, hits)
      const expected = Array.from({ length: words.count }, () => -1)
      for (let h = 0; h < hits.count; h++) expected[hits.of[h * 3 + 1]] = hits.of[h * 3 + 2]
      const inContext = createContextMatcher(patterns, lists, tools, skipFillers)
      const noGrammar = () => {
        throw new Error('asked')
      }
      expect(expected.map((_, first) => inContext(0, text, words, first, words.count, noGrammar))).toEqual(expected)
    }),
    { numRuns: 3000 },
  )
})
