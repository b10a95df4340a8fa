import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnWidths } from '../../../src/report/docx/column-widths'

test('gives a column with long text more than one with numbers, and each its longest word', () => {
  // Longest words: 6, 9 and 6 characters of 120, with a margin of 200; all that is left goes to the one that has more to say.
  expect(
    columnWidths(
      [
        ['theme', 'people', 'what'],
        ['Titles', '62/65', 'words '.repeat(40)],
        ['', 'uncounted', 'fewer.'],
      ],
      9_000,
    ),
  ).toEqual([920, 1_280, 6_800])
})

test('fills the page exactly, whatever stands in the cells', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }).chain(n =>
        fc.array(fc.array(fc.string({ maxLength: 80 }), { minLength: n, maxLength: n }), {
          minLength: 1,
          maxLength: 5,
        }),
      ),
      cells => {
        const widths = columnWidths(cells, 9_638)
        expect(widths.reduce((a, b) => a + b, 0)).toBe(9_638)
        expect(widths.every(width => width > 0)).toBe(true)
      },
    ),
  )
})
