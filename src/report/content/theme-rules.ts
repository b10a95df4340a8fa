import type { Code } from '../../codebook/codebook'
import { writePattern, writeRule } from '../../codebook/write-rule'
import type { UnitKind } from '../../transcript/units'
import { countingInWords, patternInWords, ruleInWords, whereInWords } from '../rule-in-words'

/** The rules of one code, in words. */
export interface ThemeRules {
  /** Words and phrases, each as the codebook writes it. */
  readonly keywords: readonly string[]
  readonly rules: readonly ThemeRule[]
  /** What holds for all of them, a clause each. */
  readonly settings: readonly string[]
}

export interface ThemeRule {
  /** As evidence names it: `identity/visibility#rules/0`. */
  readonly id: string
  /** As a sentence would. */
  readonly inWords: string
  /** As the YAML has it, on one line. */
  readonly exact: string
  readonly note: string | null
}

/** Writes out the rules of a code. */
export function themeRules(
  { rules, except, unless, where, negated, prompted, priority }: Code,
  unit: UnitKind,
): ThemeRules {
  return {
    keywords: rules.flatMap(({ rule }) => (rule.kind === 'pattern' ? [writePattern(rule.pattern)] : [])),
    rules: rules.flatMap(({ id, rule }) =>
      rule.kind === 'pattern'
        ? []
        : [{ id, inWords: ruleInWords(rule, unit), exact: writeRule(rule), note: rule.note }],
    ),
    settings: [
      ...(unless.length > 0
        ? [`not where there is ${unless.map(({ rule }) => ruleInWords(rule, unit)).join(' or ')}`]
        : []),
      ...(except.length > 0 ? [`not within ${except.map(patternInWords).join(' or ')}`] : []),
      ...(where === null ? [] : [`only where ${whereInWords(where)}`]),
      ...(negated === null ? [] : [countingInWords('negated', negated)]),
      ...(prompted === null ? [] : [countingInWords('prompted', prompted)]),
      ...(priority === 0 ? [] : [`with priority ${priority} where words of several codes overlap`]),
    ],
  }
}
