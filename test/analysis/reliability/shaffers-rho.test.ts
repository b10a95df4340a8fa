import { describe, expect, test } from 'vitest'
import { shaffersRho, shareAsHigh } from '../../../src/analysis/reliability/shaffers-rho'
import type { TwoCoderTable } from '../../../src/analysis/reliability/two-coder-table'
import { isAbsent, needsData } from '../../data/shared'
import { goldenCases } from '../golden'

/** Units with the code by both, by the first coder only, by the second only, by neither. */
const cells = (a: number, b: number, c: number, d: number): TwoCoderTable => ({
  categories: [0, 1],
  counts: [
    [d, c],
    [b, a],
  ],
})

describe('shaffersRho', () => {
  // The rule written out in R 4.2 from the package's description (20,000 samples, sets of 10,000 units, sample.int): mean and 95 % point of
  // the simulated kappas, and rho. With 800 samples here, the mean is within .03 and rho within .05.
  test.each([
    ['80 units, threshold .65', cells(14, 2, 1, 63), { baseRate: 0.2 }, 0.519, 0.747, 0.002],
    ['80 units, threshold .9', cells(14, 2, 1, 63), { baseRate: 0.2, threshold: 0.9 }, 0.643, 0.914, 0.096],
    ['rhoR’s contingency table', cells(3, 1, 2, 34), {}, 0.487, 1, 0.405],
    ['an inflated sample', cells(14, 2, 3, 61), { baseRate: 0.05, inflation: 0.2 }, 0.506, 0.743, 0.017],
  ])('agrees with a simulation in R: %s', (_, table, options, mean, high, rho) => {
    const found = shaffersRho(table, options)
    expect(Math.abs(found.simulated!.mean - mean)).toBeLessThan(0.03)
    expect(Math.abs(found.simulated!.high - high)).toBeLessThan(0.05)
    expect(Math.abs(found.rho.value! - rho)).toBeLessThan(0.05)
    expect(found.simulated!.samples).toBe(800)
  })

  test.skipIf(isAbsent)(`agrees with the package's own cases${needsData}`, () => {
    const [{ input: contingency, expected: kappa }] = goldenCases('rhor-contingency')
    const [[a, b], [c, d]] = contingency.table
    expect(shaffersRho(cells(a, b, c, d), { samples: 1 }).kappa.value).toBeCloseTo(kappa, 12)
    const [{ input, expected }] = goldenCases('rhor-bootpvalue')
    expect(input.observed.map((observed: number) => shareAsHigh(input.null, observed))).toEqual(expected)
  })

  test('is 1 where the sample agrees less than the simulated ones on average', () => {
    // kappa of [[3, 4], [4, 29]]: 2 (3 · 29 − 4 · 4) / (7 · 33 + 7 · 33) = .307
    expect(shaffersRho(cells(3, 4, 4, 29)).rho.value).toBe(1)
    expect(shareAsHigh([0.4, 0.5, 0.6], 0.49)).toBe(1)
    expect(shareAsHigh([0.4, 0.5, 0.6, 0.5], 0.55)).toBe(0.25)
  })

  test('is the same with the same seed', () => {
    const table = cells(14, 2, 1, 63)
    expect(shaffersRho(table, { seed: 7 })).toEqual(shaffersRho(table, { seed: 7 }))
    expect(shaffersRho(table, { seed: 8 }).simulated!.mean).not.toBe(shaffersRho(table, { seed: 7 }).simulated!.mean)
  })

  test('counts samples without any code as full agreement, and says how many', () => {
    // One unit in a hundred has the code: 20 units hold none of it with a chance of .99²⁰ = .82, and few false alarms join in.
    const { rho, simulated } = shaffersRho(cells(1, 0, 0, 19), { baseRate: 0.01 })
    expect(simulated!.withoutVariation).toBeGreaterThan(400)
    expect(rho.value).toBeGreaterThan(0.5)
  })

  test('says why there is none', () => {
    const why = (...[table, options]: Parameters<typeof shaffersRho>) => shaffersRho(table, options).rho.why
    expect(why(cells(0, 0, 0, 0))).toBe('no unit was rated by both coders')
    expect(why(cells(0, 0, 0, 40))).toBe('both coders gave every unit the same category')
    expect(why(cells(0, 0, 3, 40))).toBe('the first coder never gave the code')
    expect(why(cells(40, 3, 0, 0))).toBe('the first coder gave the code to every unit')
    expect(why(cells(20, 1, 1, 20), { units: 40 })).toBe(
      'the sample has 42 units, more than the 40 of the simulated material',
    )
    expect(why(cells(20, 1, 1, 20), { baseRate: 0.0001, inflation: 0.5 })).toBe(
      'the simulated material holds too few units with the code for such a sample',
    )
    expect(why(cells(20, 1, 1, 20), { baseRate: 0.9, precision: [0.6, 0.8] })).toBe(
      'no precision up to 0.8 goes with a kappa of 0.4 or more at this base rate',
    )
  })

  test('refuses settings that are none', () => {
    for (const options of [{ threshold: 0.3 }, { precision: [0.9, 0.6] as const }, { inflation: 2 }, { samples: 0 }])
      expect(() => shaffersRho(cells(1, 1, 1, 1), options)).toThrow(RangeError)
  })
})
