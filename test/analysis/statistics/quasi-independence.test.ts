import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quasiIndependence } from '../../../src/analysis/statistics/quasi-independence'

function tableOf(rows: readonly number[], columns: readonly number[]): readonly (readonly number[])[] {
  const expected = quasiIndependence(rows, columns)
  return rows.map((_, i) => columns.map((_, j) => expected(i, j)))
}

const rounded = (table: readonly (readonly number[])[]) => table.map(row => row.map(cell => Number(cell.toFixed(6))))

describe('quasiIndependence', () => {
  test('fills the table off the diagonal so that the totals hold', () => {
    // With the same totals for rows and columns the table is symmetrical: a + b = 3, a + c = 3, b + c = 2, so a = 2, b = c = 1.
    expect(rounded(tableOf([3, 3, 2], [3, 3, 2]))).toEqual([
      [0, 2, 1],
      [2, 0, 1],
      [1, 1, 0],
    ])
  })
  test('shares out alike where all totals are alike', () => {
    expect(rounded(tableOf([6, 6, 6, 6], [6, 6, 6, 6]))[1]).toEqual([2, 0, 2, 2])
  })
  test('gives the only table where two alternate, and comes close to it where all turn to one', () => {
    expect(tableOf([4, 3], [3, 4])).toEqual([
      [0, 4],
      [3, 0],
    ])
    const star = tableOf([6, 2, 2, 2], [6, 2, 2, 2])
    expect(star[0].map(cell => Math.round(cell * 100) / 100)).toEqual([0, 2, 2, 2])
    expect(star[1][2]).toBeLessThan(0.01)
  })
  test('gives 0 to whoever neither follows nor is followed, and copes with nobody', () => {
    expect(tableOf([0, 1, 0], [0, 0, 1])).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ])
    expect(tableOf([], [])).toEqual([])
  })
  test('keeps the totals of any table, and odds that say nothing about each other', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(counts, written => {
        const table = written.map((row, i) => row.map((cell, j) => (i === j ? 0 : cell)))
        const rows = table.map(sum)
        const columns = table.map((_, j) => sum(table.map(row => row[j])))
        const expected = tableOf(rows, columns)
        for (const i of rows.keys()) {
          expect(sum(expected[i])).toBeCloseTo(rows[i], 6)
          expect(sum(expected.map(row => row[i]))).toBeCloseTo(columns[i], 6)
        }
        expect((expected[0][2] * expected[1][3]) / (expected[0][3] * expected[1][2])).toBeCloseTo(1, 8)
      }),
      { numRuns: 50 },
    )
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
