import { agreement } from '../src/analysis/agreement/agreement'
import type { CoderRatings } from '../src/analysis/agreement/coder-ratings'
import { createRandom } from '../src/analysis/reliability/random'
import { inRounds, median } from './rounds'
import { whole } from './table'

export const agreementColumns = ['units', 'codes', 'coders', 'resamples', 'of units, ms', 'of units and groups, ms']

/** Every figure of every code, pooled, averaged and of sets, with its intervals: what `agree` computes, in one process. */
export function benchAgreement(): readonly (readonly string[])[] {
  return [
    [400, 12, 2],
    [2000, 20, 3],
    [10_000, 50, 5],
  ].map(([units, codes, coders]) => {
    const ratings = drawRatings(units, codes, coders)
    const times = inRounds(3, [
      () => agreement(ratings, { resample: 'units' }),
      () => agreement(ratings, { resample: 'both' }),
    ])
    return [...[units, codes, coders, 2000].map(whole), ...times.map(each => whole(median(each)))]
  })
}

/**
 * Draws ratings as qualitative coding has them: a code applies to .5 to 4 % of the units, a coder sees it on four of five of these, errs
 * rarely elsewhere, and left out one unit in fifty.
 */
function drawRatings(units: number, codes: number, coders: number): CoderRatings {
  const random = createRandom('bench/agreement')
  const skipped = Array.from({ length: coders }, () =>
    Uint8Array.from({ length: units }, () => Number(random() < 0.02)),
  )
  return {
    coders: Array.from({ length: coders }, (_, i) => `coder ${i + 1}`),
    unit: 'sentence',
    units: Array.from({ length: units }, (_, i) => ({
      id: `u${i}`,
      group: `fg${Math.floor((i * 13) / units)}`,
      cluster: `u${i}`,
      size: 1,
      text: null,
      place: null,
    })),
    variables: Array.from({ length: codes }, (_, i) => {
      const prevalence = 0.005 + 0.035 * random()
      const applies = Array.from({ length: units }, () => random() < prevalence)
      const rating = (truth: boolean) => Number(random() < (truth ? 0.8 : prevalence / 5))
      return {
        id: `code-${i + 1}`,
        kind: 'code' as const,
        level: 'nominal' as const,
        categories: [0, 1],
        ratings: skipped.map(skips => Int32Array.from(applies, (truth, unit) => (skips[unit] ? -1 : rating(truth)))),
      }
    }),
    spans: null,
  }
}
