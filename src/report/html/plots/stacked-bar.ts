import { sum } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { type Html, html } from '../html'
import { fixed } from './fixed'
import { shortened } from './shortened'

/** One part of a bar that is stacked to 100 %. */
export interface Segment {
  /** What stands in it where there is room: a letter of the key, or a short name. */
  readonly mark: string
  readonly value: number
  /** How it is filled: 1 to 6, the lightest first. */
  readonly fill: number
}

/** Signs that take about so much of a bar's width, so that a bar of some 300 pixels has room for them. */
const sharePerSign = 0.0226

/**
 * Draws parts of a whole as one bar, stacked in their order to 100 % of the width. Each part is parted from the next by a line, and has its mark where there
 * is room for it; a part of nothing is not drawn.
 *
 * @param name What the bar says, for who cannot see it.
 */
export function stackedBar(segments: readonly Segment[], name: string): Html {
  const x = scaleLinear()
    .domain([0, sum(segments, ({ value }) => value)])
    .range([0, 100])
  const values = Object.fromEntries(segments.map(({ value }, i) => [i, value]))
  const layers = stack().keys(Object.keys(values))([values])
  return html`<svg class="stacked" role="img" width="100%" height="24"><title>${name}</title>${layers.map(
    ([[from, to]], i) => {
      if (to === from) return null
      const { mark, fill } = segments[i]
      const [left, right] = [x(from), x(to)]
      const share = percentOf(right - left)
      const room = Math.floor((right - left) / (sharePerSign * 100))
      const fits = `${mark} ${share}`.length <= room ? `${mark} ${share}` : fitting(mark, room)
      return html`<rect class="fill-${fill}" x="${fixed(left)}%" width="${fixed(right - left)}%" height="24"/>${fits !== null && html`<text class="on-${fill}" x="${fixed((left + right) / 2)}%" y="16">${fits}</text>`}`
    },
  )}</svg>`
}

/** Cuts a mark to its room; of a name, one or two signs would say too little. */
function fitting(mark: string, room: number): string | null {
  if (mark.length <= room) return mark
  return room < 4 ? null : shortened(mark, room)
}

function percentOf(width: number): string {
  return `${Math.round(width)} %`
}
