import { segments } from '../segments'
import { element } from './dom'

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Shows a stretch of a text with some words in it marked; what is longer than `most` characters is cut around the first of them. */
export function quoted(
  text: string,
  within: Stretch,
  marked: readonly Stretch[],
  most = Number.POSITIVE_INFINITY,
): Node[] {
  const { start, end } = cut(text, within, marked[0] ?? within, most)
  const pieces = segments({ start, end }, marked).map(({ start: from, end: to, over }) => {
    const words = text.slice(from, to)
    return over.length > 0 ? element('mark', {}, words) : element('span', {}, words)
  })
  const more = (): Node => element('span', { class: 'faint' }, '…')
  return [...(start > within.start ? [more()] : []), ...pieces, ...(end < within.end ? [more()] : [])]
}

/** Cuts at blanks, so that no word and no sign of two halves is cut through. */
function cut(text: string, { start, end }: Stretch, first: Stretch, most: number): Stretch {
  if (end - start <= most) return { start, end }
  const from = Math.max(start, Math.min(first.start - Math.floor(most / 3), end - most))
  const to = Math.min(end, from + most)
  const blankBefore = from === start ? start : text.indexOf(' ', from) + 1
  const blankAfter = to === end ? end : text.lastIndexOf(' ', to)
  const hasBlanks = blankBefore > 0 && blankBefore <= first.start && blankAfter > blankBefore
  return hasBlanks ? { start: blankBefore, end: blankAfter } : { start: from, end: to }
}
