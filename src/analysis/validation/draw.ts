import { byCodePoint } from '../by-code-point'
import { getOrMake } from '../get-or-make'
import { below, createRandom, shuffled } from '../reliability/random'
import type { Allocation } from './allocate'
import type { UnitDecisions } from './stratify'

/** A unit that is in the sample. */
export interface DrawnUnit {
  /** Its place among all units. */
  readonly place: number
  /** Place of its stratum. */
  readonly stratum: number
}

/**
 * Draws units from each stratum, spread over the groups, and gives them in a random order.
 *
 * Within a stratum the units lie group by group, each group's in a random order, and every so-manieth is taken from a random start
 * on (systematic sampling). So each unit of a stratum has exactly the same chance, drawn / units, and a group gets its share but for
 * less than one unit.
 *
 * Source: Madow, W. G. (1949), Ann Math Stat 20:333–354; Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 3.4.
 *
 * @param seed Of the study; the same units and the same seed give the same sample.
 */
export function drawSample(
  units: readonly UnitDecisions[],
  { strata }: Allocation,
  seed: string | number,
): readonly DrawnUnit[] {
  const random = createRandom(`${seed}/sample/draw`)
  const drawn = strata.flatMap((stratum, number): readonly DrawnUnit[] => {
    const byGroup = new Map<string, number[]>()
    for (const place of stratum.units) getOrMake(byGroup, units[place].group, () => []).push(place)
    const groups = [...byGroup].sort(([a], [b]) => byCodePoint(a, b)).map(([, places]) => shuffled(places, random))
    const inLine = shuffled(groups, random).flat()
    // In whole numbers: of the starts that are possible, exactly `drawn` reach each unit.
    const start = below(inLine.length, random)
    return Array.from({ length: stratum.drawn }, (_, i) => ({
      place: inLine[Math.floor((i * inLine.length + start) / stratum.drawn)],
      stratum: number,
    }))
  })
  return shuffled(drawn, createRandom(`${seed}/sample/order`))
}
