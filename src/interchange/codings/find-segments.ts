import { fold } from '../../text/fold'
import type { Span } from '../../text/span'
import type { Transcript } from '../../transcript/transcript'

/** Where words stand in a transcript, and how they were found: as they are; but for white space, case and kinds of signs; by the parts between omission marks. */
export interface FoundSegments {
  readonly places: readonly Span[]
  readonly how: 'exact' | 'folded' | 'parts' | 'labels'
}

/** Gives what finds the words of segments in a transcript, wherever they stand. */
export function segmentFinder({
  text,
  speakers,
}: Pick<Transcript, 'text' | 'speakers'>): (words: string) => FoundSegments {
  let folded: Folded | undefined
  const label = labelPattern(speakers.map(({ id }) => id))
  return written => {
    const words = written.trim()
    const exact = words === '' ? [] : allOf(text, words).map(start => ({ start, end: start + words.length }))
    if (exact.length > 0 || words === '') return { places: exact, how: 'exact' }
    folded ??= foldedText(text)
    const whole = spansOf(folded, plainText(words))
    if (whole.length > 0) return { places: whole, how: 'folded' }
    const parts = words
      .split(omission)
      .map(plainText)
      .filter(part => part !== '')
    const joined = parts.length > 1 ? inOrder(folded, parts) : parts.length === 1 ? spansOf(folded, parts[0]) : []
    if (joined.length > 0) return { places: joined, how: 'parts' }
    // Where a transcript is the words of its turns alone, programs that were given the file have the labels too.
    const unlabelled = label === null ? words : words.replace(label, '')
    const bare = unlabelled === words ? [] : spansOf(folded, plainText(unlabelled))
    return { places: bare, how: 'labels' }
  }
}

/** More places than these tell nothing. */
const mostPlaces = 1_000
/** An omission leaves out a few turns at most. */
const mostLeftOut = 20_000

const omission = /\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,})\s*/

function labelPattern(names: readonly string[]): RegExp | null {
  const known = names.filter(name => name !== '').map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return known.length === 0 ? null : new RegExp(`^[ \\t]*(?:${known.join('|')})[ \\t]*[:.>][ \\t]*`, 'gim')
}

function allOf(text: string, words: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1 && found.length < mostPlaces; at = text.indexOf(words, at + 1))
    found.push(at)
  return found
}

function spansOf({ text, starts, ends }: Folded, words: string): readonly Span[] {
  if (words === '') return []
  return allOf(text, words).map(at => ({ start: starts[at], end: ends[at + words.length - 1] }))
}

function inOrder(folded: Folded, [first, ...rest]: readonly string[]): readonly Span[] {
  return allOf(folded.text, first).flatMap(at => {
    let end = at + first.length
    for (const part of rest) {
      const next = folded.text.indexOf(part, end)
      if (next === -1 || next - end > mostLeftOut) return []
      end = next + part.length
    }
    return [{ start: folded.starts[at], end: folded.ends[end - 1] }]
  })
}

/** A text without white space as it is compared, and where each unit of it comes from. */
interface Folded {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Signs that count, each with its marks. */
const sign = /[^\s\u00ad\u200b-\u200d\u2060\ufeff]\p{M}*/gu

/** The text of `foldedText` alone: segments are many, and nobody asks where their signs stood. */
function plainText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.replaceAll(' ', '').toLowerCase()
  return (text.match(sign) ?? []).map(each => plainSign(each).slice(0, 4)).join('')
}

function foldedText(text: string): Folded {
  const starts = new Int32Array(text.length * 4)
  const ends = new Int32Array(text.length * 4)
  const pieces: string[] = []
  let length = 0
  for (const { 0: each, index } of text.matchAll(sign)) {
    const plain = plainSign(each).slice(0, 4)
    for (let i = 0; i < plain.length; i++) {
      starts[length] = index
      ends[length++] = index + each.length
    }
    pieces.push(plain)
  }
  return { text: pieces.join(''), starts: starts.slice(0, length), ends: ends.slice(0, length) }
}

function plainSign(written: string): string {
  if (written.length === 1 && written < '\x7f') return written.toLowerCase()
  return fold(written)
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/[‘’‚‛‹›´`]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s/g, '')
}
