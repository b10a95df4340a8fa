import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countRatings,
  crossTable,
  krippendorffsAlpha,
  type Level,
  prepareKrippendorffsAlpha,
  type RatingValue,
  scottsPi,
} from '../../../src/analysis/reliability'
import { krippendorffC, unitsOf } from './published'

/** As Krippendorff 2011 tells it, by the matrix of coincidences, which has a cell for each two values. */
function byCoincidences(units: readonly (readonly (number | null)[])[], level: Level): number | null {
  const values = [...new Set(units.flat())].filter(value => value !== null).sort((a, b) => a - b)
  const o = values.map(() => values.map(() => 0))
  for (const unit of units) {
    const given = unit.filter(value => value !== null)
    for (const [i, a] of given.entries())
      for (const [j, b] of given.entries())
        if (i !== j) o[values.indexOf(a)][values.indexOf(b)] += 1 / (given.length - 1)
  }
  const n = o.map(row => row.reduce((sum, cell) => sum + cell, 0))
  const all = n.reduce((sum, each) => sum + each, 0)
  const delta = (c: number, k: number): number => {
    if (c === k) return 0
    if (level === 'nominal') return 1
    if (level === 'interval') return (values[c] - values[k]) ** 2
    if (level === 'ratio') return ((values[c] - values[k]) / (values[c] + values[k])) ** 2
    const [low, high] = [Math.min(c, k), Math.max(c, k)]
    let between = 0
    for (let g = low; g <= high; g++) between += n[g]
    return (between - (n[c] + n[k]) / 2) ** 2
  }
  let [observed, expected] = [0, 0]
  for (const c of values.keys())
    for (const k of values.keys()) {
      observed += o[c][k] * delta(c, k)
      expected += n[c] * n[k] * delta(c, k)
    }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected
}

const levels: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio']
const ratings = fc.array(fc.array(fc.constantFrom(null, 0, 1, 2, 5), { minLength: 3, maxLength: 3 }), { maxLength: 12 })

describe("Krippendorff's alpha", () => {
  // Krippendorff 2011, section C and D: .743 .815 .849 .797 of 40 values that can be paired.
  test.each([
    ['nominal', 0.7434210526],
    ['ordinal', 0.8153875038],
    ['interval', 0.8491071429],
    ['ratio', 0.7974027747],
  ] as const)('of the %s level is that of Krippendorff 2011', (level, alpha) => {
    expect(krippendorffsAlpha(countRatings(krippendorffC), level)).toMatchObject({
      value: expect.closeTo(alpha, 10),
      pairable: 40,
    })
  })

  // Krippendorff 2004 p. 224, and 2011 section A: 2 coders, 10 units: observed .4, expected .4421, alpha .095.
  test('of two coders and two values is .095', () => {
    const units = unitsOf(`
      1 1 0 0 0 0 0 0 0 0
      0 1 1 0 0 1 0 1 0 0
    `)
    const { value, observed, expected } = krippendorffsAlpha(countRatings(units), 'nominal')
    expect([value, observed, expected].map(x => x!.toFixed(4))).toEqual(['0.0952', '0.4000', '0.4421'])
  })

  // Krippendorff 2011, section B: 12 units, 5 values: .692.
  test('of two coders and five values is .692', () => {
    const units = unitsOf(`
      a a b b d c c c e d d a
      b a b b b c c c e d d d
    `)
    expect(krippendorffsAlpha(countRatings(units), 'nominal').value).toBeCloseTo(0.692, 3)
  })

  // Krippendorff 1980 p. 139, as DKPro tests it: nominal .642, interval .547, ratio .483.
  test('of three coders is that of Krippendorff 1980', () => {
    const units = unitsOf(`
      1 1 2 4 1 2 1 3 2
      1 2 2 4 4 2 2 3 2
      1 2 2 4 4 2 3 3 2
    `)
    const shown = (['nominal', 'interval', 'ratio'] as const).map(level =>
      krippendorffsAlpha(countRatings(units), level).value!.toFixed(3),
    )
    expect(shown).toEqual(['0.642', '0.547', '0.483'])
  })

  // Trap: the "ordinal" weights of R's irrCAC, 1 − C(d + 1, 2) / C(k, 2), give .83364 of these data, not Krippendorff's .8154.
  test('of the ordinal level is not that of irrCAC’s ordinal weights, which can be told as a distance', () => {
    const pairs = (m: number) => (m * (m - 1)) / 2
    const weights = (a: RatingValue, b: RatingValue) => pairs(Math.abs(+a - +b) + 1) / pairs(5)
    expect(krippendorffsAlpha(countRatings(krippendorffC), weights).value).toBeCloseTo(0.83364, 5)
  })

  // By hand: 40 ratings, 3 of them the rare one; observed 6 ratings of 40 in pairs that differ, expected 2·37·3 of 40·39 pairs.
  test('is a little below 0 where coders agree on 85 % and never on the rare value', () => {
    const units = Array.from({ length: 20 }, (_, i) => (i < 2 ? [1, 0] : i < 3 ? [0, 1] : [0, 0]))
    const { value, observed, expected } = krippendorffsAlpha(countRatings(units), 'nominal')
    expect(observed).toBeCloseTo(0.15, 12)
    expect(expected).toBeCloseTo((2 * 37 * 3) / (40 * 39), 12)
    expect(value).toBeCloseTo(1 - 0.15 / ((2 * 37 * 3) / (40 * 39)), 12)
    expect(value!.toFixed(2)).toBe('-0.05')
  })

  test('is what the matrix of coincidences gives, at every level and with ratings missing', () => {
    fc.assert(
      fc.property(ratings, fc.constantFrom(...levels), (units, level) => {
        const alpha = krippendorffsAlpha(countRatings(units), level).value
        const naive = byCoincidences(
          units.filter(unit => unit.filter(each => each !== null).length > 1),
          level,
        )
        if (naive === null) expect(alpha).toBeNull()
        else expect(alpha).toBeCloseTo(naive, 9)
      }),
    )
  })

  test('of nominal ratings by two coders is Scott’s pi, corrected for few units', () => {
    const value = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), units => {
        const alpha = krippendorffsAlpha(countRatings(units), 'nominal').value
        const pi = scottsPi(
          crossTable(
            units.map(([a]) => a),
            units.map(([, b]) => b),
          ),
        ).value
        const n = units.length
        if (pi === null) expect(alpha).toBeNull()
        else expect(alpha).toBeCloseTo(1 - ((1 - pi) * (2 * n - 1)) / (2 * n), 9)
      }),
    )
  })

  test('of a binary code is the same at every level: there is one distance', () => {
    const units = unitsOf(`
      0 1 0 0 1 .
      1 1 0 0 1 0
      0 1 0 . 1 0
    `)
    const [nominal, ordinal, interval, ratio] = levels.map(
      level => krippendorffsAlpha(countRatings(units), level).value!,
    )
    for (const other of [ordinal, interval, ratio]) expect(other).toBeCloseTo(nominal, 12)
  })

  test('prepared once, gives for other numbers of units what it gives for such units', () => {
    const drawn = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(ratings, drawn, fc.constantFrom(...levels), (units, times, level) => {
        const given = { categories: [0, 1, 2, 5], rows: units.map(unit => countRatings([unit], [0, 1, 2, 5]).rows[0]) }
        const repeated = countRatings(
          units.flatMap((unit, i) => Array.from({ length: times[i] }, () => unit)),
          [0, 1, 2, 5],
        )
        const [fast, slow] = [prepareKrippendorffsAlpha(given, level)(times), krippendorffsAlpha(repeated, level)]
        expect(fast.pairable).toBe(slow.pairable)
        if (slow.value === null) expect(fast.value).toBeNull()
        else expect(fast.value).toBeCloseTo(slow.value, 9)
      }),
    )
  })

  test('takes weights that are not whole: characters, or shares of them', () => {
    const rows = [
      { counts: [2, 0], units: 7.5 },
      { counts: [1, 1], units: 2.25 },
      { counts: [0, 2], units: 3 },
    ]
    // n = 25.5, n0 = 17.25, n1 = 8.25; observed 4.5 of 25.5.
    const expected = (2 * 17.25 * 8.25) / (25.5 * 24.5)
    expect(krippendorffsAlpha({ categories: [0, 1], rows }, 'nominal').value).toBeCloseTo(1 - 4.5 / 25.5 / expected, 12)
  })

  test('refuses levels that the categories do not have', () => {
    expect(() => krippendorffsAlpha(countRatings([['a', 'b']]), 'interval')).toThrow(RangeError)
    expect(() => krippendorffsAlpha(countRatings([[-1, 1]]), 'ratio')).toThrow(RangeError)
    expect(() => krippendorffsAlpha(countRatings([['a', 'b']]), () => Number.NaN)).toThrow(RangeError)
  })
})
