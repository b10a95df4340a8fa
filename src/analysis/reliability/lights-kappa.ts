import { cohensKappa } from './cohens-kappa'
import { pairTable, type RaterOptions } from './pair-table'
import type { RatingValue } from './rating-counts'
import { defined, type Statistic, undefinedBecause } from './statistic'

/**
 * Gives Light's kappa: the mean of Cohen's kappas of all pairs of coders. Of two coders it is Cohen's kappa.
 *
 * Source: Light, R. J. (1971), Psychol Bull 76:365–377. Each pair is compared on the units that both rated, and each pair weighs alike;
 * R's irr first drops every unit that somebody left out.
 *
 * Range: −1 to 1; 0 is chance. Undefined with fewer than two coders, and where one pair's kappa is: a mean over the others would leave
 * out just the pair that never differed, or never met.
 *
 * @param units A list a unit, in which each coder has one place; null where that coder did not rate the unit.
 * @param options See `RaterOptions`.
 */
export function lightsKappa(
  units: readonly (readonly (RatingValue | null)[])[],
  options: RaterOptions = {},
): Statistic {
  const coders = Math.max(0, ...units.map(({ length }) => length))
  if (coders < 2) return undefinedBecause('there are fewer than two coders')
  const tableOf = pairTable(units, options)
  let sum = 0
  let pairs = 0
  for (let i = 0; i < coders; i++)
    for (let j = i + 1; j < coders; j++) {
      const kappa = cohensKappa(tableOf(i, j), options)
      if (kappa.value === null) return undefinedBecause(`of coders ${i + 1} and ${j + 1}, ${kappa.why}`)
      sum += kappa.value
      pairs++
    }
  return defined(sum / pairs)
}
