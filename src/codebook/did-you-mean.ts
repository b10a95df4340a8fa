import { editDistance } from '../text/edit-distance'

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
