import { range, tickIncrement, ticks } from 'd3-array'
import { scaleThreshold } from 'd3-scale'

/** How a heat table shades its cells: 0 for nothing, then up to six steps. */
export interface HeatBands {
  /** From 0 to 6. */
  readonly levelOf: (value: number) => number
  /** The steps that are in use, the lightest first, each with what it stands for: `3 to 5`. */
  readonly steps: readonly { readonly level: number; readonly label: string }[]
}

/** As many shades as a reader can tell apart beside each other. */
const mostSteps = 6

/**
 * Divides counts into steps that grow by about the same factor, so that few mentions differ in shade as well as many do.
 *
 * @param most The greatest count of the table.
 */
export function countBands(most: number): HeatBands {
  const wanted = Math.min(mostSteps, most)
  const froms = most <= mostSteps ? range(1, most + 1) : range(wanted).map(i => Math.round(most ** (i / wanted)))
  const lowest = [...new Set(froms)]
  return bands(
    lowest,
    lowest.map((from, i) => {
      const to = (lowest[i + 1] ?? most + 1) - 1
      return from === to ? `${from}` : `${from} to ${to}`
    }),
  )
}

/**
 * Divides rates and shares into equal steps between round numbers.
 *
 * @param most The greatest of the table.
 */
export function rateBands(most: number): HeatBands {
  if (most <= 0) return bands([], [])
  let wanted = mostSteps
  while (wanted > 1 && ticks(0, most, wanted).filter(tick => tick < most).length > mostSteps) wanted--
  const lowest = ticks(0, most, wanted).filter(tick => tick < most)
  const step = tickIncrement(0, most, wanted)
  // Below 1, d3 gives the step's reciprocal, negated: −50 for 0.02.
  const decimals = step < 0 ? `${-step - 1}`.length : 0
  const written = (number: number): string => number.toFixed(decimals)
  const labels = lowest.map((from, i) => {
    const to = lowest[i + 1]
    if (to === undefined) return i === 0 ? 'above 0' : `${written(from)} or more`
    return i === 0 ? `above 0, below ${written(to)}` : `${written(from)} to below ${written(to)}`
  })
  return bands([Number.MIN_VALUE, ...lowest.slice(1)], labels)
}

function bands(lowest: readonly number[], labels: readonly string[]): HeatBands {
  const levels = lowest.map((_, i) => Math.ceil(((i + 1) * mostSteps) / lowest.length))
  const scale = scaleThreshold<number, number>()
    .domain(lowest)
    .range([0, ...levels])
  return { levelOf: value => scale(value), steps: labels.map((label, i) => ({ level: levels[i], label })) }
}
