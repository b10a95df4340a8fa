import { codePointCounter } from '../../text/code-point-counter'
import type { Span } from '../../text/span'

/** Says where words stand: by themselves with what is around them, and by their position. */
export type Selectors = readonly [
  { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix?: string; readonly suffix?: string },
  /** In code points, from 0; `end` is the first one behind. */
  { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
]

/** So many UTF-16 units on either side tell most quotations apart. */
const around = 32

/** Makes what selects spans of a text. */
export function createSelectors(text: string): (span: Span) => Selectors {
  const codePoints = codePointCounter(text)
  return ({ start, end }) => {
    const prefix = text.slice(whole(text, Math.max(0, start - around)), start)
    const suffix = text.slice(end, whole(text, Math.min(text.length, end + around)))
    return [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        ...(prefix !== '' && { prefix }),
        ...(suffix !== '' && { suffix }),
      },
      { type: 'TextPositionSelector', start: codePoints(start), end: codePoints(end) },
    ]
  }
}

/** The next place that is not within a character of two units. */
function whole(text: string, place: number): number {
  const isWithin =
    /^[\udc00-\udfff]/.test(text.slice(place, place + 1)) && /[\ud800-\udbff]$/.test(text.slice(0, place).slice(-1))
  return isWithin ? place + 1 : place
}
