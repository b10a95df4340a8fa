/**
 * Counts the edits that make one word of another: letters put in, left out, exchanged, or swapped with their neighbour.
 *
 * This is the Damerau–Levenshtein distance (Damerau 1964, Levenshtein 1966), the restricted one, also called optimal string alignment: no
 * stretch is edited twice, so "abc" is three edits from "ca", not two.
 *
 * @param most Where there are more edits than this, some number above it is given, sooner.
 *
 * @example
 * editDistance('consultant', 'consutlant') // 1
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1)
      least = Math.min(least, next[j])
    }
    // A swap reaches two rows back, so only two rows in a row that are too dear end it.
    if (least > most && row.every(edits => edits > most)) return most + 1
    before = row
    row = next
  }
  return row[b.length]
}
