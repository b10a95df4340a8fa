import { APOSTROPHE, COMPLEX, isWordPair, learnUnit, meaningOfUnit, UNKNOWN } from './characters'
import { fold } from './fold'
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

export function noWords(): Words {
  return { count: 0, starts: new Int32Array(1024), ends: new Int32Array(1024), forms: new Int32Array(1024) }
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
 * A form is found by hashing its folded units while they are scanned, then comparing them with the pool: no string is made for
 * a word that was met before.
 */
export function createVocabulary(): Vocabulary {
  const forms: string[] = []
  let pool = new Uint16Array(1 << 16)
  let poolEnd = 0
  let formStart = new Int32Array(1 << 12)
  let slots = new Int32Array(1 << 14)
  let hashes = new Int32Array(1 << 14)
  let units = new Uint16Array(1 << 12)
  let bytes = Buffer.from(units.buffer)
  let folded = new Uint16Array(256)

  function add(hash: number, length: number, slot: number): number {
    const id = forms.length
    let form = ''
    for (let i = 0; i < length; i++) form += String.fromCharCode(folded[i])
    forms.push(form)
    if (poolEnd + length > pool.length) pool = grown(pool, (poolEnd + length) * 2)
    pool.set(folded.subarray(0, length), poolEnd)
    if (id + 2 > formStart.length) formStart = grown(formStart, formStart.length * 2)
    formStart[id] = poolEnd
    poolEnd += length
    formStart[id + 1] = poolEnd
    slots[slot] = id + 1
    hashes[slot] = hash
    if (forms.length * 2 > slots.length) rehash()
    return id
  }

  function rehash(): void {
    const [oldSlots, oldHashes] = [slots, hashes]
    slots = new Int32Array(oldSlots.length * 2)
    hashes = new Int32Array(oldSlots.length * 2)
    const mask = slots.length - 1
    for (let i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] === 0) continue
      let slot = oldHashes[i] & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = oldSlots[i]
      hashes[slot] = oldHashes[i]
    }
  }

  /** Finds or adds the form that stands in `folded`. */
  function intern(hash: number, length: number): number {
    const mask = slots.length - 1
    let slot = hash & mask
    for (let found = slots[slot]; found !== 0; found = slots[slot]) {
      if (hashes[slot] === hash) {
        const start = formStart[found - 1]
        if (formStart[found] - start === length) {
          let i = 0
          while (i < length && pool[start + i] === folded[i]) i++
          if (i === length) return found - 1
        }
      }
      slot = (slot + 1) & mask
    }
    return add(hash, length, slot)
  }

  /** Folds a word as a whole, where unit by unit will not do. */
  function internComplex(word: string): number {
    const form = fold(word)
    if (form.length > folded.length) folded = new Uint16Array(form.length * 2)
    let rolling = SEED
    for (let i = 0; i < form.length; i++) {
      folded[i] = form.charCodeAt(i)
      rolling = Math.imul(rolling ^ folded[i], PRIME)
    }
    return intern(mixed(rolling), form.length)
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
    if (length + 2 > units.length) {
      units = new Uint16Array((length + 2) * 2)
      bytes = Buffer.from(units.buffer)
    }
    bytes.write(from === 0 && to === text.length ? text : text.slice(from, to), 0, length * 2, 'utf16le')
    // Two blanks behind the end spare the loop a question at every unit.
    units[length] = units[length + 1] = 32
    // A word cannot be longer than the stretch, nor can there be more words than half its units.
    if (folded.length <= length) folded = new Uint16Array(length + 1)
    makeRoom(words, words.count + (length >> 1) + 1)
    const { starts, ends, forms: ids } = words
    // Locals: the loop below is where all the time goes, and a closure's variables are slower.
    const read = units
    const spelt = folded
    const meanings = meaningOfUnit
    let out = words.count
    let i = 0
    while (i < length) {
      let meaning = meanings[read[i]]
      if (meaning === UNKNOWN) meaning = learnUnit(read[i])
      if (meaning < COMPLEX || (meaning === COMPLEX && !isWordPart(read[i], read[i + 1]))) {
        i++
        continue
      }
      const start = i
      let rolling = SEED
      let n = 0
      let complex = false
      for (;;) {
        if (meaning > UNKNOWN) {
          spelt[n++] = meaning
          rolling = Math.imul(rolling ^ meaning, PRIME)
        } else if (meaning === COMPLEX && isWordPart(read[i], read[i + 1])) {
          complex = true
          if (read[i] >= 0xd800 && read[i] <= 0xdbff) i++
        } else if (meaning === APOSTROPHE && isWordPart(read[i + 1], read[i + 2])) {
          spelt[n++] = 39
          rolling = Math.imul(rolling ^ 39, PRIME)
        } else break
        meaning = meanings[read[++i]]
        if (meaning === UNKNOWN) meaning = learnUnit(read[i])
      }
      if (complex) ids[out] = internComplex(text.slice(from + start, from + i))
      else {
        const hash = mixed(rolling)
        const first = slots[hash & (slots.length - 1)]
        // Nearly every word was met before, and stands where its hash says: that is looked at here, without a call.
        const at = formStart[first - 1]
        let same = first !== 0 && formStart[first] - at === n
        for (let c = 0; same && c < n; c++) same = pool[at + c] === spelt[c]
        ids[out] = same ? first - 1 : intern(hash, n)
      }
      starts[out] = from + start
      ends[out++] = from + i
    }
    words.count = out
  }

  return { size: () => forms.length, form: id => forms[id], read }
}

/** Spreads a rolling hash over all its bits. */
function mixed(rolling: number): number {
  const hash = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** True for a unit of a letter, mark or digit; `next` tells for the first half of a pair. */
function isWordPart(unit: number, next: number): boolean {
  let meaning = meaningOfUnit[unit]
  if (meaning === UNKNOWN) meaning = learnUnit(unit)
  if (meaning !== COMPLEX) return meaning > UNKNOWN
  return unit < 0xd800 || unit > 0xdfff || isWordPair(unit, next)
}

function makeRoom(words: Words, needed: number): void {
  if (needed <= words.starts.length) return
  const size = needed * 2
  words.starts = grown(words.starts, size)
  words.ends = grown(words.ends, size)
  words.forms = grown(words.forms, size)
}

function grown<A extends Int32Array | Uint16Array>(array: A, size: number): A {
  const larger = new (array.constructor as new (size: number) => A)(size)
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
