import { COMPLEX, letterOfCode, SEPARATOR } from './characters'
import { fold } from './fold'
import { createFormNumbers, LONGEST_KEY } from './form-numbers'
import { createLetters } from './letters'
import type { Span } from './span'

/**
 * The words of a text, as parallel arrays that grow and are reused: word `i` is `[starts[i], ends[i])`, and `forms[i]` names
 * its folded form in the vocabulary.
 */
export interface Words {
  count: number
  starts: Int32Array
  ends: Int32Array
  forms: Int32Array
}

/** @param room For how many words there is room at first; the arrays grow where it is not enough. */
export function noWords(room = 1024): Words {
  return { count: 0, starts: new Int32Array(room), ends: new Int32Array(room), forms: new Int32Array(room) }
}

/** Every distinct word form met so far, numbered from 0 in the order of meeting. What a form means is looked up once for each number. */
export interface Vocabulary {
  readonly size: () => number
  /** The folded form of a number. */
  readonly form: (id: number) => string
  /**
   * Adds the words of `text` within `span` to `words`, leaving out those that begin inside a gap.
   * A word is a run of letters, marks and digits, with apostrophes inside it.
   *
   * @param gaps Sorted spans that hold no words (transcriber's marks); only those within the span matter.
   */
  readonly read: (text: string, span: Span, gaps: readonly Span[], words: Words) => void
}

/**
 * Makes an empty vocabulary.
 *
 * The letters of a stretch are folded all at once, then read four at a time; a word's form is found by the letters themselves.
 * No string is made for a word that was met before, unless it is long or needs folding as a whole.
 */
export function createVocabulary(): Vocabulary {
  const forms: string[] = []
  const numbers = new Map<string, number>()
  const byLetters = createFormNumbers()
  const lettersOf = createLetters()

  function numberOf(form: string): number {
    let number = numbers.get(form)
    if (number === undefined) {
      number = forms.length
      forms.push(form)
      numbers.set(form, number)
    }
    return number
  }

  function read(text: string, span: Span, gaps: readonly Span[], words: Words): void {
    let from = span.start
    for (let g = firstGapAfter(gaps, from); g < gaps.length && gaps[g].start < span.end; g++) {
      if (gaps[g].start > from) readStretch(text, from, gaps[g].start, words)
      if (gaps[g].end > from) from = gaps[g].end
    }
    if (from < span.end) readStretch(text, from, span.end, words)
  }

  function readStretch(text: string, from: number, to: number, words: Words): void {
    const length = to - from
    const { bytes, view } = lettersOf(from === 0 && to === text.length ? text : text.slice(from, to))
    // There cannot be more words than half the units.
    makeRoom(words, words.count + (length >> 1) + 1)
    const { starts, ends, forms: ids } = words
    let word = words.count
    for (let start = 0; start < length; start++) {
      if (bytes[start] === SEPARATOR) continue
      let end = start
      let zeros = zeroBytes(view.getInt32(end, true))
      while (zeros === 0) {
        end += 4
        zeros = zeroBytes(view.getInt32(end, true))
      }
      end += placeOfLowest(zeros)
      const long = end - start > LONGEST_KEY
      // The letters in four numbers, each cut off behind the word.
      const cut = long ? 0 : end - start
      const a = view.getInt32(start, true) & kept[cut + 12]
      const b = view.getInt32(start + 4, true) & kept[cut + 8]
      const c = view.getInt32(start + 8, true) & kept[cut + 4]
      const d = view.getInt32(start + 12, true) & kept[cut]
      if (long || ((a | b | c | d) & COMPLEX_LETTERS) !== 0) {
        words.count = word
        readRun(text, from, start, end, bytes, words)
        word = words.count
      } else {
        let form = byLetters.find(a, b, c, d)
        if (form < 0) {
          form = numberOf(spelt(bytes, start, end))
          byLetters.add(a, b, c, d, form)
        }
        starts[word] = from + start
        ends[word] = from + end
        ids[word++] = form
      }
      start = end
    }
    words.count = word
  }

  /** Reads a run of bytes that is a long word, or that has to be taken apart and folded as a whole. */
  function readRun(text: string, from: number, start: number, end: number, bytes: Uint8Array, words: Words): void {
    const isSimple = bytes.subarray(start, end).every(code => code < COMPLEX)
    if (isSimple) add(words, from + start, from + end, numberOf(spelt(bytes, start, end)))
    else
      for (const word of wordsIn(text.slice(from + start, from + end)))
        add(words, from + start + word.start, from + start + word.end, numberOf(word.form))
  }

  return { size: () => forms.length, form: id => forms[id], read }
}

/** The top bits of four letters, of which a complex one is set. */
const COMPLEX_LETTERS = 0x80808080 | 0

/** Has the top bit set of the lowest byte that is zero, and none below it; zero when none of the four is. */
function zeroBytes(quad: number): number {
  return (quad - 0x01010101) & ~quad & 0x80808080
}

/** Number (0 to 3) of the lowest byte with any bit set. */
function placeOfLowest(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3
}

/** For the fourth quad of a word, by its length: what it keeps. For the quads before it, 4 to 12 places further on. */
const kept = Int32Array.from(
  { length: LONGEST_KEY + 13 },
  (_, i) => [0, 0xff, 0xffff, 0xffffff, -1][Math.max(0, Math.min(4, i - 12))],
)

function spelt(bytes: Uint8Array, start: number, end: number): string {
  let form = ''
  for (let i = start; i < end; i++) form += letterOfCode[bytes[i]]
  return form
}

function add(words: Words, start: number, end: number, form: number): void {
  makeRoom(words, words.count + 1)
  words.starts[words.count] = start
  words.ends[words.count] = end
  words.forms[words.count++] = form
}

function makeRoom(words: Words, needed: number): void {
  if (needed <= words.starts.length) return
  words.starts = grown(words.starts, needed * 2)
  words.ends = grown(words.ends, needed * 2)
  words.forms = grown(words.forms, needed * 2)
}

function grown(array: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size)
  larger.set(array)
  return larger
}

/** Index of the first gap that ends after an offset. */
function firstGapAfter(gaps: readonly Span[], offset: number): number {
  let low = 0
  let high = gaps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (gaps[middle].end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** One word of a short text: for patterns, where a vocabulary would cost more than the words. */
export interface Word extends Span {
  readonly form: string
}

/** Splits a text into its folded words, by the same rule as a vocabulary does. */
export function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    form: fold(word),
    start: index,
    end: index + word.length,
  }))
}

const letters = '(?:(?!\\u02bc)[\\p{L}\\p{M}\\p{N}\\u00ad\\u200c\\u200d\\u2060])+'
const wordPattern = new RegExp(`${letters}(?:['\u2018\u2019\u02bc\uff07]${letters})*`, 'gu')

/** Hesitations, which a phrase or a distance may step over. */
export const fillers: ReadonlySet<string> = new Set([
  'um',
  'umm',
  'ummm',
  'uh',
  'uhh',
  'uhm',
  'er',
  'err',
  'erm',
  'ermm',
  'mm',
  'mmm',
  'hm',
  'hmm',
  'ah',
  'eh',
])
