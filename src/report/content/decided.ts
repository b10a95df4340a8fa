import type { Run } from '../../run/run'
import { counted } from '../in-words'
import { isOverruling } from './decisions'
import { thousands } from './in-numbers'
import { howToReview } from './notes'

/** Says in a few sentences how much people have judged, and how much of it they overruled. */
export function decided(run: Pick<Run, 'codings' | 'decisions' | 'accepted'>): readonly string[] {
  const { codings, decisions } = run
  const accepted = codings.filter(({ status }) => status === 'accepted').length
  const rejected = codings.filter(({ status }) => status === 'rejected').length
  if (decisions.length === 0 && accepted + rejected === 0) return [`Nobody has judged a coding yet. ${howToReview}`]
  const undecided = codings.length - accepted - rejected
  const reviewers = new Set(decisions.map(({ decision }) => decision.by)).size
  const overruled = decisions.filter(isOverruling).length
  return [
    `Of ${counted(codings.length, 'coding')}, ${thousands(accepted)} ${accepted === 1 ? 'is' : 'are'} accepted, ${thousands(rejected)} rejected and ${thousands(undecided)} undecided.`,
    ...(reviewers === 0 ? [] : [`${counted(reviewers, 'reviewer')} made ${counted(decisions.length, 'decision')}.`]),
    ...(decisions.length === 0
      ? []
      : [
          overruled === 0
            ? 'None of them overrules the rules.'
            : `${counted(overruled, 'decision overrules', 'decisions overrule')} the rules.`,
        ]),
  ]
}
