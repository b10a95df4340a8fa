import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Allocation, allocate } from '../../../src/analysis/validation/allocate'
import { drawSample } from '../../../src/analysis/validation/draw'
import { expectations } from '../../../src/analysis/validation/expect'
import { hitsOf, stratify, type UnitDecisions } from '../../../src/analysis/validation/stratify'

const unit = (codes: string, group = 'fg01'): UnitDecisions => ({
  unit: 'u',
  group,
  codes: [...codes].map(each => (each === '1' ? 1 : 0)),
})

const anyUnits = fc.integer({ min: 1, max: 4 }).chain(codes =>
  fc.array(
    fc.record({
      unit: fc.constant('u'),
      group: fc.constantFrom('fg01', 'fg02', 'fg03'),
      codes: fc.array(fc.constantFrom<0 | 1>(0, 0, 1), { minLength: codes, maxLength: codes }),
    }),
    { minLength: 5, maxLength: 60 },
  ),
)

describe('stratify', () => {
  test('puts a unit to the rarest code that it carries, or to those without any', () => {
    // The first code is in three units, the second in two, the third in one.
    const units = ['100', '110', '011', '000', '100', '000'].map(codes => unit(codes))
    expect(stratify(units)).toEqual([
      { code: 0, units: [0, 4] },
      { code: 1, units: [1] },
      { code: 2, units: [2] },
      { code: null, units: [3, 5] },
    ])
  })

  test('puts every unit into exactly one stratum', () => {
    fc.assert(
      fc.property(anyUnits, units => {
        const places = stratify(units).flatMap(stratum => stratum.units)
        expect([...places].sort((a, b) => a - b)).toEqual(units.map((_, i) => i))
      }),
    )
  })
})

describe('allocate', () => {
  const hundred = [
    ...Array.from({ length: 4 }, () => unit('10')),
    ...Array.from({ length: 36 }, () => unit('01')),
    ...Array.from({ length: 60 }, () => unit('00')),
  ]
  const drawn = (asked: Parameters<typeof allocate>[1]) => {
    const allocation = allocate(hundred, asked)
    return 'needed' in allocation ? allocation : allocation.strata.map(stratum => stratum.drawn)
  }

  test('gives half of the sample to hits, the rare code whole', () => {
    expect(drawn({ units: 40 })).toEqual([4, 16, 20])
  })

  test('gives each code what was asked, and the rest to units without any', () => {
    expect(drawn({ units: 40, minPositives: 10 })).toEqual([4, 10, 26])
  })

  test('says how many it would take', () => {
    expect(drawn({ units: 40, minPositives: 36 })).toEqual({ needed: 41 })
  })

  test('draws all where more are asked for than there are', () => {
    expect(drawn({ units: 500 })).toEqual([4, 36, 60])
  })

  test('never draws more than asked, nor more than a stratum holds, and every hit of a code at least at that code’s rate', () => {
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 1, max: 80 }), (units, size) => {
        const allocation = allocate(units, { units: size })
        if ('needed' in allocation) {
          expect(allocation.needed).toBeGreaterThan(Math.min(size, units.length))
          return
        }
        const { strata, minPositives } = allocation
        const total = strata.reduce((sum, stratum) => sum + stratum.drawn, 0)
        expect(total).toBeLessThanOrEqual(size)
        // Fewer only where one more hit of each code would be too many, and no unit without a code is left.
        const { units: left, drawn: taken } = strata.find(({ code }) => code === null) ?? { units: [], drawn: 0 }
        if (total < Math.min(size, units.length)) expect(taken).toBe(left.length)
        const hits = hitsOf(units)
        for (const { units: places, drawn: n, code } of strata) {
          expect(n).toBeLessThanOrEqual(places.length)
          expect(code === null || n > 0).toBe(true)
          for (const place of places)
            for (const [c, has] of units[place].codes.entries())
              if (has) expect(n / places.length).toBeGreaterThanOrEqual(Math.min(1, minPositives / hits[c]) - 1e-12)
        }
      }),
    )
  })
})

describe('drawSample', () => {
  const units = Array.from({ length: 30 }, (_, i) => unit(i < 10 ? '1' : '0', i % 3 === 0 ? 'fg01' : 'fg02'))
  const allocation = allocate(units, { units: 12 }) as Allocation

  test('is determined by the seed, and draws no unit twice', () => {
    const places = (seed: number) => drawSample(units, allocation, seed).map(({ place }) => place)
    expect(places(1)).toEqual(places(1))
    expect(places(1)).not.toEqual(places(2))
    expect(new Set(places(1)).size).toBe(12)
  })

  test('gives every unit of a stratum the same chance, drawn / units', () => {
    const times = units.map(() => 0)
    for (let seed = 0; seed < 4000; seed++) for (const { place } of drawSample(units, allocation, seed)) times[place]++
    for (const { units: places, drawn } of allocation.strata) {
      const chance = drawn / places.length
      // Four standard errors of a share of 4000.
      const luck = 4 * Math.sqrt((chance * (1 - chance)) / 4000)
      for (const place of places) expect(Math.abs(times[place] / 4000 - chance)).toBeLessThanOrEqual(luck + 1e-12)
    }
  })

  test('gives every group its share, but for less than one unit', () => {
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawSample(units, allocation, seed)
      for (const [number, { units: places, drawn: n }] of allocation.strata.entries())
        for (const group of ['fg01', 'fg02']) {
          const share = (places.filter(place => units[place].group === group).length * n) / places.length
          const has = drawn.filter(({ place, stratum }) => stratum === number && units[place].group === group).length
          expect(Math.abs(has - share)).toBeLessThan(1)
        }
    }
  })
})

test('expectations are those of Wilson’s interval where one stratum holds a code whole', () => {
  const units = Array.from({ length: 100 }, (_, i) => unit(i < 10 ? '1' : '0'))
  const allocation = allocate(units, { units: 60, minPositives: 10 }) as Allocation
  const [{ found, drawn, precision, recall }] = expectations(units, allocation, drawSample(units, allocation, 1))
  // Wilson 95 % of 8 / 10: .4902 to .9433.
  expect({ found, drawn, precision }).toEqual({
    found: 10,
    drawn: 10,
    precision: expect.closeTo((0.9433 - 0.4902) / 2, 4),
  })
  expect(recall).toBeGreaterThan(precision!)
})
