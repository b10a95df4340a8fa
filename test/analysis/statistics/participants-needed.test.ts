import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { participantsNeeded, rarestShown } from '../../../src/analysis/statistics/participants-needed'
import { isAbsent, needsData } from '../../data/shared'
import { goldenCases } from '../golden'

describe('participantsNeeded', () => {
  test('agrees with Fugard and Potts: 29 people for two instances of what one in ten holds', () => {
    // Fugard and Potts 2015, Int J Soc Res Methodol 18:669. With 28 people the chance is 0.7848, with 29 it is 0.8011 (R, pbinom).
    expect(participantsNeeded({ share: 0.1, instances: 2 })).toBe(29)
  })

  test.skipIf(isAbsent)(`agrees with the worked example${needsData}`, () => {
    const [{ input, expected }] = goldenCases('fugard-potts')
    expect(participantsNeeded({ share: input.p, instances: input.k, power: input.power })).toBe(expected)
  })

  test('asks for no more where the chance is met exactly', () => {
    // 1 − 0.5² = 0.75, and 1 − 0.2¹ = 0.8, which floating point misses by a hair.
    expect(participantsNeeded({ share: 0.5, power: 0.75 })).toBe(2)
    expect(participantsNeeded({ share: 0.8, power: 0.8 })).toBe(1)
    expect(participantsNeeded({ share: 1, instances: 5 })).toBe(5)
  })

  test('refuses what is no share or chance', () => {
    expect(() => participantsNeeded({ share: 0 })).toThrow(RangeError)
    expect(() => participantsNeeded({ share: 0.1, power: 1 })).toThrow(RangeError)
    expect(() => participantsNeeded({ share: 0.1, instances: 0 })).toThrow(RangeError)
  })

  test('is the smallest number: one fewer has not the chance', () => {
    const shares = fc.integer({ min: 2, max: 98 }).map(each => each / 100)
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 4 }), shares, (share, instances, power) => {
        const n = participantsNeeded({ share, instances, power })
        expect(chanceOf(n, instances, share)).toBeGreaterThanOrEqual(power - 1e-9)
        if (n > instances) expect(chanceOf(n - 1, instances, share)).toBeLessThan(power)
      }),
    )
  })
})

test('rarestShown turns it round', () => {
  expect(rarestShown(13)).toBeCloseTo(1 - 0.2 ** (1 / 13), 12)
  expect(participantsNeeded({ share: rarestShown(13)! })).toBe(13)
  expect(rarestShown(0)).toBeNull()
})

/** The binomial chance of at least so many, term by term. */
function chanceOf(n: number, instances: number, share: number): number {
  let fewer = 0
  for (let k = 0; k < instances; k++) {
    let ways = 1
    for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1)
    fewer += ways * share ** k * (1 - share) ** (n - k)
  }
  return 1 - fewer
}
