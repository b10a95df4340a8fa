import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  below,
  countRatings,
  createRandom,
  jaccardDistance,
  krippendorffsAlpha,
  masiDistance,
  prepareSetAlpha,
  type Random,
  type SetDistance,
  setAlpha,
} from '../../../src/analysis/reliability'

const of = (text: string): Set<string> => new Set(text.split(' ').filter(Boolean))
const measures = { jaccard: jaccardDistance, masi: masiDistance }

/** Alpha by its definition: all pairs within units, and all pairs of values. */
function byPairs(units: readonly (readonly (Set<string> | null)[])[], distance: SetDistance): number | null {
  const paired = units.map(sets => sets.filter(set => set !== null)).filter(sets => sets.length > 1)
  const sumOf = (sets: readonly Set<string>[]) =>
    sets.reduce(
      (sum, a, i) => sum + sets.reduce((inner, b, j) => inner + (i === j ? 0 : measures[distance](a, b)), 0),
      0,
    )
  const all = paired.flat()
  const observed = paired.reduce((sum, sets) => sum + sumOf(sets) / (sets.length - 1), 0) / all.length
  const expected = sumOf(all) / (all.length * (all.length - 1))
  return all.length > 1 && expected > 0 ? 1 - observed / expected : null
}

const anySet = fc.subarray(['a', 'b', 'c', 'd', 'e']).map(members => new Set(members))
const anyUnits = fc.array(fc.array(fc.option(anySet), { minLength: 3, maxLength: 3 }), { maxLength: 9 })
const anyDistance = fc.constantFrom<SetDistance>('jaccard', 'masi')

describe('distances of sets', () => {
  // NLTK metrics.doctest: Jaccard .6.
  test('Jaccard is that of NLTK', () => {
    expect(jaccardDistance(of('1 2 3 4'), of('3 4 5'))).toBeCloseTo(0.6, 12)
  })

  // Passonneau 2006 by its definition: 2/3 and 13/15. NLTK rounds to .67 and .33 and has .665 and .868. DKPro's 1/6 and 4/9 are another measure.
  test('MASI has exact thirds, which NLTK rounds', () => {
    const [held, overlapping] = [masiDistance(of('1 2'), of('1 2 3 4')), masiDistance(of('1 2 3 4'), of('3 4 5'))]
    expect(held).toBeCloseTo(2 / 3, 12)
    expect(overlapping).toBeCloseTo(13 / 15, 12)
    expect(Math.abs(held - 0.665)).toBeLessThan(0.002)
    expect(Math.abs(overlapping - 0.868)).toBeLessThan(0.002)
  })

  test('empty sets are the same, and share nothing with any other', () => {
    for (const distance of [jaccardDistance, masiDistance]) {
      expect(distance(of(''), of(''))).toBe(0)
      expect(distance(of(''), of('a'))).toBe(1)
      expect(distance(of('a b'), of('c'))).toBe(1)
    }
  })

  test('are 0 for the same, the same both ways, and MASI is never below Jaccard', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        expect([jaccardDistance(a, a), masiDistance(b, b)]).toEqual([0, 0])
        expect([jaccardDistance(a, b), masiDistance(a, b)]).toEqual([jaccardDistance(b, a), masiDistance(b, a)])
        expect(masiDistance(a, b)).toBeGreaterThanOrEqual(jaccardDistance(a, b))
      }),
    )
  })
})

describe('alpha of sets', () => {
  // By hand: 3 units, 2 coders. MASI within the units 0, 2/3, 1: observed (0 + 2/3 + 1)/3.
  test('is 1 − observed through expected distance', () => {
    const units = [
      [of('fees'), of('fees')],
      [of('fees'), of('fees travel')],
      [of('travel'), of('')],
    ]
    const alpha = setAlpha(units, 'masi')
    expect(alpha).toMatchObject({ observed: expect.closeTo(5 / 9, 12), pairable: 6 })
    expect(alpha.value).toBeCloseTo(byPairs(units, 'masi')!, 12)
  })

  test('is what all pairs give, with ratings missing', () => {
    fc.assert(
      fc.property(anyUnits, anyDistance, (units, distance) => {
        const [value, naive] = [setAlpha(units, distance).value, byPairs(units, distance)]
        if (naive === null) expect(value).toBeNull()
        else expect(value).toBeCloseTo(naive, 9)
      }),
    )
  })

  test('of sets of one code each is nominal alpha', () => {
    const value = fc.constantFrom(null, 'a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 9 }), units => {
        const sets = setAlpha(
          units.map(unit => unit.map(each => each && of(each))),
          'masi',
        ).value
        const nominal = krippendorffsAlpha(countRatings(units), 'nominal').value
        if (nominal === null) expect(sets).toBeNull()
        else expect(sets).toBeCloseTo(nominal, 9)
      }),
    )
  })

  test('counts members beyond 32, and those whose sets share few, alike', () => {
    const random = createRandom('many codes')
    const units = Array.from({ length: 40 }, () => [1, 2].map(() => someSet(random, 90, 4)))
    expect(setAlpha(units, 'masi').value).toBeCloseTo(byPairs(units, 'masi')!, 9)
    const dense = units.map(sets => sets.map(() => someSet(random, 40, 36)))
    expect(setAlpha(dense, 'jaccard').value).toBeCloseTo(byPairs(dense, 'jaccard')!, 9)
  })

  test('of a unit that weighs two is that of the unit twice', () => {
    const units = [
      [of('a'), of('a b')],
      [of('b'), of('c')],
      [of('a'), of('a')],
    ]
    const sizes = [2, 1, 3]
    const twice = units.flatMap((unit, i) => Array.from({ length: sizes[i] }, () => unit))
    expect(setAlpha(units, 'masi', { sizes }).value).toBeCloseTo(setAlpha(twice, 'masi').value!, 12)
  })
})

describe('resampled, alpha of sets', () => {
  const times = fc.array(fc.nat(3), { minLength: 9, maxLength: 9 })

  test('is exact with few clusters', () => {
    fc.assert(
      fc.property(anyUnits, times, anyDistance, (units, drawn, distance) => {
        const prepared = prepareSetAlpha(units, distance)
        const naive = byPairs(
          units.flatMap((unit, i) => Array.from({ length: drawn[i] }, () => unit)),
          distance,
        )
        const { value } = prepared.alphaOf(drawn)
        expect(prepared.exact).toBe(true)
        if (naive === null) expect(value).toBeNull()
        else expect(value).toBeCloseTo(naive, 9)
      }),
    )
  })

  test.each([
    ['few codes of many', 3, 40],
    ['some of a few', 3, 6],
    ['nearly all of many', 34, 40],
  ])('is exact for sets of %s, whichever way they are compared', (_, size, codes) => {
    const some = createRandom('ways')
    const units = Array.from({ length: 30 }, () => [1, 2, 3].map(() => someSet(some, codes, size)))
    const clusters = units.map((_, i) => i % 7)
    const drawn = [2, 0, 1, 3, 0, 1, 0]
    const twice = units.flatMap((unit, i) => Array.from({ length: drawn[i % 7] }, () => unit))
    for (const distance of ['jaccard', 'masi'] as const) {
      const prepared = prepareSetAlpha(units, distance, { clusters })
      expect(prepared.alpha.value).toBeCloseTo(byPairs(units, distance)!, 9)
      expect(prepared.alphaOf(drawn).value).toBeCloseTo(byPairs(twice, distance)!, 9)
    }
  })

  const random = createRandom('sets')
  const units = Array.from({ length: 300 }, () => agreeing(random))
  const clusters = units.map((_, i) => i % 120)
  const drawFrom = (k: number): Int32Array => {
    const drawn = new Int32Array(k)
    for (let i = 0; i < k; i++) drawn[below(k, random)]++
    return drawn
  }

  test.each([
    ['300 units', undefined, 300],
    ['120 clusters', clusters, 120],
  ] as const)('to first order is within .002 of exact, for %s', (_, grouped, k) => {
    const options = grouped === undefined ? {} : { clusters: grouped }
    const exact = prepareSetAlpha(units, 'masi', options)
    const bySets = prepareSetAlpha(units, 'masi', { ...options, exactUpTo: 100 })
    const fast = prepareSetAlpha(units, 'masi', { ...options, exactUpTo: 10 })
    expect([exact.exact, bySets.exact, fast.exact, fast.clusters]).toEqual([true, true, false, k])
    let worst = 0
    for (let round = 0; round < 200; round++) {
      const drawn = drawFrom(k)
      const value = exact.alphaOf(drawn).value!
      expect(bySets.alphaOf(drawn).value).toBeCloseTo(value, 9)
      worst = Math.max(worst, Math.abs(fast.alphaOf(drawn).value! - value))
    }
    expect(worst).toBeLessThan(0.002)
    expect(fast.alphaOf(drawFrom(k).fill(1)).value).toBeCloseTo(exact.alpha.value!, 9)
    expect(fast.alphaOf(drawFrom(k).fill(3)).value).toBeCloseTo(exact.alphaOf(drawFrom(k).fill(3)).value!, 9)
  })
})

function someSet(random: Random, codes: number, size: number): Set<string> {
  return new Set(Array.from({ length: size }, () => `c${below(codes, random)}`))
}

/** Three coders who mostly see the same two of six codes. */
function agreeing(random: Random): Set<string>[] {
  const common = someSet(random, 6, 2)
  return [1, 2, 3].map(() => (random() < 0.7 ? common : someSet(random, 6, 3)))
}
