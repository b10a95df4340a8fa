import { byCodePoint } from './by-code-point'
import type { SpokenWords } from './spoken-words'
import { gSquared, logLikelihood } from './statistics/log-likelihood'
import { logRatio } from './statistics/log-ratio'
import { createSayers } from './word-sayers'
import type { Stretches } from './word-stretches'

/** How a word of one part of the talk stands to the rest. */
export interface WordComparison {
  /** Whether it is said more or less often here than in the rest. */
  readonly side: 'more' | 'less'
  /** 1 for the most unlike of its side. */
  readonly rank: number
  /** Folded: `don't`, `trust's`. */
  readonly word: string
  readonly count: number
  readonly restCount: number
  /** All words of this part of the talk, and of the rest. */
  readonly words: number
  readonly restWords: number
  /** How often it would be said here if it were said as often everywhere. */
  readonly expected: number
  readonly logLikelihood: number
  readonly gSquared: number
  /** In doublings; with half a word for none. */
  readonly logRatio: number
  /** Participants who say it here, and in the rest; null where no transcript names its speakers. */
  readonly people: number | null
  readonly restPeople: number | null
  readonly groups: number
  readonly restGroups: number
  /** True where nobody but one person says it where it is said more; null where people are not known. */
  readonly onePerson: boolean | null
}

export interface ComparisonOptions {
  /** Fewest times that a word must be said where it is said more. 3 unless told. */
  readonly minimumCount?: number
  /** Most words a side. 25 unless told. */
  readonly top?: number
}

/** The talk that a part is compared within. */
export interface Whole {
  readonly counts: Int32Array
  readonly words: number
  /** 1 for each word that is no part of it. */
  readonly outside: Uint8Array
}

/** Compares a part of the talk with the rest of a whole: nothing where one of the two holds no words. */
export type Compare = (here: Stretches, whole: Whole) => readonly (WordComparison & { readonly id: number })[]

/**
 * Makes what compares parts of the talk with the rest of it, word by word: the words that lean most to either side, by log-likelihood.
 *
 * A word that the rest never says leans here only if half a word there would still be less; so the side is always that of the log ratio.
 */
export function createComparison(
  spoken: SpokenWords,
  countsPeople: boolean,
  { minimumCount = 3, top = 25 }: ComparisonOptions,
): Compare {
  const { size, form } = spoken
  const sayersOf = createSayers(spoken)

  return (here, whole) => {
    const { counts, words } = countsOf(here, spoken)
    const restWords = whole.words - words
    if (words === 0 || restWords === 0) return []
    const sides: { more: Candidate[]; less: Candidate[] } = { more: [], less: [] }
    for (let id = 0; id < size; id++) {
      const restCount = whole.counts[id] - counts[id]
      const lean = (counts[id] || 0.5) * restWords - (restCount || 0.5) * words
      if (lean === 0 || (lean > 0 ? counts[id] : restCount) < minimumCount) continue
      const { value } = logLikelihood({ count: counts[id], words, restCount, restWords })
      sides[lean > 0 ? 'more' : 'less'].push({ id, likelihood: value! })
    }
    const ranked = (['more', 'less'] as const).flatMap(side =>
      sides[side]
        .sort((a, b) => b.likelihood - a.likelihood || byCodePoint(form(a.id), form(b.id)))
        .slice(0, top)
        .map((candidate, i) => ({ ...candidate, side, rank: i + 1 })),
    )
    const spread = sayersOf(
      ranked.map(({ id }) => id),
      here,
      whole.outside,
    )

    return ranked.map(({ id, side, rank, likelihood }, i) => {
      const restCount = whole.counts[id] - counts[id]
      const both = { count: counts[id], words, restCount, restWords }
      const [ofHere, ofRest] = spread[i]
      const saying = side === 'more' ? ofHere : ofRest
      return {
        id,
        side,
        rank,
        word: form(id),
        ...both,
        expected: (words * whole.counts[id]) / whole.words,
        logLikelihood: likelihood,
        gSquared: gSquared(both).value!,
        logRatio: logRatio(both).value!,
        people: countsPeople ? ofHere.people : null,
        restPeople: countsPeople ? ofRest.people : null,
        groups: ofHere.groups,
        restGroups: ofRest.groups,
        onePerson: countsPeople ? saying.people < 2 && saying.groups < 2 : null,
      }
    })
  }
}

interface Candidate {
  readonly id: number
  readonly likelihood: number
}

/** Gathers the talk within which parts are compared. */
export function wholeOf(stretches: Stretches, spoken: SpokenWords): Whole {
  const outside = new Uint8Array(spoken.ids.length).fill(1)
  for (const [from, to] of stretches) outside.fill(0, from, to)
  return { ...countsOf(stretches, spoken), outside }
}

/** Counts each word of some stretches, by its number. */
export function countsOf(
  stretches: Stretches,
  { ids, size }: SpokenWords,
): { readonly counts: Int32Array; readonly words: number } {
  const counts = new Int32Array(size)
  let words = 0
  for (const [from, to] of stretches) {
    for (let i = from; i < to; i++) counts[ids[i]]++
    words += to - from
  }
  return { counts, words }
}
