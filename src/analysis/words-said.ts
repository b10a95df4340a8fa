import type { Span } from '../text/span'
import { countWords } from '../text/span'
import type { Mark, Transcript, Turn } from '../transcript/transcript'

type Marked = Pick<Transcript, 'text' | 'marks'>

/**
 * Counts the words of a turn that begin within a span, as word processors count them, without asides (time stamps, what others say).
 *
 * A word belongs to the span in which it begins, so that sentences without a blank between them ("we left.It was late") never
 * count more words than their turn.
 */
export function wordsSaid(transcript: Marked, turn: Turn, { start, end }: Span): number {
  const { text } = transcript
  let words = 0
  for (const piece of withoutAsides(transcript, turn)) {
    const from = Math.max(start, piece.start)
    const to = Math.min(end, piece.end)
    if (from >= to) continue
    words += countWords(text, { start: from, end: to })
    if (from > piece.start && /^\S\S/.test(text.slice(from - 1, from + 1))) words--
  }
  return words
}

/** Gives the marks that lie in a span, in order. */
export function marksIn({ marks }: Marked, { start, end }: Span): readonly Mark[] {
  const first = firstAfter(marks, start)
  let last = first
  while (last < marks.length && marks[last].start < end) last++
  return marks.slice(first, last)
}

function withoutAsides(transcript: Marked, turn: Turn): readonly Span[] {
  if (transcript.marks.length === 0) return [turn]
  const asides = marksIn(transcript, turn).filter(({ kind }) => kind === 'aside')
  if (asides.length === 0) return [turn]
  const starts = [turn.start, ...asides.map(({ end }) => end)]
  return starts.map((start, i) => ({ start, end: asides[i]?.start ?? turn.end }))
}

/** Finds the first of sorted spans that ends behind an offset. */
export function firstAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle].end > offset) high = middle
    else low = middle + 1
  }
  return low
}
