import { defineWordMatcher } from '../word-matcher'

/** Finds words by their letters: `*` stands for any run of them, also none, and `?` for exactly one. `train*` finds "trains". */
export const glob = defineWordMatcher({
  name: 'glob',
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
