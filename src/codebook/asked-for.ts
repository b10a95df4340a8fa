import type { Pattern } from '../matchers/pattern'
import { listsIn } from '../matchers/pattern-syntax'
import type { Place } from '../problem'
import type { Code, Codebook, Rule } from './codebook'

/** What the rules of a code ask for by name. */
export interface AskedFor {
  /** Ids of codes, each with the first place that asks; a theme's stands for its sub-themes' too. */
  readonly codes: ReadonlyMap<string, Place>
  readonly lists: ReadonlySet<string>
}

/** Finds which codes and lists a code asks for: in its rules, and in the lists that these use. */
export function askedFor(
  { rules, unless, except }: Pick<Code, 'rules' | 'unless' | 'except'>,
  { lists }: Pick<Codebook, 'lists'>,
): AskedFor {
  const codes = new Map<string, Place>()
  const ask = (id: string, at: Place): void => {
    if (!codes.has(id)) codes.set(id, at)
  }
  const names = new Set<string>()
  const look = (pattern: Pattern): void => {
    if (pattern.kind === 'code') ask(pattern.code, pattern.at)
    for (const name of listsIn(pattern)) {
      if (names.has(name)) continue
      names.add(name)
      for (const member of lists.get(name)?.patterns ?? []) look(member)
    }
  }
  const lookInto = (rule: Rule): void => {
    if (rule.kind === 'pattern') {
      look(rule.pattern)
      return
    }
    if (rule.kind === 'code' && rule.names !== null) ask(rule.names, rule.at)
    for (const pattern of rule.except) look(pattern)
    for (const each of [...rule.of, ...rule.none, ...rule.unless]) lookInto(each)
  }
  for (const { rule } of [...rules, ...unless]) lookInto(rule)
  for (const pattern of except) look(pattern)
  return { codes, lists: names }
}

/** Gives, for every code of a codebook, those that it asks for. */
export function codesAskedFor(codebook: Codebook): ReadonlyMap<Code, ReadonlySet<Code>> {
  const within = (id: string) => codebook.codes.filter(code => code.id === id || code.id.startsWith(`${id}/`))
  return new Map(
    codebook.codes.map(code => [code, new Set([...askedFor(code, codebook).codes.keys()].flatMap(within))]),
  )
}
