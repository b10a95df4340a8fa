/**
 * Gives how many units coders must rate in common so that an agreement as low as `alpha` can be told from one that is lower still.
 *
 * In words: coders · z² · ( (1 + α)(3 − α) / (4(1 − α) p (1 − p)) − α ), to the nearest unit as the printed tables have it, for the
 * rarest value, which has share `p`. It takes the units for a simple random sample.
 *
 * Source: Bloch, D. A. & Kraemer, H. C. (1989), Biometrics 45:269–287, as Krippendorff, K. (2004), Content Analysis, 2nd ed., ch. 11, uses
 * it and the ATLAS.ti manual prints it. A code of 5 % needs four times the units of one of 25 %: a reason to stratify.
 *
 * @param alpha The smallest alpha to accept, from 0 to below 1: .8, or .667 for tentative conclusions.
 * @param p Expected share of the rarest value, above 0 and below 1.
 * @param z Normal deviate of the one-sided risk; unless told 1.645, which is 5 %, rounded as in the printed tables.
 * @throws RangeError when an argument is out of its range.
 * @example
 * unitsNeeded({ alpha: 0.8, p: 0.25 }) // 139
 */
export function unitsNeeded({
  alpha,
  p,
  z = 1.645,
  coders = 2,
}: {
  readonly alpha: number
  readonly p: number
  readonly z?: number
  readonly coders?: number
}): number {
  if (!(alpha >= 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not from 0 to below 1`)
  if (!(p > 0 && p < 1)) throw new RangeError(`the share ${p} of the rarest value is not between 0 and 1`)
  if (!(z > 0 && z < Infinity)) throw new RangeError(`z is ${z}; it must be above 0`)
  if (!(Number.isInteger(coders) && coders >= 2)) throw new RangeError(`${coders} is not a number of coders from 2`)
  return Math.round(coders * z * z * (((1 + alpha) * (3 - alpha)) / (4 * (1 - alpha) * p * (1 - p)) - alpha))
}
