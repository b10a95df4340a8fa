import { visibleControls } from '../../report/visible'

/** Gives the text as the page shows it: signs that hide or turn words around stand as `<U+202E>`, so it may be longer than what it shows. */
export function shownText(text: string): string {
  return visibleControls(text)
}

/** Gives the offset in the shown text at which an offset of the text itself is seen. */
export function toShown(text: string, offset: number): number {
  return visibleControls(text.slice(0, wholeSign(text, offset))).length
}

/** Gives the offset in the text of an offset in what is shown of it. Within a sign's name, that is ahead of the sign; no pair is ever cut. */
export function toSource(text: string, shown: number): number {
  let seen = 0
  let source = 0
  for (const sign of text) {
    const next = seen + visibleControls(sign).length
    if (next > shown) return source
    seen = next
    source += sign.length
  }
  return source
}

/** Moves an offset that lies between the halves of a pair ahead of it. */
export function wholeSign(text: string, offset: number): number {
  const isInside = isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))
  return isInside ? offset - 1 : offset
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
