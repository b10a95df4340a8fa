import { fold } from '../../text/fold'
import type { Span } from '../../text/span'

/** Words that stood somewhere in an older text, and what stood on either side. */
export interface Remembered {
  readonly quote: string
  readonly before: string
  readonly after: string
  readonly start: number
}

/** Where they stand now; or at how many places, where these cannot be told apart. */
export type FoundAgain = { readonly place: Span } | { readonly places: number }

/**
 * Makes a finder of words in a text that was changed since they were quoted.
 *
 * White space, case and the form of quotation marks make no difference, but where the words stand as they were, only those places count. Of several
 * places the one whose surroundings agree furthest is meant; where they agree as far, the one that is nearest to the old place, if it is much
 * nearer than the next. Short words that stand in other surroundings now are others: "Yes." was deleted, and somebody else says it elsewhere.
 */
export function finderOf(text: string): (wanted: Remembered) => FoundAgain {
  let whole: Folded | undefined
  return wanted => {
    whole ??= foldedText(text)
    const quote = foldedText(wanted.quote.trim()).text
    if (quote === '') return { places: 0 }
    const [before, after] = [foldedText(wanted.before).text, foldedText(wanted.after).text]
    const all: Candidate[] = []
    for (let at = whole.text.indexOf(quote); at !== -1; at = whole.text.indexOf(quote, at + 1)) {
      const agreement = agreeingEnd(before, whole.text, at) + agreeingStart(after, whole.text, at + quote.length)
      const place = { start: whole.starts[at], end: whole.ends[at + quote.length - 1] }
      all.push({ place, agreement, isExact: text.slice(place.start, place.end) === wanted.quote })
    }
    const needed = quote.length >= tellsByItself ? 0 : Math.min(leastAgreement, before.length + after.length)
    const trusted = all.filter(({ agreement }) => agreement >= needed)
    const exact = trusted.filter(({ isExact }) => isExact)
    return nearest(furthest(exact.length > 0 ? exact : trusted), wanted.start)
  }
}

interface Candidate {
  readonly place: Span
  /** Units of the surroundings that are as they were. */
  readonly agreement: number
  readonly isExact: boolean
}

/** Nobody says so many characters twice in the same words, or hardly ever. */
const tellsByItself = 30
const leastAgreement = 12
/** The next place must lie so many times as far from the old one. */
const clearlyNearer = 4

function furthest(candidates: readonly Candidate[]): readonly Candidate[] {
  const most = candidates.reduce((max, { agreement }) => Math.max(max, agreement), 0)
  return candidates.filter(({ agreement }) => agreement === most)
}

function nearest(candidates: readonly Candidate[], start: number): FoundAgain {
  if (candidates.length < 2) return candidates.length === 1 ? { place: candidates[0].place } : { places: 0 }
  const distance = ({ place }: Candidate): number => Math.abs(place.start - start)
  const [first, second] = [...candidates].sort((a, b) => distance(a) - distance(b))
  return distance(first) * clearlyNearer < distance(second) ? { place: first.place } : { places: candidates.length }
}

function agreeingEnd(before: string, text: string, at: number): number {
  let length = 0
  while (length < before.length && length < at && before[before.length - 1 - length] === text[at - 1 - length]) length++
  return length
}

function agreeingStart(after: string, text: string, at: number): number {
  let length = 0
  while (length < after.length && after[length] === text[at + length]) length++
  return length
}

/** A text as it is compared, and where each unit of it comes from. */
interface Folded {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function foldedText(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const { 0: sign, index } of text.matchAll(/\s+|[^\s][\p{M}\u00ad\u200c\u200d\u2060]*/gu)) {
    const plain = plainSign(sign)
    folded += plain
    for (let i = 0; i < plain.length; i++) {
      starts.push(index)
      ends.push(index + sign.length)
    }
  }
  return { text: folded, starts, ends }
}

function plainSign(sign: string): string {
  if (/^\s/.test(sign)) return ' '
  return sign.length === 1 && sign < '\x7f' ? sign.toLowerCase() : fold(sign).replace(/[“”„‟«»＂]/g, '"')
}
