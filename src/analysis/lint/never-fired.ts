import { type Lint, lintAt } from '../../coding/lint/lint'
import { ruleName } from '../../coding/lint/walk'
import type { RuleHits } from './rule-hits'

/** Finds rules that coded nothing in the corpus. */
export function neverFired(hits: readonly RuleHits[]): readonly Lint[] {
  return hits.flatMap(({ code, rule, codings, withheld }) => {
    if (codings.length > 0) return []
    const times = withheld === 1 ? 'its only hit was held back' : `each of its ${withheld} hits was held back`
    return [
      lintAt(rule.at, {
        code: 'never-fired',
        about: code.id,
        message: `${ruleName(rule)} never coded anything with ${code.id}${withheld === 0 ? '' : `: ${times}`}`,
        hint:
          withheld === 0
            ? 'fine if it is for other transcripts; else see how people say it here'
            : 'the withheld codings say what stopped it',
      }),
    ]
  })
}
