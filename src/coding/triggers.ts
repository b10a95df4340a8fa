import type { Role } from '../transcript/transcript'
import { ALWAYS, type CompiledOperator, type CompiledRule, type Triggers } from './compiled'
import { isCodedRole } from './divide'

/**
 * Finds the patterns of which at least one must be found in a unit before a rule can be true of it.
 *
 * Where all operands are needed and none looks beyond the unit, those of one operand will do: the one with the fewest patterns.
 *
 * @param isText True for a regular expression on the text. In a larger place it may match over the end of the unit, and in the unit not.
 * @param opened Whether a rule around this one looks beyond the unit.
 */
export function triggersOf(
  rule: CompiledRule,
  roles: readonly Role[],
  isText: (pattern: number) => boolean,
  opened = false,
): Triggers {
  if (rule.kind === 'pattern') return opened && [...rule.patterns].some(isText) ? ALWAYS : rule.patterns
  if (isOfUnit(rule, roles)) return ALWAYS
  const open = opened || opensOut(rule)
  const operands = rule.of.map(operand => triggersOf(operand, roles, isText, open))
  if (rule.kind === 'any' || rule.kind === 'atleast') return union(operands)
  const near = operands.filter((triggers, i) => triggers !== ALWAYS && !reachesOut(rule.of[i]))
  return near.length > 0 && !open ? fewest(near) : union(operands.filter((_, i) => !isOfUnit(rule.of[i], roles)))
}

/** True where a rule is fulfilled by words that are never the unit's own. */
function isOfUnit(rule: CompiledRule, roles: readonly Role[]): boolean {
  return rule.kind === 'question' || (rule.kind !== 'pattern' && looksAtOthers(rule, roles))
}

/** True where a rule, or a part of it, looks beyond the unit that is judged: then what it finds may lie elsewhere. */
export function reachesOut(rule: CompiledRule): boolean {
  return rule.kind !== 'pattern' && (opensOut(rule) || rule.of.some(reachesOut))
}

/** True where some part of a rule looks at negation. */
export function looksAtNegation(rule: CompiledRule): boolean {
  return rule.kind !== 'pattern' && ((rule.settings?.negated ?? null) !== null || rule.of.some(looksAtNegation))
}

/** True where a rule, or a part of it, may be true of some of the talk though not of all: it hangs on what is not there, or stands ahead. */
export function isRevealing(rule: CompiledRule): boolean {
  return rule.kind !== 'pattern' && rule.revealing
}

/** `in:` opens the view wherever the unit is smaller than the place; which it is, is known only when units are. */
function opensOut({ settings }: CompiledOperator): boolean {
  return settings !== null && settings.in !== null && settings.in !== 'sentence'
}

/** True where a rule looks only at talk that is not coded: then its words are never the unit's own. */
export function looksAtOthers({ settings }: CompiledOperator, roles: readonly Role[]): boolean {
  const wanted = settings?.in ? settings.where?.is.role : null
  return wanted != null && !wanted.some(role => isCodedRole(role as Role, roles))
}

function union(all: readonly Triggers[]): Triggers {
  const patterns = new Set<number>()
  for (const triggers of all) {
    if (triggers === ALWAYS) return ALWAYS
    for (const pattern of triggers) patterns.add(pattern)
  }
  return patterns.size === 0 ? ALWAYS : patterns
}

function fewest(all: readonly Triggers[]): Triggers {
  return all.reduce((best, triggers) => (sizeOf(triggers) < sizeOf(best) ? triggers : best))
}

function sizeOf(triggers: Triggers): number {
  return triggers === ALWAYS ? Number.POSITIVE_INFINITY : triggers.size
}
