import { getOrMake } from '../get-or-make'
import type { Allocation } from './allocate'
import type { DrawnUnit } from './draw'
import { estimatesOf } from './score-code'
import { type Cell, stratifiedShare } from './stratified-share'
import { hitsOf, type UnitDecisions } from './stratify'

/** What a sample will be able to say of one code. */
export interface Expectation {
  /** Units of the study in which the rules found it. */
  readonly found: number
  /** Units of the sample in which they did. */
  readonly drawn: number
  /** Half of the width that the 95 % interval of precision will have; null where the rules found nothing. */
  readonly precision: number | null
  readonly recall: number | null
}

/**
 * Says, before anybody codes, how exactly a sample will tell each code's precision and recall, if both are `planned`: so that nobody
 * reads two hundred units and learns that recall lies between .3 and 1.
 *
 * @param planned Precision and recall that are hoped for: .8 unless told. Nearer to .5 intervals are wider.
 */
export function expectations(
  units: readonly UnitDecisions[],
  { strata }: Allocation,
  sample: readonly DrawnUnit[],
  planned = 0.8,
): readonly Expectation[] {
  return hitsOf(units).map((found, code): Expectation => {
    const notFound = units.length - found
    const drawn = sample.filter(({ place }) => units[place].codes[code] === 1)
    const rest = sample.filter(({ place }) => units[place].codes[code] === 0)
    const missed = (found * planned * (1 - planned)) / planned
    const share = (part: readonly DrawnUnit[], having: number) =>
      part.length === 0 ? null : stratifiedShare(cellsOf(part, strata, having))
    const inRest = share(rest, notFound === 0 ? 0 : Math.min(1, missed / notFound))
    const { precision, recall } = estimatesOf(share(drawn, planned), inRest, { found, notFound })
    const half = ({ interval }: typeof precision) => (interval === null ? null : (interval.high - interval.low) / 2)
    return { found, drawn: drawn.length, precision: half(precision), recall: half(recall) }
  })
}

/** Supposes that people find the code in the same share of each stratum. */
function cellsOf(part: readonly DrawnUnit[], strata: Allocation['strata'], share: number): readonly Cell[] {
  const counts = new Map<number, { units: number }>()
  for (const { stratum } of part) getOrMake(counts, stratum, () => ({ units: 0 })).units++
  const weightOf = (stratum: number, units: number) => (units * strata[stratum].units.length) / strata[stratum].drawn
  const total = [...counts].reduce((sum, [stratum, { units }]) => sum + weightOf(stratum, units), 0)
  return [...counts].map(([stratum, { units }]) => ({
    units,
    having: share * units,
    weight: weightOf(stratum, units) / total,
  }))
}
