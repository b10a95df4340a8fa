import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'

/**
 * Gini coefficient of how unequally something is shared out, corrected for small numbers.
 *
 * The mean difference between all pairs of two different people, over twice the mean: Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n (n − 1) x̄). Without
 * the correction, with n² in place of n (n − 1), a group of six in which one person says everything would reach 5/6 only.
 *
 * Source: Gini 1912, *Variabilità e mutabilità*; with the correction, Deaton 1997, *The Analysis of Household Surveys*, chapter 3.
 * Range 0 (everybody has the same) to 1 (one has everything). Where nothing varies it is 0; without a value for fewer than two
 * people, and where there is nothing to share.
 *
 * @param amounts At least 0, one for each person.
 */
export function gini(amounts: readonly number[]): Statistic {
  const n = amounts.length
  if (n < 2) return undefinedBecause('fewer than two people')
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (total === 0) return undefinedBecause('there is nothing to share')
  // In ascending order each amount is the larger of i pairs and the smaller of n − 1 − i.
  const ascending = [...amounts].sort((a, b) => a - b)
  const differences = ascending.reduce((sum, amount, i) => sum + amount * (2 * i - n + 1), 0)
  return defined(differences / ((n - 1) * total))
}
