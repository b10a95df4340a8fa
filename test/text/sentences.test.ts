import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../src/text/sentences'
import { createVocabulary, noWords } from '../../src/text/words'

const split = (text: string, gaps: { start: number; end: number }[] = []) =>
  sentences(text, { start: 0, end: text.length }, gaps).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test('end at a full stop, a question mark, an exclamation mark', () => {
    expect(split('We left. Did you? No! Never')).toEqual(['We left.', 'Did you?', 'No!', 'Never'])
  })
  test('do not end at a title or an abbreviation', () => {
    expect(split('Dr. Patel and Mrs. Jones came. So did Prof. Lee, e.g. for the rota, i.e. mine.')).toEqual([
      'Dr. Patel and Mrs. Jones came.',
      'So did Prof. Lee, e.g. for the rota, i.e. mine.',
    ])
    expect(split('It was approx. five. See no. 5 and fig. 2. The answer was no. We left.')).toEqual([
      'It was approx. five.',
      'See no. 5 and fig. 2.',
      'The answer was no.',
      'We left.',
    ])
  })
  test('end at an abbreviation that a capital follows', () => {
    expect(split('Rotas, leave, etc. Then August came, etc. and so on.')).toEqual([
      'Rotas, leave, etc.',
      'Then August came, etc. and so on.',
    ])
    expect(split('We finish at 5 p.m. The others stay until 7 p.m. or later.')).toEqual([
      'We finish at 5 p.m.',
      'The others stay until 7 p.m. or later.',
    ])
  })
  test('do not end inside a number, an address or a decimal', () => {
    expect(split('It is 3.5 whole-time at £1.20 on nhs.example.org today.')).toEqual([
      'It is 3.5 whole-time at £1.20 on nhs.example.org today.',
    ])
  })
  test('do not end at an initial, but do behind a thing that a letter names', () => {
    expect(split('I asked J. Smith. We had a plan B. It failed.')).toEqual([
      'I asked J. Smith.',
      'We had a plan B.',
      'It failed.',
    ])
    expect(split('It was just me and I. Nobody else.')).toEqual(['It was just me and I.', 'Nobody else.'])
  })
  test('go on over an ellipsis that only pauses', () => {
    expect(split('I was... I was thinking… maybe not. Well… Then it rang...')).toEqual([
      'I was... I was thinking… maybe not.',
      'Well…',
      'Then it rang...',
    ])
  })
  test('keep their closing quotation marks and brackets', () => {
    expect(split('She said “Why us?” He said "No." (He left.) Then silence.')).toEqual([
      'She said “Why us?”',
      'He said "No."',
      '(He left.)',
      'Then silence.',
    ])
  })
  test('go on behind a quotation when its reporter follows', () => {
    expect(split('"Why us?" she asked. “Never.” they said.')).toEqual(['"Why us?" she asked.', '“Never.” they said.'])
  })
  test('are told apart without capitals', () => {
    expect(split('we left. it was late. did you go? i did')).toEqual([
      'we left.',
      'it was late.',
      'did you go?',
      'i did',
    ])
  })
  test('are told apart where the blank behind the full stop is missing', () => {
    expect(split('We were late.Then it rained.')).toEqual(['We were late.', 'Then it rained.'])
  })
  test('without any punctuation are one', () => {
    expect(split('so we just sort of got on with it and nobody said')).toEqual([
      'so we just sort of got on with it and nobody said',
    ])
  })
  test('end at a blank line, not at a line break', () => {
    expect(split('We are a team\nof two\n\nThat is all')).toEqual(['We are a team\nof two', 'That is all'])
    expect(split('One\r\n\r\nTwo')).toEqual(['One', 'Two'])
  })
  test("do not end inside a transcriber's mark", () => {
    expect(
      split('We (.) waited [inaudible 00:12. Loud] there.', [
        { start: 3, end: 6 },
        { start: 14, end: 36 },
      ]),
    ).toEqual(['We (.) waited [inaudible 00:12. Loud] there.'])
  })
  test('end once at a run of marks', () => {
    expect(split('Really?! Yes!!! OK.')).toEqual(['Really?!', 'Yes!!!', 'OK.'])
  })
  test('hold every word, in order, without overlap, trimmed', () => {
    const piece = fc.constantFrom(
      'we',
      'Dr',
      'I',
      'etc',
      '3',
      '.',
      '...',
      '…',
      '?',
      '!',
      ' ',
      '\n',
      '\n\n',
      '"',
      '’',
      ')',
      '😀',
      'Rota',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('')
        const spans = sentences(text, { start: 0, end: text.length })
        let at = 0
        for (const { start, end } of spans) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })
  test('are the same where the words are known, also within gaps and a stretch of a text', () => {
    const piece = fc.constantFrom(
      'we',
      'Dr',
      'etc',
      '.',
      '...',
      '…',
      '?',
      ' ',
      ' ',
      '\n\n',
      '"',
      '’',
      'Rota',
      'left.It',
      '。',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.nat({ max: 20 }),
        fc.nat({ max: 8 }),
        (pieces, from, length) => {
          const text = pieces.join('')
          const span = { start: Math.min(2, text.length), end: text.length }
          const gaps = [{ start: from, end: from + length }].filter(gap => gap.end <= text.length && length > 0)
          const words = noWords()
          const vocabulary = createVocabulary()
          vocabulary.read('Words of another turn.', { start: 0, end: 22 }, [], words)
          const first = words.count
          vocabulary.read(text, span, gaps, words)
          expect(sentences(text, span, gaps, { words, first })).toEqual(sentences(text, span, gaps))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
