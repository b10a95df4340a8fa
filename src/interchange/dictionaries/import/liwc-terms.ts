import { patternOf, type TermReading } from '../term'
import { bareNumber, type LiwcCondition } from './liwc-lines'

/** A `*` at the end stands for any letters; other signs are signs. */
export const liwcDialect = { wildcards: '*' } as const

export function liwcPattern(text: string): TermReading {
  return patternOf(text, liwcDialect)
}

/** A pattern as it is compared: two that differ in nothing else match the same. */
export function comparable(pattern: string): string {
  return pattern
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}*'’]+/gu, ' ')
}

/** What an entry's term says: the words that count, and what must stand ahead of them. */
export interface LiwcTerm {
  /** Several where brackets hold letters that may be left out: `friend(ly)`. */
  readonly texts: readonly string[]
  readonly condition: LiwcCondition | null
}

/**
 * Takes an entry's term apart: `(did not) like` and `(53) like*` count "like" behind certain words, or behind words of a category;
 * `friend(ly)` is taken for two terms. Other brackets are signs, as in `(:`.
 */
export function liwcTerm(term: string): LiwcTerm {
  const context = /^\(([\p{L}\p{M}\p{N}'’*, ]+)\) +(\S.*)$/u.exec(term)
  if (context) {
    const [, words, counted] = context
    const condition = { wordsBehind: null, not: false }
    if (!/^[\d, ]+$/.test(words))
      return { texts: [counted], condition: { ...condition, ahead: [], wordsAhead: words.trim() } }
    const ahead = (words.match(/\d+/g) ?? []).map(bareNumber)
    return { texts: [counted], condition: { ...condition, ahead, wordsAhead: null } }
  }
  const optional = /^([^()]*\p{L})\((\p{L}+)\)([^()]*)$/u.exec(term)
  if (!optional) return { texts: [term], condition: null }
  const [, start, letters, end] = optional
  return { texts: [`${start}${letters}${end}`, `${start}${end}`], condition: null }
}
