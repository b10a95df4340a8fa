/** A stretch of a text: half-open `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** True when the two share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Shrinks a span until neither end is white space. An empty span stays where it starts. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** Counts runs of characters between white space, as word processors do. Nothing is cut out: this runs over whole transcripts. */
export function countWords(text: string, { start, end }: Span = { start: 0, end: text.length }): number {
  let words = 0
  let inWord = false
  for (let i = start; i < end; i++) {
    const isWord = !isSpace(text.charCodeAt(i))
    if (isWord && !inWord) words++
    inWord = isWord
  }
  return words
}

/** As `\s` in a regular expression. */
function isSpace(unit: number): boolean {
  return unit <= 32
    ? unit === 32 || (unit >= 9 && unit <= 13)
    : unit === 0xa0 || (unit > 0x167f && /\s/.test(String.fromCharCode(unit)))
}
