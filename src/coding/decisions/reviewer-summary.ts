import { type Deed, deeds, type LaidDecision, type Outcome, outcomeNames } from './review-decision'

/** What one reviewer did, and what became of it. */
export interface ReviewerSummary {
  readonly reviewer: string
  readonly decisions: number
  readonly deeds: Readonly<Record<Deed, number>>
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Decisions that changed or confirmed a coding of the run. */
  readonly applied: number
  /** When the first and the last were made: UTC, ISO 8601. */
  readonly first: string
  readonly last: string
}

/** Counts each reviewer's decisions by deed and by outcome. Reviewers come in the order of their names, by UTF-16 unit. */
export function reviewerSummary(laid: readonly LaidDecision[]): readonly ReviewerSummary[] {
  const people = [...new Set(laid.map(({ decision }) => decision.by))].sort()
  return people.map(reviewer => {
    const own = laid.filter(({ decision }) => decision.by === reviewer)
    const times = own.map(({ decision }) => decision.at).sort()
    return {
      reviewer,
      decisions: own.length,
      deeds: counts(deeds, deed => own.filter(({ decision }) => decision.did === deed).length),
      outcomes: counts(outcomeNames, name => own.filter(({ outcome }) => outcome === name).length),
      applied: own.filter(({ applied }) => applied).length,
      first: times[0],
      last: times[times.length - 1],
    }
  })
}

function counts<K extends string>(names: readonly K[], count: (name: K) => number): Readonly<Record<K, number>> {
  return Object.fromEntries(names.map(name => [name, count(name)])) as Record<K, number>
}
