import type { Stem } from '../text/stem'
import type { Regex } from './regex'

/** What matchers may need of the language and of libraries; loaded before compiling, when a codebook needs it. */
export interface Tools {
  readonly stem: Stem
  readonly regex: (source: string) => Regex
}

/**
 * How one kind of pattern tells its words. Each distinct word form is asked about once for the whole run.
 *
 * - `form`: the folded form is this one; `stem`: its stem is; `prefix`: it begins so. All three are looked up, whatever their number.
 * - `test`: a function of the folded form.
 */
export type WordTest = (
  | { readonly by: 'form'; readonly form: string }
  | { readonly by: 'stem'; readonly stem: string }
  | { readonly by: 'prefix'; readonly prefix: string }
  | { readonly by: 'test'; readonly test: (form: string) => boolean }
) & {
  /** Where case matters: what the word as it stands must also fulfil, after folding all but case. */
  readonly cased?: (word: string) => boolean
}

/** One kind of word pattern. */
export interface WordMatcher {
  /** As `Element.matcher` names it. */
  readonly name: string
  readonly compile: (argument: string, tools: Tools) => WordTest
}

export function defineWordMatcher(matcher: WordMatcher): WordMatcher {
  return matcher
}
