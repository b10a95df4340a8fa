import type { Rule } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'

/** Gives a rule with other ids in place of those that `code: id` and `code(id)` name. */
export function renameCodes(rule: Rule, rename: (id: string) => string): Rule {
  if (rule.kind === 'pattern') return { ...rule, pattern: renameCodeIn(rule.pattern, rename) }
  const inAll = (rules: readonly Rule[]) => rules.map(each => renameCodes(each, rename))
  return {
    ...rule,
    of: inAll(rule.of),
    names: rule.kind === 'code' && rule.names !== null ? rename(rule.names) : rule.names,
    none: inAll(rule.none),
    unless: inAll(rule.unless),
    except: rule.except.map(pattern => renameCodeIn(pattern, rename)),
  }
}

export function renameCodeIn(pattern: Pattern, rename: (id: string) => string): Pattern {
  if (pattern.kind !== 'code') return pattern
  const code = rename(pattern.code)
  return code === pattern.code ? pattern : { ...pattern, code, source: `code(${code})` }
}
