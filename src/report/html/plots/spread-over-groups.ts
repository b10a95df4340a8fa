import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { someOf } from '../../in-words'
import { type Html, html } from '../html'
import { fixed } from './fixed'

/** One small plot of a table's column: how much of each group says something. */
export interface Spread {
  /** What is spread: the name of a theme. */
  readonly label: string
  /** In the same order in every row of the table. */
  readonly groups: readonly SpreadGroup[]
}

export interface SpreadGroup {
  readonly id: string
  /** How many of the group. */
  readonly value: number
  /** Of how many: what a bar of full height stands for, in all rows alike. People with the theme, say, of people who spoke in the group. */
  readonly of: number
}

const height = 26
const base = height - 3
/** As wide as a few groups want to be, and as wide as a column of a table may get. */
const [widestBar, widest] = [9, 180]

/**
 * Draws one bar for each group, in a line, for small multiples: every row of a table has the same groups in the same places and the same scale,
 * from none to all of the group. A group with any has a bar that can be seen; one with none has only its tick on the line.
 *
 * @returns An image whose name says the same: `Pay: in 11 of 13 groups; most in fg04 (5 of 6)`.
 */
export function spreadOverGroups(spread: Spread): Html {
  const { groups } = spread
  const width = Math.min(widest, groups.length * widestBar)
  const x = scaleBand<number>()
    .domain(groups.map((_, i) => i))
    .range([0, width])
    .paddingInner(0.25)
  const y = scaleLinear().domain([0, 1]).range([0, base]).clamp(true)
  const bars = groups.map((group, i) =>
    group.value === 0 ? '' : bar(x(i)!, x.bandwidth(), Math.max(y(shareOf(group)), 1.5)),
  )
  const ticks = groups.map((_, i) => `M${fixed(x(i)!)} ${base + 1.5}h${fixed(x.bandwidth())}`)
  return html`<svg class="spread" role="img" width="${fixed(width)}" height="${height}" viewBox="0 0 ${fixed(width)} ${height}"><title>${spreadInWords(spread)}</title><path class="spread-bars" d="${bars.join('')}"/><path class="spread-ticks" d="${ticks.join('')}"/></svg>`
}

/** Says in how many groups something is, and where most. */
export function spreadInWords({ label, groups }: Spread): string {
  const most = max(groups, shareOf) ?? 0
  const where = `${label}: in ${groups.filter(({ value }) => value > 0).length} of ${groups.length} groups`
  if (most === 0) return where
  const top = groups.filter(group => shareOf(group) === most)
  const [{ value, of }] = top
  return `${where}; most in ${someOf(
    top.map(({ id }) => id),
    2,
  )}${top.length === 1 ? ` (${value} of ${of})` : ''}`
}

function bar(left: number, width: number, tall: number): string {
  return `M${fixed(left)} ${base}v${fixed(-tall)}h${fixed(width)}v${fixed(tall)}z`
}

function shareOf({ value, of }: SpreadGroup): number {
  return of === 0 ? 0 : value / of
}
