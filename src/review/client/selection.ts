import type { Span } from '../../text/span'

/** Which end of a stretch is moved. */
export type End = 'start' | 'end'

/**
 * Grows a stretch to whole words, and leaves out white space and labels around them; null where it holds no word.
 *
 * @param words Sorted, not overlapping.
 */
export function snapToWords(words: readonly Span[], { start, end }: Span): Span | null {
  const first = words[firstEndingAfter(words, start)]
  const last = words[firstStartingFrom(words, end) - 1]
  return first && last && first.start <= last.start ? { start: first.start, end: last.end } : null
}

/** Moves one end of a stretch by a word, forwards or back. At least one word stays, and the ends of the transcript hold. */
export function moveByWord(words: readonly Span[], span: Span, end: End, step: 1 | -1): Span {
  const whole = snapToWords(words, span)
  if (!whole) return span
  const first = firstEndingAfter(words, whole.start)
  const last = firstStartingFrom(words, whole.end) - 1
  const wanted = (end === 'start' ? first : last) + step
  const moved = words[wanted]
  if (!moved || (end === 'start' ? wanted > last : wanted < first)) return whole
  return end === 'start' ? { start: moved.start, end: whole.end } : { start: whole.start, end: moved.end }
}

/**
 * Finds the unit after or before a stretch, by where they begin; the last or first one again where there is none further. Null where there are no
 * units.
 *
 * @param units Sorted.
 */
export function neighbouringUnit(units: readonly Span[], { start }: Span, step: 1 | -1): Span | null {
  const later = units.find(unit => unit.start > start)
  const earlier = units.findLast(unit => unit.start < start)
  return (step === 1 ? (later ?? units.at(-1)) : (earlier ?? units[0])) ?? null
}

/** Finds the unit in which an offset lies, else the next one. */
export function unitAt(units: readonly Span[], offset: number): Span | null {
  return units.find(unit => unit.end > offset) ?? units.at(-1) ?? null
}

function firstEndingAfter(words: readonly Span[], offset: number): number {
  return lowest(words.length, i => words[i]!.end > offset)
}

function firstStartingFrom(words: readonly Span[], offset: number): number {
  return lowest(words.length, i => words[i]!.start >= offset)
}

/** Finds the lowest number below `size` for which something holds that then holds for all higher ones; else `size`. */
function lowest(size: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
