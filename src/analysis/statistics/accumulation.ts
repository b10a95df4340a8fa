import { type Random, shuffled } from '../reliability/random'

/** How codes add up from group to group, over many orders of the groups. */
export interface Accumulation {
  /** How many orders were gone through. */
  readonly orders: number
  /** True where these are all orders that there are, each once, so that nothing hangs on chance. */
  readonly all: boolean
  /** By position: codes found so far in the order at the 5th percentile, in the middle one and at the 95th percentile. */
  readonly low: readonly number[]
  readonly median: readonly number[]
  readonly high: readonly number[]
  /** Gives, for a share of all codes found, the position at which each order first has that many: ascending, one an order. Empty where nothing was found. */
  readonly reaching: (share: number) => readonly number[]
}

export interface AccumulationOptions {
  /** Most orders to go through. 1,000 unless told. */
  readonly orders?: number
  /** From `createRandom`. */
  readonly random: Random
}

/** Steps (groups and mentions, over all orders) that no call goes beyond: a fraction of a second. */
const mostSteps = 8_000_000

/**
 * Adds up codes over the groups in many orders: would another order have told another story?
 *
 * Where the groups have no more orders than were asked for, each is taken once; else so many are drawn at random, but fewer where groups
 * and mentions are so many that it would take more than 8 million steps. Percentiles are of the nearest rank, so that they are numbers of
 * codes that some order has.
 *
 * @param codesIn For each group, the numbers of the codes that it mentions, from 0, each once.
 */
export function accumulate(
  codesIn: readonly (readonly number[])[],
  { orders: asked = 1000, random }: AccumulationOptions,
): Accumulation {
  const groups = codesIn.length
  const steps = codesIn.reduce((sum, codes) => sum + codes.length + 1, 0)
  const most = Math.max(1, Math.min(asked, Math.floor(mostSteps / Math.max(1, steps))))
  const all = hasAtMost(most, groups)
  const places = codesIn.map((_, i) => i)
  const list = all ? everyOrder(places) : drawn(places, most, random)

  const codes = codesIn.reduce((top, each) => each.reduce((a, b) => Math.max(a, b + 1), top), 0)
  const seen = new Int32Array(codes).fill(-1)
  const byPosition = Array.from({ length: groups }, () => new Uint32Array(most))
  let orders = 0
  for (const order of list) {
    let found = 0
    for (let position = 0; position < groups; position++) {
      for (const code of codesIn[order[position]]) {
        if (seen[code] === orders) continue
        seen[code] = orders
        found++
      }
      byPosition[position][orders] = found
    }
    orders++
  }
  const counts = byPosition.map(each => each.subarray(0, orders))
  const total = counts.at(-1)?.[0] ?? 0
  const reaching = (share: number): readonly number[] =>
    total === 0 ? [] : firstReaching(counts, Math.ceil(share * total - 1e-9), orders)
  const ascending = counts.map(each => each.slice().sort())
  const at = (share: number): readonly number[] => ascending.map(each => each[Math.ceil(share * orders) - 1])
  return { orders, all, low: at(0.05), median: at(0.5), high: at(0.95), reaching }
}

function firstReaching(counts: readonly Uint32Array[], wanted: number, orders: number): readonly number[] {
  const positions = Uint32Array.from({ length: orders }, (_, order) => {
    let low = 0
    let high = counts.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (counts[middle][order] >= wanted) high = middle
      else low = middle + 1
    }
    return low + 1
  })
  return [...positions.sort()]
}

/** True where so many things have no more orders than that. */
function hasAtMost(orders: number, things: number): boolean {
  let all = 1
  for (let i = 2; i <= things && all <= orders; i++) all *= i
  return all <= orders
}

function* everyOrder(places: readonly number[]): Generator<readonly number[]> {
  if (places.length === 0) yield []
  for (const first of places)
    for (const rest of everyOrder(places.filter(each => each !== first))) yield [first, ...rest]
}

function* drawn(places: readonly number[], orders: number, random: Random): Generator<readonly number[]> {
  for (let i = 0; i < orders; i++) yield shuffled(places, random)
}
