import type { Interval } from '../reliability/wilson-interval'
import { type Agreement, fewToDraw, type Resampling } from './agreement'
import type { Figure } from './agreement-row'

export interface ReportedInterval extends Interval {
  /** What was drawn. */
  readonly over: 'units' | 'groups'
}

/**
 * Chooses the interval to print beside a figure: over groups where there are at least ten, since what one group says is alike; else over
 * units, for so few groups say too little of others. Null where there is none.
 */
export function reportedInterval(
  { overUnits, overGroups }: Figure,
  { resampling }: Pick<Agreement, 'resampling'>,
): ReportedInterval | null {
  const enough = enoughGroups(resampling)
  const over = enough || !overUnits ? 'groups' : 'units'
  const interval = over === 'groups' ? overGroups : overUnits
  return interval && interval.why === null ? { low: interval.low, high: interval.high, over } : null
}

function enoughGroups({ groups }: Resampling): boolean {
  return groups !== null && groups >= fewToDraw
}

/**
 * Names what intervals are over, with the number drawn from.
 *
 * @example
 * drawnFrom('units', { rounds: 2000, unit: 'turn', units: 212, groups: null }) // '212 turns'
 */
export function drawnFrom(over: 'units' | 'groups', { unit, units, groups }: Resampling): string {
  const [number, one] = over === 'groups' ? [groups, 'group'] : [units, unit]
  return `${number ?? 0} ${one}${number === 1 ? '' : 's'}`
}
