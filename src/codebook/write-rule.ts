import type { Pattern } from '../matchers/pattern'
import type { Code, OperatorRule, Rule, Where } from './codebook'

/**
 * Writes a rule on one line, as YAML has it between brackets; its note is left out.
 *
 * @example
 * writeRule(rule) // '{ near: [list(nobody), see*], within: 6 }'
 */
export function writeRule(rule: Rule): string {
  if (rule.kind === 'pattern') return writePattern(rule.pattern)
  const { operands, settings } = partsOf(rule)
  if (rule.kind === 'any' && settings.size === 0) return list(operands)
  const [of] = operands
  const operator =
    rule.kind === 'atleast'
      ? `atleast: ${rule.count}, of: ${list(operands)}`
      : `${rule.kind}: ${single.has(rule.kind) ? of : list(operands)}`
  const others = [...settings].map(([key, value]) => `${key}: ${typeof value === 'string' ? value : list(value)}`)
  return `{ ${[operator, ...others].join(', ')} }`
}

/**
 * Says what is different in a rule: what its operator looks at, and its settings.
 *
 * @example
 * rulesDiffer(before, after) // 'near: "notice*" added; within: 6, now 3'
 */
export function rulesDiffer(before: Rule, after: Rule): string {
  if (before.kind === 'pattern' || after.kind === 'pattern') return `${writeRule(before)}, now ${writeRule(after)}`
  const [was, now] = [partsOf(before), partsOf(after)]
  const count = (rule: OperatorRule) => (rule.kind === 'atleast' ? `${rule.count}` : '')
  const operator = before.kind === after.kind ? [] : [`${before.kind}, now ${after.kind}`]
  const keys = new Set([...was.settings.keys(), ...now.settings.keys()])
  return [
    ...operator,
    ...valuesDiffer(after.kind, count(before), count(after)),
    ...valuesDiffer(after.kind, was.operands, now.operands),
    ...[...keys].flatMap(key => valuesDiffer(key, was.settings.get(key) ?? [], now.settings.get(key) ?? [])),
  ].join('; ')
}

/** Writes what holds for all rules of a code, one text a setting: `except: [bus company]`. */
export function writeSettings({ unless, except, where, negated, prompted }: Code): readonly string[] {
  return [
    ...(unless.length > 0 ? [`unless: ${list(unless.map(({ rule }) => writeRule(rule)))}`] : []),
    ...(except.length > 0 ? [`except: ${list(except.map(writePattern))}`] : []),
    ...(where === null ? [] : [`where: ${writeWhere(where)}`]),
    ...(negated === null ? [] : [`negated: ${negated}`]),
    ...(prompted === null ? [] : [`prompted: ${prompted}`]),
  ]
}

export function writePattern({ source }: Pattern): string {
  return /^[\p{L}\p{N}][^:#,[\]{}"']*$/u.test(source) ? source : JSON.stringify(source)
}

export function writeWhere({ role, speaker, group, question, attributes }: Where): string {
  const keys = Object.entries({ role, speaker, group, question, ...Object.fromEntries(attributes) })
  const written = keys.flatMap(([key, values]) =>
    values === null ? [] : [`${key}: ${values.length === 1 ? values[0] : list(values)}`],
  )
  return `{ ${written.join(', ')} }`
}

/** Operators that take one rule or one id, and no list. */
const single: ReadonlySet<string> = new Set(['start', 'end', 'question', 'code'])

interface Parts {
  readonly operands: readonly string[]
  readonly settings: ReadonlyMap<string, string | readonly string[]>
}

function partsOf(rule: OperatorRule): Parts {
  const { of, names, within, none, unless, except, where, negated, prompted, weight } = rule
  const settings = Object.entries({
    within,
    in: rule.in,
    none: none.map(writeRule),
    unless: unless.map(writeRule),
    except: except.map(writePattern),
    where: where && writeWhere(where),
    negated,
    prompted,
    weight,
  })
  return {
    operands: names === null ? of.map(writeRule) : [names],
    settings: new Map(
      settings.flatMap(([key, value]) => {
        if (value === null || (Array.isArray(value) && value.length === 0)) return []
        return [[key, Array.isArray(value) ? value : `${value}`] as const]
      }),
    ),
  }
}

type Written = string | readonly string[]

function valuesDiffer(key: string, before: Written, after: Written): readonly string[] {
  if (typeof before === 'string' && typeof after === 'string')
    return before === after ? [] : [`${key}: ${before || 'nothing'}, now ${after || 'nothing'}`]
  const [was, now] = [[before].flat(), [after].flat()]
  const differences = [
    ...now.filter(item => !was.includes(item)).map(item => `${item} added`),
    ...was.filter(item => !now.includes(item)).map(item => `${item} removed`),
  ]
  if (differences.length > 0) return [`${key}: ${differences.join(', ')}`]
  return was.join() === now.join() ? [] : [`${key}: in another order`]
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`
}
