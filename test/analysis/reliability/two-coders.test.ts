import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreementWeights,
  bennettsS,
  biasIndex,
  cohensKappa,
  crossTable,
  f1,
  fourCells,
  gwetsAC,
  holstisCr,
  holstisCrOfTable,
  negativeAgreement,
  observedAgreement,
  pabak,
  positiveAgreement,
  precision,
  prevalence,
  prevalenceIndex,
  recall,
  scottsPi,
  specificAgreement,
  specificity,
  tableRatings,
} from '../../../src/analysis/reliability'
import { studentT95 } from '../../../src/analysis/reliability/student-t'
import { artsteinPoesio, balanced, cohen1960, skewed } from './published'

describe("Cohen's kappa", () => {
  test('is that of Cohen 1960: .70 observed, .41 expected, kappa .492', () => {
    expect(cohensKappa(cohen1960)).toMatchObject({
      value: expect.closeTo(0.492, 3),
      observed: expect.closeTo(0.7, 10),
      expected: expect.closeTo(0.41, 10),
    })
  })

  // Cohen 1960 p. 37: observed .29, expected .35; (.29 − .35) / .65.
  test('is below 0 where coders agree less than by chance', () => {
    const counts = [
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]
    expect(cohensKappa({ categories: [1, 2, 3], counts }).value).toBeCloseTo(-0.06 / 0.65, 10)
  })

  test('is .348 of Artstein & Poesio 2008, where pi is .341 and S .4', () => {
    const values = [cohensKappa, scottsPi, bennettsS].map(statistic => statistic(artsteinPoesio).value!.toFixed(3))
    expect(values).toEqual(['0.348', '0.341', '0.400'])
  })

  // SAS PROC FREQ, as printed in the tests of statsmodels: kappa .4842, ASE .1380, .2137 to .7547, ASE under H0 .1484, z 3.2626;
  // weighted .4701, .1457, .1845 to .7558, z 3.2971.
  test('has the standard errors of SAS', () => {
    const table = {
      categories: [1, 2, 3],
      counts: [
        [0, 4, 1],
        [0, 8, 0],
        [0, 1, 5],
      ],
    }
    const shown = (weights: 'identity' | 'linear') => {
      const { value, standardError, interval, nullStandardError } = cohensKappa(table, { weights })
      return [value, standardError, interval?.low, interval?.high, value! / nullStandardError!].map(x => x!.toFixed(4))
    }
    expect(shown('identity')).toEqual(['0.4842', '0.1380', '0.2137', '0.7547', '3.2626'])
    expect(shown('linear')).toEqual(['0.4701', '0.1457', '0.1845', '0.7558', '3.2971'])
  })

  // R irrCAC, overview vignette: kappa .7964094, Gwet's standard error .05891072, interval .680 to .913, by t with 99 degrees of freedom.
  test('from a table has the standard error of irrCAC, but an interval by the normal deviate', () => {
    const { value, standardError, interval } = cohensKappa({
      categories: ['Ectopic', 'AIU', 'NIU'],
      counts: [
        [13, 0, 0],
        [0, 20, 7],
        [0, 4, 56],
      ],
    })
    expect(value).toBeCloseTo(0.7964094, 7)
    expect(standardError).toBeCloseTo(0.05891072, 8)
    expect(value! + studentT95(99) * standardError!).toBeCloseTo(0.913, 3)
    expect(interval!.high).toBeCloseTo(value! + 1.959964 * 0.05891072, 6)
  })

  test('has no interval where every unit agrees: the formula would give none of a width', () => {
    const table = crossTable([1, 0, 1], [1, 0, 1])
    expect(cohensKappa(table)).toMatchObject({ value: 1, standardError: 0, interval: null })
  })

  test('stays as it is when every count is multiplied', () => {
    const times = { ...cohen1960, counts: cohen1960.counts.map(row => row.map(count => count * 2.5)) }
    expect(cohensKappa(times, { weights: 'linear' }).value).toBeCloseTo(
      cohensKappa(cohen1960, { weights: 'linear' }).value!,
      12,
    )
  })

  // R irr kappa2(anxiety[, 2:3]): linear .1459075, squared .2520325 on the five levels used, though the scale has six.
  test('with weights depends on a category that nobody used, which irr drops', () => {
    const second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
    const third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
    const used = crossTable(second, third)
    const all = crossTable(second, third, [1, 2, 3, 4, 5, 6])
    expect(cohensKappa(used).value).toBeCloseTo(-0.006289308, 9)
    expect(cohensKappa(used, { weights: 'linear' }).value).toBeCloseTo(0.1459075, 7)
    expect(cohensKappa(used, { weights: 'quadratic' }).value).toBeCloseTo(0.2520325, 7)
    expect(cohensKappa(all).value).toBeCloseTo(-0.006289308, 9)
    expect(cohensKappa(all, { weights: 'quadratic' }).value).not.toBeCloseTo(0.2520325, 3)
  })

  // Fleiss & Cohen 1973: with quadratic weights and like margins it is the product-moment correlation.
  test('with quadratic weights is 1 − mean squared difference / mean squared difference by chance', () => {
    const ratings = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), { minLength: 2 })
    fc.assert(
      fc.property(ratings, pairs => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const kappa = cohensKappa(crossTable(a, b, [1, 2, 3, 4]), { weights: 'quadratic' })
        const mean = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length
        const observed = mean(pairs.map(([x, y]) => (x - y) ** 2))
        const expected = mean(a.flatMap(x => b.map(y => (x - y) ** 2)))
        if (expected === 0) expect(kappa.value).toBeNull()
        else expect(kappa.value).toBeCloseTo(1 - observed / expected, 9)
      }),
    )
  })

  // R rhoR: contingency table 3, 1, 2, 34.
  test('is .625 of a rare code, 3 1 2 34', () => {
    const counts = [
      [3, 1],
      [2, 34],
    ]
    expect(cohensKappa({ categories: ['yes', 'no'], counts }).value).toBeCloseTo(0.625, 12)
  })

  test('refuses weights of another size, and a table that is not square', () => {
    expect(() => cohensKappa(cohen1960, { weights: [[1]] })).toThrow(RangeError)
    expect(() => cohensKappa({ categories: [0, 1], counts: [[1, 2]] })).toThrow(RangeError)
    const wrong = [
      [1, -1],
      [1, 1],
    ]
    expect(() => cohensKappa({ categories: [0, 1], counts: wrong })).toThrow(RangeError)
  })
})

test('agreement weights go by rank, or by value where that is asked for', () => {
  expect(agreementWeights([1, 2, 10], 'linear')).toEqual(agreementWeights(3, 'linear'))
  expect(agreementWeights([1, 2, 10], 'quadratic', 'value')[0]).toEqual([1, 1 - 1 / 81, 0])
  expect(agreementWeights(1, 'linear')).toEqual([[1]])
  expect(agreementWeights(3, 'identity')[1]).toEqual([0, 1, 0])
  expect(() => agreementWeights(['low', 'high'], 'linear', 'value')).toThrow(RangeError)
})

// Zwick 1988, Psychol Bull 103:374, p. 376, margins 40 20 20 20 twice: S .467, pi .444, kappa .444.
test('S, pi and kappa are those of Zwick 1988', () => {
  const counts = [
    [20, 10, 10, 0],
    [10, 10, 0, 0],
    [10, 0, 10, 0],
    [0, 0, 0, 20],
  ]
  const table = { categories: [1, 2, 3, 4], counts }
  expect([bennettsS, scottsPi, cohensKappa].map(each => each(table).value!.toFixed(3))).toEqual([
    '0.467',
    '0.444',
    '0.444',
  ])
})

// Feinstein & Cicchetti 1990; PABAK by Byrt et al. 1993; AC1 by irrCAC.
test('the paradox: both tables agree on .85, and kappa is .70 of one and .32 of the other', () => {
  const shown = (table: typeof balanced) =>
    [observedAgreement(tableRatings(table)), cohensKappa(table), pabak(table), gwetsAC(tableRatings(table))].map(
      ({ value }) => value!.toFixed(2),
    )
  expect(shown(balanced)).toEqual(['0.85', '0.70', '0.70', '0.70'])
  expect(shown(skewed)).toEqual(['0.85', '0.32', '0.70', '0.81'])
})

// 118 units without the code, 5 and 2 on which they differ, none with it: 94 % agreement, kappa −.023, AC1 .941 (worked by hand).
test('of a code on which coders never agree, kappa is below 0, AC1 is .94, and positive agreement is 0', () => {
  const table = {
    categories: [0, 1],
    counts: [
      [118, 5],
      [2, 0],
    ],
  }
  const cells = fourCells(table)
  expect(cells).toEqual({ a: 0, b: 2, c: 5, d: 118 })
  expect(cohensKappa(table).value).toBeCloseTo(-0.023, 3)
  expect(gwetsAC(tableRatings(table)).value).toBeCloseTo(0.941, 3)
  expect(holstisCrOfTable(table).value).toBeCloseTo(0.944, 3)
  expect(positiveAgreement(cells.a, cells.b, cells.c).value).toBe(0)
  expect(negativeAgreement(cells.b, cells.c, cells.d).value).toBeCloseTo(236 / 243, 12)
})

describe('the four cells', () => {
  const cell = fc.integer({ min: 0, max: 40 })
  const cells = fc.record({ a: cell, b: cell, c: cell, d: cell })
  const tableOf = ({ a, b, c, d }: { a: number; b: number; c: number; d: number }) => ({
    categories: [0, 1],
    counts: [
      [d, c],
      [b, a],
    ],
  })

  test('are read off a table, with the category that means yes last unless told', () => {
    expect(fourCells(tableOf({ a: 1, b: 2, c: 3, d: 4 }))).toEqual({ a: 1, b: 2, c: 3, d: 4 })
    expect(fourCells(balanced, 'yes')).toEqual({ a: 40, b: 9, c: 6, d: 45 })
    expect(() => fourCells(cohen1960)).toThrow(RangeError)
    expect(() => fourCells(balanced, 'maybe')).toThrow(RangeError)
  })

  // Byrt, Bishop & Carlin 1993: kappa = (PABAK − PI² + BI²) / (1 − PI² + BI²).
  test('explain kappa: by PABAK, the prevalence index and the bias index', () => {
    fc.assert(
      fc.property(cells, four => {
        const table = tableOf(four)
        const kappa = cohensKappa(table).value
        if (kappa === null) return
        const [p, b] = [prevalenceIndex(four).value!, biasIndex(four).value!]
        expect(kappa).toBeCloseTo((pabak(table).value! - p * p + b * b) / (1 - p * p + b * b), 9)
      }),
    )
  })

  // R rhoR: of 5 3 2 3, precision 5/7 and recall 5/8.
  test('give precision, recall, specificity and prevalence against the first coder', () => {
    const four = { a: 5, b: 3, c: 2, d: 3 }
    expect([precision, recall, specificity, prevalence].map(each => each(four).value)).toEqual([
      5 / 7,
      5 / 8,
      3 / 5,
      8 / 13,
    ])
  })

  test('give F1, the harmonic mean of precision and recall', () => {
    fc.assert(
      fc.property(cells, four => {
        const [p, r] = [precision(four).value, recall(four).value]
        if (p === null || r === null || p + r === 0) return
        expect(f1(four).value).toBeCloseTo((2 * p * r) / (p + r), 12)
      }),
    )
  })

  test('give the same positive and negative agreement as the form for many coders', () => {
    fc.assert(
      fc.property(cells, four => {
        const counts = tableRatings(tableOf(four))
        expect(specificAgreement(counts, 1).value).toEqual(positiveAgreement(four.a, four.b, four.c).value)
        expect(specificAgreement(counts, 0).value).toEqual(negativeAgreement(four.b, four.c, four.d).value)
      }),
    )
  })
})

test("Holsti's coefficient counts decisions, which need not be as many", () => {
  expect(holstisCr(80, 90, 110).value).toBe(0.8)
  expect(() => holstisCr(91, 90, 110)).toThrow(RangeError)
})

test('PABAK is of two categories', () => {
  expect(() => pabak(cohen1960)).toThrow(RangeError)
})

test('pi is never above kappa, and the order of the coders is immaterial', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  })
  fc.assert(
    fc.property(table, counts => {
      const given = { categories: ['a', 'b', 'c'], counts }
      const turned = { ...given, counts: counts.map((_, i) => counts.map(row => row[i])) }
      const [kappa, pi] = [cohensKappa(given).value, scottsPi(given).value]
      if (kappa !== null && pi !== null) expect(pi).toBeLessThanOrEqual(kappa + 1e-12)
      for (const statistic of [cohensKappa, scottsPi, bennettsS]) {
        const [one, other] = [statistic(given).value, statistic(turned).value]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 12)
      }
    }),
  )
})
