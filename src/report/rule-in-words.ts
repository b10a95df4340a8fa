import type { Counting, OperatorRule, Rule, Where } from '../codebook/codebook'
import type { Pattern } from '../matchers/pattern'
import type { UnitKind } from '../transcript/units'
import { counted, listed } from './in-words'

/**
 * Writes a rule as a sentence would, for somebody who does not read YAML. `writeRule` gives the exact wording.
 *
 * @example
 * ruleInWords(rule, 'sentence') // 'a word of the list “nobody” and “see*”, with at most 6 words between them'
 */
export function ruleInWords(rule: Rule, unit: UnitKind): string {
  if (rule.kind === 'pattern') return patternInWords(rule.pattern)
  const settings = settingsInWords(rule, unit)
  return settings.length === 0 ? operatorInWords(rule, unit) : `${operatorInWords(rule, unit)}; ${settings.join('; ')}`
}

/** Writes a pattern between quotation marks; a list, or another code, is named. */
export function patternInWords(pattern: Pattern): string {
  if (pattern.kind === 'code') return `the words of the code “${pattern.code}”`
  const list = /^list\(([^()]+)\)$/.exec(pattern.source.trim())
  return list ? `a word of the list “${list[1].trim()}”` : `“${pattern.source}”`
}

/** Writes whose talk a condition asks for: `the band is 3-4 or 5-6`. */
export function whereInWords({ role, speaker, group, question, attributes }: Where): string {
  const keys: readonly (readonly [string, readonly string[] | null])[] = [
    ['role', role],
    ['speaker', speaker],
    ['group', group],
    ['question', question],
    ...attributes,
  ]
  return listed(keys.flatMap(([key, values]) => (values === null ? [] : [`the ${key} is ${either(values)}`])))
}

/** Says what becomes of what is negated, or prompted. */
export function countingInWords(what: 'negated' | 'prompted', counting: Counting): string {
  if (counting === 'count') return `also where it is ${what}`
  return counting === 'skip' ? `not where it is ${what}` : `only where it is ${what}`
}

function operatorInWords({ kind, of, names, count, within, in: scope }: OperatorRule, unit: UnitKind): string {
  const parts = of.map(each => nested(each, unit))
  const where = scope ?? unit
  const apart = within === null ? `, in the same ${where}` : `, with at most ${counted(within, 'word')} between them`
  switch (kind) {
    case 'any':
      return either(parts)
    case 'all':
      return parts.length < 2 ? listed(parts) : `${listed(parts)}, in the same ${where}`
    case 'atleast':
      return `at least ${count} of ${listed(parts)}, in the same ${where}`
    case 'near':
      return `${listed(parts)}${apart}`
    case 'before':
      return `${parts.join(' and then ')}${apart}`
    case 'after':
      return `${parts.join(' behind ')}${apart}`
    case 'start':
      return `the ${where} begins with ${listed(parts)}`
    case 'end':
      return `the ${where} ends with ${listed(parts)}`
    case 'question':
      return `it answers the question “${names}”`
    case 'code':
      return `the code “${names}” applies`
  }
}

/** A rule within a rule; brackets keep apart what belongs together. */
function nested(rule: Rule, unit: UnitKind): string {
  const words = ruleInWords(rule, unit)
  return rule.kind === 'pattern' || (rule.kind === 'any' && rule.of.length < 2) ? words : `(${words})`
}

function settingsInWords(rule: OperatorRule, unit: UnitKind): readonly string[] {
  const { kind, none, unless, except, where, in: scope, negated, prompted, weight } = rule
  const rules = (list: readonly Rule[]): string => either(list.map(each => nested(each, unit)))
  const told = ['any', 'question', 'code'].includes(kind) || rule.within !== null
  return [
    ...(scope !== null && told ? [`anywhere in the same ${scope}`] : []),
    ...(none.length > 0 ? [`without ${rules(none)}`] : []),
    ...(unless.length > 0 ? [`unless there is ${rules(unless)}`] : []),
    ...(except.length > 0 ? [`except within ${either(except.map(patternInWords))}`] : []),
    ...(where === null ? [] : [`only where ${whereInWords(where)}`]),
    ...(negated === null ? [] : [countingInWords('negated', negated)]),
    ...(prompted === null ? [] : [countingInWords('prompted', prompted)]),
    ...(weight === null ? [] : [`with weight ${weight}`]),
  ]
}

function either(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
}
