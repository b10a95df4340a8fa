/** A unit, as far as what stands beside it matters. Units of one transcript stand in their order. */
export interface PlacedUnit {
  readonly transcript: string
  /** By sampled code. */
  readonly codes: readonly (0 | 1)[]
}

/** A code is rare that the rules found in fewer than this share of the units: its misses are the hardest to find. */
const rare = 0.05

/**
 * Finds the units in which a missed code is likelier than elsewhere: those that stand next to a unit with a rare code, for talk stays
 * with its matter, and those in which a rule fired but was held back. Whether they carry a code themselves does not matter.
 *
 * @param held By unit: whether a coding with a sampled code was withheld.
 */
export function nearMisses(units: readonly PlacedUnit[], held: readonly boolean[]): readonly boolean[] {
  const found = (units[0]?.codes ?? []).map((_, code) => units.reduce((sum, { codes }) => sum + codes[code], 0))
  const carriesRare = units.map(({ codes }) => codes.some((has, code) => has && found[code] < rare * units.length))
  const beside = (place: number, other: number): boolean =>
    units[other]?.transcript === units[place].transcript && carriesRare[other]
  return units.map((_, i) => held[i] || beside(i, i - 1) || beside(i, i + 1))
}

/** What the estimates may lose at most, as a share of their variance, if misses do not gather near by after all. */
const mayLose = 0.1

/**
 * Says which share of the draws goes to the units near by, which are `share` of those to draw from.
 *
 * In words: drawn in proportion, the variance of a count of misses is least if they lie anywhere; with x instead of the share s of the
 * draws it grows by (x − s)² / (x(1 − x)). So x is as large as makes that a tenth: .17 for .05, .46 for .3. Where misses are
 * four times as dense near by, or more, that is about the best division (Neyman 1934, J R Stat Soc 97:558–625).
 */
export function shareForNear(share: number): number {
  if (share <= 0 || share >= 1) return share
  const half = (2 * share + mayLose) / 2
  return (half + Math.sqrt(half * half - (1 + mayLose) * share * share)) / (1 + mayLose)
}
