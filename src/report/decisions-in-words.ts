import type { LaidDecision } from '../coding/decisions/review-decision'
import { reviewerSummary } from '../coding/decisions/reviewer-summary'
import { visible } from './visible'

/**
 * Says in a sentence or two how many decisions people made, and how many of them somebody should look at again.
 *
 * @example
 * decisionsInWords(run.decisions) // "Reviewed: 12 decisions by anna and ben. 2 are in conflict. decisions.csv has them all."
 */
export function decisionsInWords(decisions: readonly LaidDecision[]): string {
  const people = reviewerSummary(decisions).map(({ reviewer }) => visible(reviewer))
  const lost = decisions.filter(({ outcome, applied }) => outcome === 'stale' && !applied).length
  const moved = decisions.filter(({ outcome, applied }) => outcome === 'stale' && applied).length
  const disputed = decisions.filter(({ outcome }) => outcome === 'conflict').length
  const parts = [
    [disputed, disputed === 1 ? 'is in conflict' : 'are in conflict'],
    [lost, lost === 1 ? 'is about words that are not there any more' : 'are about words that are not there any more'],
    [moved, moved === 1 ? 'was re-anchored in what changed' : 'were re-anchored in what changed'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return [
    `Reviewed: ${decisions.length} ${decisions.length === 1 ? 'decision' : 'decisions'} by ${listed(people)}.`,
    ...(said.length === 0 ? [] : [`${said.join('; ')}.`]),
    'decisions.csv has them all, and accepted.csv counts what was accepted.',
  ].join(' ')
}

/** Most people who are named. */
const mostNames = 3

function listed(people: readonly string[]): string {
  if (people.length > mostNames) return `${people.length} people`
  return people.length === 1 ? people[0] : `${people.slice(0, -1).join(', ')} and ${people.at(-1)}`
}
