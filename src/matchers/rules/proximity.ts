import type { Distance, Found } from './found'
import { joined } from './found'

type Places = readonly Found[]
/** A row of places in the order of the text, or undefined where there is none. */
type Row = readonly Found[] | undefined

/**
 * `near`: places where one hit of each operand stands in a row, in any order, with at most `within` words between neighbours.
 * No word serves two operands. From each first hit, the row that ends soonest is given.
 */
export function near(operands: readonly Places[], within: number, distance: Distance): Places {
  if (operands.some(places => places.length === 0)) return []
  const sorted = operands.map(byPlace)
  const everyOperand = 2 ** operands.length - 1
  const known = remembered()

  /** The row of one hit of each operand of the set that follows a place and ends soonest. */
  function rowBehind(from: Found, set: number): Row {
    if (set === 0) return []
    return known(from, set, () => {
      let best: Row
      for (const [operand, places] of sorted.entries()) {
        if ((set & (1 << operand)) === 0) continue
        for (const place of reachable(from, places, within, distance)) {
          const rest = rowBehind(place, set & ~(1 << operand))
          if (rest && (!best || (rest.at(-1) ?? place).last < best.at(-1)!.last)) best = [place, ...rest]
        }
      }
      return best
    })
  }

  return sorted.flatMap((places, operand) =>
    places.flatMap(place => {
      const row = rowBehind(place, everyOperand & ~(1 << operand))
      return row ? [joined([place, ...row])] : []
    }),
  )
}

/** `before`: places where a hit of each operand stands in this order, with at most `within` words between neighbours (null: any number). */
export function before(operands: readonly Places[], within: number | null, distance: Distance): Places {
  if (operands.some(places => places.length === 0)) return []
  const sorted = operands.map(byPlace)
  const known = remembered()

  function rowBehind(from: Found, operand: number): Row {
    if (operand === sorted.length) return []
    return known(from, operand, () => {
      for (const place of reachable(from, sorted[operand], within ?? Number.POSITIVE_INFINITY, distance)) {
        const rest = rowBehind(place, operand + 1)
        if (rest) return [place, ...rest]
      }
      return undefined
    })
  }

  return sorted[0].flatMap(place => {
    const row = rowBehind(place, 1)
    return row ? [joined([place, ...row])] : []
  })
}

function byPlace(places: Places): Places {
  return [...places].sort((a, b) => a.first - b.first || a.last - b.last)
}

/** Places that begin behind another with at most `within` words between. */
function* reachable(from: Found, places: Places, within: number, distance: Distance): Generator<Found> {
  for (let i = firstBehind(from.last, places); i < places.length; i++) {
    if (distance(from, places[i]) > within) return
    yield places[i]
  }
}

/** Index of the first of some places, in the order of their first words, that begins behind a word. */
function firstBehind(word: number, places: Places): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle].first <= word) low = middle + 1
    else high = middle
  }
  return low
}

/** Keeps what was found out from a place on, so that a stranger's rule costs no more than places times sets of operands. */
function remembered(): (from: Found, rest: number, find: () => Row) => Row {
  const rows = new Map<number, Map<Found, Row>>()
  return (from, rest, find) => {
    const ofRest = rows.get(rest) ?? new Map<Found, Row>()
    rows.set(rest, ofRest)
    if (!ofRest.has(from)) ofRest.set(from, find())
    return ofRest.get(from)
  }
}
