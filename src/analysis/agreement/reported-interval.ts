import type { Interval } from '../reliability/wilson-interval'
import type { Agreement, Resampling } from './agreement'
import type { Figure } from './agreement-row'
import { fewestToDraw } from './bearing'

export interface ReportedInterval extends Interval {
  /** What was drawn. */
  readonly over: 'units' | 'groups'
}

/**
 * Chooses the interval to print beside a figure: over groups where there are five or more, else over units (`reportedOver`). Null where
 * there is none.
 */
export function reportedInterval(
  { overUnits, overGroups }: Figure,
  { resampling }: Pick<Agreement, 'resampling'>,
): ReportedInterval | null {
  const over = reportedOver(resampling)
  const interval = over === 'groups' ? overGroups : overUnits
  return interval && interval.why === null ? { low: interval.low, high: interval.high, over } : null
}

/**
 * Says what the intervals to print are over. Groups, if there are five or more, though about ninety of a hundred intervals over so few
 * hold the truth: what people in one group say is alike, and intervals over units then do so less often still.
 */
export function reportedOver({ units, groups }: Pick<Resampling, 'units' | 'groups'>): 'units' | 'groups' {
  return groups !== null && (groups >= fewestToDraw || units === null) ? 'groups' : 'units'
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
