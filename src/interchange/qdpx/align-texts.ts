import type { Span } from '../../text/span'

/** How one text lies on another that has the same characters but for white space; or where the two part. */
export type TextsAligned =
  | { readonly place: (span: Span) => Span; readonly parts?: never }
  | { readonly place?: never; readonly parts: { readonly from: number; readonly to: number } }

/**
 * Lays a text on another that may have other line ends, blank lines and blanks, as programs make of one document.
 *
 * `place` gives the span of `to` that holds the same words as a span of `from`, without white space around it; an empty one where the span held none.
 * `parts` are the offsets of the first characters that differ.
 */
export function alignTexts(from: string, to: string): TextsAligned {
  if (from === to) return { place: span => span }
  const offsets = new Int32Array(from.length)
  let at = 0
  for (let i = 0; i < from.length; i++) {
    if (isBlank(from.charCodeAt(i))) continue
    while (at < to.length && isBlank(to.charCodeAt(at))) at++
    if (at === to.length || from.charCodeAt(i) !== to.charCodeAt(at)) return { parts: { from: i, to: at } }
    offsets[i] = at++
  }
  while (at < to.length && isBlank(to.charCodeAt(at))) at++
  if (at < to.length) return { parts: { from: from.length, to: at } }
  return {
    place: ({ start, end }) => {
      let [first, last] = [start, end - 1]
      while (first <= last && isBlank(from.charCodeAt(first))) first++
      while (last >= first && isBlank(from.charCodeAt(last))) last--
      return first > last ? { start: 0, end: 0 } : { start: offsets[first], end: offsets[last] + 1 }
    },
  }
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || (unit > 0x167f && /\s/.test(String.fromCharCode(unit)))
}
