import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVocabulary, noWords, wordsIn } from '../../src/text/words'

const forms = (text: string) => wordsIn(text).map(({ form }) => form)

describe('words', () => {
  test('are runs of letters, marks and digits, with apostrophes inside', () => {
    expect(forms("On-call: it’s the trusts' café, 24/7 — rock'n'roll ''tis")).toEqual([
      'on',
      'call',
      "it's",
      'the',
      'trusts',
      'café',
      '24',
      '7',
      "rock'n'roll",
      'tis',
    ])
  })
  test('leave out what begins inside a gap', () => {
    const vocabulary = createVocabulary()
    const words = noWords()
    vocabulary.read('so [laughs] we went', { start: 0, end: 19 }, [{ start: 3, end: 11 }], words)
    expect(Array.from({ length: words.count }, (_, i) => [words.starts[i], words.ends[i]])).toEqual([
      [0, 2],
      [12, 14],
      [15, 19],
    ])
  })
  test('have one number for each folded form, however many there are', () => {
    const vocabulary = createVocabulary()
    const words = noWords()
    const text = Array.from({ length: 30_000 }, (_, i) => `w${i} W${i}`).join(' ')
    vocabulary.read(text, { start: 0, end: text.length }, [], words)
    expect([words.count, vocabulary.size()]).toEqual([60_000, 30_000])
    expect(vocabulary.form(words.forms[59_999])).toBe('w29999')
  })
  test('have one number however they are written and whatever stands beside them', () => {
    const vocabulary = createVocabulary()
    const words = noWords()
    const text =
      "Café cafe\u0301 CAFÉ; of\u00ADfice office, oﬃce; it’s IT'S it's; counterrevolutionary Counterrevolutionary 😀"
    vocabulary.read(text, { start: 0, end: text.length }, [], words)
    expect([...words.forms.subarray(0, words.count)]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3])
  })
  test('are found in more alphabets than there are codes for letters', () => {
    const letters = Array.from({ length: 600 }, (_, i) => String.fromCharCode(0x4e00 + i, 0x100 + i))
    const text = `${letters.join(' ')} office ${letters.join(' ').toUpperCase()} office`
    const vocabulary = createVocabulary()
    const words = noWords()
    vocabulary.read(text, { start: 0, end: text.length }, [], words)
    expect(Array.from({ length: words.count }, (_, i) => vocabulary.form(words.forms[i]))).toEqual(
      wordsIn(text).map(({ form }) => form),
    )
  })
  test('are those that a regular expression finds, in any text', () => {
    const piece = fc.constantFrom(
      "'",
      '’',
      ' ',
      '-',
      'a',
      'É',
      'e\u0301',
      'ﬁ',
      'ß',
      '😀',
      '𝐀',
      '\ud800',
      '\u00ad',
      '7',
      'P1:',
      '10:30',
      '’s',
      'ſ',
      'İ',
      '中',
      'ж',
      'Ω',
      '\u1100',
      '\u1161',
      '½',
      'sixteen-letters',
      'wonderfulnesses',
      'counterrevolutionary',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const text = pieces.join('')
        const vocabulary = createVocabulary()
        const words = noWords()
        vocabulary.read(text, { start: 0, end: text.length }, [], words)
        const read = Array.from({ length: words.count }, (_, i) => ({
          form: vocabulary.form(words.forms[i]),
          start: words.starts[i],
          end: words.ends[i],
        }))
        expect(read).toEqual(wordsIn(text))
      }),
      { numRuns: 2000 },
    )
  })
})
