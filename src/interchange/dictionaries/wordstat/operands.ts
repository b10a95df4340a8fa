import type { Code, Codebook, OperatorRule, Rule } from '../../../codebook/codebook'
import type { Pattern } from '../../../matchers/pattern'
import { clean } from '../dictionary-draft'
import { patternsIn } from '../export/codes'
import { type TermForm, termsOf } from '../export/terms'

/** Sets of words as WordStat's rules name them: a word, a phrase, or a category. */
export interface WordstatOperands {
  /** Null for what WordStat cannot name. */
  readonly of: (rule: Rule, code: Code) => string | null
  /** Categories that no code is, made for lists and for several words; those that a condition names. */
  readonly madeFor: (conditions: readonly string[]) => ReadonlyMap<string, readonly string[]>
}

/** @param nameOf Writes the name of a code as a category has it. */
export function wordstatOperands(
  { codes, lists }: Codebook,
  form: TermForm,
  nameOf: (label: string) => string,
): WordstatOperands {
  const reference = (label: string): string => nameOf(clean(label)).replace(/[ /]/g, '_')
  const namesakes = new Map<string, number>()
  for (const { label } of codes) {
    const name = reference(label).toLowerCase()
    namesakes.set(name, (namesakes.get(name) ?? 0) + 1)
  }
  /** By their words: those codes that a rule can name, for no other is called so. */
  const byWords = new Map<string, string>()
  for (const code of codes) {
    const name = reference(code.label)
    const words = wordsBelow(code)
    if (words !== null && words !== '[]' && canBeNamed(code.label)) byWords.set(words, name)
  }
  const made = new Map<string, readonly string[]>()

  /** True for a name that no other code has, and that a rule can hold. */
  function canBeNamed(label: string): boolean {
    const name = reference(label)
    return name !== '' && !nameOf(clean(label)).includes('/') && namesakes.get(name.toLowerCase()) === 1
  }

  /** All words of a code and its sub-themes, where it has nothing but words. */
  function wordsBelow({ id }: Code): string | null {
    const terms: string[] = []
    for (const other of codes) {
      if (other.id !== id && !other.id.startsWith(`${id}/`)) continue
      for (const { rule } of other.rules) {
        const patterns = patternsIn(rule)
        const own = patterns && allTerms(patterns)
        if (!own) return null
        terms.push(...own)
      }
    }
    return keyOf(terms)
  }

  function allTerms(patterns: readonly Pattern[]): readonly string[] | null {
    const all = patterns.map(pattern => termsOf(pattern, lists, form))
    return all.some(({ lost }) => lost.length > 0) ? null : all.flatMap(({ terms }) => terms)
  }

  function categoryOf(terms: readonly string[], wanted: string): string {
    const words = keyOf(terms)
    const known = byWords.get(words)
    if (known !== undefined) return known
    const plain = reference(wanted) || 'WORDS'
    let name = plain
    for (let i = 2; namesakes.has(name.toLowerCase()); i++) name = `${plain}_${i}`
    namesakes.set(name.toLowerCase(), 1)
    byWords.set(words, name)
    made.set(name, [...new Map(terms.map(term => [term.toLowerCase(), term])).values()])
    return name
  }

  return {
    of: (rule, code) => {
      const patterns = patternsIn(rule)
      if (patterns === null || patterns.length === 0) return null
      const [pattern] = patterns
      const list = patterns.length === 1 ? /^\s*list\(\s*([^()]+?)\s*\)\s*$/.exec(pattern.source)?.[1] : undefined
      if (patterns.length === 1 && pattern.kind === 'code') {
        const label = codes.find(({ id }) => id === pattern.code)?.label ?? ''
        return canBeNamed(label) ? `#${reference(label)}` : null
      }
      const terms = allTerms(patterns)
      if (terms === null || terms.length === 0) return null
      // A phrase with a word such as "not" in it would be taken apart, and readers of such files stumble over quotation marks.
      const isCategory = terms.length > 1 || list !== undefined || operator.test(terms[0])
      return isCategory
        ? `#${categoryOf(terms, list ?? `${code.id.slice(code.id.lastIndexOf('/') + 1)} words`)}`
        : terms[0]
    },
    madeFor: conditions => {
      const named = new Set(conditions.flatMap(condition => condition.match(/#[^\s\]]+/g) ?? []))
      return new Map([...made].filter(([name]) => named.has(`#${name}`)))
    },
  }
}

/** Words that a rule would take for its own. */
const operator = /\b(?:NEAR|BEFORE|AFTER|AND|OR|NOT)\b/i

function keyOf(terms: readonly string[]): string {
  return JSON.stringify([...new Set(terms.map(term => term.toLowerCase()))].sort())
}

/** An operand as text, to see whether two are the same. */
export function operandSource(rule: Rule): string {
  return rule.kind === 'pattern' ? rule.pattern.source : `[${(rule as OperatorRule).of.map(operandSource).join(', ')}]`
}
