/** The two ends of an interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The normal deviate that holds 95 % between minus and plus itself. The rounded 1.96 changes the fifth digit of an interval. */
export const z95 = 1.959963984540054

/**
 * Gives the Wilson score interval of a share: which shares of all groups are compatible with `successes` of `n`?
 *
 * In words: the values p for which the observed share lies within `z` standard errors, the standard error taken at p itself.
 * With p̂ = successes / n, it is (p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n), without continuity correction. It stays within
 * 0 and 1, and says something where all or none of few groups have it, as the usual p̂ ± z·SE does not.
 *
 * Source: Wilson, E. B. (1927), J Am Stat Assoc 22:209–212; method 3 of Newcombe, R. G. (1998), Stat Med 17:857–872.
 * It takes the n for independent draws from what they stand for; groups that were picked on purpose are not, so it shows how
 * little few groups can say rather than a margin of error.
 *
 * @param successes A whole number from 0 to `n`.
 * @param z Half-width in standard errors; 95 % unless told.
 * @returns null when `n` is 0: nothing was asked, so no share is ruled out and none is supported.
 * @example
 * wilsonInterval(13, 13) // { low: 0.7718960257913636, high: 1 }
 */
export function wilsonInterval(successes: number, n: number, z: number = z95): Interval | null {
  if (!Number.isInteger(successes) || !Number.isInteger(n) || successes < 0 || successes > n)
    throw new RangeError(`${successes} of ${n} is not a count of some out of all`)
  if (n === 0) return null
  const share = successes / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  // At the ends the formula gives 0 and 1 in full, but for the last digits of floating point.
  return {
    low: successes === 0 ? 0 : (middle - reach) / scale,
    high: successes === n ? 1 : (middle + reach) / scale,
  }
}
