/** Counts expected of a square table without its diagonal. */
export type ExpectedCount = (row: number, column: number) => number

const mostRounds = 1_000
const closeEnough = 1e-9

/**
 * Expected counts of a square table whose diagonal cannot occur, under quasi-independence: rows and columns keep their totals, and
 * say nothing about each other otherwise.
 *
 * Each expected count is the product of a number of its row and a number of its column; the diagonal is 0. The numbers are
 * found by iterative proportional fitting, until no row total is off by 10⁻⁹, or for 1000 rounds: where the totals leave only one way
 * to fill the table (everybody answers the moderator alone), the rest comes ever closer to 0 without reaching it.
 *
 * Source: Goodman 1968, *Journal of the American Statistical Association* 63:1091–1131; for sequences in which nobody follows
 * themselves, Bakeman and Gottman 1997, *Observing Interaction*, 2nd edition. Counts are at least 0.
 *
 * @param rows Row totals of a table of counts with an empty diagonal.
 * @param columns Its column totals, as many.
 */
export function quasiIndependence(rows: readonly number[], columns: readonly number[]): ExpectedCount {
  let ofRows: readonly number[] = rows.map(total => (total > 0 ? 1 : 0))
  let ofColumns: readonly number[] = columns
  for (let round = 0; round < mostRounds; round++) {
    ofColumns = factorsFor(columns, ofRows)
    const others = sumsOfOthers(ofColumns)
    const isFitted = rows.every((total, i) => Math.abs(ofRows[i] * others[i] - total) < closeEnough)
    if (isFitted) break
    ofRows = factorsFor(rows, ofColumns)
  }
  return (row, column) => (row === column ? 0 : ofRows[row] * ofColumns[column])
}

/** Gives the factors with which each line has its total. */
function factorsFor(totals: readonly number[], across: readonly number[]): readonly number[] {
  const others = sumsOfOthers(across)
  return totals.map((total, i) => (total === 0 || others[i] === 0 ? 0 : total / others[i]))
}

/** Sums all numbers but one, for each; without subtracting, which would lose small ones beside a large one. */
function sumsOfOthers(numbers: readonly number[]): readonly number[] {
  const sums = numbers.map(() => 0)
  let before = 0
  for (const [i, number] of numbers.entries()) {
    sums[i] = before
    before += number
  }
  let after = 0
  for (let i = numbers.length - 1; i >= 0; i--) {
    sums[i] += after
    after += numbers[i]
  }
  return sums
}
