import type { CodeRule, OperatorRule, Rule, Where } from './codebook'
import type { RuleDraft } from './draft'

/**
 * Gives a rule back as YAML would have it: reading it gives the same rule.
 *
 * @param id Its name in evidence, where the codebook gives it one.
 */
export function ruleDraft(rule: Rule, id: string | null = null): RuleDraft {
  if (rule.kind === 'pattern') return rule.pattern.source
  const settings = settingsOf(rule)
  const said = Object.keys(settings).length > 0 || id !== null
  if (rule.kind === 'any' && !said) return rule.of.map(each => ruleDraft(each))
  return { ...operatorOf(rule), ...settings, ...(id === null ? {} : { id }) }
}

/** Gives a rule of a code with its name, where it is called otherwise than by its place. */
export function codeRuleDraft({ id, rule }: CodeRule): RuleDraft {
  const name = id.slice(id.lastIndexOf('#') + 1)
  return ruleDraft(rule, name.includes('/') ? null : name)
}

/** Gives a condition back as YAML would have it; a lone value stands without brackets. */
export function whereDraft({ role, speaker, group, question, attributes }: Where): Readonly<Record<string, unknown>> {
  const keys = [...Object.entries({ role, speaker, group, question }), ...attributes]
  return Object.fromEntries(
    keys.flatMap(([key, values]) => (values === null ? [] : [[key, values.length === 1 ? values[0] : values]])),
  )
}

function operatorOf({ kind, of, names, count }: OperatorRule): Readonly<Record<string, unknown>> {
  if (names !== null) return { [kind]: names }
  const operands = of.map(each => ruleDraft(each))
  if (kind === 'atleast') return { atleast: count, of: operands }
  return { [kind]: kind === 'start' || kind === 'end' ? operands[0] : operands }
}

function settingsOf(rule: OperatorRule): Readonly<Record<string, unknown>> {
  const { within, none, unless, except, where, negated, prompted, weight, note } = rule
  const settings = {
    within,
    in: rule.in,
    none: none.map(each => ruleDraft(each)),
    unless: unless.map(each => ruleDraft(each)),
    except: except.map(({ source }) => source),
    where: where && whereDraft(where),
    negated,
    prompted,
    weight,
    note,
  }
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}
