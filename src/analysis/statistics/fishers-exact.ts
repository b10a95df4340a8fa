import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'
import { type ContingencyTable, type Margins, marginsOf, whyNoAssociation } from './contingency-table'
import { logGamma } from './gamma'

/**
 * Fisher's exact test of a table, two-sided; of more than two rows or columns, Freeman and Halton's extension.
 *
 * In words: of all tables with the same sums of rows and columns, how probable are those that are no more probable than this one, if rows
 * and columns have nothing to do with each other? Tables count as equally probable within a factor of 1 + 1e−7, since the last digits of
 * floating point would else break ties. It holds for small counts too; but it takes every count for an independent draw, as chi-square does.
 *
 * Source: Fisher, R. A. (1935), The Design of Experiments, ch. 2, and J R Stat Soc 98:39–54; Freeman, G. H. & Halton, J. H. (1951),
 * Biometrika 38:141–149.
 *
 * @param mostTables Where there are more tables with these sums, the value is undefined: they are looked at one by one.
 * @returns Above 0, but for what floating point rounds to it, up to 1. Undefined, with the reason, where a row or column is empty, there are fewer than two, or too many tables.
 * @throws RangeError when the table is none.
 * @example
 * fishersExact([[3, 1], [1, 3]]).value // 0.4857142857142857, but for the last digits: the lady who tastes tea
 */
export function fishersExact(counts: ContingencyTable, mostTables = 100_000): Statistic {
  const margins = marginsOf(counts)
  const why = whyNoAssociation(margins)
  if (why !== null) return undefinedBecause(why)
  const tooMany = undefinedBecause(`more than ${mostTables} tables have these sums of rows and columns`)
  if (hasMoreTables(margins, mostTables)) return tooMany
  const logFactorial = logFactorials(margins.total)
  const sumsOfAll = margins.rows.concat(margins.columns).reduce((sum, n) => sum + logFactorial[n], 0)
  const fixed = sumsOfAll - logFactorial[margins.total]
  const weight = counts.flat().reduce((sum, n) => sum - logFactorial[n], fixed)
  const limit = weight + Math.log1p(1e-7)
  let p = 0
  const looked = eachTable(margins, logFactorial, mostTables, cells => {
    const other = fixed + cells
    if (other <= limit) p += Math.exp(other)
  })
  if (!looked) return tooMany
  return defined(Math.min(1, p))
}

function logFactorials(most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, n) => logGamma(n + 1))
}

/** Counts the tables ahead where that is quick: those of two rows, or two columns. */
function hasMoreTables({ rows, columns }: Margins, most: number): boolean {
  const [short, long] = rows.length === 2 ? [rows, columns] : [columns, rows]
  if (short.length !== 2) return false
  /** In how many ways the lines so far put each number into the first of the two, as long as the others can bring it to its sum. */
  let ways = [1]
  let behind = sum(long)
  for (const line of long) {
    behind -= line
    const next = new Array<number>(Math.min(short[0], ways.length - 1 + line) + 1).fill(0)
    let open = 0
    for (const placed of next.keys()) {
      open += (ways[placed] ?? 0) - (ways[placed - line - 1] ?? 0)
      if (placed + behind < short[0]) continue
      // Each way so far goes on to one table at least.
      if (open > most) return true
      next[placed] = open
    }
    ways = next
  }
  return false
}

/**
 * Fills in every table with the same sums, cell by cell, and gives for each the logarithm of 1 / the product of its cells' factorials.
 *
 * @returns False where there are more tables than `most`; it then stops.
 */
function eachTable(
  { rows, columns, total }: Margins,
  logFactorial: Float64Array,
  most: number,
  look: (cells: number) => void,
): boolean {
  // The shorter side is filled first: fewer cells are then free.
  const [short, long] = rows.length <= columns.length ? [rows, columns] : [columns, rows]
  const left = [...short]
  let tables = 0

  /** Fills the cells of line `j` from `i` on, of which `open` is still to be placed, `behind` the room that is left in later cells of the line. */
  function fill(j: number, i: number, open: number, behind: number, cells: number): boolean {
    if (j === long.length - 1) {
      if (++tables > most) return false
      look(left.reduce((sum, n) => sum - logFactorial[n], cells))
      return true
    }
    const room = left[i]
    const rest = behind - room
    if (i === short.length - 1) {
      left[i] = room - open
      const going = fill(j + 1, 0, long[j + 1], sum(left), cells - logFactorial[open])
      left[i] = room
      return going
    }
    for (let n = Math.max(0, open - rest); n <= Math.min(room, open); n++) {
      left[i] = room - n
      const going = fill(j, i + 1, open - n, rest, cells - logFactorial[n])
      left[i] = room
      if (!going) return false
    }
    return true
  }
  return fill(0, 0, long[0], total, 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
