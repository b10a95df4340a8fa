import type { Grammar, GrammarWord } from '../text/grammar'
import type { Stem } from '../text/stem'
import { wordsIn } from '../text/words'
import type { PatternError } from './pattern'
import type { Regex } from './regex'

/** What matchers may need of the language and of libraries: loaded before compiling, for those matchers that say in `needs` that they do. */
export interface Tools {
  /** Gives the word itself in a language without a stemmer. */
  readonly stem: Stem
  readonly regex: (source: string) => Regex
  /** There is one for English only; undefined too where no matcher needs it. */
  readonly grammar: Grammar | undefined
  /** Every word matcher by its name: ours, and those added from outside. */
  readonly matchers: WordMatchers
}

export type WordMatchers = ReadonlyMap<string, WordMatcher>

/** What a matcher can ask to have loaded. */
export type Need = 'stem' | 'regex' | 'grammar'

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
  /** Where the sentence matters: what grammar must say of the word. The form alone then makes it a candidate only. Needs `grammar`. */
  readonly inContext?: (word: GrammarWord) => boolean
}

/** One kind of word pattern, written `name(…)`. */
export interface WordMatcher {
  /** As patterns and `Element.matcher` name it: small letters. */
  readonly name: string
  readonly needs?: readonly Need[]
  /**
   * Takes apart what stands between the brackets: alternatives, each a row of words, each word the `argument` that `compile` gets.
   * Without it, alternatives are parted by commas, and words are folded. Null for what is not written in brackets at all.
   */
  readonly read?: ((text: string) => readonly (readonly string[])[] | ArgumentError) | null
  readonly compile: (argument: string, tools: Tools) => WordTest
}

/** What is wrong between the brackets; `offset` counts from behind the opening one. */
export type ArgumentError = PatternError

/**
 * Defines a kind of word pattern.
 *
 * @example
 * // `ends(ly)` finds words that end so.
 * const ends = defineWordMatcher({
 *   name: 'ends',
 *   compile: ending => ({ by: 'test', test: form => form.endsWith(ending) }),
 * })
 * await readCodebook(text, file, { matchers: [ends] })
 */
export function defineWordMatcher(matcher: WordMatcher): WordMatcher {
  return matcher
}

/** Words and phrases parted by commas: what a matcher takes unless it has a `read` of its own. */
export function readWords(text: string): readonly (readonly string[])[] | ArgumentError {
  const offset = text.search(/[*?]/)
  if (offset >= 0) {
    const message = `"${text[offset]}" means nothing here: these are whole words`
    return { code: 'wildcard-in-brackets', message, offset, hint: 'a glob such as train* stands without brackets' }
  }
  return text.split(',').map(part => wordsIn(part).map(({ form }) => form))
}
