import type { CodedTranscript } from '../../coding/coded-transcript'
import { type Lint, lintAt } from '../../coding/lint/lint'
import { ruleName } from '../../coding/lint/walk'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import { type CodingIn, type RuleHits, rulesIn } from './rule-hits'

/** With fewer codings, one question of one group would be most of them. */
const fewestCodings = 5
/** More than this share of a rule's codings. */
const largestShare = 0.5

/**
 * Finds rules that fire mostly in answer to a moderator's turn of which the same rule is true: the question, not the people, may
 * have brought the theme up.
 */
export function moderatorTriggers({ transcripts }: CodedStudy, hits: readonly RuleHits[]): readonly Lint[] {
  const asked = new Map(transcripts.map(coded => [coded, askedIn(coded)]))
  const isAnswer = (rule: string, { in: coded, coding }: CodingIn): boolean => {
    const { turnsOf, openings } = asked.get(coded)!
    return turnsOf.get(rule)?.has(openings[coding.turn]) ?? false
  }
  return hits.flatMap(({ code, rule, codings }) => {
    const own = codings.filter(({ coding }) => coding.role !== 'moderator')
    if (own.length < fewestCodings) return []
    const answers = own.filter(each => isAnswer(rule.id, each)).length
    if (answers <= largestShare * own.length) return []
    return [
      lintAt(rule.at, {
        code: 'moderator-triggers',
        about: code.id,
        message: `${answers} of the ${own.length} codings of ${code.id} by ${ruleName(rule)} answer a moderator's turn that the rule matches too`,
        hint: 'set "prompted: skip", or report what was unprompted by itself',
      }),
    ]
  })
}

/** For each rule, the moderator's turns of which it is true; and for each turn, the moderator's that opens its exchange, or -1. */
function askedIn({ transcript, codings, withheld }: CodedTranscript) {
  const turnsOf = new Map<string, Set<number>>()
  for (const coding of [...codings, ...withheld])
    if (coding.role === 'moderator')
      for (const rule of rulesIn(coding)) getOrMake(turnsOf, rule, () => new Set()).add(coding.turn)
  let opening = -1
  const openings = transcript.turns.map(({ index, role }) => {
    if (role === 'moderator') opening = index
    return opening
  })
  return { turnsOf, openings }
}
