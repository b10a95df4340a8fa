import { createRandom } from '../../src/analysis/reliability/random'
import { wilsonInterval } from '../../src/analysis/reliability/wilson-interval'
import { chao2 } from '../../src/analysis/statistics/chao2'
import { coverageColumns, createCoverage } from './coverage'

export const wilsonColumns = ['groups', 'truth', ...coverageColumns]

/** Wilson intervals of the share of groups in which a code came up, groups being draws from many. */
export function simulateWilson(studies: number): readonly (readonly string[])[] {
  return [4, 8, 13, 30].flatMap(groups =>
    [0.05, 0.2, 0.5, 0.9].map(truth => {
      const random = createRandom(`wilson/${groups}/${truth}`)
      const coverage = createCoverage()
      for (let study = 0; study < studies; study++) {
        let having = 0
        for (let i = 0; i < groups; i++) if (random() < truth) having++
        coverage.note(wilsonInterval(having, groups), truth)
      }
      return [`${groups}`, `${truth}`, ...coverage.cells()]
    }),
  )
}

export const chaoColumns = ['groups', 'codes', 'how rare', 'found', 'estimate', ...coverageColumns]

/** Chance of a code to come up in a group: alike for all, or few common and many rare ones. */
const rarities = {
  'all in 1 of 4': () => 0.25,
  'even, 0 to 1 of 2': (place: number) => 0.5 * place,
  'many rare': (place: number) => 0.5 * place ** 3,
}

/** Chao2's intervals of how many codes there are: a lower bound, so that they may lie below the truth. */
export function simulateChao(studies: number): readonly (readonly string[])[] {
  return Object.entries(rarities).flatMap(([name, chanceOf]) =>
    [8, 13, 30].flatMap(groups =>
      [30, 90].map(codes => {
        const random = createRandom(`chao/${name}/${groups}/${codes}`)
        const coverage = createCoverage()
        let [sumFound, sumEstimate] = [0, 0]
        for (let study = 0; study < studies; study++) {
          const counts = Array.from({ length: codes }, (_, code) => {
            const chance = chanceOf((code + 0.5) / codes)
            let having = 0
            for (let i = 0; i < groups; i++) if (random() < chance) having++
            return having
          })
          const times = (n: number) => counts.filter(count => count === n).length
          const found = codes - times(0)
          const { estimate, low, high } = chao2({ groups, found, once: times(1), twice: times(2) })
          // Codes are whole: its ends are read outwards.
          coverage.note(low === null || high === null ? null : { low: Math.floor(low), high: Math.ceil(high) }, codes)
          sumFound += found
          sumEstimate += estimate.value ?? found
        }
        const means = [sumFound, sumEstimate].map(sum => (sum / studies).toFixed(1))
        return [`${groups}`, `${codes}`, name, ...means, ...coverage.cells()]
      }),
    ),
  )
}
