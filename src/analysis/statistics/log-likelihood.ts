import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'

/** How often a word is said in two bodies of talk. */
export interface WordCounts {
  /** In the one. */
  readonly count: number
  /** All words of the one. */
  readonly words: number
  /** In the other. */
  readonly restCount: number
  /** All words of the other. */
  readonly restWords: number
}

/**
 * Gives the log-likelihood by which corpus linguists rank key words (two terms, LL): how unlike are the rates of a word in two bodies of talk?
 *
 * In words: twice the sum, over the two bodies, of count · ln(count / expected), expected being the words of that body times the rate of
 * the word in both together. Source: Rayson, P. and Garside, R. (2000), Comparing corpora using frequency profiling, Workshop on Comparing
 * Corpora (ACL), 1–6. Range: 0 (the same rate) and above; it has no sign and grows with the amount of talk, so look at the log ratio for the
 * size of a difference. It leaves out the words that are not this one: Dunning's G² of all four cells is a little larger.
 *
 * Words of one person depend on each other, so that it ranks words and tests nothing.
 *
 * @returns No value where one body holds no words, or neither holds this one.
 * @throws RangeError when a word is said more often than there are words.
 * @example
 * logLikelihood({ count: 110, words: 2552, restCount: 111, restWords: 29225 }).value // 267.03
 */
export function logLikelihood(counts: WordCounts): Statistic {
  const nothing = whyNot(counts)
  if (nothing !== null) return undefinedBecause(nothing)
  const { count, words, restCount, restWords } = counts
  const rate = (count + restCount) / (words + restWords)
  return defined(atLeast0(2 * (term(count, words * rate) + term(restCount, restWords * rate))))
}

/**
 * Gives Dunning's log-likelihood ratio G² of the four cells of word and body: this word or another, in the one or the other.
 *
 * In words: twice the sum, over the four cells, of observed · ln(observed / expected), expected being row total times column total over
 * all. Source: Dunning, T. (1993), Comput Linguist 19:61–74. Range: 0 and above, without sign. No continuity correction: programs that
 * apply one give less. Ranks words and tests nothing, as `logLikelihood`.
 *
 * @returns No value where one body holds no words, or neither holds this one.
 * @throws RangeError when a word is said more often than there are words.
 * @example
 * gSquared({ count: 110, words: 2552, restCount: 111, restWords: 29225 }).value // 270.72
 */
export function gSquared(counts: WordCounts): Statistic {
  const nothing = whyNot(counts)
  if (nothing !== null) return undefinedBecause(nothing)
  const { count, words, restCount, restWords } = counts
  const rate = (count + restCount) / (words + restWords)
  const ofWord = term(count, words * rate) + term(restCount, restWords * rate)
  const ofOthers = term(words - count, words * (1 - rate)) + term(restWords - restCount, restWords * (1 - rate))
  return defined(atLeast0(2 * (ofWord + ofOthers)))
}

/** Says why two bodies of talk cannot be compared in a word; null where they can. */
export function whyNot({ count, words, restCount, restWords }: WordCounts): string | null {
  if (![count, words, restCount, restWords].every(each => each >= 0) || count > words || restCount > restWords)
    throw new RangeError(`${count} of ${words} and ${restCount} of ${restWords} words are no counts of some out of all`)
  if (words === 0 || restWords === 0) return 'there are no words to compare with'
  return count + restCount === 0 ? 'nobody says the word' : null
}

function term(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected)
}

/** Equal rates give 0 but for the last digits of floating point, which may lie on the wrong side. */
function atLeast0(value: number): number {
  return Math.max(0, value)
}
