import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../src/text/to-csv'

describe('toCsv', () => {
  test('rounds shares to four decimals, leaves whole numbers, and leaves out what is not known', () => {
    expect(
      toCsv(
        ['n', 'share', 'low'],
        [
          [14, 1 / 3, null],
          [0, 1, 0.00004],
          [-2, 0.5, 1e-9],
        ],
      ),
    ).toBe('n,share,low\n14,0.3333,\n0,1,0\n-2,0.5,0\n')
  })

  test('quotes commas, quotation marks and line breaks', () => {
    expect(toCsv(['quote'], [['She said "no", then\nleft.']])).toBe('quote\n"She said ""no"", then\nleft."\n')
  })

  test.each([
    '=cmd()',
    '+1',
    '-1',
    '@sum',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '  +1',
    '\u00a0-1',
    '＝1',
    ' ＠x',
    '\ufeff=1',
    '\nwords',
  ])('puts an apostrophe ahead of %j', text => {
    expect(parse(toCsv([text], [[text]]), { relax_column_count: true })).toEqual([[`'${text}`], [`'${text}`]])
    expect(parse(toCsv([text], [[text]], { escapeFormulas: false }))).toEqual([[text], [text]])
  })

  test('is written as the library for it does', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r', '\t', '=', '-', '＋', '@', 'é', '🎓'),
    })
    const cell = fc.oneof(text, fc.integer(), fc.constant(null))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), fc.boolean(), (rows, escapeFormulas) => {
        // Formulas behind blanks are those that the library does not know of.
        const known = rows.filter(row => !row.some(each => /^(?:\n|\s+[-=@＋])/.test(`${each}`)))
        const options = { record_delimiter: '\n', escape_formulas: escapeFormulas, quoted_match: /\r/ }
        expect(toCsv(['a'], known, { escapeFormulas })).toBe(stringify([['a'], ...known], options))
      }),
    )
  })

  test('is read back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r', '=', '-', 'é', '👩🏽‍🎓') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
        const written = toCsv(['a', 'b'], rows, { escapeFormulas: false })
        expect(parse(written, { from: 2 })).toEqual(rows)
        const safe = parse(toCsv(['a', 'b'], rows), { from: 2 }) as string[][]
        expect(safe.map(row => row.map(each => each.replace(/^'/, '')))).toEqual(rows)
        for (const each of safe.flat()) expect(each).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})
