import { shareForNear } from './near-misses'
import { hitsOf, type Stratum, stratify, type UnitDecisions } from './stratify'

/** How many units are drawn from each stratum. */
export interface Allocation {
  readonly strata: readonly (Stratum & { readonly drawn: number })[]
  /** How many units of each code the sample holds on average, unless the code has fewer. */
  readonly minPositives: number
}

export interface SampleSize {
  /** How many units people read. */
  readonly units: number
  /** Units of each code to be drawn, or all where a code has fewer; unless given, as many as fill half of the sample. */
  readonly minPositives?: number
}

/**
 * Divides a sample among strata.
 *
 * From the stratum of a code, units are drawn at the rate minPositives / units of that code, at most all: a rare code is read whole,
 * a common one thinly. What is left goes to the units without any code, since there is found what the rules missed; more of it than their
 * share to those where that is likelier (`shareForNear`). Where units without a code are fewer than that, the rest of the sample goes
 * back to the codes.
 *
 * @returns The number of units that would be needed, where `units` are too few to hold what is asked of each code and one unit
 * of each stratum without any; else the allocation.
 */
export function allocate(
  units: readonly UnitDecisions[],
  { units: wanted, minPositives }: SampleSize,
): Allocation | { readonly needed: number } {
  const strata = stratify(units)
  const hits = hitsOf(units)
  const uncoded = strata.filter(({ code }) => code === null)
  const without = uncoded.reduce((sum, stratum) => sum + stratum.units.length, 0)
  const most = Math.max(1, ...hits)
  const drawnAt = (positives: number) =>
    strata.map(({ code, units: { length } }) =>
      code === null ? 0 : Math.min(length, Math.ceil((length * positives) / hits[code])),
    )
  const total = (positives: number): number => drawnAt(positives).reduce((sum, each) => sum + each, 0)
  const least = uncoded.length
  const size = Math.min(wanted, units.length)
  const asked =
    minPositives ??
    Math.max(
      1,
      largest(most, n => total(n) <= size / 2),
    )
  const needed = total(asked) + least
  if (needed > size) return { needed }
  const positives = Math.max(
    asked,
    largest(most, n => total(n) <= size - without),
  )
  const drawn = drawnAt(positives)
  const rest = Math.min(without, size - total(positives))
  return {
    strata: strata.map((stratum, i) => ({
      ...stratum,
      drawn: stratum.code === null ? ofUncoded(stratum, uncoded, rest) : drawn[i],
    })),
    minPositives: positives,
  }
}

/** How many of the `rest` units are drawn from this stratum without a code: at least one from each, at most all. */
function ofUncoded({ near, units }: Stratum, uncoded: readonly Stratum[], rest: number): number {
  if (uncoded.length === 1) return rest
  const close = uncoded.find(stratum => stratum.near)?.units.length ?? 0
  const all = uncoded.reduce((sum, stratum) => sum + stratum.units.length, 0)
  const wanted = Math.round(rest * shareForNear(close / all))
  const drawn = Math.min(close, rest - 1, Math.max(1, wanted, rest - (all - close)))
  return near ? drawn : Math.min(units.length, rest - drawn)
}

/** Finds the largest whole number up to a limit for which something holds that holds for all smaller ones; 0 where it never does. */
function largest(limit: number, holds: (n: number) => boolean): number {
  let low = 0
  let high = limit
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
