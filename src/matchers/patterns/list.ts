import type { WordMatcher } from '../word-matcher'
import { cased } from './case'
import { glob } from './glob'
import { regex } from './regex'
import { stems } from './stems'
import { word } from './word'

/** Every kind of word pattern. A further one is its file, its line here, its test and its paragraph in the docs. */
export const wordMatchers: ReadonlyMap<string, WordMatcher> = new Map(
  [word, glob, stems, cased, regex].map(matcher => [matcher.name, matcher]),
)
