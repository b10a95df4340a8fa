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

/** Counts runs of characters between white space, as word processors do. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function isSpace(unit: number): boolean {
  return unit <= 32
    ? unit === 32 || (unit >= 9 && unit <= 13)
    : unit === 0xa0 || (unit > 0x167f && /\s/.test(String.fromCharCode(unit)))
}
