import { parsePattern } from '../../matchers/pattern-syntax'
import { globsIn } from '../../matchers/patterns/glob'

/** How a foreign dictionary writes its terms. */
export interface TermDialect {
  /** Signs that stand for letters: `*` for any run of them, also none; `?` for exactly one. A sign that is none of these is only a sign. */
  readonly wildcards: '*?' | '*' | ''
  /** Signs that stand for the blank between two words: `_`. None unless told. */
  readonly blanks?: string
}

/** A term as a pattern of ours, or why there is none; reasons are sentences for the ledger. */
export type TermReading =
  | {
      readonly pattern: string
      /** What the pattern does not hold of the term; null where it matches the same words. */
      readonly changed: string | null
    }
  | { readonly lost: string }

/**
 * Makes a pattern of a foreign dictionary's term: a word, a phrase or a glob. What it gives is a pattern that `readCodebook` takes, and only
 * words of the term are in it: a term that is written like one of our forms (`list(x)`, `/x/`, `…3`) is its words.
 *
 * @example
 * patternOf('Well-being', { wildcards: '*' })
 * // { pattern: 'Well-being', changed: 'our words hold no signs: …' }
 * patternOf(':-)', { wildcards: '*' })
 * // { lost: 'it holds no word, and only words are matched' }
 */
export function patternOf(term: string, { wildcards, blanks = '' }: TermDialect): TermReading {
  const text = blanked(term, blanks).normalize('NFC').replace(/\s+/g, ' ').trim()
  if (text === '') return { lost: 'it is empty' }
  if (wildcards !== '' && simple.test(text)) return { pattern: text, changed: null }
  if (partOfWord.test(text)) return { lost: 'it is a part of a word, and whole words are matched' }
  const letters = wildcards === '*?' ? text : text.replace(wildcards === '*' ? /\?/g : /[*?]/g, ' ')
  const words = globsIn(letters).map(({ written }) => written)
  if (words.length === 0) return { lost: 'it holds no word, and only words are matched' }
  if (words.length > MOST_WORDS) return { lost: `it has more than ${MOST_WORDS} words` }
  const plain = words.join(' ')
  const hasSigns = plain !== text.replace(/\*+/g, '*')
  // `:D` is no word "d", nor `<3` a three.
  if (hasSigns && words.length === 1 && words[0].replace(/[*?]/g, '').length < 2)
    return { lost: 'it is a sign more than a word, and only words are matched' }
  const elements = elementsOf(plain)
  if (elements === null) return { lost: 'it matches every word' }
  const isPlain = letters === text && elementsOf(text) === elements
  return {
    pattern: isPlain ? text : plain,
    changed: hasSigns ? (cutStar.test(text) ? starCutOff : signsDropped) : null,
  }
}

/** Most terms: a word, or a few, and perhaps a star. */
const simple = /^[a-z0-9]+(?: [a-z0-9]+){0,9}\*?$/i

/** Far beyond any phrase that people would look for. */
const MOST_WORDS = 50

const signsDropped =
  'our words hold no signs: they only part words, so the pattern matches these words with whatever sign or blank between them'

/** `fair-*`: the letters behind the sign are a word of their own with us. */
const cutStar = /[^\p{L}\p{M}\p{N}\s*?]\*+(?=[^\p{L}\p{M}\p{N}]|$)/u

const starCutOff =
  'our words hold no signs, and a star behind one stands alone: the pattern matches these words with any word in its place'

/** What taggers cut off `don't` and `she'll`: with us these are one word. */
const partOfWord = /^(?:n['\u2019]t|['\u2019](?:s|m|d|t|ll|re|ve))$/i

function blanked(term: string, blanks: string): string {
  return blanks === '' ? term : [...term].map(sign => (blanks.includes(sign) ? ' ' : sign)).join('')
}

/** What a pattern is taken apart into, as text to compare; null where it is no pattern. */
function elementsOf(source: string): string | null {
  const parsed = parsePattern(source, { file: '', line: 1, column: 1 })
  if ('error' in parsed || parsed.pattern.kind !== 'words') return null
  return JSON.stringify(parsed.pattern.elements)
}
