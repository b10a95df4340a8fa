import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignTexts } from '../../src/interchange/qdpx/align-texts'
import { calibrate, type Selected } from '../../src/interchange/qdpx/calibrate'
import { countingInWords, countings } from '../../src/interchange/qdpx/counting'
import { positionsOf, type WrittenCounting } from './project-file'

/** A selection of words, its positions counted in some way. */
function select(text: string, words: string, counting: WrittenCounting = {}, name: string | null = words): Selected {
  const [start, end] = positionsOf(text, words, counting)
  return { start, end, name, line: 1 }
}

/** What a calibration makes of selections of one text. */
function found(text: string, ...selections: Selected[]) {
  const { counting, excerpts, fitting, spans, unsure } = calibrate([{ text, selections }])
  const words = spans[0].map(span => span && text.slice(span.start, span.end))
  return { counting: countingInWords(counting), fit: `${fitting}/${excerpts}`, words, unsure }
}

// One emoji and one line end stand ahead of the words.
const talk = 'P1: We laughed 😂 at it.\r\nP2: The fees are high. The rent is low.\r\n'

describe('calibrate', () => {
  // By hand: 23 code points stand ahead of the line end, two in it, and "P2: " has 4, which makes 29; the emoji 30, a line end as one 28.
  test.each<[number, WrittenCounting, string]>([
    [29, {}, 'code points, ends exclusive'],
    [30, { unit: 'UTF-16' }, 'UTF-16 units, ends exclusive'],
    [28, { lineEnd: 1 }, 'code points, ends exclusive, a line end as one'],
    [30, { mark: true }, 'code points, ends exclusive, a byte-order mark counted'],
    [29, { end: 'inclusive' }, 'code points, ends inclusive'],
  ])('finds the words at %i where positions count %j', (start, counting, said) => {
    const selections = ['We', 'P2: The', 'The fees', 'rent is'].map(words => select(talk, words, counting))
    expect(selections[2].start).toBe(start)
    expect(found(talk, ...selections)).toEqual({
      counting: said,
      fit: '4/4',
      words: ['We', 'P2: The', 'The fees', 'rent is'],
      unsure: 0,
    })
  })
  test('takes all selections together: the second alone fits a byte-order mark that was counted as well', () => {
    const utf16 = { unit: 'UTF-16' } as const
    const second = select(talk, 'The fees', utf16)
    expect(found(talk, second)).toMatchObject({ counting: 'code points, ends exclusive, a byte-order mark counted' })
    expect(found(talk, select(talk, 'laughed', utf16), second)).toMatchObject({
      counting: 'UTF-16 units, ends exclusive',
      words: ['laughed', 'The fees'],
    })
  })
  test('says which selections would lie elsewhere if counted in a way that fits as well', () => {
    const early = select(talk, 'laughed')
    expect(found(talk, early, select(talk, 'The fees', {}, null))).toMatchObject({
      counting: 'code points, ends exclusive',
      fit: '1/1',
      unsure: 1,
    })
  })
  test('takes the standard where no selection repeats its words', () => {
    expect(found(talk, select(talk, 'The fees', {}, null))).toMatchObject({
      counting: 'code points, ends exclusive',
      fit: '0/0',
      words: ['The fees'],
    })
  })
  test('knows excerpts that were cut short, and whose line ends became blanks', () => {
    const long = 'We laughed 😂 at it.\r\nP2: The fees are high.'
    expect(
      found(
        talk,
        select(talk, long, {}, 'We laughed 😂 at…'),
        select(talk, long, {}, 'We laughed 😂 at it. P2: The'),
        select(talk, long, {}, long.replace('\r\n', ' ')),
      ),
    ).toMatchObject({ fit: '3/3', words: [long, long, long] })
  })
  test('is not taken in by blanks: the first excerpt is out by one, and a blank stands ahead of all words', () => {
    const [start, end] = positionsOf(talk, 'The fees', {})
    const out = { start: start + 1, end, name: 'The fees', codings: [], line: 1 }
    expect(found(talk, out, ...['rent is', 'low.', 'fees are'].map(words => select(talk, words)))).toMatchObject({
      counting: 'code points, ends exclusive',
      fit: '3/4',
    })
  })
  test('takes names that people gave for none of the words', () => {
    const named = select(talk, 'The fees are high.', {}, 'damage done by money')
    expect(found(talk, select(talk, 'laughed'), named)).toMatchObject({ fit: '1/1' })
    expect(found(talk, select(talk, 'The fees are high.', {}, 'Quotation 6:1'))).toMatchObject({ fit: '0/0' })
  })
  test('sees that the text is another one', () => {
    const other = talk.replace('laughed', 'cried and shouted')
    expect(found(other, select(talk, 'The fees'), select(talk, 'rent is'))).toMatchObject({ fit: '0/2' })
    expect(found('Nothing of it.', select(talk, 'laughed'), select(talk, 'P1: We'))).toMatchObject({ fit: '0/2' })
  })
  test('finds every selection again, however it was counted, as soon as it repeats its words', () => {
    const piece = fc.constantFrom('P1: ', 'fee', ' ', 'café ', '😂', '\r\n', '\n', '’s', '10:30 ', '\u00a0', '\t', '\r')
    const way = fc.constantFrom(...countings)
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(piece, { maxLength: 12 }),
        way,
        (before, after, counting) => {
          const text = `${before.join('')}«the words 😂 here»${after.join('')}`
          const { unit, mark, end, lineEnd } = counting
          const written: WrittenCounting = {
            unit,
            mark,
            end,
            ...(lineEnd !== 'as stored' && { lineEnd: lineEnd === 'one' ? 1 : 2 }),
          }
          const words = '«the words 😂 here»'
          expect(found(text, select(text, words, written))).toMatchObject({ fit: '1/1', words: [words] })
        },
      ),
    )
  })
})

describe('alignTexts', () => {
  const placed = (from: string, to: string, words: string): string | null => {
    const { place } = alignTexts(from, to)
    const start = from.indexOf(words)
    if (!place) return null
    const span = place({ start, end: start + words.length })
    return to.slice(span.start, span.end)
  }
  test('finds words behind other line ends, blank lines and blanks', () => {
    const from = 'P1:\u00a0The fees.\r\nP2: The rent.\r\n'
    const to = '\uFEFFP1: The fees.\n\nP2:\tThe rent.'
    expect(placed(from, to, '\u00a0The fees.\r\n')).toBe('The fees.')
    expect(placed(from, to, 'The fees.\r\nP2:')).toBe('The fees.\n\nP2:')
    expect(placed(from, to, '\r\nP2: The')).toBe('P2:\tThe')
    expect(placed(from, to, '\r\n')).toBe('')
  })
  test('says where texts part', () => {
    expect(alignTexts('The fees rose.', 'The fees  fell.').parts).toEqual({ from: 9, to: 10 })
    expect(alignTexts('The fees', 'The fees rose').parts).toEqual({ from: 8, to: 9 })
    expect(alignTexts('The fees rose', 'The fees').parts).toEqual({ from: 9, to: 8 })
  })
})
