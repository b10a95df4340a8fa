import type { RatingPattern } from './rating-patterns'

/**
 * The sums over units from which every coefficient of a variable follows. Being sums, those of a resample are its parts' sums, each as
 * often as it was drawn, and those of several codes taken together are the codes' sums added: no unit is looked at twice.
 *
 * Of two coders with k categories: the k × k cells, then by category the units that only one of them rated.
 *
 * Of more coders, with m those who rated a unit and n_c those who gave it category c: four tables of k × k, the pairs of ratings c and d
 * in a unit, n_c·(n_d − [c = d]), as a share of the unit's pairs (divided by m(m−1)), as coincidences (by m−1) and as they are; then
 * by category the shares n_c/m; then how many units had a pair, and how many had a rating.
 */
export interface SumsLayout {
  readonly categories: number
  readonly twoCoders: boolean
  readonly length: number
  /** Where parts begin. */
  readonly coincidences: number
  readonly pairs: number
  readonly shares: number
  readonly paired: number
  readonly rated: number
}

export function sumsLayout(categories: number, coders: number): SumsLayout {
  const cells = categories * categories
  const twoCoders = coders === 2
  return {
    categories,
    twoCoders,
    length: twoCoders ? cells + categories : 3 * cells + categories + 2,
    coincidences: cells,
    pairs: 2 * cells,
    shares: twoCoders ? cells : 3 * cells,
    paired: 3 * cells + categories,
    rated: 3 * cells + categories + 1,
  }
}

/** What one unit of a pattern adds to the sums: most places get nothing. */
export interface Addends {
  readonly places: readonly number[]
  readonly amounts: readonly number[]
}

export function addendsOf({ values }: RatingPattern, layout: SumsLayout): Addends {
  const given = values.filter(value => value !== -1)
  const sums = new Map<number, number>()
  const add = (place: number, amount: number): void => {
    sums.set(place, (sums.get(place) ?? 0) + amount)
  }
  const k = layout.categories
  if (layout.twoCoders) {
    if (given.length === 2) add(given[0] * k + given[1], 1)
    if (given.length === 1) add(layout.shares + given[0], 1)
  } else if (given.length > 0) {
    const m = given.length
    for (const value of given) add(layout.shares + value, 1 / m)
    add(layout.rated, 1)
    if (m > 1) {
      add(layout.paired, 1)
      for (const [i, one] of given.entries())
        for (const [j, other] of given.entries()) {
          if (i === j) continue
          const cell = one * k + other
          add(cell, 1 / (m * (m - 1)))
          add(layout.coincidences + cell, 1 / (m - 1))
          add(layout.pairs + cell, 1)
        }
    }
  }
  // In one order, so that it is seen which patterns add the same.
  const places = [...sums.keys()].sort((a, b) => a - b)
  return { places, amounts: places.map(place => sums.get(place) ?? 0) }
}

/** Adds what so many units of a pattern add. */
export function addTo(sums: Float64Array, { places, amounts }: Addends, units: number): void {
  if (units === 0) return
  for (let i = 0; i < places.length; i++) sums[places[i]] += units * amounts[i]
}
