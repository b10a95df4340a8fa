/**
 * Writes the hint for a misspelt word: the known word nearest to it, if one is near enough.
 *
 * Case, blanks, `-` and `_` do not count; else a third of the letters may differ (Damerau–Levenshtein distance, in which two
 * neighbours swapped are one edit).
 *
 * @example
 * didYouMean('keywrods', ['keywords', 'rules']) // 'did you mean "keywords"?'
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const wanted = bare(word)
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const other = bare(candidate)
    if (Math.abs(other.length - wanted.length) >= least) continue
    const distance = editDistance(wanted, other)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '')
}

function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    before = row
    row = next
  }
  return row[b.length]
}
