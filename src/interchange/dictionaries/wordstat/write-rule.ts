import type { Code, CodeRule, OperatorRule, Rule } from '../../../codebook/codebook'
import { parsePattern } from '../../../matchers/pattern-syntax'
import type { UnitKind } from '../../../transcript/units'
import { deniedBy } from './denied-by'
import { operandSource, type WordstatOperands } from './operands'

/**
 * Writes a rule as WordStat has it; null where it says what WordStat cannot.
 *
 * @param unit Where a rule looks that does not say it.
 *
 * @example
 * writeWordstatRule(rule, code, 'sentence', operands) // '@NOT_GOOD [#GOOD AFTER #NEGATIONS /S 3] (1)'
 */
export function writeWordstatRule(
  { id, rule }: CodeRule,
  code: Code,
  unit: UnitKind,
  operands: WordstatOperands,
): string | null {
  if (rule.kind === 'pattern') return null
  const condition = conditionOf(rule, { code, unit, operands })
  if (condition === null) return null
  const name = id
    .slice(id.lastIndexOf('#') + 1)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .toUpperCase()
  return `@${name} [${condition}] (${rule.weight ?? 1})`
}

interface Writing {
  readonly code: Code
  readonly unit: UnitKind
  readonly operands: WordstatOperands
}

function conditionOf(rule: OperatorRule, writing: Writing): string | null {
  const { kind, of, none, where, negated, prompted } = rule
  if (none.length > 0 || where !== null || !counts(negated) || !counts(prompted)) return null
  // `any` is its own focus; of the others the first is what is coded.
  const focus: Rule = kind !== 'any' || of.length === 1 ? of[0] : { ...rule, ...bare, in: null }
  const written = focus === undefined ? null : writing.operands.of(focus, writing.code)
  if (written === null) return null
  const parts =
    kind === 'any'
      ? []
      : kind === 'all'
        ? of.slice(1).map(part => together(part, rule, focus, writing))
        : [related(rule, rule.in, focus, writing)]
  const said = [...parts, ...denials(rule, focus, writing)]
  if (said.includes(null)) return null
  // `A NEAR B`, `A NOT NEAR B`, but `A AND B`.
  const [first] = said
  const joins = first !== undefined && !/^(?:NOT|NEAR|BEFORE|AFTER) /.test(first ?? '')
  return [written, ...(joins ? ['AND'] : []), said.join(' AND ')].join(' ').trim()
}

/** `NEAR B /S 3`: how another stands to the focus. */
function related(
  { kind, of, within }: OperatorRule,
  place: UnitKind | null,
  focus: Rule,
  { code, unit, operands }: Writing,
): string | null {
  const scope = scopes.get(place ?? unit)
  const other = of.length === 2 && operandSource(of[0]) === operandSource(focus) ? operands.of(of[1], code) : null
  const isKnown = kind === 'near' || kind === 'before' || kind === 'after'
  if (scope === undefined || other === null || !isKnown) return null
  return `${kind.toUpperCase()} ${other} /${scope}${within === null ? '' : ` ${within}`}`
}

/** What stands beside the focus in `all`: something that is there, or that stands to the focus in some way. */
function together(part: Rule, around: OperatorRule, focus: Rule, writing: Writing): string | null {
  if (part.kind === 'pattern' || part.kind === 'any') return there(part, around.in, writing)
  return isBare(part) ? related(part, part.in ?? around.in, focus, writing) : null
}

/** `B /D` */
function there(part: Rule, around: UnitKind | null, { code, unit, operands }: Writing): string | null {
  const isAny = part.kind === 'any'
  const scope = scopes.get((isAny ? part.in : null) ?? around ?? unit)
  const other = operands.of(isAny ? { ...part, in: null } : part, code)
  return scope === undefined || other === null ? null : `${other} /${scope}`
}

/** What `unless` and `except` take away, where a NOT says the same. */
function denials(rule: OperatorRule, focus: Rule, writing: Writing): readonly (string | null)[] {
  const unless = rule.unless.map(condition => {
    const said = there(condition, rule.in, writing)
    return said === null ? null : `NOT ${said}`
  })
  if (rule.except.length === 0) return unless
  const phrases = rule.except.map(({ source }) => source)
  const denied = (rule.in ?? writing.unit) === 'sentence' ? deniedBy(phrases, operandSource(focus)) : null
  const parsed = denied && parsePattern(denied.other, rule.at)
  const pattern: Rule | null =
    parsed && 'pattern' in parsed ? { kind: 'pattern', pattern: parsed.pattern, at: rule.at } : null
  const other = pattern && writing.operands.of(pattern, writing.code)
  if (denied === null || other === null) return [null]
  return [...unless, `NOT ${denied.relation.toUpperCase()} ${other} /S ${denied.within}`]
}

const scopes: ReadonlyMap<UnitKind, string> = new Map([
  ['sentence', 'S'],
  ['paragraph', 'P'],
  ['document', 'D'],
])

const bare = { none: [], unless: [], except: [], where: null, negated: null, prompted: null } as const

/** True where an operator has no settings but its distance and its place. */
function isBare({ none, unless, except, where, negated, prompted }: OperatorRule): boolean {
  return none.length + unless.length + except.length === 0 && where === null && counts(negated) && counts(prompted)
}

function counts(counting: OperatorRule['negated']): boolean {
  return counting === null || counting === 'count'
}
