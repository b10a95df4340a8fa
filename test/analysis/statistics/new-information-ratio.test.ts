import { describe, expect, test } from 'vitest'
import { newInformation, reachedAt } from '../../../src/analysis/statistics/new-information-ratio'
import { isAbsent, needsData } from '../../data/shared'
import { goldenCases } from '../golden'

describe('newInformation', () => {
  // Guest, Namey and Chen 2020, PLOS ONE 15:e0232076, their example: 37 themes in the first four interviews, then 4, 3, 1, 0, 1, 0.
  const guest = [37, 0, 0, 0, 4, 3, 1, 0, 1, 0]

  test('gives the published ratios, run by overlapping run', () => {
    const { inBase, runs } = newInformation(guest)
    expect(inBase).toBe(37)
    expect(runs.map(({ last, fresh }) => [last, fresh])).toEqual([
      [6, 7],
      [7, 4],
      [8, 1],
      [9, 1],
      [10, 1],
    ])
    expect(runs.slice(0, 3).map(({ ratio }) => Math.round(ratio.value! * 100))).toEqual([19, 11, 3])
  })

  test('reaches the threshold where the paper does: 6+2, and 7+3 with runs of three', () => {
    expect(reachedAt(newInformation(guest), 0.05)).toBe('6+2')
    expect(reachedAt(newInformation(guest, { run: 3 }), 0.05)).toBe('7+3')
  })

  test.skipIf(isAbsent)(`agrees with the worked example${needsData}`, () => {
    const [{ input, expected }] = goldenCases('guest2020')
    const fresh = [input.baseTotal, 0, 0, 0, ...input.newThemesPerInterview_5_to_10]
    const { inBase, runs } = newInformation(fresh)
    expect(inBase).toBe(expected.base)
    expect(runs.slice(0, 3).map(({ ratio }) => Number(ratio.value!.toFixed(2)))).toEqual(expected.ratios)
    expect(reachedAt(newInformation(fresh), 0.05)).toBe(expected.run2)
    expect(reachedAt(newInformation(fresh, { run: 3 }), 0.05)).toBe(expected.run3)
  })

  test('is not reached while every run brings something, and 0 asks for a run that brings nothing', () => {
    expect(reachedAt(newInformation(guest), 0)).toBeNull()
    expect(reachedAt(newInformation([...guest, 0]), 0)).toBe('9+2')
  })

  test('has no run where there are too few groups, and no ratio to a base without codes', () => {
    expect(newInformation([3, 1])).toEqual({ base: 4, run: 2, inBase: null, runs: [] })
    expect(newInformation([3, 1, 0, 0, 2])).toEqual({ base: 4, run: 2, inBase: 4, runs: [] })
    const empty = newInformation([0, 3], { base: 1, run: 1 })
    expect(empty.runs[0].ratio).toEqual({ value: null, why: 'no code was found in the base' })
    expect(reachedAt(empty, 0.05)).toBeNull()
  })

  test('refuses a base or a run of nothing', () => {
    expect(() => newInformation([1], { base: 0 })).toThrow(RangeError)
    expect(() => newInformation([1], { run: 1.5 })).toThrow(RangeError)
  })
})
