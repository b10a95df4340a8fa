import type { Place } from '../problem'

/** A pattern as written, taken apart: either words in a row, or a regular expression on the unit's text. */
export type Pattern = WordsPattern | TextPattern

export interface WordsPattern {
  readonly kind: 'words'
  readonly source: string
  readonly at: Place
  readonly elements: readonly Element[]
}

/** `text:/…/` */
export interface TextPattern {
  readonly kind: 'text'
  readonly source: string
  readonly at: Place
  /** RE2 syntax, without the slashes. */
  readonly regex: string
}

/** One place in a phrase. */
export type Element =
  /** One word that a word matcher accepts: `rota`, `train*`, `stems(overlook)`, `/rot(a|er)s?/`. */
  | { readonly kind: 'word'; readonly matcher: string; readonly argument: string }
  /** `*` alone: exactly one word, whichever. */
  | { readonly kind: 'any' }
  /** `…3`: up to so many words. */
  | { readonly kind: 'gap'; readonly words: number }
  /** Any one of these, each a run of elements: `stems(a, b)`, `case(Health Trust)`. */
  | { readonly kind: 'oneof'; readonly alternatives: readonly (readonly Element[])[] }
  /** `list(nobody)`: any pattern of that list. */
  | { readonly kind: 'list'; readonly name: string }

/** What is wrong with a pattern; `offset` counts UTF-16 units from its first character. */
export interface PatternError {
  readonly code: string
  readonly message: string
  readonly offset: number
  readonly hint?: string
}
