import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { Coverage, CoveragePosition } from '../../../analysis/coverage'
import { counted } from '../../in-words'
import { type Html, html } from '../html'
import { fixed } from './fixed'
import { shortened } from './shortened'

const [width, height] = [720, 340]
const margin = { top: 30, right: 150, bottom: 52, left: 46 }
/** As many groups as have room for their names below the axis. */
const mostNamed = 14

/**
 * Draws how many codes were found after each group: in this order, on average over all orders, and from the 5th to the 95th percentile of orders.
 * The vertical axis begins at 0 and ends at the number of codes that are counted.
 */
export function coverageCurve(coverage: Coverage): Html {
  const { positions, codes } = coverage
  const last = positions[positions.length - 1]
  const x = scaleLinear()
    .domain([1, Math.max(2, positions.length)])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, Math.max(codes, max(positions, ({ high }) => high) ?? 0)])
    .range([height - margin.bottom, margin.top])
  const path = (value: (position: CoveragePosition) => number): string | null =>
    line<CoveragePosition>(
      ({ position }) => x(position),
      position => y(value(position)),
    ).digits(2)([...positions])
  const steps = line<CoveragePosition>(
    ({ position }) => x(position),
    ({ found }) => y(found),
  )
    .curve(curveStepAfter)
    .digits(2)([...positions])
  const band = area<CoveragePosition>()
    .x(({ position }) => x(position))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(2)([...positions])
  const right = width - margin.right + 8
  const labels = apart([
    { at: y(codes), text: `${codes} codes counted`, shape: 'codes' },
    { at: y(last.found), text: `${last.found} found, this order`, shape: 'found' },
    { at: y(last.expected) + 1, text: 'average over orders', shape: 'expected' },
    { at: y(last.low) + 2, text: '5th to 95th percentile', shape: 'spread-of-orders' },
  ])
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Plot of coverage by group"><svg class="coverage" role="img" aria-labelledby="coverage-plot-title coverage-plot-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="coverage-plot-title">Codes found after each group</title>
<desc id="coverage-plot-desc">${inWords(coverage)}</desc>
<g class="grid">${whole(y.ticks(6)).map(tick => html`<path d="M${margin.left} ${fixed(y(tick))}H${width - margin.right}"/><text class="end" x="${margin.left - 8}" y="${fixed(y(tick) + 4)}">${tick}</text>`)}</g>
<g class="axis-x">${xTicks(positions, x)}<text class="middle" x="${(margin.left + width - margin.right) / 2}" y="${height - 8}">groups, in the order ${orderOf(coverage)}</text><text x="0" y="10">codes</text></g>
<path class="codes" d="M${margin.left} ${fixed(y(codes))}H${width - margin.right}"/>
<path class="band" d="${band}"/><path class="expected" d="${path(({ expected }) => expected)}"/><path class="found" d="${steps}"/>
<g class="found-dots">${positions.map(({ position, found }) => html`<circle cx="${fixed(x(position))}" cy="${fixed(y(found))}" r="3"/>`)}</g>
<g class="labels">${labels.map(({ at, text, shape }) => html`<text class="${shape}" x="${right}" y="${fixed(at + 4)}">${text}</text>`)}</g>
</svg></div>`
}

/** Counts have no ticks between them. */
function whole(ticks: readonly number[]): readonly number[] {
  return ticks.filter(Number.isInteger)
}

function xTicks(positions: readonly CoveragePosition[], x: (position: number) => number): readonly Html[] {
  const every = Math.ceil(positions.length / mostNamed)
  return positions
    .filter((_, i) => i % every === 0)
    .map(
      ({ position, group }) =>
        html`<text class="middle" x="${fixed(x(position))}" y="${height - margin.bottom + 18}">${every > 1 ? position : shortened(group, 7)}</text>`,
    )
}

function orderOf({ order }: Coverage): string {
  return order === 'fieldwork' ? 'of fieldwork' : order === 'partly' ? 'of fieldwork as far as known' : 'of their ids'
}

function inWords(coverage: Coverage): string {
  const { positions, codes } = coverage
  const half = positions.find(({ found }) => found * 2 >= positions[positions.length - 1].found)!
  const last = positions[positions.length - 1]
  return `Of ${counted(codes, 'code')}, ${positions[0].found} were found after the first group, ${half.found} after ${half.position}, ${last.found} after all ${last.position}. The table below has every number.`
}

interface Label {
  readonly at: number
  readonly text: string
  readonly shape: string
}

/** Moves labels down until none lies on another. */
function apart(labels: readonly Label[]): readonly Label[] {
  let free = Number.NEGATIVE_INFINITY
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .map(label => {
      const at = Math.max(label.at, free)
      free = at + 16
      return { ...label, at }
    })
}
