import { below, createRandom, type Random } from '../../src/analysis/reliability/random'

/** Makes data sets of one kind, the same in every run. */
export function dataSets<T>(name: string, howMany: number, make: (random: Random) => T): readonly T[] {
  const random = createRandom(`oracles/${name}`)
  return Array.from({ length: howMany }, () => make(random))
}

/** A table of counts in which no row or column is empty; some cells are. */
export function fullTable(rows: number, columns: number, most: number, random: Random): readonly (readonly number[])[] {
  for (;;) {
    const table = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => (random() < 0.15 ? 0 : below(most, random))),
    )
    const sums = [
      ...table.map(row => row.reduce((a, b) => a + b, 0)),
      ...table[0].map((_, j) => table.reduce((sum, row) => sum + row[j], 0)),
    ]
    if (sums.every(sum => sum > 0)) return table
  }
}

/** Ratings of units by coders, each of whom leaves some units out; any two agree more often than not. */
export function ratings(
  units: number,
  coders: number,
  values: number,
  missing: number,
  random: Random,
): readonly (readonly (number | null)[])[] {
  return Array.from({ length: units }, () => {
    const truth = below(values, random)
    return Array.from({ length: coders }, () => {
      if (random() < missing) return null
      return random() < 0.6 ? truth : below(values, random)
    })
  })
}
