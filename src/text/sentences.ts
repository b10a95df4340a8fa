import type { Span } from './span'
import { trim } from './span'
import type { Words } from './words'

/**
 * Splits a stretch of a text into sentences, each trimmed; together they hold every word of it.
 *
 * Made for transcripts of speech: titles and abbreviations ("Dr. Patel", "e.g."), decimals, initials, ellipses that only pause,
 * questions inside a quotation, full stops without a blank behind them, and text that has no capitals. A blank line always
 * ends a sentence. Where a speaker's words carry no punctuation at all, they are one sentence: none is made up.
 *
 * @param gaps Sorted spans whose full stops end nothing: transcriber's marks such as "(.)".
 * @param known The words of the stretch, where they were read already: then only what stands between them is looked at.
 */
export function sentences(text: string, span: Span, gaps: readonly Span[] = [], known?: KnownWords): readonly Span[] {
  const found: Span[] = []
  const nextStop = known ? stopsBetween(text, span.end, known) : (from: number) => stopFrom(text, from)
  let start = span.start
  let gap = 0
  for (let i = nextStop(span.start); i < span.end; i = nextStop(i + 1)) {
    const unit = text.charCodeAt(i)
    while (gap < gaps.length && gaps[gap].end <= i) gap++
    if (gap < gaps.length && gaps[gap].start <= i) {
      i = Math.min(gaps[gap].end, span.end) - 1
      continue
    }
    const end = unit === 10 ? endOfParagraph(text, i, span.end) : endOfSentence(text, i, span)
    if (end < 0) {
      // Step over the whole run, so that "..." is judged once.
      if (unit !== 10) while (i + 1 < span.end && isTerminator(text.charCodeAt(i + 1))) i++
      continue
    }
    const sentence = trim(text, { start, end })
    if (sentence.end > sentence.start) found.push(sentence)
    start = end
    i = end - 1
  }
  const rest = trim(text, { start, end: span.end })
  if (rest.end > rest.start) found.push(rest)
  return found
}

/** Words of which those from `first` on belong to the stretch. */
export interface KnownWords {
  readonly words: Words
  readonly first: number
}

/** Place of the next character that may end a sentence; beyond the text where there is none. */
function stopFrom(text: string, from: number): number {
  stops.lastIndex = from
  return stops.test(text) ? stops.lastIndex - 1 : text.length
}

/** Gives what finds the next such place from an ever higher one, by stepping from word to word: no word holds one. */
function stopsBetween(text: string, end: number, { words, first }: KnownWords): (from: number) => number {
  const { count, starts, ends } = words
  let word = first
  return from => {
    for (let at = from; at < end; at = ends[word++]) {
      while (word < count && ends[word] <= at) word++
      const until = word < count ? Math.min(starts[word], end) : end
      for (; at < until; at++) if (isStop(text.charCodeAt(at))) return at
      if (word === count) break
    }
    return end
  }
}

const stops = /[.!?\n\u2026\u3002\uff01\uff1f\uff0e\u2047\u203d]/g

function isStop(unit: number): boolean {
  return unit !== 32 && (unit === 10 || isTerminator(unit))
}

const DOT = 46
const ELLIPSIS = 0x2026

function isTerminator(unit: number): boolean {
  return unit === DOT || unit === 33 || unit === 63 || unit === ELLIPSIS || isWideTerminator(unit)
}

function isWideTerminator(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff0e || unit === 0x2047 || unit === 0x203d
}

function isCloser(unit: number): boolean {
  return unit === 34 || unit === 39 || unit === 41 || unit === 93 || unit === 0x201d || unit === 0x2019 || unit === 0xbb
}

/** Where the sentence ends that the terminator at `at` closes, or -1 when it closes none. */
function endOfSentence(text: string, at: number, { start, end }: Span): number {
  let after = at + 1
  let dots = text.charCodeAt(at) === DOT ? 1 : 0
  let strong = text.charCodeAt(at) !== DOT && text.charCodeAt(at) !== ELLIPSIS
  let ellipsis = text.charCodeAt(at) === ELLIPSIS
  for (; after < end && isTerminator(text.charCodeAt(after)); after++) {
    const unit = text.charCodeAt(after)
    if (unit === DOT) dots++
    else if (unit === ELLIPSIS) ellipsis = true
    else strong = true
  }
  if (dots > 1) ellipsis = true
  const closed = after
  while (after < end && isCloser(text.charCodeAt(after))) after++
  if (after >= end) return end
  if (isWideTerminator(text.charCodeAt(at))) return after
  const quoted = after > closed
  if (text.charCodeAt(after) !== 32 && !/\s/.test(text[after])) {
    // "we left.It was late": a full stop between two words of running text that lacks its blank.
    const glued = !quoted && !ellipsis && /\p{Ll}{2}$/u.test(text.slice(Math.max(start, at - 2), at))
    return glued && /^\p{Lu}\p{Ll}/u.test(text.slice(after, after + 2)) ? after : -1
  }
  const next = nextLetter(text, after, end)
  const lower = isLower(next)
  if (quoted && lower) return -1
  if (strong) return after
  if (ellipsis) return lower || saysI(text, after, end) ? -1 : after
  return isAbbreviation(text, at, start, next, lower) ? -1 : after
}

/** Where a paragraph ends whose last line break is at `at`, or -1 when the next line goes on with it. */
function endOfParagraph(text: string, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10) return i + 1
    if (unit !== 32 && unit !== 9 && unit !== 13 && unit !== 0xa0) return -1
  }
  return -1
}

/** First letter or digit that follows white space and openers; empty when something else comes first. */
function nextLetter(text: string, from: number, end: number): string {
  let i = from
  if (text.charCodeAt(i) === 32 && i + 1 < end && isAsciiLetter(text.charCodeAt(i + 1))) return text[i + 1]
  while (i < end && /[\s"'“‘(¿¡«–—-]/.test(text[i])) i++
  return i < end && /[\p{L}\p{N}]/u.test(text[i]) ? text[i] : ''
}

function isLower(letter: string): boolean {
  const unit = letter.charCodeAt(0)
  if (unit < 128) return unit >= 97 && unit <= 122
  return letter !== '' && letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}

/** The letters at the end of a text, with the full stops between them: `e.g` of "so, e.g". */
function lastWord(text: string): string {
  let from = text.length
  while (from > 0 && (isAsciiLetter(text.charCodeAt(from - 1)) || text.charCodeAt(from - 1) === DOT)) from--
  if (from > 0 && text.charCodeAt(from - 1) > 127) return /(?:[\p{L}\p{M}]+\.)*[\p{L}\p{M}]+$/u.exec(text)?.[0] ?? ''
  return /[a-z]+(?:\.[a-z]+)*$/i.exec(text.slice(from))?.[0] ?? ''
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122
}

function saysI(text: string, from: number, end: number): boolean {
  return /^\s+["'“‘]?I(?:['’][a-z]+)?(?![\p{L}\p{N}])/u.test(text.slice(from, Math.min(end, from + 12)))
}

/** Abbreviations that always go on. */
const titles = new Set(
  'dr mr mrs ms mx prof rev fr st sr jr hon col gen lt sgt capt supt insp mme mlle messrs e.g eg i.e ie vs v cf viz approx ca no nos fig figs vol ed eds pp para paras ext tel dept'.split(
    ' ',
  ),
)
/** Abbreviations that may end a sentence: they do when a capital follows. */
const others = new Set(
  'etc a.m p.m am pm inc ltd plc co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun est min mins hr hrs yr yrs wk wks mth mths u.k u.s u.s.a e.u n.h.s b.a m.a b.sc m.sc ph.d et.al al ave rd'.split(
    ' ',
  ),
)
/** Longest abbreviation without a full stop inside. */
const LONGEST = 6
const keys: ReadonlySet<number> = new Set([...titles, ...others].map(word => keyOf(word, 0, word.length)))

/** Up to six letters as one number, whatever their case. */
function keyOf(text: string, from: number, to: number): number {
  let key = 0
  for (let i = from; i < to; i++) key = (key << 5) | (text.charCodeAt(i) & 31)
  return key
}

/** Words behind which a single capital names a thing, so that its full stop ends the sentence. */
const named = new Set(
  'band plan option part grade group class type level point section question appendix ward team category phase room vitamin hepatitis version model site unit block floor gate form column row'.split(
    ' ',
  ),
)

function isAbbreviation(text: string, at: number, start: number, next: string, lower: boolean): boolean {
  // Nearly every sentence ends with a word that is plainly none, which is seen without cutting it out.
  let from = at
  while (from > start && at - from <= LONGEST && isAsciiLetter(text.charCodeAt(from - 1))) from--
  if (at - from > LONGEST) return false
  const ahead = from > start ? text.charCodeAt(from - 1) : 32
  if (at - from > 1 && ahead < 128 && ahead !== DOT && !keys.has(keyOf(text, from, at))) return false
  const before = text.slice(Math.max(start, at - 24), at)
  const word = lastWord(before)
  if (word === '') return false
  const folded = word.toLowerCase()
  if (folded === 'no' || folded === 'nos') return /\p{N}/u.test(next)
  if (folded === 'v' || folded === 'st' || folded === 'fr' || folded === 'gen' || folded === 'ed' || folded === 'ext')
    return word !== folded || lower || folded === 'v'
  if (titles.has(folded)) return true
  if (others.has(folded)) {
    const month =
      /^[a-z]{3,5}$/.test(folded) && word === folded && !/^(?:etc|inc|ltd|plc|hrs?|yrs?|wks?|mins?|mths?)$/.test(folded)
    if (month) return false
    return lower || (/\p{N}/u.test(next) && /^[A-Z]/.test(word))
  }
  if (/^\p{Lu}$/u.test(word)) {
    if (word === 'I') return false
    const previous = /([\p{L}\p{M}]+)\.?\s+$/u.exec(before.slice(0, before.length - word.length))?.[1] ?? ''
    return !lower && next !== '' && !/\p{N}/u.test(next) && !named.has(previous.toLowerCase())
  }
  // "U.K. trusts", "n.b. this": single letters with full stops between them.
  return /^(?:\p{L}\.)+\p{L}$/u.test(word) && lower
}
