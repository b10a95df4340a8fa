import { range } from 'd3-array'
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { type Html, html } from '../html'
import { fixed } from './fixed'

/** From a share to how much of a cell's width is filled, in percent: every bar of a column has this scale, and begins at nothing. */
const widths: ScaleLinear<number, number> = scaleLinear().domain([0, 1]).range([0, 100]).clamp(true)

/** Draws a share as a bar that is as wide as its part of the cell. The number belongs beside it, so that the bar itself says nothing aloud. */
export function shareBar(share: number): Html {
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true"><rect width="${fixed(widths(share))}%" height="14"/></svg>`
}

/** Draws the scale of a column of share bars, for its heading: what it is a share of, and a number at every quarter, or half where there is little room. */
export function shareAxis(what: string, step: 0.25 | 0.5 = 0.25): Html {
  return html`${what}<svg class="axis" width="100%" height="16" aria-hidden="true">${range(0, 1 + step, step).map(tick => html`<text x="${fixed(widths(tick))}%" y="12" class="${anchor(tick)}">${tick * 100} %</text>`)}</svg>`
}

function anchor(tick: number): string {
  if (tick === 0) return 'start'
  if (tick === 1) return 'end'
  return tick === 0.5 ? 'middle' : 'middle quarter'
}
