import { type Interval, z95 } from '../reliability/wilson-interval'

/** Units that were drawn with one chance, and how many of them have something. */
export interface Cell {
  readonly having: number
  /** Not 0. */
  readonly units: number
  /** The share of this cell in what is estimated. All cells' weights add up to 1. */
  readonly weight: number
}

/** An estimated share with its 95 % interval. */
export interface Share extends Interval {
  readonly value: number
}

/**
 * Estimates a share from a stratified sample, with a 95 % interval.
 *
 * In words: each stratum's share counts by the stratum's weight. Each has a Wilson score interval; the distances from share to end,
 * weighted, are squared, added up and rooted to give those of the whole (MOVER: method of variance estimates recovery). With one
 * stratum it is Wilson's interval. It says something where nothing or all was found, and stays within 0 and 1. Where one to three units have
 * it, the lower end is Poisson's instead, and where one to three have it not, the upper: Wilson's interval of one find among many misses
 * the truth too often, and what rules miss of a rare code is one find among many.
 *
 * Source: Brown, L. D., Cai, T. T. & DasGupta, A. (2001), Stat Sci 16:101–133 (the modified Wilson interval); Zou, G. Y. & Donner, A. (2008), Stat Med 27:1693–1702; Yan, X. & Su, X. G. (2010), Stat Biopharm Res 2:329–335.
 * Without a correction for finite populations: it is about talk like this, not only about these transcripts, and is too wide rather
 * than too narrow where most of a stratum was drawn.
 *
 * @param cells At least one.
 */
export function stratifiedShare(cells: readonly Cell[]): Share {
  let value = 0
  let below = 0
  let above = 0
  for (const { having, units, weight } of cells) {
    const share = having / units
    const { low, high } = modifiedWilson(having, units)
    value += weight * share
    below += (weight * (share - low)) ** 2
    above += (weight * (high - share)) ** 2
  }
  return { value: within(value), low: within(value - Math.sqrt(below)), high: within(value + Math.sqrt(above)) }
}

/**
 * Gives the Wilson interval of a share of any number of units, whole or not: also of what a sample is expected to show.
 *
 * @param n Above 0.
 */
export function wilsonOf(share: number, n: number, z: number = z95): Interval {
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { low: share === 0 ? 0 : (middle - reach) / scale, high: share === 1 ? 1 : (middle + reach) / scale }
}

/** The mean of a Poisson variable of which at least one, two, three come up with a chance of 5 %. */
const poissonLow = [0.051293, 0.355362, 0.817691]

/** Wilson's interval, with Poisson's end next to 0 or 1 where one to three units (of at most 50: one or two) have something, or have it not. */
function modifiedWilson(having: number, units: number): Interval {
  const { low, high } = wilsonOf(having / units, units)
  const endOf = (few: number): number | undefined => (few > (units > 50 ? 3 : 2) ? undefined : poissonLow[few - 1])
  const [least, most] = [endOf(having), endOf(units - having)]
  return { low: least === undefined ? low : least / units, high: most === undefined ? high : 1 - most / units }
}

/** Holds what floating point carried beyond 0 or 1. */
function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}
