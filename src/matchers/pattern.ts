import type { Place } from '../problem'

/** A pattern as written, taken apart: words in a row, a regular expression on the unit's text, or what another code was found by. */
export type Pattern = WordsPattern | TextPattern | CodePattern

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

/** `code(identity/visibility)`: the words for which that code, or one of its sub-themes, applies. */
export interface CodePattern {
  readonly kind: 'code'
  readonly source: string
  readonly at: Place
  /** Id of the code. */
  readonly code: string
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
  /** An error unless it says otherwise. */
  readonly severity?: 'warning'
  readonly message: string
  readonly offset: number
  readonly hint?: string
  /** A word that is none of those known here: what was meant can be guessed, and the hint is for where it cannot. */
  readonly mistyped?: { readonly word: string; readonly known: readonly string[] }
}
