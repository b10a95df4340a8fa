import type { WordMatcher, WordMatchers } from '../word-matcher'
import { cased } from './case'
import { fuzzy } from './fuzzy'
import { glob } from './glob'
import { lemma } from './lemma'
import { regex } from './regex'
import { stems } from './stems'
import { word } from './word'

/** Every kind of word pattern. A further one is its file, its line here, its test and its paragraph in the docs. */
export const wordMatchers: WordMatchers = new Map(
  [word, glob, stems, lemma, fuzzy, cased, regex].map(matcher => [matcher.name, matcher]),
)

/**
 * Adds kinds of word patterns to ours.
 *
 * @throws Error where a name is taken, or is not small letters alone.
 */
export function withMatchers(added: readonly WordMatcher[] = []): WordMatchers {
  if (added.length === 0) return wordMatchers
  const all = new Map(wordMatchers)
  for (const matcher of added) {
    const { name } = matcher
    if (!/^[a-z]+$/.test(name)) throw new Error(`a word matcher cannot be called "${name}": small letters a to z only`)
    if (all.has(name) || otherForms.includes(name)) throw new Error(`a pattern form is called "${name}" already`)
    all.set(name, matcher)
  }
  return all
}

/** Forms that do not stand for one word each. */
const otherForms = ['list', 'code', 'text', 'like']
