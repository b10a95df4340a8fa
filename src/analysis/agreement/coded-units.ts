import type { CoderRatings } from './coder-ratings'

/** Of which units agreement is computed: all of them, or those to which at least one coder gave at least one code. */
export type Basis = 'all' | 'coded'

/** Tells of each unit whether at least one coder gave it at least one code: 1 or 0, in the order of the units. Scales do not count. */
export function codedUnits({ units, variables }: CoderRatings): Uint8Array {
  const coded = new Uint8Array(units.length)
  for (const { kind, categories, ratings } of variables) {
    if (kind !== 'code') continue
    const yes = categories.indexOf(1)
    for (const values of ratings)
      for (let unit = 0; unit < values.length; unit++) if (values[unit] === yes) coded[unit] = 1
  }
  return coded
}
