import type { OperatorSyntax } from '../matchers/rules/operator'
import { operators } from '../matchers/rules/syntax'
import type { UnitKind } from '../transcript/units'
import type { Counting, OperatorKind, OperatorRule, Rule } from './codebook'
import { child, type Field, isMapping, items, numberAt, textAt } from './field'
import { type PatternReading, readPattern, readPatterns } from './read-patterns'
import { readWhere } from './read-where'
import { nameOf, placeOf } from './report'
import { ruleSettings } from './rule-settings'

/**
 * Reads a rule: a pattern, a list (any of), or a mapping with one operator and its settings.
 *
 * @param distance The `near`, `before` or `after` that measures from this rule, so that it must find a place in the text.
 * @returns null where something is wrong with it; the problem is reported.
 */
export function readRule(field: Field, reading: PatternReading, distance?: string): Rule | null {
  if (typeof field.value === 'string') {
    const pattern = readPattern(field, reading)
    return pattern && { kind: 'pattern', pattern, at: placeOf(reading, field) }
  }
  if (Array.isArray(field.value))
    return { ...plain, kind: 'any', of: readRules(field, reading, distance), at: placeOf(reading, field) }
  return isMapping(field.value) ? readMapping(field, reading, distance) : null
}

const plain = {
  names: null,
  count: null,
  within: null,
  none: [],
  unless: [],
  except: [],
  where: null,
  in: null,
  negated: null,
  prompted: null,
  weight: null,
  note: null,
} as const

function readRules(list: Field, reading: PatternReading, distance?: string): readonly Rule[] {
  return items(list).flatMap(field => readPart(field, reading, distance))
}

/** Reads a part of a rule. Its weight and its name are the whole rule's: a coding has one weight, and evidence names whole rules. */
function readPart(field: Field, reading: PatternReading, distance?: string): readonly Rule[] {
  for (const key of ['weight', 'id']) {
    if (child(field, key).value === undefined) continue
    const message = `"${key}" is said of a whole rule, and this is a part of one`
    reading.report(
      child(field, key),
      { code: 'misplaced-key', message, hint: 'put it beside the outermost operator' },
      'key',
    )
  }
  const rule = readRule(field, reading, distance)
  return rule ? [rule] : []
}

function readMapping(field: Field, reading: PatternReading, distance?: string): OperatorRule | null {
  const operator = operatorOf(field, reading)
  if (!operator) return null
  const { name } = operator
  checkKeys(field, operator, reading)
  if (distance !== undefined && !operator.hasPlace) {
    const message = `"${distance}" measures from where its rules are true, and "${name}" is true of the whole unit`
    reading.report(
      child(field, name),
      { code: 'operand-without-place', message, hint: `take "${name}" out of "${distance}"` },
      'key',
    )
  }
  const operands = operandsOf(field, operator)
  // `all` may hold its `none` as one of its rules.
  const denied = name === 'all' ? operands.filter(isNone) : []
  const of = operands
    .filter(operand => !denied.includes(operand))
    .flatMap(operand => readPart(operand, reading, measuresFrom(operator, distance)))
  if (operands.length > 0 && denied.length === operands.length) noneAlone(operands[0], reading)
  const count = name === 'atleast' ? numberAt(field, 'atleast') : null
  checkCount(field, count, operands.length, reading)
  return {
    kind: name as OperatorKind,
    of,
    names: operator.takes === 'id' ? textAt(field, name) : null,
    count,
    within: numberAt(field, 'within'),
    none: [field, ...denied].flatMap(holder => readRules(child(holder, 'none'), reading)),
    unless: readRules(child(field, 'unless'), reading),
    except: readPatterns(child(field, 'except'), reading),
    where: readWhere(child(field, 'where'), reading),
    in: textAt(field, 'in') as UnitKind | null,
    negated: textAt(field, 'negated') as Counting | null,
    prompted: textAt(field, 'prompted') as Counting | null,
    weight: numberAt(field, 'weight'),
    note: textAt(field, 'note'),
    at: placeOf(reading, field),
  }
}

/** What an operator looks at; nothing for one that names an id. */
function operandsOf(field: Field, { takes, operands }: OperatorSyntax): readonly Field[] {
  const value = child(field, operands)
  if (takes === 'rules') return items(value)
  return takes === 'rule' && value.value !== undefined ? [value] : []
}

/** The operator that measures from an operand's place: this one, or the one around it whose places this one hands on. */
function measuresFrom({ name, properties, takes }: OperatorSyntax, around?: string): string | undefined {
  if ('within' in properties || takes === 'rule') return name
  return name === 'any' ? around : undefined
}

/** Finds the one operator that a mapping must have. */
function operatorOf(field: Field, reading: PatternReading): OperatorSyntax | undefined {
  const keys = Object.keys(field.value as object)
  const [operator, ...more] = operators.filter(({ name }) => keys.includes(name))
  const subject = nameOf(reading.document, field.path)
  for (const { name } of more) {
    const message = `${subject} has two operators, "${operator.name}" and "${name}"`
    reading.report(
      child(field, name),
      { code: 'two-operators', message, hint: 'put one inside the other, or write two rules' },
      'key',
    )
  }
  if (operator) return operator
  // A key that the schema does not know was told of already: it is the operator, misspelt.
  if (!keys.every(isKnownKey)) return undefined
  if (isNone(field)) noneAlone(field, reading)
  else {
    const hint = `one of ${operators.map(({ name }) => name).join(', ')}`
    reading.report(field, { code: 'no-operator', message: `${subject} has no operator`, hint })
  }
  return undefined
}

const isKnownKey = (key: string): boolean =>
  key in ruleSettings || operators.some(({ properties }) => key in properties)

/** A mapping that says only what must not be. */
function isNone({ value }: Field): boolean {
  return isMapping(value) && 'none' in value && !operators.some(({ name }) => name in value)
}

function noneAlone(field: Field, { report }: PatternReading): void {
  const hint = 'put it beside an operator: { all: […], none: […] }'
  report(field, {
    code: 'none-alone',
    message: '"none" says only what must not be, so there is nothing to point at',
    hint,
  })
}

/** Keys that another operator brings mean nothing beside this one. Nor do settings beside a `none` inside `all`. */
function checkKeys(field: Field, operator: OperatorSyntax, { report }: PatternReading): void {
  for (const key of Object.keys(field.value as object)) {
    if (
      key in operator.properties ||
      key in ruleSettings ||
      !isKnownKey(key) ||
      operators.some(({ name }) => name === key)
    )
      continue
    const owners = operators.filter(({ properties }) => key in properties).map(({ name }) => `"${name}"`)
    const message = `"${key}" means nothing beside "${operator.name}"`
    report(child(field, key), { code: 'misplaced-key', message, hint: `it belongs to ${owners.join(', ')}` }, 'key')
  }
  if (operator.name !== 'all') return
  for (const operand of items(child(field, 'all')).filter(isNone)) {
    for (const key of Object.keys(operand.value as object)) {
      if (!(key in ruleSettings) || key === 'none' || key === 'note') continue
      const message = `"${key}" means nothing beside a lone "none"`
      report(child(operand, key), { code: 'misplaced-key', message, hint: 'put it beside "all"' }, 'key')
    }
  }
}

function checkCount(field: Field, count: number | null, length: number, { report }: PatternReading): void {
  if (count === null || length === 0 || count <= length) return
  const message = `at least ${count} of ${length === 1 ? '1 rule' : `${length} rules`} can never be true`
  report(child(field, 'atleast'), { code: 'atleast-beyond-list', message, hint: `at most ${length}` })
}
