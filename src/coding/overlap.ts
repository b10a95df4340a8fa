import type { OverlapPolicy } from '../codebook/codebook'
import type { Found } from '../matchers/rules/found'
import { overlaps } from '../text/span'
import type { Decision, JudgedRule } from './decide'
import type { Hindered } from './evaluate'

/** One place that a rule of a code was found by. */
interface Claim {
  readonly decision: Decision
  readonly judged: JudgedRule
  readonly found: Found
}

/**
 * Settles which code keeps the words that several claim, within each unit.
 *
 * `longest`: the place that reaches over most words; `priority`: that of the code with the highest priority, then the longest.
 * Then the one that starts first, then the rule that stands first. Of two codes that claim exactly the same words neither is
 * longer: both keep them, unless their priorities differ. A code that keeps none is withheld.
 */
export function settleOverlaps(decisions: readonly Decision[], policy: OverlapPolicy): readonly Decision[] {
  if (policy === 'all') return decisions
  const byUnit = new Map<number, Decision[]>()
  for (const decision of decisions) {
    if (decision.hindrance !== null) continue
    const known = byUnit.get(decision.number)
    if (known) known.push(decision)
    else byUnit.set(decision.number, [decision])
  }
  const settled = new Map<Decision, Decision>()
  for (const rivals of byUnit.values())
    if (rivals.length > 1) for (const [decision, outcome] of settle(rivals, policy)) settled.set(decision, outcome)
  return decisions.map(decision => settled.get(decision) ?? decision)
}

function settle(rivals: readonly Decision[], policy: OverlapPolicy): ReadonlyMap<Decision, Decision> {
  const claims = rivals.flatMap(decision =>
    decision.rules.flatMap(judged => judged.outcome.found.map(found => ({ decision, judged, found }))),
  )
  const inOrder = [...claims].sort(
    (a, b) =>
      (policy === 'priority' ? priorityOf(b) - priorityOf(a) : 0) ||
      length(b) - length(a) ||
      a.found.first - b.found.first ||
      a.judged.rule.number - b.judged.rule.number,
  )
  const kept: Claim[] = []
  const lostTo = new Map<Claim, Claim>()
  for (const claim of inOrder) {
    const winner = kept.find(other => other.decision !== claim.decision && beats(other, claim, policy))
    if (winner) lostTo.set(claim, winner)
    else kept.push(claim)
  }
  return new Map(rivals.map(decision => [decision, withoutLost(decision, claims, lostTo)]))
}

function withoutLost(decision: Decision, claims: readonly Claim[], lostTo: ReadonlyMap<Claim, Claim>): Decision {
  const own = claims.filter(claim => claim.decision === decision)
  const keeps = new Set(own.filter(claim => !lostTo.has(claim)).map(({ found }) => found))
  if (keeps.size === own.length) return decision
  if (keeps.size === 0) return { ...decision, hindrance: byOverlap(lostTo.get(own[0])!) }
  const rules = decision.rules
    .map(({ rule, outcome }) => ({
      rule,
      outcome: { ...outcome, found: outcome.found.filter(each => keeps.has(each)) },
    }))
    .filter(({ outcome }) => outcome.found.length > 0)
  return { ...decision, rules }
}

/** True where a place that was kept leaves no room for another. */
function beats(winner: Claim, loser: Claim, policy: OverlapPolicy): boolean {
  const { first, last, spans } = winner.found
  // Words that stand elsewhere, a question say, are not the unit's to claim.
  if (winner.found.ofUnit || loser.found.ofUnit) return false
  if (!spans.some(span => loser.found.spans.some(other => overlaps(span, other)))) return false
  const same = first === loser.found.first && last === loser.found.last
  return !same || (policy === 'priority' && priorityOf(winner) !== priorityOf(loser))
}

function byOverlap({ judged: { rule }, found: { spans } }: Claim): Hindered {
  const start = Math.min(...spans.map(span => span.start))
  const end = Math.max(...spans.map(span => span.end))
  return { by: 'overlap', rule: rule.id, at: rule.at, start, end }
}

function priorityOf({ decision }: Claim): number {
  return decision.code.code.priority
}

function length({ found }: Claim): number {
  return found.last - found.first
}
