import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Allocation, allocate } from '../../../src/analysis/validation/allocate'
import { drawSample } from '../../../src/analysis/validation/draw'
import { expectations } from '../../../src/analysis/validation/expect'
import { nearMisses, shareForNear } from '../../../src/analysis/validation/near-misses'
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
      near: fc.boolean(),
    }),
    { minLength: 5, maxLength: 60 },
  ),
)

describe('stratify', () => {
  test('puts a unit to the rarest code that it carries, or to those without any', () => {
    // The first code is in three units, the second in two, the third in one.
    const units = ['100', '110', '011', '000', '100', '000'].map(codes => unit(codes))
    expect(stratify(units)).toEqual([
      { code: 0, near: false, units: [0, 4] },
      { code: 1, near: false, units: [1] },
      { code: 2, near: false, units: [2] },
      { code: null, near: false, units: [3, 5] },
    ])
  })

  test('puts units without a code to near misses where a missed one is likelier', () => {
    const units = ['1', '0', '1', '0', '0'].map((codes, i) => ({ ...unit(codes), near: i === 1 || i === 2 }))
    expect(stratify(units)).toEqual([
      { code: 0, near: false, units: [0, 2] },
      { code: null, near: true, units: [1] },
      { code: null, near: false, units: [3, 4] },
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
        const uncoded = strata.filter(({ code }) => code === null)
        if (total < Math.min(size, units.length))
          for (const stratum of uncoded) expect(stratum.drawn).toBe(stratum.units.length)
        const hits = hitsOf(units)
        for (const { units: places, drawn: n } of strata) {
          expect(n).toBeLessThanOrEqual(places.length)
          // A stratum of which nothing is drawn would be in no estimate.
          expect(n).toBeGreaterThan(0)
          for (const place of places)
            for (const [c, has] of units[place].codes.entries())
              if (has) expect(n / places.length).toBeGreaterThanOrEqual(Math.min(1, minPositives / hits[c]) - 1e-12)
        }
      }),
    )
  })
})

describe('near misses', () => {
  const placed = (codes: string, transcript = 'fg01') => ({ ...unit(codes), transcript })
  /** Forty units without a code, in which a code that one unit has is rare. */
  const others = Array.from({ length: 40 }, () => placed('0', 'fg09'))

  test('stand next to a unit with a rare code, in the same transcript', () => {
    const units = [placed('0'), placed('0'), placed('1'), placed('0'), placed('0', 'fg02'), ...others]
    const near = nearMisses(
      units,
      units.map(() => false),
    )
    expect(near.map((each, i) => (each ? i : -1)).filter(i => i >= 0)).toEqual([1, 3])
    const last = [placed('0'), placed('1'), placed('0', 'fg02'), ...others]
    expect(
      nearMisses(
        last,
        last.map(() => false),
      ).indexOf(true, 1),
    ).toBe(-1)
  })

  test('do not stand beside a common code: nearly everything does', () => {
    const units = [placed('0'), placed('1'), placed('0')]
    expect(nearMisses(units, [false, false, false])).toEqual([false, false, false])
  })

  test('are where a rule fired but was held back', () => {
    expect(
      nearMisses(
        others,
        others.map((_, i) => i === 7),
      ).indexOf(true),
    ).toBe(7)
  })

  test('get so much more than their share that, if misses lie anywhere, the variance grows by a tenth', () => {
    // s²/x + (1 − s)²/(1 − x), which is 1 for x = s.
    for (const s of [0.01, 0.05, 0.3, 0.7]) {
      const x = shareForNear(s)
      expect(x).toBeGreaterThan(s)
      expect((s * s) / x + ((1 - s) * (1 - s)) / (1 - x)).toBeCloseTo(1.1, 9)
    }
  })

  test('are drawn more densely than the other units without a code', () => {
    const units = Array.from({ length: 400 }, (_, i) => ({ ...unit(i < 10 ? '1' : '0'), near: i < 30 }))
    // Ten hits; of the 390 without a code 20 are near, .051 of them: .171 of the 90 that are left of the sample, 15.
    expect((allocate(units, { units: 100, minPositives: 10 }) as Allocation).strata.map(({ drawn }) => drawn)).toEqual([
      10, 15, 75,
    ])
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

test('expectations are those of the modified Wilson interval where one stratum holds a code whole', () => {
  const units = Array.from({ length: 100 }, (_, i) => unit(i < 10 ? '1' : '0'))
  const allocation = allocate(units, { units: 60, minPositives: 10 }) as Allocation
  const [{ found, drawn, precision, recall }] = expectations(units, allocation, drawSample(units, allocation, 1))
  // 8 of 10: from Wilson's .4902 to Poisson's 1 − .3554 / 10 = .9645, two being the units that have it not.
  expect({ found, drawn, precision }).toEqual({
    found: 10,
    drawn: 10,
    precision: expect.closeTo((0.9645 - 0.4902) / 2, 4),
  })
  expect(recall).toBeGreaterThan(precision!)
})
