import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cohensKappa,
  congersKappa,
  countRatings,
  crossTable,
  fleissKappa,
  freeMarginalKappa,
  fullAgreement,
  gwetsAC,
  lightsKappa,
  observedAgreement,
  scottsPi,
  specificAgreement,
  tableRatings,
  unitsNeeded,
} from '../../../src/analysis/reliability'
import { studentT95 } from '../../../src/analysis/reliability/student-t'
import { cohen1960, fleiss1971, krippendorffC } from './published'

const rating = fc.constantFrom('a', 'b', 'c')
const complete = fc
  .integer({ min: 2, max: 4 })
  .chain(coders =>
    fc.array(fc.array(rating, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 12 }),
  )

describe("Fleiss's kappa", () => {
  const kappa = fleissKappa(countRatings(fleiss1971))

  // .430; R irr .4302445, z 17.65.
  test('is .430 of Fleiss 1971, with irr’s z', () => {
    expect(kappa).toMatchObject({ value: expect.closeTo(0.4302445, 7), observed: expect.closeTo(0.5556, 4) })
    expect((kappa.value! / kappa.nullStandardError!).toFixed(1)).toBe('17.7')
  })

  // R irr kappam.fleiss(detail = TRUE): .245 .245 .520 .471 .566, z 5.192 5.192 11.031 9.994 12.009. Fleiss printed .248 .248 .517 .470 .565.
  test('of each category is that of irr; those that Fleiss printed are rounded along the way', () => {
    expect(kappa.categories.map(({ value }) => value!.toFixed(3))).toEqual([
      '0.245',
      '0.245',
      '0.520',
      '0.471',
      '0.566',
    ])
    const z = kappa.categories.map(({ value, nullStandardError }) => (value! / nullStandardError!).toFixed(3))
    expect(z).toEqual(['5.192', '5.192', '11.031', '9.994', '12.009'])
  })

  // The worked example of Wikipedia and statsmodels: 14 raters, 10 subjects, .210.
  test('takes counts as they are printed', () => {
    const rows = [
      '0 0 0 0 14',
      '0 2 6 4 2',
      '0 0 3 5 6',
      '0 3 9 2 0',
      '2 2 8 1 1',
      '7 7 0 0 0',
      '3 2 6 3 0',
      '2 5 3 2 2',
      '6 5 2 1 0',
      '0 2 2 3 7',
    ]
    const counts = rows.map(row => ({ counts: row.split(' ').map(Number), units: 1 }))
    expect(fleissKappa({ categories: [1, 2, 3, 4, 5], rows: counts }).value).toBeCloseTo(0.21, 3)
  })

  // R irrCAC fleiss.kappa.raw(cac.raw4raters): .76117, pa .8181818, pe .2387153.
  test('with missing ratings is the general form of irrCAC', () => {
    expect(fleissKappa(countRatings(krippendorffC))).toMatchObject({
      value: expect.closeTo(0.76117, 5),
      observed: expect.closeTo(0.8181818, 7),
      expected: expect.closeTo(0.2387153, 7),
      nullStandardError: null,
    })
  })

  test('of two coders is Scott’s pi', () => {
    expect(fleissKappa(tableRatings(cohen1960)).value).toBeCloseTo(scottsPi(cohen1960).value!, 12)
  })

  // Fleiss 1971: kappa is the mean of the categories' kappas, weighted by p(1 − p).
  test('is the mean of its categories, weighted by p(1 − p)', () => {
    fc.assert(
      fc.property(complete, units => {
        const whole = fleissKappa(countRatings(units))
        if (whole.value === null) return
        let [sum, weights] = [0, 0]
        for (const { category, value } of whole.categories) {
          const p = units.flat().filter(each => each === category).length / units.flat().length
          sum += p * (1 - p) * value!
          weights += p * (1 - p)
        }
        expect(whole.value).toBeCloseTo(sum / weights, 9)
      }),
    )
  })
})

// Randolph 2005 p. 17: Fleiss and free-marginal kappa .33 and .33, then −.20 and .33, at the same agreement.
test('free-marginal kappa does not see what Fleiss’s kappa does', () => {
  const of = (text: string) =>
    countRatings(
      text.split(' ').map(unit => [...unit]),
      ['N', 'Y'],
    )
  const shown = (text: string) =>
    [fleissKappa(of(text)), freeMarginalKappa(of(text))].map(({ value }) => value!.toFixed(2))
  expect(shown('YYY YYN NNY NNN')).toEqual(['0.33', '0.33'])
  expect(shown('YYY YYN YYN YYY')).toEqual(['-0.20', '0.33'])
})

describe("Conger's and Light's kappa", () => {
  test('of two coders are Cohen’s', () => {
    const [a, b] = [fleiss1971.map(each => each[0]), fleiss1971.map(each => each[3])]
    const pairs = a.map((value, i) => [value, b[i]])
    const kappa = cohensKappa(crossTable(a, b, [1, 2, 3, 4, 5])).value!
    expect(congersKappa(pairs).value).toBeCloseTo(kappa, 12)
    expect(lightsKappa(pairs, { categories: [1, 2, 3, 4, 5] }).value).toBeCloseTo(kappa, 12)
  })

  // R irrCAC conger.kappa.raw(cac.raw4raters): .76282, pe .2334252.
  test('Conger’s with missing ratings is that of irrCAC', () => {
    const { value, expected } = congersKappa(krippendorffC)
    expect(value).toBeCloseTo(0.76282, 5)
    expect(expected).toBeCloseTo(0.2334252, 7)
  })

  test('Light’s is the mean of the pairs', () => {
    const kappas = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(
      ([i, j]) =>
        cohensKappa(
          crossTable(
            fleiss1971.map(each => each[i]),
            fleiss1971.map(each => each[j]),
          ),
        ).value!,
    )
    const first = fleiss1971.map(each => each.slice(0, 3))
    expect(lightsKappa(first).value).toBeCloseTo((kappas[0] + kappas[1] + kappas[2]) / 3, 12)
  })

  test('a unit that weighs two is the same unit twice', () => {
    const twice = [fleiss1971[1], ...fleiss1971]
    const sizes = fleiss1971.map((_, i) => (i === 1 ? 2 : 1))
    expect(congersKappa(fleiss1971, { sizes }).value).toBeCloseTo(congersKappa(twice).value!, 12)
    expect(lightsKappa(fleiss1971, { sizes, weights: 'linear' }).value).toBeCloseTo(
      lightsKappa(twice, { weights: 'linear' }).value!,
      12,
    )
  })

  test('Light’s has no value where one pair has none, and names the pair', () => {
    const units = [
      ['a', 'a', 'b'],
      ['a', 'a', 'a'],
    ]
    expect(lightsKappa(units)).toEqual({
      value: null,
      why: 'of coders 1 and 2, both coders gave every unit the same category',
    })
  })
})

describe('Gwet’s AC', () => {
  // R irrCAC gwet.ac1.raw(cac.raw4raters): .77544, standard error .14295, .461 to 1, pa .8181818, pe .1903212.
  test('is that of irrCAC where ratings are missing, with its standard error and interval', () => {
    const { value, observed, expected, standardError, interval } = gwetsAC(countRatings(krippendorffC))
    expect([value, standardError].map(x => x!.toFixed(5))).toEqual(['0.77544', '0.14295'])
    expect([observed, expected].map(x => x!.toFixed(7))).toEqual(['0.8181818', '0.1903212'])
    expect([interval!.low.toFixed(3), interval!.high]).toEqual(['0.461', 1])
  })

  // Trap: unit 12 of the example has one rating. It is in the shares that make chance (without it .1823…), not in observed agreement.
  test('counts a unit with one rating for chance, not for agreement', () => {
    const without = gwetsAC(countRatings(krippendorffC.slice(0, 11)))
    expect(without.observed).toBeCloseTo(0.8181818, 7)
    expect(without.expected).not.toBeCloseTo(0.1903212, 4)
  })

  // irrCAC, weighting vignette: quadratic weights .914 of the same data; .9402369 of cont3x3abstractors.
  test('with quadratic weights is irrCAC’s AC2', () => {
    expect(gwetsAC(countRatings(krippendorffC), { weights: 'quadratic' }).value).toBeCloseTo(0.914, 5)
    const counts = [
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]
    const table = tableRatings({ categories: ['Ectopic', 'AIU', 'NIU'], counts })
    expect(gwetsAC(table, { weights: 'quadratic' }).value).toBeCloseTo(0.9402369, 7)
    const ac1 = gwetsAC(table)
    expect(ac1.value).toBeCloseTo(0.8493305, 7)
    // From a table irrCAC gives .04321747: it divides the variance by n there, and by n − 1 where it has raw ratings, as here.
    expect(ac1.standardError).toBeCloseTo(0.04321747 * Math.sqrt(100 / 99), 8)
  })

  test('has no standard error of one unit', () => {
    expect(gwetsAC(countRatings([['a', 'b']]))).toMatchObject({ value: -1, standardError: null, interval: null })
  })
})

// Any table of Student's t, two-sided 5 %.
test.each([
  [1, 12.706],
  [2, 4.303],
  [11, 2.201],
  [29, 2.045],
  [120, 1.98],
  [1e7, 1.96],
])('t of %d degrees of freedom is %d', (freedom, t) => {
  expect(studentT95(freedom)).toBeCloseTo(t, 3)
})

test('t goes on smoothly where it is found in another way, above 1000 degrees of freedom', () => {
  const [before, after] = [studentT95(1000) - 1.959963984540054, studentT95(1000.000001) - 1.959963984540054]
  expect(after).toBeCloseTo(before, 9)
})

test('observed agreement is of pairs, full agreement of units', () => {
  const counts = countRatings([
    ['a', 'a', 'b'],
    ['b', 'b', 'b'],
    ['a', null, null],
  ])
  // A third of the pairs of the first unit, all of the second; the third has none.
  expect(observedAgreement(counts).value).toBeCloseTo(2 / 3, 12)
  expect(fullAgreement(counts).value).toBe(0.5)
  // Pairs of a: one each way in the first unit, of two ratings with two others.
  expect(specificAgreement(counts, 'a').value).toBe(2 / 4)
})

test('the order of coders and units is immaterial, and so are the names of categories', () => {
  const renamed = (units: readonly (readonly string[])[]) =>
    units.map(unit => unit.map(value => ({ a: 'z', b: 'a', c: 'm' })[value]!)).reverse()
  fc.assert(
    fc.property(complete, units => {
      const turned = renamed(units).map(unit => [...unit].reverse())
      for (const statistic of [
        (given: readonly (readonly string[])[]) => fleissKappa(countRatings(given)).value,
        (given: readonly (readonly string[])[]) => gwetsAC(countRatings(given)).value,
        (given: readonly (readonly string[])[]) => congersKappa(given).value,
        (given: readonly (readonly string[])[]) => lightsKappa(given).value,
      ]) {
        const [one, other] = [statistic(units), statistic(turned)]
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 9)
      }
    }),
    { numRuns: 40 },
  )
})

// Bloch & Kraemer 1989, as the ATLAS.ti manual prints it: 139 and 81 units for a rarest value of 25 %, 560 and 329 for 5 %.
test('units needed are those of the printed table', () => {
  const needed = [0.25, 0.05].flatMap(p => [0.8, 0.667].map(alpha => unitsNeeded({ alpha, p })))
  expect(needed).toEqual([139, 81, 560, 329])
  expect(() => unitsNeeded({ alpha: 1, p: 0.5 })).toThrow(RangeError)
  expect(() => unitsNeeded({ alpha: 0.8, p: 0 })).toThrow(RangeError)
})
