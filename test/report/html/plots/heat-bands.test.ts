import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countBands, rateBands } from '../../../../src/report/html/plots/heat-bands'

const labels = ({ steps }: ReturnType<typeof countBands>): readonly string[] => steps.map(({ label }) => label)

describe('steps of a heat table', () => {
  test('of few counts are one a number', () => {
    expect(countBands(3).steps).toEqual([
      { level: 2, label: '1' },
      { level: 4, label: '2' },
      { level: 6, label: '3' },
    ])
  })
  test('of many counts grow by about the same factor', () => {
    expect(labels(countBands(64))).toEqual(['1', '2 to 3', '4 to 7', '8 to 15', '16 to 31', '32 to 64'])
  })
  test('of rates lie between round numbers', () => {
    expect(labels(rateBands(10.9))).toEqual([
      'above 0, below 2',
      '2 to below 4',
      '4 to below 6',
      '6 to below 8',
      '8 to below 10',
      '10 or more',
    ])
  })
  // A step of 0.02 was written with one decimal: "0.0 to below 0.0".
  test('of small rates have the decimals that they need', () => {
    expect(labels(rateBands(0.078))).toEqual([
      'above 0, below 0.02',
      '0.02 to below 0.04',
      '0.04 to below 0.06',
      '0.06 or more',
    ])
    expect(labels(rateBands(0.5))).toEqual([
      'above 0, below 0.1',
      '0.1 to below 0.2',
      '0.2 to below 0.3',
      '0.3 to below 0.4',
      '0.4 or more',
    ])
  })
  test('of nothing are none', () => {
    expect([countBands(0).steps, rateBands(0).steps, countBands(0).levelOf(0), rateBands(0).levelOf(0)]).toEqual([
      [],
      [],
      0,
      0,
    ])
  })
  test('are at most six, shade nothing as nothing, the most as strongest, and never more as less', () => {
    const positive = fc.double({ min: 0.001, max: 5000, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(countBands, rateBands), fc.array(positive, { minLength: 1 }), (bandsFor, found) => {
        const values = bandsFor === countBands ? found.map(Math.ceil) : found
        const most = Math.max(...values)
        const { levelOf, steps } = bandsFor(most)
        const levels = [...values].sort((a, b) => a - b).map(levelOf)
        expect(steps.length).toBeLessThanOrEqual(6)
        expect(levelOf(0)).toBe(0)
        expect(levelOf(most)).toBe(6)
        expect(levels).toEqual([...levels].sort((a, b) => a - b))
        expect(levels.every(level => steps.some(step => step.level === level))).toBe(true)
      }),
    )
  })
})
