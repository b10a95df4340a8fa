import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layText, type Newline } from '../../../src/interchange/qdpx/write/lay-text'
import type { Turn } from '../../../src/transcript/transcript'

const turn = (start: number, end: number, speaker: string | null): Turn => ({
  index: 0,
  start,
  end,
  speaker,
  role: 'participant',
  line: 1,
  time: null,
})
const plain = { text: '', turns: [] }
const placed = (text: string, start: number, end: number, newline: Newline = 'lf') => {
  const { start: from, end: to, words } = layText({ ...plain, text }, newline).place({ start, end })
  return [from, to, words]
}

describe('layText', () => {
  test('counts a character of two UTF-16 units once', () => {
    expect(placed('😀 fees', 3, 7)).toEqual([2, 6, 'fees'])
  })

  test('ends lines in one way, and counts as many characters as it writes', () => {
    expect(placed('a\r\nb\rc\nd', 7, 8)).toEqual([6, 7, 'd'])
    expect(placed('a\r\nb\rc\nd', 7, 8, 'crlf')).toEqual([9, 10, 'd'])
    expect(layText({ ...plain, text: 'a\r\nb\rc\nd' }, 'crlf').text).toBe('a\r\nb\r\nc\r\nd')
  })

  test('takes a line separator (U+2028) for a character, as readers do', () => {
    expect(layText({ ...plain, text: 'a\u2028b' }, 'crlf')).toMatchObject({
      text: 'a\u2028b',
      changed: { lineEnds: false },
    })
  })

  test('leaves out byte-order marks at the beginning, and there alone', () => {
    const { text, place, changed } = layText({ ...plain, text: '\ufeff\ufefffee\ufeffs' }, 'lf')
    expect([text, place({ start: 2, end: 7 }), changed.marks]).toEqual([
      'fee\ufeffs',
      { start: 0, end: 5, words: 'fee\ufeffs' },
      true,
    ])
  })

  test('writes U+FFFD for half a character', () => {
    const { text, changed } = layText({ ...plain, text: 'a\ud83db\ude00' }, 'lf')
    expect([text, changed.halves]).toEqual(['a\ufffdb\ufffd', 2])
  })

  test('takes half a character at an end of a stretch for the whole', () => {
    expect(placed('a😀b', 2, 4)).toEqual([1, 3, '😀b'])
    expect(placed('a😀b', 0, 2)).toEqual([0, 2, 'a😀'])
    expect(placed('a\r\nb', 0, 2)).toEqual([0, 2, 'a\n'])
  })

  test('writes who speaks where the text does not say so, and leaves stretches on their words', () => {
    const text = 'The fees.\n\nToo late.\n\nMm.'
    const turns = [turn(0, 9, 'Ana'), turn(11, 20, null), turn(22, 25, 'Dr.\nWho 😀')]
    const { text: laid, place } = layText({ text, turns }, 'lf')
    expect(laid).toBe('Ana: The fees.\n\n?: Too late.\n\nDr. Who 😀: Mm.')
    expect(turns.map(place)).toEqual([
      { start: 5, end: 14, words: 'The fees.' },
      { start: 19, end: 28, words: 'Too late.' },
      { start: 41, end: 44, words: 'Mm.' },
    ])
    expect(place({ start: 4, end: 25 }).words).toBe('fees.\n\n?: Too late.\n\nDr. Who 😀: Mm.')
  })

  test('writes no labels where the text has them, or nobody is named', () => {
    const labelled = { text: 'Ana: The fees.\n\nBen: Late.', turns: [turn(5, 14, 'Ana'), turn(21, 26, 'Ben')] }
    const nameless = { text: 'The fees.\n\nLate.', turns: [turn(0, 9, null), turn(11, 16, null)] }
    for (const each of [labelled, nameless]) expect(layText(each, 'lf').text).toBe(each.text)
  })

  test('agrees with counting the characters of what it wrote, one by one', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\r\n',
      '\r',
      '\n',
      '😀',
      '\u2028',
      '\ufeff',
      '\ud83d',
      '\ude00',
      'e\u0301',
      '\0',
    )
    const text = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), fc.constantFrom<Newline[]>('lf', 'crlf'), (text, a, b, newline) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        const laid = layText({ ...plain, text }, newline)
        const lineEnd = newline === 'lf' ? '\n' : '\r\n'
        const naive = (part: string): string => part.replace(/\r\n|\r|\n/g, lineEnd).replace(/\p{Cs}/gu, '\ufffd')
        expect(laid.text).toBe(naive(text.replace(/^\ufeff+/, '')))
        const place = laid.place({ start, end })
        expect([...laid.text].slice(place.start, place.end).join('')).toBe(place.words)
        const isWhole = [start, end].every(
          at => !/^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1)),
        )
        if (isWhole && !text.startsWith('\ufeff')) expect(place.words).toBe(naive(text.slice(start, end)))
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})
