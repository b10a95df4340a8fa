import type { CodingView } from '../api'
import type { Book } from './book'

/** Which codings a person goes through. Empty text: all. */
export interface Filter {
  /** Id of a code; codings of the codes below it are meant too. */
  readonly code: string
  readonly status: '' | 'undecided' | 'accepted' | 'rejected' | 'conflict'
  readonly speaker: string
}

export const everything: Filter = { code: '', status: '', speaker: '' }

/** True where a person has still to judge: nobody did, or others contradict each other and this person has said nothing yet. */
export function isUndecided({ standing, decisions }: CodingView, reviewer: string): boolean {
  if (standing === 'candidate') return true
  return (
    standing === 'conflict' && !decisions.some(({ by, did, undone }) => by === reviewer && !undone && did !== 'memo')
  )
}

/** Makes what tells whether the filter shows a coding. */
export function passes(filter: Filter, book: Book, reviewer: string): (coding: CodingView) => boolean {
  return coding =>
    (filter.code === '' || book.isWithin(coding.code, filter.code)) &&
    (filter.speaker === '' || (coding.speaker ?? '?') === filter.speaker) &&
    (filter.status === '' ||
      (filter.status === 'undecided' ? isUndecided(coding, reviewer) : coding.standing === filter.status))
}

/** Puts codings in the order of reading: as they begin; of those that begin together, the longest first. */
export function inReadingOrder(codings: readonly CodingView[]): readonly CodingView[] {
  return [...codings].sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * Finds the coding after or before another one that fulfils a condition, without beginning anew; the first or last where there is no other one.
 *
 * @param codings In the order of reading.
 * @param from Id of the coding from which to go; it need not fulfil the condition.
 */
export function neighbour(
  codings: readonly CodingView[],
  from: string | null,
  step: 1 | -1,
  suits: (coding: CodingView) => boolean,
): CodingView | undefined {
  const at = codings.findIndex(({ id }) => id === from)
  if (step === 1) return codings.slice(at + 1).find(suits)
  return (at === -1 ? codings : codings.slice(0, at)).findLast(suits)
}
