import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords, trim } from '../../src/text/span'

describe('countWords', () => {
  test('counts what stands between white space, in a stretch or in all of a text', () => {
    expect(countWords(' On-call, at 10:30 – [laughs] 😀\n')).toBe(6)
    expect(countWords('one two three', { start: 2, end: 9 })).toBe(3)
    expect(countWords('')).toBe(0)
  })
  test('takes for white space what a regular expression does, as trim does', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))
    const space = fc.constantFrom(
      ' ',
      '\t',
      '\n',
      '\r',
      '\u00a0',
      '\u0085',
      '\u1680',
      '\u2003',
      '\u2028',
      '\u3000',
      '\ufeff',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(unit, space), { maxLength: 20 }), units => {
        const text = units.join('')
        expect(countWords(text)).toBe(text.match(/\S+/g)?.length ?? 0)
        const { start, end } = trim(text, { start: 0, end: text.length })
        expect(text.slice(start, end)).toBe(text.trim())
      }),
      { numRuns: 1000 },
    )
  })
})
