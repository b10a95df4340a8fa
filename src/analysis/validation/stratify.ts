/** What the rules decided about one unit, as far as sampling needs it. */
export interface UnitDecisions {
  /** `fg01:123-180`. */
  readonly unit: string
  readonly group: string
  /** In the order of the codes that are sampled: whether the rules gave it to the unit. */
  readonly codes: readonly (0 | 1)[]
  /** Whether a missed code is likelier here than elsewhere (`nearMisses`). Not, unless told. */
  readonly near?: boolean
}

/** Units among which some are drawn, each with the same chance. */
export interface Stratum {
  /** Place of the code that these units carry and that is the rarest of those that they carry; null: they carry none. */
  readonly code: number | null
  /** Whether they carry none, but are near misses. */
  readonly near: boolean
  /** Places among all units, ascending. */
  readonly units: readonly number[]
}

/**
 * Sorts units into strata so that each is in exactly one: by the rarest code that it carries, or as carrying none; these by whether a
 * missed code is likelier there than elsewhere.
 *
 * The rarest is the code with the fewest units, of several the first. So a unit with a common and a rare code counts as one with
 * the rare code. Every unit of a code is then either in the code's own stratum or in that of a rarer one, where units are drawn at
 * least as densely: one sample serves all codes, and each unit's chance to be in it is known exactly.
 *
 * @returns Strata that hold units: of codes in their order, then near misses, then the other units that carry none.
 */
export function stratify(units: readonly UnitDecisions[]): readonly Stratum[] {
  const hits = hitsOf(units)
  const ofCodes = hits.map((): number[] => [])
  const [near, far]: [number[], number[]] = [[], []]
  for (const [place, { codes, near: isNear }] of units.entries()) {
    let rarest: number | null = null
    for (const [code, applies] of codes.entries())
      if (applies && (rarest === null || hits[code] < hits[rarest])) rarest = code
    const members = rarest === null ? (isNear ? near : far) : ofCodes[rarest]
    members.push(place)
  }
  return [
    ...ofCodes.map((places, code): Stratum => ({ code, near: false, units: places })),
    { code: null, near: true, units: near },
    { code: null, near: false, units: far },
  ].filter(stratum => stratum.units.length > 0)
}

/** Counts the units of each code. */
export function hitsOf(units: readonly UnitDecisions[]): readonly number[] {
  return (units[0]?.codes ?? []).map((_, code) => units.reduce((sum, { codes }) => sum + codes[code], 0))
}
