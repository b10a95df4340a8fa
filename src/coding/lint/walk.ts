import type { Code, Codebook, CodeRule, OperatorRule, Rule } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'

/** Gives every pattern that a rule looks at, those of its settings among them. */
export function patternsOfRule(rule: Rule): readonly Pattern[] {
  if (rule.kind === 'pattern') return [rule.pattern]
  return [...rule.except, ...[...rule.of, ...rule.none, ...rule.unless].flatMap(patternsOfRule)]
}

/** Gives every pattern of a code. */
export function patternsOfCode({ rules, unless, except }: Code): readonly Pattern[] {
  return [...except, ...[...rules, ...unless].flatMap(({ rule }) => patternsOfRule(rule))]
}

/** Gives every pattern of a codebook, those of its lists first. */
export function patternsOf({ codes, lists }: Codebook): readonly Pattern[] {
  return [...[...lists.values()].flatMap(({ patterns }) => patterns), ...codes.flatMap(patternsOfCode)]
}

/** Patterns of which any one makes the code apply: keywords, rules that are one pattern, and the members of plain lists. */
export function alternativesOf({ rules }: Pick<Code, 'rules'>): readonly Pattern[] {
  return plainPatterns(rules.map(({ rule }) => rule))
}

/** The patterns among rules of which any one will do. */
export function plainPatterns(rules: readonly Rule[]): readonly Pattern[] {
  return rules.flatMap(rule => {
    if (rule.kind === 'pattern') return [rule.pattern]
    return isPlainList(rule) ? plainPatterns(rule.of) : []
  })
}

/** True for `any` without a setting that changes what it finds or what a find counts. */
export function isPlainList(rule: OperatorRule): boolean {
  const { kind, none, unless, except, where, negated, prompted, weight } = rule
  return (
    kind === 'any' &&
    none.length + unless.length + except.length === 0 &&
    !where &&
    !rule.in &&
    !negated &&
    !prompted &&
    (weight ?? 1) === 1
  )
}

/** Names a rule for people: its words where it is one pattern, else its id. */
export function ruleName({ rule, id }: CodeRule): string {
  return rule.kind === 'pattern' ? `"${rule.pattern.source.trim()}"` : id
}

/** True where one of two codes is the other, or lies above it. */
export function isOneBranch(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)
}
