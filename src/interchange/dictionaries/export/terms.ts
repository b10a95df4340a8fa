import type { Codebook } from '../../../codebook/codebook'
import type { Element, Pattern } from '../../../matchers/pattern'
import { globsIn } from '../../../matchers/patterns/glob'

/** What a format can write of a word. */
export interface TermForm {
  /** Where a word may have `*` for any run of letters. */
  readonly star: 'anywhere' | 'at the end'
  /** True where it has `?` for exactly one letter. */
  readonly oneLetter: boolean
  /** True where `*` alone stands for any one word of a phrase. */
  readonly anyWord: boolean
  /** Why a term cannot be written after all, in a sentence; null where it can. */
  readonly refuses?: (term: string) => string | null
}

/** Terms that together match what a pattern does, and why others of it could not be written. */
export interface Terms {
  readonly terms: readonly string[]
  /** Sentences for the ledger, each with the pattern that it is about: one of a list, or the pattern itself. */
  readonly lost: readonly { readonly pattern: Pattern; readonly why: string }[]
}

/** A place in a phrase: any of some runs of words. `null` where none can be written. */
type Place = readonly (readonly string[])[]

/** More than this no list in a phrase is worth: a phrase of three long lists would be millions of terms. */
const MOST_TERMS = 5000

/** Writes a pattern as terms: words, phrases and globs as they are, lists as each of their patterns. */
export function termsOf(pattern: Pattern, lists: Codebook['lists'], form: TermForm): Terms {
  const lost = (why: string): Terms => ({ terms: [], lost: [{ pattern, why }] })
  if (pattern.kind === 'text') return lost('it is a regular expression on the text of a whole unit')
  if (pattern.kind === 'code') return lost('it stands for what another code was found by')
  const { elements } = pattern
  if (elements.length === 1 && elements[0].kind === 'list') {
    const all = (lists.get(elements[0].name)?.patterns ?? []).map(each => termsOf(each, lists, form))
    return { terms: all.flatMap(({ terms }) => terms), lost: all.flatMap(each => each.lost) }
  }
  if (elements.every(({ kind }) => kind === 'word' || kind === 'any')) {
    const written = plainTerm(pattern.source, elements)
    if (written !== null) {
      const refused = refusal(written, form)
      return refused === null ? { terms: [written], lost: [] } : lost(refused)
    }
  }
  const phrases = phrasesOf(elements, lists, form)
  if ('why' in phrases) return lost(phrases.why)
  const terms = phrases.map(words => words.join(' '))
  const refused = terms.map(term => refusal(term, form)).find(why => why !== null)
  return refused ? lost(refused) : { terms, lost: [] }
}

/** The term with the letters of the codebook, its hyphens kept; null where its elements are more than words and globs. */
function plainTerm(source: string, elements: readonly Element[]): string | null {
  if (elements.some(element => element.kind === 'word' && element.matcher !== 'word' && element.matcher !== 'glob'))
    return null
  const text = source.replace(/\*+/g, '*').replace(/\s+/g, ' ').trim()
  if (/^[\p{L}\p{M}\p{N}'’*?]+(?:[ -][\p{L}\p{M}\p{N}'’*?]+)*$/u.test(text)) return text
  return globsIn(source)
    .map(({ written }) => written)
    .join(' ')
}

function phrasesOf(
  elements: readonly Element[],
  lists: Codebook['lists'],
  form: TermForm,
): readonly (readonly string[])[] | { readonly why: string } {
  let phrases: readonly (readonly string[])[] = [[]]
  for (const element of elements) {
    const place = placeOf(element, lists, form)
    if ('why' in place) return place
    if (phrases.length * place.length > MOST_TERMS) return { why: `as terms it would be more than ${MOST_TERMS}` }
    phrases = phrases.flatMap(words => place.map(more => [...words, ...more]))
  }
  return phrases
}

function placeOf(element: Element, lists: Codebook['lists'], form: TermForm): Place | { readonly why: string } {
  switch (element.kind) {
    case 'any':
      return [['*']]
    case 'word':
      if (element.matcher === 'word' || element.matcher === 'glob') return [[element.argument]]
      return { why: reasons.get(element.matcher) ?? `no dictionary has ${element.matcher}()` }
    case 'oneof': {
      const all: (readonly string[])[] = []
      for (const alternative of element.alternatives) {
        const phrases = phrasesOf(alternative, lists, form)
        if ('why' in phrases) return phrases
        all.push(...phrases)
      }
      return all
    }
    case 'gap':
      if (!form.anyWord) return { why: 'it has a gap, and the format has no sign for words between' }
      return Array.from({ length: element.words + 1 }, (_, words) => Array<string>(words).fill('*'))
    case 'list': {
      const all: (readonly string[])[] = []
      for (const pattern of lists.get(element.name)?.patterns ?? []) {
        if (pattern.kind !== 'words') return { why: `list(${element.name}) holds more than words` }
        const phrases = phrasesOf(pattern.elements, lists, form)
        if ('why' in phrases) return phrases
        all.push(...phrases)
        if (all.length > MOST_TERMS) return { why: `as terms it would be more than ${MOST_TERMS}` }
      }
      return all
    }
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['stems', 'it finds words by their stem, of which no glob is the same: write out the words that you mean'],
  ['lemma', 'it finds words by their lemma, which dictionaries do not know: write out the words that you mean'],
  ['fuzzy', 'it finds words that are spelt otherwise, which dictionaries do not know'],
  ['case', 'its capitals matter, and dictionaries take no account of them'],
  ['regex', 'it is a regular expression, which the format has not'],
])

function refusal(term: string, { star, oneLetter, anyWord, refuses }: TermForm): string | null {
  const words = term.split(/[ -]/)
  if (!anyWord && words.includes('*')) return 'it has a * for any one word, for which the format has no sign'
  if (!oneLetter && term.includes('?')) return 'it has a ? for one letter, for which the format has no sign'
  if (star === 'at the end' && words.some(word => word !== '*' && /\*./.test(word)))
    return 'it has a * that is not at the end of a word, and the format knows no other'
  return refuses?.(term) ?? null
}
