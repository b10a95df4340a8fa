import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patternOf, type TermDialect } from '../../../src/interchange/dictionaries/term'
import { parsePattern } from '../../../src/matchers/pattern-syntax'

const pattern = (term: string, dialect: TermDialect = { wildcards: '*?' }): string => {
  const read = patternOf(term, dialect)
  return 'lost' in read ? `lost: ${read.lost}` : `${read.pattern}${read.changed === null ? '' : ' (changed)'}`
}

describe('a term of a foreign dictionary', () => {
  test('stays as it is where it is words and globs', () => {
    const terms = ['rota', 'Career path*', "don't", 'l?ttle', '*ing', 'out of * date', '24', 'naïve', '労働']
    expect(terms.map(term => pattern(term))).toEqual(terms)
  })

  test('loses blanks that mean nothing, of whatever kind', () => {
    expect(pattern('  a\u00a0lie \t')).toBe('a lie')
  })

  test('keeps its signs where they only part words, which is said', () => {
    expect(pattern('well-being')).toBe('well-being (changed)')
    expect(pattern('#metoo')).toBe('#metoo (changed)')
    expect(pattern('new_york')).toBe('new_york (changed)')
  })

  test('has blanks for the signs that stand for blanks', () => {
    expect(pattern('NIGHT_SHIFT', { wildcards: '*', blanks: '_' })).toBe('NIGHT SHIFT')
  })

  test('is its words where it is written like a form of ours', () => {
    expect(
      ['list(x)', 'case(IT)', '/rota/', 'text:/rota/', 'in …3 days', 'stems(a, b)', 'code(pay)'].map(each =>
        pattern(each),
      ),
    ).toEqual(
      ['list x', 'case IT', 'rota', 'text rota', 'in 3 days', 'stems a b', 'code pay'].map(each => `${each} (changed)`),
    )
  })

  test('has no wildcard where the other program knows none', () => {
    expect(pattern('what?', { wildcards: '*' })).toBe('what (changed)')
    expect(pattern('5* hotel', { wildcards: '' })).toBe('5 hotel (changed)')
  })

  test('is lost where it holds no word, or is a sign more than a word', () => {
    expect([':)', '...', '!', ':D', '<3', ' '].map(each => pattern(each).slice(0, 5))).toEqual(Array(6).fill('lost:'))
  })

  test('is lost where it matches every word, or is a piece that taggers cut off', () => {
    expect([pattern('*'), pattern('* **'), pattern("n't"), pattern('’ll')]).toEqual([
      'lost: it matches every word',
      'lost: it matches every word',
      'lost: it is a part of a word, and whole words are matched',
      'lost: it is a part of a word, and whole words are matched',
    ])
  })

  test('whatever it is, gives a pattern that is read, of words and globs alone, or a reason', () => {
    const piece = fc.constantFrom(
      'a',
      'Be',
      '*',
      '?',
      ' ',
      '-',
      "'",
      '(',
      ')',
      '/',
      '…3',
      'list',
      'text:',
      '"',
      '#',
      '_',
      'é',
      '\u00a0',
      '9',
      ':',
    )
    const term = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map(parts => parts.join('')),
      fc.string({ unit: 'grapheme' }),
    )
    const dialect = fc.constantFrom<TermDialect>({ wildcards: '*?' }, { wildcards: '*' }, { wildcards: '' })
    fc.assert(
      fc.property(term, dialect, (text, how) => {
        const read = patternOf(text, how)
        if ('lost' in read) return read.lost !== ''
        const parsed = parsePattern(read.pattern, { file: '', line: 1, column: 1 })
        if (!('pattern' in parsed) || parsed.pattern.kind !== 'words') return false
        return parsed.pattern.elements.every(
          element => element.kind === 'any' || (element.kind === 'word' && /^(?:word|glob)$/.test(element.matcher)),
        )
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})
