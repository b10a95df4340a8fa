import { type Lint, lintAt } from '../../coding/lint/lint'
import { ruleName } from '../../coding/lint/walk'
import { getOrMake } from '../get-or-make'
import { type RuleHits, rulesIn } from './rule-hits'

/** Once or twice is chance. */
const fewestCodings = 3

/** Finds rules that fired in the corpus only where one other rule of their code did too. Of two that always fire together, the first stays. */
export function alwaysCovered(hits: readonly RuleHits[]): readonly Lint[] {
  const byId = new Map(hits.map((each, place) => [each.rule.id, { ...each, place }]))
  const beside = new Map(
    hits.map(({ rule, codings }) => {
      const counts = new Map<string, number>()
      for (const { coding } of codings)
        for (const other of rulesIn(coding))
          if (other !== rule.id) counts.set(other, getOrMake(counts, other, () => 0) + 1)
      return [rule.id, [...counts].filter(([, count]) => count === codings.length).map(([other]) => other)]
    }),
  )
  return [...byId.values()].flatMap(({ code, rule, codings, place }) => {
    if (codings.length < fewestCodings) return []
    const [other] = beside
      .get(rule.id)!
      .flatMap(id => byId.get(id) ?? [])
      .filter(each => each.place < place || !beside.get(each.rule.id)!.includes(rule.id))
    if (!other) return []
    const message = `${ruleName(rule)} coded ${codings.length} units with ${code.id}, each together with ${ruleName(other.rule)} (line ${other.rule.at.line})`
    const hint = 'take it out if the other says the same; keep it if other transcripts may tell them apart'
    return [lintAt(rule.at, { code: 'always-covered', about: code.id, message, hint })]
  })
}
