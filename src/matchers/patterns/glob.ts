import { wordsIn } from '../../text/words'
import { defineWordMatcher } from '../word-matcher'

/** Finds words by their letters: `*` stands for any run of them, also none, and `?` for exactly one. `train*` finds "trains". */
export const glob = defineWordMatcher({
  name: 'glob',
  read: null,
  compile: pattern => {
    const prefix = pattern.slice(0, -1)
    if (pattern.endsWith('*') && !/[*?]/.test(prefix)) return { by: 'prefix', prefix }
    return { by: 'test', test: form => fits(pattern, form) }
  },
})

/** True when a glob describes the whole of a word. Matches left to right and goes back to the last `*` alone, so it takes at most pattern × word steps. */
export function fits(pattern: string, word: string): boolean {
  let p = 0
  let w = 0
  let star = -1
  let resume = 0
  while (w < word.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = w
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === word[w])) {
      p++
      w++
    } else if (star >= 0) {
      p = star + 1
      w = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Words and globs of a text, folded and as written. Runs of `*` become one. */
export function globsIn(text: string): readonly { readonly form: string; readonly written: string }[] {
  // Wildcards are made letters that no text holds, so that words are found as everywhere else.
  const hidden = text.replace(/\*+/g, STAR).replace(/\?/g, MARK)
  return wordsIn(hidden).map(({ form, start, end }) => ({
    form: withWildcards(form),
    written: withWildcards(hidden.slice(start, end)),
  }))
}

function withWildcards(word: string): string {
  return word.replaceAll(STAR, '*').replaceAll(MARK, '?')
}

/** Letters of a script that nobody writes today (Linear B), one UTF-16 pair each. */
const STAR = '\u{10000}'
const MARK = '\u{10001}'
