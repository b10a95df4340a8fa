export interface Wanted {
  /** Share of people (or groups) of this kind who would say it, above 0 and at most 1. */
  readonly share: number
  /** From how many of them it should be heard. 1 unless told. */
  readonly instances?: number
  /** With which chance, above 0 and below 1. 0.8 unless told. */
  readonly power?: number
}

/**
 * Gives how many people (or groups) it takes to hear something from at least `instances` of them.
 *
 * In words: the smallest n for which a binomial count of n draws with the chance `share` is at least `instances` with the chance `power`.
 * Source: Fugard, A. J. B. and Potts, H. W. W. (2015), Int J Soc Res Methodol 18:669–684. Range: `instances` and above.
 *
 * It takes people for independent draws who would say what they think. People in one group are not, and people are picked on purpose: so it
 * is a number to think with when a study is planned (see the replies of Braun and Clarke, and Byrne, in the same journal, 2015 and 2016).
 *
 * @throws RangeError when a share or a chance is out of range, or `instances` is not a whole number from 1.
 * @example
 * participantsNeeded({ share: 0.1, instances: 2 }) // 29
 */
export function participantsNeeded({ share, instances = 1, power = 0.8 }: Wanted): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`${share} is no share above 0`)
  if (!(power > 0 && power < 1)) throw new RangeError(`${power} is no chance between 0 and 1`)
  if (!Number.isInteger(instances) || instances < 1) throw new RangeError(`${instances} is no number of people`)
  /** The chance of having heard it 0, 1, … times, as long as that is too few. */
  const tooFew: number[] = Array.from({ length: instances }, (_, i) => (i === 0 ? 1 : 0))
  let n = 0
  // The last digits of floating point must not ask for one more.
  while (1 - tooFew.reduce((sum, chance) => sum + chance, 0) < power - 1e-12) {
    n++
    for (let i = instances - 1; i >= 0; i--) tooFew[i] = tooFew[i] * (1 - share) + (i === 0 ? 0 : tooFew[i - 1] * share)
  }
  return n
}

/**
 * Gives the share of people (or groups) who must hold something, so that at least one of `n` says it with the chance `power`: the rarest
 * that `n` are likely to show. It is 1 − (1 − power)^(1/n), the same model turned round.
 *
 * @returns null for nobody: they show nothing.
 * @example
 * rarestShown(13) // 0.1164: what one group in nine would raise
 */
export function rarestShown(n: number, power = 0.8): number | null {
  return n === 0 ? null : -Math.expm1(Math.log1p(-power) / n)
}
