import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedResiduals } from '../../../src/analysis/statistics/adjusted-residuals'
import { association } from '../../../src/analysis/statistics/association'
import { chiSquare, chiSquareTail } from '../../../src/analysis/statistics/chi-square'
import { cramersV } from '../../../src/analysis/statistics/cramers-v'
import { isAbsent, needsData, shared } from '../../data/shared'
import { tables, transposed } from './tables'

/** Party (Democrat, independent, Republican) by gender: Agresti 2007, An Introduction to Categorical Data Analysis, table 2.5. */
const party = [
  [762, 327, 468],
  [484, 239, 477],
]
/** Hair (rows) by eyes, of R's HairEyeColor (Snee 1974), men and women together. */
const hair = [
  [68, 20, 15, 5],
  [119, 84, 54, 29],
  [26, 17, 14, 14],
  [7, 94, 10, 16],
]

describe('chiSquareTail', () => {
  // Pearson & Hartley 1966, Biometrika Tables for Statisticians, table 8; and R 4.2.2, pchisq, for the last three.
  test.each([
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [10.827566, 1, 0.001],
    [5.991465, 2, 0.05],
    [9.21034, 2, 0.01],
    [18.307038, 10, 0.05],
    [29.588298, 10, 0.001],
    [124.342113, 100, 0.05],
    [0.00393214, 1, 0.95],
    [0.5, 1, 0.479500122186953],
    [30, 20, 0.0698536606994098],
    [900, 1000, 0.98928276190871],
  ])('leaves the tabled share above %d with %i degrees of freedom', (value, df, p) => {
    expect(chiSquareTail(value, df)).toBeCloseTo(p, 6)
  })

  // With an even df it is a sum of Poisson probabilities: Abramowitz & Stegun 1964, 26.4.21.
  test('agrees with the closed form for even degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), fc.integer({ min: 1, max: 20 }), (value, half) => {
        let term = Math.exp(-value / 2)
        let sum = 0
        for (let i = 0; i < half; i++) {
          sum += term
          term *= value / 2 / (i + 1)
        }
        const p = chiSquareTail(value, 2 * half)
        expect(Math.abs(p - sum)).toBeLessThanOrEqual(1e-13 + 1e-11 * sum)
      }),
    )
  })

  test('falls from 1 to 0', () => {
    expect(chiSquareTail(0, 3)).toBe(1)
    expect(chiSquareTail(1e6, 3)).toBe(0)
    expect(chiSquareTail(Number.POSITIVE_INFINITY, 1)).toBe(0)
  })
})

describe('chiSquare', () => {
  test('agrees with Agresti on party and gender', () => {
    const { statistic, df, p, smallestExpected } = chiSquare(party)
    expect(statistic.value).toBeCloseTo(30.07, 2)
    expect([df, p.value! < 0.0001]).toEqual([2, true])
    // Independents among men: 566 · 1200 / 2757.
    expect(smallestExpected).toBeCloseTo(246.3547, 4)
  })

  test('agrees with R on hair and eyes', () => {
    expect(chiSquare(hair)).toMatchObject({ statistic: { value: expect.closeTo(138.2898, 4) }, df: 9 })
    expect(cramersV(hair).value).toBeCloseTo(0.279, 4)
  })

  test('takes no continuity correction', () => {
    // (12·9 − 7·5)² · 33 / (19 · 14 · 17 · 16): by hand.
    expect(
      chiSquare([
        [12, 7],
        [5, 9],
      ]).statistic.value,
    ).toBeCloseTo((73 ** 2 * 33) / (19 * 14 * 17 * 16), 12)
  })

  test.each([
    [
      [
        [3, 0],
        [5, 0],
      ],
      'a column is empty',
    ],
    [
      [
        [0, 0],
        [5, 2],
      ],
      'a row is empty',
    ],
    [[[5, 2]], 'there are fewer than two rows'],
    [[[5], [2]], 'there are fewer than two columns'],
    [[], 'there are fewer than two rows'],
  ])('says of %j why there is none', (table, why) => {
    const none = { value: null, why }
    expect(chiSquare(table)).toMatchObject({ statistic: none, p: none, df: null })
    expect(cramersV(table)).toEqual(none)
  })

  test('refuses what is no table of counts', () => {
    expect(() => chiSquare([[1, 2], [3]])).toThrow(RangeError)
    expect(() =>
      chiSquare([
        [1, 2],
        [3, -1],
      ]),
    ).toThrow(RangeError)
    expect(() =>
      chiSquare([
        [1, 2],
        [3, 0.5],
      ]),
    ).toThrow(RangeError)
    expect(() =>
      chiSquare([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow(RangeError)
  })

  test('is 0 where the rows are alike, n where one thing tells the other, and the same when turned', () => {
    expect(
      chiSquare([
        [2, 4, 6],
        [1, 2, 3],
      ]).statistic.value,
    ).toBeCloseTo(0, 12)
    expect(
      chiSquare([
        [7, 0],
        [0, 5],
      ]).statistic.value,
    ).toBeCloseTo(12, 12)
    expect(
      cramersV([
        [7, 0],
        [0, 5],
      ]).value,
    ).toBeCloseTo(1, 12)
    fc.assert(
      fc.property(tables, table => {
        const [one, other] = [chiSquare(table), chiSquare(transposed(table))]
        expect(other.df).toBe(one.df)
        if (one.statistic.value === null) return
        expect(other.statistic.value).toBeCloseTo(one.statistic.value, 9)
        expect(one.p.value).toBeGreaterThanOrEqual(0)
        expect(one.p.value).toBeLessThanOrEqual(1)
        const v = cramersV(table).value!
        expect(v >= 0 && v <= 1).toBe(true)
      }),
    )
  })
})

describe('adjustedResiduals', () => {
  test('agrees with Agresti on party and gender', () => {
    const rounded = adjustedResiduals(party).map(row => row.map(value => Number(value!.toFixed(2))))
    expect(rounded).toEqual([
      [4.5, 0.7, -5.32],
      [-4.5, -0.7, 5.32],
    ])
  })

  test('agrees with R on hair and eyes', () => {
    expect(adjustedResiduals(hair)[0][0]).toBeCloseTo(6.1365, 4)
  })

  test('gives none where a row or a column is empty or holds everything', () => {
    expect(
      adjustedResiduals([
        [0, 0],
        [5, 2],
      ]),
    ).toEqual([
      [null, null],
      [null, null],
    ])
    expect(
      adjustedResiduals([
        [3, 0, 2],
        [2, 0, 3],
      ]).map(row => row[1]),
    ).toEqual([null, null])
    expect(adjustedResiduals([[0]])).toEqual([[null]])
  })

  test('squares to chi-square where there are two rows and columns, and never is NaN', () => {
    fc.assert(
      fc.property(tables, table => {
        const residuals = adjustedResiduals(table)
        for (const value of residuals.flat()) expect(value === null || Number.isFinite(value)).toBe(true)
        const four = table.slice(0, 2).map(row => row.slice(0, 2))
        const { statistic } = chiSquare(four)
        if (statistic.value !== null) expect(adjustedResiduals(four)[0][0]! ** 2).toBeCloseTo(statistic.value, 8)
      }),
    )
  })
})

describe('association', () => {
  test('leaves out what is empty, and gives the residuals a place for it', () => {
    const { chiSquare, df, residuals, fisher } = association([
      [3, 0, 1],
      [1, 0, 3],
    ])
    // [[3, 1], [1, 3]]: X² = 8 · (9 − 1)² / 4⁴ = 2.
    expect([chiSquare.value, df]).toEqual([expect.closeTo(2, 12), 1])
    expect(fisher.value).toBeCloseTo(34 / 70, 12)
    expect(residuals[0]).toEqual([expect.closeTo(Math.SQRT2, 12), null, expect.closeTo(-Math.SQRT2, 12)])
  })

  test('asks Fisher where chi-square is a rough guess, and says so where it is not', () => {
    expect(association(hair).fisher).toEqual({
      value: null,
      why: 'every expected count is at least 5, so chi-square serves',
    })
    expect(
      association([
        [1, 2, 9],
        [5, 3, 1],
      ]).fisher.value,
    ).not.toBeNull()
  })

  test('says why nothing can be said of nothing', () => {
    const { chiSquare, fisher, smallestExpected } = association([])
    expect([chiSquare.value, fisher.value, smallestExpected]).toEqual([null, null, null])
  })
})

test.skipIf(isAbsent)(`the shared golden tables are met${needsData}`, () => {
  const { cases } = JSON.parse(readFileSync(shared('agreement-cases/golden-tables.json'), 'utf8')) as {
    cases: {
      id: string
      input: { table: number[][] }
      recomputed: { x2: number; V: number; adj?: number[][]; adj00?: number }
    }[]
  }
  const wanted = cases.filter(({ id }) => id === 'agresti-party-gender' || id === 'haireyecolor')
  expect(wanted.length).toBe(2)
  for (const { input, recomputed } of wanted) {
    expect(chiSquare(input.table).statistic.value).toBeCloseTo(recomputed.x2, 6)
    expect(cramersV(input.table).value).toBeCloseTo(recomputed.V, 6)
    const residuals = adjustedResiduals(input.table)
    if (recomputed.adj00 !== undefined) expect(residuals[0][0]).toBeCloseTo(recomputed.adj00, 6)
    for (const [i, row] of (recomputed.adj ?? []).entries())
      for (const [j, value] of row.entries()) expect(residuals[i][j]).toBeCloseTo(value, 6)
  }
})
