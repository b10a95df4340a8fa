import { getOrMake } from '../get-or-make'
import { type Statistic, undefinedBecause } from '../reliability/statistic'
import type { Interval } from '../reliability/wilson-interval'
import { type Share, stratifiedShare } from './stratified-share'
import { type Measure, measureOf, measures, type TwoByTwo } from './two-by-two'

/** One unit that was drawn, and what was decided about one code. */
export interface ScoredUnit {
  readonly rules: 0 | 1
  /** null where nobody decided. */
  readonly people: 0 | 1 | null
  /** 1 / its chance to be drawn. */
  readonly weight: number
  /** Place of its stratum. */
  readonly stratum: number
}

/** In how many units of the study, drawn or not, the rules found the code, and in how many not. */
export interface RulesTotals {
  readonly found: number
  readonly notFound: number
}

export type Estimate = Statistic & {
  /** The 95 % interval; null where there is no value. */
  readonly interval: Interval | null
}

/** How well one code's rules do what people do. */
export interface CodeScore {
  /** The units that people decided about, counted one by one. */
  readonly counted: TwoByTwo
  /** The same for the whole study, as the sample lets it be estimated. */
  readonly estimated: TwoByTwo
  readonly measures: Readonly<Record<Measure, Estimate>>
}

/**
 * Scores a code's rules against people, from a stratified sample in which units had unequal chances.
 *
 * In words: each unit counts for as many as it stands for (1 / its chance). Since the rules' decisions are known for all units of the
 * study, the weights of those that they found are scaled to add up to all that they found, and likewise the others (post-stratification).
 * That gives p, the share of what they found that people found too, and q, the share of the rest that people found; and these two give
 * the four cells and every measure.
 *
 * Intervals: p and q have stratified Wilson intervals (`stratifiedShare`). A measure is computed again at each end of p with q as it is,
 * and at each end of q with p as it is; its distances from the estimate are squared, added up and rooted, each side by itself.
 *
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 7.6; Newcombe, R. G. (2012), Confidence Intervals for
 * Proportions and Related Measures of Effect Size, ch. 7 (squaring and adding); Zou, G. Y. & Donner, A. (2008), Stat Med 27:1693–1702.
 */
export function scoreCode(units: readonly ScoredUnit[], totals: RulesTotals): CodeScore {
  const decided = units.filter(({ people }) => people !== null)
  const p = shareOfPeople(decided.filter(({ rules }) => rules === 1))
  const q = shareOfPeople(decided.filter(({ rules }) => rules === 0))
  const count = (rules: 0 | 1, people: 0 | 1): number =>
    decided.filter(unit => unit.rules === rules && unit.people === people).length
  return {
    counted: { hits: count(1, 1), falseAlarms: count(1, 0), misses: count(0, 1), neither: count(0, 0) },
    estimated: tableOf(totals, p?.value ?? 0, q?.value ?? 0),
    measures: estimatesOf(p, q, totals),
  }
}

/**
 * Estimates every measure from the share of what the rules found that people found too, and the share of the rest that people found.
 *
 * @param inFound null where people decided about none of what the rules found; `inRest` likewise.
 */
export function estimatesOf(inFound: Share | null, inRest: Share | null, totals: RulesTotals): CodeScore['measures'] {
  const estimates = measures.map((measure): [Measure, Estimate] => {
    const why = whyUntold(measure, inFound, inRest, totals)
    if (why !== null) return [measure, { ...undefinedBecause(why), interval: null }]
    const [p, q] = [inFound ?? nothing, inRest ?? nothing]
    const statistic = measureOf(measure, tableOf(totals, p.value, q.value))
    if (statistic.value === null) return [measure, { ...statistic, interval: null }]
    const { value } = statistic
    const at = (a: number, b: number): number => measureOf(measure, tableOf(totals, a, b)).value ?? value
    const ends = [
      [at(p.low, q.value), at(p.high, q.value)],
      [at(p.value, q.low), at(p.value, q.high)],
    ]
    const reach = (side: (...values: readonly number[]) => number): number =>
      Math.sqrt(ends.reduce((sum, each) => sum + (side(value, ...each) - value) ** 2, 0))
    const least = corrected.has(measure) ? -1 : 0
    const low = Math.max(least, value - reach(Math.min))
    return [measure, { ...statistic, interval: { low, high: Math.min(1, value + reach(Math.max)) } }]
  })
  return Object.fromEntries(estimates) as CodeScore['measures']
}

const nothing: Share = { value: 0, low: 0, high: 0 }

function tableOf({ found, notFound }: RulesTotals, inFound: number, inRest: number): TwoByTwo {
  return {
    hits: found * inFound,
    falseAlarms: found * (1 - inFound),
    misses: notFound * inRest,
    neither: notFound * (1 - inRest),
  }
}

/** Measures that chance agreement is taken from, which may be below 0. */
const corrected: ReadonlySet<Measure> = new Set(['kappa', 'alpha', 'ac1'])

/** Says why a measure cannot be told: what it needs is in the study, but none of it was drawn and decided. */
function whyUntold(
  measure: Measure,
  inFound: Share | null,
  inRest: Share | null,
  { found, notFound }: RulesTotals,
): string | null {
  if (inFound === null && inRest === null) return 'people decided about no unit'
  if (inFound === null && found > 0) return 'people decided about none of the units in which the rules found it'
  if (inRest === null && notFound > 0 && measure !== 'precision')
    return 'people decided about none of the units in which the rules did not find it'
  return null
}

/** Estimates in what share of such units people found it; null where they decided about none. */
function shareOfPeople(units: readonly ScoredUnit[]): Share | null {
  const cells = new Map<number, { having: number; units: number; weight: number }>()
  const total = units.reduce((sum, { weight }) => sum + weight, 0)
  for (const { stratum, people, weight } of units) {
    const cell = getOrMake(cells, stratum, () => ({ having: 0, units: 0, weight: 0 }))
    cell.units++
    cell.weight += weight
    if (people === 1) cell.having++
  }
  if (cells.size === 0) return null
  return stratifiedShare([...cells.values()].map(cell => ({ ...cell, weight: cell.weight / total })))
}
