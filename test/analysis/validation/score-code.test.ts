import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../../../src/analysis/reliability/wilson-interval'
import { type ScoredUnit, scoreCode } from '../../../src/analysis/validation/score-code'
import { stratifiedShare } from '../../../src/analysis/validation/stratified-share'
import { measures } from '../../../src/analysis/validation/two-by-two'

const some = (n: number, rules: 0 | 1, people: 0 | 1 | null, weight: number, stratum: number): readonly ScoredUnit[] =>
  Array.from({ length: n }, () => ({ rules, people, weight, stratum }))

describe('stratifiedShare', () => {
  test('is Wilson’s interval where there is one stratum', () => {
    const { low, high } = wilsonInterval(13, 20)!
    const share = stratifiedShare([{ having: 13, units: 20, weight: 1 }])
    expect(share).toEqual({ value: 0.65, low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })
  })

  test('adds the squares of the weighted distances of two strata', () => {
    // 5 of 10, weight .6: Wilson .2366 to .7634, so .2634 either way; 0 of 10, weight .4: 0 to .2775.
    const share = stratifiedShare([
      { having: 5, units: 10, weight: 0.6 },
      { having: 0, units: 10, weight: 0.4 },
    ])
    expect(share.value).toBeCloseTo(0.3, 12)
    expect(share.low).toBeCloseTo(0.3 - 0.6 * 0.26341, 4)
    expect(share.high).toBeCloseTo(0.3 + Math.hypot(0.6 * 0.26341, 0.4 * 0.27754), 4)
  })
})

describe('stratifiedShare of few finds', () => {
  test('begins where Poisson’s one-sided 95 % limit lies, and ends so far from 1', () => {
    // −ln(.95) = .0513 for one; Brown, Cai & DasGupta 2001, Stat Sci 16:101–133.
    expect(stratifiedShare([{ having: 1, units: 75, weight: 1 }]).low).toBeCloseTo(-Math.log(0.95) / 75, 6)
    expect(stratifiedShare([{ having: 74, units: 75, weight: 1 }]).high).toBeCloseTo(1 + Math.log(0.95) / 75, 6)
    // Of a mean of .8177, three or more come up with a chance of .05.
    const mean = 75 * stratifiedShare([{ having: 3, units: 75, weight: 1 }]).low
    expect(1 - Math.exp(-mean) * (1 + mean + mean ** 2 / 2)).toBeCloseTo(0.05, 5)
  })

  test.each([0.1, 0.13, 0.17, 0.3, 1, 3])(
    'hold a true mean of %f finds among 75 in at least 93 of 100 samples',
    mean => {
      // The exact chance: sum of the binomial over the counts whose interval holds the truth. Wilson's own is .84 to .87 for .14 to .17.
      const truth = mean / 75
      let [chance, held] = [(1 - truth) ** 75, 0]
      for (let having = 0; having <= 75; having++) {
        const { low, high } = stratifiedShare([{ having, units: 75, weight: 1 }])
        if (low <= truth && truth <= high) held += chance
        chance *= ((75 - having) / (having + 1)) * (truth / (1 - truth))
      }
      expect(held).toBeGreaterThan(0.93)
    },
  )
})

describe('scoreCode', () => {
  // 40 of 200 hits were read, 32 of which people confirm; of 800 others 100, in 3 of which people find it.
  const read = [...some(32, 1, 1, 5, 0), ...some(8, 1, 0, 5, 0), ...some(3, 0, 1, 8, 1), ...some(97, 0, 0, 8, 1)]
  const totals = { found: 200, notFound: 800 }

  test('estimates the four cells of the whole study', () => {
    const { counted, estimated, measures: of } = scoreCode(read, totals)
    expect(counted).toEqual({ hits: 32, falseAlarms: 8, misses: 3, neither: 97 })
    // 200 · .8 and 800 · .03.
    expect(estimated).toEqual({
      hits: 160,
      falseAlarms: expect.closeTo(40, 10),
      misses: expect.closeTo(24, 10),
      neither: expect.closeTo(776, 10),
    })
    expect(of.precision.value).toBeCloseTo(0.8, 12)
    expect(of.recall.value).toBeCloseTo(160 / 184, 12)
    expect(of.f1.value).toBeCloseTo(320 / 384, 12)
    expect(of.specificity.value).toBeCloseTo(776 / 816, 12)
    expect(of.prevalence.value).toBeCloseTo(0.184, 12)
    // Agreement .936; chance (200·184 + 800·816) / 1000² = .6896.
    expect(of.kappa.value).toBeCloseTo((0.936 - 0.6896) / (1 - 0.6896), 10)
  })

  test('gives precision the Wilson interval of what was read of one stratum', () => {
    const { low, high } = wilsonInterval(32, 40)!
    const { interval } = scoreCode(read, totals).measures.precision
    expect(interval).toEqual({ low: expect.closeTo(low, 10), high: expect.closeTo(high, 10) })
  })

  test('does not take "no miss was read" for "no miss"', () => {
    const { recall } = scoreCode([...some(40, 1, 1, 5, 0), ...some(100, 0, 0, 8, 1)], totals).measures
    expect(recall.value).toBe(1)
    // Wilson's upper end of 0 / 100 is .0370: up to 30 of 800, beside 200.
    expect(recall.interval!.low).toBeCloseTo(200 / (200 + 800 * 0.03699), 3)
  })

  test('leaves blanks out, and scales the rest', () => {
    const { counted, estimated } = scoreCode([...read, ...some(10, 1, null, 5, 0)], totals)
    expect([counted.hits, estimated.hits]).toEqual([32, 160])
  })

  test.each([
    ['nothing was read', [], ['people decided about no unit']],
    ['no hit was read', some(9, 0, 0, 8, 1), ['people decided about none of the units in which the rules found it']],
  ] as const)('says why there is no figure where %s', (_, units, whys) => {
    const of = scoreCode(units, totals).measures
    expect([...new Set(measures.map(measure => of[measure].why))]).toEqual(whys)
    expect(measures.map(measure => of[measure].interval)).toEqual(measures.map(() => null))
  })

  test('says that recall is unknown where people found nothing, and precision where the rules did not', () => {
    const { precision, recall } = scoreCode(some(9, 0, 0, 8, 1), { found: 0, notFound: 800 }).measures
    expect([precision.why, recall.why]).toEqual(['the rules found nothing', 'people found nothing'])
    expect(scoreCode(some(9, 0, 1, 8, 1), { found: 0, notFound: 800 }).measures.recall.value).toBe(0)
  })
})
