import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type End, moveByWord, neighbouringUnit, snapToWords, unitAt } from '../../../src/review/client/selection'
import { shownText, toShown, toSource, wholeSign } from '../../../src/review/client/shown-text'
import { turnsOver } from '../../../src/review/client/turns-over'
import { wordsOfTurns } from '../../../src/review/client/words-of-turns'
import type { Span } from '../../../src/text/span'

const talk = 'P1: The fees are up.\n\nP2: Not for me.'
const turns = [
  { start: 4, end: 20 },
  { start: 26, end: 37 },
]
const words = wordsOfTurns(talk, turns)
const quote = (span: Span | null) => span && talk.slice(span.start, span.end)
const place = (part: string): Span => ({ start: talk.indexOf(part), end: talk.indexOf(part) + part.length })

/** Pieces from which texts like transcripts are put together, with what can go wrong in them. */
const text = fc
  .array(
    fc.constantFrom(
      'fees',
      ' ',
      '  ',
      '\n\n',
      'P1: ',
      '’s',
      '😀',
      '👩‍👩‍👧',
      '\u202e',
      '\u200b',
      'é',
      'e\u0301',
      '看病',
      '\ud83d',
      '.',
      '“',
    ),
    { maxLength: 24 },
  )
  .map(pieces => pieces.join(''))

describe('words of turns', () => {
  test('are what stands between blanks, and no label', () => {
    expect(words.map(quote)).toEqual(['The', 'fees', 'are', 'up.', 'Not', 'for', 'me.'])
  })

  test('are single characters where a script writes without blanks', () => {
    const chinese = '我去看病 today'
    expect(
      wordsOfTurns(chinese, [{ start: 0, end: chinese.length }]).map(({ start, end }) => chinese.slice(start, end)),
    ).toEqual(['我', '去', '看', '病', 'today'])
  })

  test('hold every character of a turn that is no white space, once, and cut no pair', () => {
    fc.assert(
      fc.property(text, whole => {
        const found = wordsOfTurns(whole, [{ start: 0, end: whole.length }])
        expect(found.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole.replace(/\s+/g, ''))
        for (const { start, end } of found)
          expect([wholeSign(whole, start), wholeSign(whole, end)]).toEqual([start, end])
      }),
    )
  })
})

describe('a stretch', () => {
  test('grows to whole words and leaves out the blanks around them', () => {
    expect(quote(snapToWords(words, place('ees ar')))).toBe('fees are')
    expect(quote(snapToWords(words, place(' fees ')))).toBe('fees')
  })

  test('leaves out the label of the next speaker', () => {
    expect(quote(snapToWords(words, place('up.\n\nP2')))).toBe('up.')
    expect(snapToWords(words, place('P2: '))).toBeNull()
  })

  test('is moved word by word at either end', () => {
    expect(quote(moveByWord(words, place('fees'), 'end', 1))).toBe('fees are')
    expect(quote(moveByWord(words, place('fees are'), 'end', -1))).toBe('fees')
    expect(quote(moveByWord(words, place('fees'), 'start', -1))).toBe('The fees')
    expect(quote(moveByWord(words, place('The fees'), 'start', 1))).toBe('fees')
  })

  test('keeps at least one word, and ends where the words end', () => {
    expect(quote(moveByWord(words, place('fees'), 'end', -1))).toBe('fees')
    expect(quote(moveByWord(words, place('fees'), 'start', 1))).toBe('fees')
    expect(quote(moveByWord(words, place('The'), 'start', -1))).toBe('The')
    expect(quote(moveByWord(words, place('me.'), 'end', 1))).toBe('me.')
  })

  test('begins and ends at whole words however it is moved, and a step back undoes a step on', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom<End>('start', 'end'), fc.constantFrom<1 | -1>(1, -1)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), moves, (whole, a, b, steps) => {
        const all = wordsOfTurns(whole, [{ start: 0, end: whole.length }])
        let span = snapToWords(all, { start: Math.min(a, b), end: Math.max(a, b) })
        if (!span) return
        for (const [end, step] of steps) {
          const before: Span = span
          span = moveByWord(all, before, end, step)
          expect(all.some(({ start }) => start === span!.start) && all.some(one => one.end === span!.end)).toBe(true)
          expect(span.start).toBeLessThan(span.end)
          const isMoved = span.start !== before.start || span.end !== before.end
          if (isMoved) expect(moveByWord(all, span, end, step === 1 ? -1 : 1)).toEqual(before)
        }
      }),
    )
  })
})

test('units are gone through by where they begin, to the last and the first', () => {
  expect(neighbouringUnit(turns, turns[0]!, 1)).toEqual(turns[1])
  expect(neighbouringUnit(turns, turns[1]!, 1)).toEqual(turns[1])
  expect(neighbouringUnit(turns, place('for'), -1)).toEqual(turns[1])
  expect(neighbouringUnit(turns, turns[1]!, -1)).toEqual(turns[0])
  expect(neighbouringUnit([], turns[0]!, 1)).toBeNull()
  expect([unitAt(turns, 0), unitAt(turns, 20), unitAt(turns, 99)]).toEqual([turns[0], turns[1], turns[1]])
})

describe('turns under a stretch', () => {
  test('are those with which it shares a character', () => {
    expect(turnsOver(turns, place('fees'))).toEqual({ first: 0, last: 0 })
    expect(turnsOver(turns, place('up.\n\nP2: Not'))).toEqual({ first: 0, last: 1 })
    expect(turnsOver(turns, place('P2:'))).toBeNull()
  })

  test('are the same as those found one by one', () => {
    const sorted = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 }))).map(steps => {
      let at = 0
      return steps.map(([gap, length]) => {
        const start = at + gap
        at = start + length
        return { start, end: at }
      })
    })
    fc.assert(
      fc.property(sorted, fc.nat(40), fc.integer({ min: 1, max: 20 }), (all, start, length) => {
        const over = all.flatMap((turn, i) => (turn.start < start + length && turn.end > start ? [i] : []))
        const found = turnsOver(all, { start, end: start + length })
        expect(found).toEqual(over.length === 0 ? null : { first: over[0], last: over.at(-1) })
      }),
    )
  })
})

describe('what is shown of a text', () => {
  test('names the signs that turn words around, and still knows where each stands', () => {
    const hostile = 'a\u202eb😀c'
    expect(shownText(hostile)).toBe('a<U+202E>b😀c')
    expect(toShown(hostile, 2)).toBe(9)
    expect(toSource(hostile, 9)).toBe(2)
    expect([toSource(hostile, 3), toSource(hostile, 11)]).toEqual([1, 3])
  })

  test('leads back to the same place, and never into a pair', () => {
    fc.assert(
      fc.property(text, fc.nat(80), (whole, at) => {
        const offset = wholeSign(whole, Math.min(at, whole.length))
        expect(toSource(whole, toShown(whole, offset))).toBe(offset)
        const source = toSource(whole, Math.min(at, shownText(whole).length))
        expect(wholeSign(whole, source)).toBe(source)
      }),
    )
  })
})
