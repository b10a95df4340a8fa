import type { Frequency } from '../../analysis/frequencies'
import type { UnitKind } from '../../transcript/units'
import { counted } from '../in-words'

/**
 * Writes a share in percent; what is not quite nothing, or not quite all, is not written as if it were.
 *
 * @example
 * percent(0.838) // '84 %'
 * percent(0.002) // 'under 1 %'
 */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %'
  if (share < 1 && share >= 0.995) return 'over 99 %'
  return `${Math.round(share * 100)} %`
}

/**
 * Writes a number with its thousands apart.
 *
 * @example
 * thousands(20931) // '20,931'
 */
export function thousands(number: number): string {
  return `${number}`.replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * Says how many spoke of a theme, for somebody who knows no statistics.
 *
 * @example
 * saidBy(frequency) // '52 of 65 people, in 13 of 13 groups'
 */
export function saidBy({ participants, participantsOf, groups, groupsOf, mentions }: Frequency): string {
  if (mentions === 0) return 'nobody spoke of it'
  const inGroups = `in ${groups} of ${counted(groupsOf, 'group')}`
  return participants === null || participantsOf === null
    ? inGroups
    : `${participants} of ${counted(participantsOf, 'person', 'people')}, ${inGroups}`
}

/**
 * Says how much of it was not put into anybody's mouth.
 *
 * @example
 * unprompted(frequency, 'sentence') // '88 of 96 sentences unprompted'
 */
export function unprompted({ spontaneous, units }: Frequency, unit: UnitKind): string {
  return `${spontaneous} of ${counted(units, unit)} unprompted`
}
