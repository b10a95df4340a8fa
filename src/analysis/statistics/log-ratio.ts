import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'
import { type WordCounts, whyNot } from './log-likelihood'

/**
 * Gives the log ratio of a word: how many times as often it is said in one body of talk as in another, in doublings.
 *
 * In words: the logarithm to base 2 of the one rate over the other. 0 is the same rate, 1 twice as often, 3 eight times as often, −1 half as
 * often. A word that one of the two never says has no ratio; its 0 is taken for 0.5, so that such words, which are often the telling
 * ones, can be shown beside the others. Half a word is Hardie's choice too; the value is then a floor for how different the two may be, and
 * depends on how much was said.
 *
 * Source: Hardie, A. (2014), Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science, Lancaster. Range:
 * any number. An effect size: it says nothing of how sure the difference is, and is large by chance for rare words.
 *
 * @returns No value where one body holds no words, or neither holds this one.
 * @throws RangeError when a word is said more often than there are words.
 * @example
 * logRatio({ count: 6, words: 1000, restCount: 2, restWords: 1000 }).value // 1.58: three times as often
 */
export function logRatio(counts: WordCounts): Statistic {
  const nothing = whyNot(counts)
  if (nothing !== null) return undefinedBecause(nothing)
  const { count, words, restCount, restWords } = counts
  return defined(Math.log2((count || 0.5) / words / ((restCount || 0.5) / restWords)))
}
