/**
 * Folds a word for comparison: compatibility forms (NFKC), case, curly apostrophes, soft hyphens and joiners.
 *
 * Only comparisons see the result; the text itself is never altered.
 *
 * @example
 * fold('DON’T') // "don't"
 */
export function fold(word: string): string {
  return word
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u00ad\u200c\u200d\u2060]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
}

/** The same letters with their case: what `case(IT)` compares. */
export function foldButCase(word: string): string {
  return word
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u00ad\u200c\u200d\u2060]/g, '')
    .normalize('NFKC')
}

/** Gives `trust` for `trust's`, and undefined for a word without a possessive or contracted `'s`. */
export function baseOfPossessive(form: string): string | undefined {
  return form.length > 2 && form.endsWith("'s") ? form.slice(0, -2) : undefined
}
