import { byCodePoint } from '../analysis/by-code-point'
import type { Codebook, Rule } from '../codebook/codebook'
import type { Element, Pattern } from '../matchers/pattern'

/** What a codebook's rule set is made of. */
export interface RuleKinds {
  /** Codes with rules of their own; the others are the union of their sub-themes. */
  readonly codes: number
  /** Rules that are one pattern: a word or a phrase. */
  readonly keywords: number
  /** Rules that put patterns together: `near`, `all`, `before` … */
  readonly combinations: number
  /** Named lists that they draw on. */
  readonly lists: number
  /** Which ways of comparing words the patterns use, by name: `glob`, `stems`. */
  readonly matchers: readonly string[]
}

/** Counts the rules of a codebook by kind. */
export function ruleKinds({ codes, lists }: Codebook): RuleKinds {
  const rules = codes.flatMap(code => code.rules.map(({ rule }) => rule))
  const patterns = [
    ...[...lists.values()].flatMap(list => list.patterns),
    ...codes.flatMap(code => [...code.except, ...code.unless.flatMap(({ rule }) => patternsOf(rule))]),
    ...rules.flatMap(patternsOf),
  ]
  return {
    codes: codes.filter(code => code.rules.length > 0).length,
    keywords: rules.filter(({ kind }) => kind === 'pattern').length,
    combinations: rules.filter(({ kind }) => kind !== 'pattern').length,
    lists: lists.size,
    matchers: [...new Set(patterns.flatMap(matchersOf))].sort(byCodePoint),
  }
}

function patternsOf(rule: Rule): readonly Pattern[] {
  if (rule.kind === 'pattern') return [rule.pattern]
  return [...rule.except, ...[...rule.of, ...rule.none, ...rule.unless].flatMap(patternsOf)]
}

function matchersOf(pattern: Pattern): readonly string[] {
  if (pattern.kind === 'text') return ['regex']
  return pattern.kind === 'code' ? [] : pattern.elements.flatMap(matchersIn)
}

function matchersIn(element: Element): readonly string[] {
  if (element.kind === 'word') return [element.matcher]
  return element.kind === 'oneof' ? element.alternatives.flat().flatMap(matchersIn) : []
}
