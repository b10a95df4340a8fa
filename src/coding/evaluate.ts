import { all, any, atLeast } from '../matchers/rules/boolean'
import type { Found } from '../matchers/rules/found'
import { before, near } from '../matchers/rules/proximity'
import type { Span } from '../text/span'
import type { Hindrance } from './coding'
import type { CompiledOperator, CompiledRule, CompiledSettings, Named } from './compile'
import { masked, onlyWhere, placesOf, type View } from './view'

/** What came of a rule: where it is true; and where it would have been, but for what stopped it. */
export interface Outcome {
  readonly found: readonly Found[]
  /** Holds `found`; longer where something stopped the rule. */
  readonly wouldBe: readonly Found[]
  readonly hindrance: Hindered | null
}

/** A hindrance whose words are not cut out of the text yet. */
export type Hindered = Omit<Hindrance, 'text'>

const nothing: Outcome = { found: [], wouldBe: [], hindrance: null }

/** Judges a rule against what is seen of a unit. */
export function evaluate(rule: CompiledRule, view: View): Outcome {
  if (rule.kind === 'pattern') {
    const found = placesOf(view, rule.patterns)
    return found.length === 0 ? nothing : { found, wouldBe: found, hindrance: null }
  }
  const { settings } = rule
  if (settings === null) return operate(rule, view)
  if (settings.none.some(none => evaluate(none, view).found.length > 0)) return nothing
  return withSettings(settings, view, seen => operate(rule, seen))
}

/**
 * Judges with `except`, `where` and `unless`: the first two narrow what is seen, the third says no when another rule is true.
 * Whatever turns a hit into none is the hindrance.
 */
export function withSettings(
  { except, where, unless }: Pick<CompiledSettings, 'except' | 'where' | 'unless'>,
  view: View,
  judge: (view: View) => Outcome,
): Outcome {
  const open = judge(view)
  if (open.wouldBe.length === 0) return nothing
  let seen = view
  let outcome = open
  for (const exception of except) {
    const masks = placesOf(view, exception.is).flatMap(({ spans }) => spans)
    if (masks.length === 0) continue
    seen = masked(seen, masks)
    outcome = judge(seen)
    if (outcome.found.length === 0 && open.found.length > 0) return stopped(open, 'except', exception, masks[0])
  }
  if (where !== null) {
    outcome = judge(onlyWhere(seen, where.is))
    if (outcome.found.length === 0 && open.found.length > 0) return stopped(open, 'where', where, null)
  }
  if (outcome.found.length === 0) return outcome
  for (const condition of unless) {
    const { found } = evaluate(condition.is, view)
    if (found.length > 0) return stopped(outcome, 'unless', condition, found[0].spans[0])
  }
  return outcome
}

function stopped({ wouldBe }: Outcome, by: Hindrance['by'], { id, at }: Named<unknown>, words: Span | null): Outcome {
  return { found: [], wouldBe, hindrance: { by, rule: id, at, start: words?.start ?? null, end: words?.end ?? null } }
}

function operate(rule: CompiledOperator, view: View): Outcome {
  const outcomes: Outcome[] = []
  const needsAll = rule.kind !== 'any' && rule.kind !== 'atleast'
  for (const operand of rule.of) {
    const outcome = evaluate(operand, view)
    if (needsAll && outcome.wouldBe.length === 0) return nothing
    outcomes.push(outcome)
  }
  const found = combine(
    rule,
    outcomes.map(outcome => outcome.found),
    view,
  )
  const hindered = outcomes.find(outcome => outcome.hindrance !== null)
  if (hindered === undefined || found.length > 0) return { found, wouldBe: found, hindrance: null }
  const wouldBe = combine(
    rule,
    outcomes.map(outcome => outcome.wouldBe),
    view,
  )
  return { found, wouldBe, hindrance: wouldBe.length > 0 ? hindered.hindrance : null }
}

function combine(
  rule: CompiledOperator,
  operands: readonly (readonly Found[])[],
  { distance }: View,
): readonly Found[] {
  switch (rule.kind) {
    case 'any':
      return any(operands)
    case 'all':
      return all(operands)
    case 'atleast':
      return atLeast(rule.count, operands)
    case 'near':
      return near(operands, rule.within!, distance)
    case 'before':
      return before(operands, rule.within, distance)
    case 'after':
      return before([...operands].reverse(), rule.within, distance)
  }
}
