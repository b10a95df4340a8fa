import type { Code, Codebook, CodeRule, Rule, RuleSettings, Where } from '../codebook/codebook'
import type { Pattern, WordsPattern } from '../matchers/pattern'
import { createPatternSet, type PatternSet } from '../matchers/pattern-set'
import { listsIn } from '../matchers/pattern-syntax'
import { loadRegexes, type Regex } from '../matchers/regex'
import type { Tools } from '../matchers/word-matcher'
import { loadStemmer } from '../text/stem'
import { createVocabulary, type Vocabulary } from '../text/words'

/** A codebook made ready to apply to any number of transcripts. What it learns about words stays with it, so use one for many. */
export interface CompiledCodebook {
  readonly codebook: Codebook
  readonly codes: readonly CompiledCode[]
  readonly vocabulary: Vocabulary
  readonly patterns: PatternSet
  /** Regular expressions on a unit's text. */
  readonly texts: readonly { readonly pattern: number; readonly regex: Regex }[]
  /** For each pattern number: the rules that a hit of it may make true. */
  readonly uses: readonly (readonly Use[])[]
  /** How many rules there are; each has a number. */
  readonly ruleCount: number
}

/** A rule by its places: the code's among codes, the rule's among the rules of the code. */
export interface Use {
  readonly code: number
  readonly rule: number
}

export interface CompiledCode {
  readonly code: Code
  readonly rules: readonly CompiledCodeRule[]
  readonly settings: CompiledSettings
}

export interface CompiledCodeRule {
  /** Over all codes. */
  readonly number: number
  readonly id: string
  readonly at: string
  readonly weight: number
  readonly rule: CompiledRule
}

export type CompiledRule = CompiledPattern | CompiledOperator

/** True where one of these patterns is found. A list of plain patterns is one of these too. */
export interface CompiledPattern {
  readonly kind: 'pattern'
  readonly patterns: ReadonlySet<number>
}

export interface CompiledOperator {
  readonly kind: 'any' | 'all' | 'atleast' | 'near' | 'before' | 'after'
  readonly of: readonly CompiledRule[]
  readonly count: number
  readonly within: number | null
  readonly settings: CompiledSettings | null
}

/** What may hold a rule back; ids and places are those that a withheld coding names. */
export interface CompiledSettings {
  readonly none: readonly CompiledRule[]
  readonly unless: readonly Named<CompiledRule>[]
  readonly except: readonly Named<ReadonlySet<number>>[]
  readonly where: Named<Where> | null
}

export interface Named<T> {
  readonly id: string
  readonly at: string
  readonly is: T
}

/**
 * Makes a codebook ready to apply; loads a stemmer and the regular expressions' library when it uses them.
 */
export async function compileCodebook(codebook: Codebook): Promise<CompiledCodebook> {
  const tools = await loadTools(codebook)
  const patterns: Pattern[] = []
  const numbers = new Map<string, number>()
  const lists = new Map([...codebook.lists].map(([name, { patterns }]) => [name, patterns]))

  /** Numbers of the patterns that stand for one as written: its own, and those of the text patterns that it names by a list. */
  function numbersOf(pattern: Pattern): readonly number[] {
    if (pattern.kind === 'text') return [numberOf(pattern, `text ${pattern.regex}`)]
    return [numberOf(pattern, JSON.stringify(pattern.elements)), ...textsInList(pattern).flatMap(numbersOf)]
  }

  function numberOf(pattern: Pattern, key: string): number {
    let number = numbers.get(key)
    if (number === undefined) {
      number = patterns.push(pattern) - 1
      numbers.set(key, number)
    }
    return number
  }

  /** Text patterns of a list that is the whole pattern: they cannot stand in a phrase. */
  function textsInList(pattern: WordsPattern): readonly Pattern[] {
    if (pattern.elements.length !== 1) return []
    return listsIn(pattern).flatMap(name =>
      (lists.get(name) ?? []).flatMap(member => (member.kind === 'text' ? [member] : textsInList(member))),
    )
  }

  function compileRule(rule: Rule, id: string): CompiledRule {
    if (rule.kind === 'pattern') return { kind: 'pattern', patterns: new Set(numbersOf(rule.pattern)) }
    const of = rule.of.map(operand => compileRule(operand, id))
    const settings = compileSettings(rule, id)
    if (rule.kind === 'any' && settings === null && of.every(operand => operand.kind === 'pattern'))
      return { kind: 'pattern', patterns: new Set(of.flatMap(({ patterns }) => [...patterns])) }
    return { kind: rule.kind, of, count: rule.count ?? of.length, within: rule.within, settings }
  }

  function compileSettings(settings: RuleSettings, id: string): CompiledSettings | null {
    const { none, unless, except, where } = settings
    if (none.length + unless.length + except.length === 0 && where === null) return null
    return {
      none: none.map(rule => compileRule(rule, id)),
      unless: unless.map(rule => ({ id, at: place(rule.at), is: compileRule(rule, id) })),
      except: except.map(pattern => ({ id, at: place(pattern.at), is: new Set(numbersOf(pattern)) })),
      where: where && { id, at: place(where.at), is: where },
    }
  }

  let ruleCount = 0
  function compileCodeRule({ id, rule, at }: CodeRule): CompiledCodeRule {
    const weight = rule.kind === 'pattern' ? 1 : (rule.weight ?? 1)
    return { number: ruleCount++, id, at: place(at), weight, rule: compileRule(rule, id) }
  }

  const codes = codebook.codes.map((code): CompiledCode => {
    const { id, except, unless, where } = code
    return {
      code,
      rules: code.rules.map(compileCodeRule),
      settings: {
        none: [],
        unless: unless.map(({ id, rule, at }) => ({ id, at: place(at), is: compileRule(rule, id) })),
        except: except.map((pattern, i) => ({
          id: `${id}#except/${i}`,
          at: place(pattern.at),
          is: new Set(numbersOf(pattern)),
        })),
        where: where && { id: `${id}#where`, at: place(where.at), is: where },
      },
    }
  })

  const uses: Use[][] = patterns.map(() => [])
  for (const [code, { rules }] of codes.entries())
    for (const [rule, { rule: compiled }] of rules.entries())
      for (const pattern of new Set(triggers(compiled))) uses[pattern].push({ code, rule })
  const vocabulary = createVocabulary()
  return {
    codebook,
    codes,
    vocabulary,
    patterns: createPatternSet(patterns, lists, vocabulary, tools, codebook.fillers === 'skip'),
    texts: patterns.flatMap((pattern, number) =>
      pattern.kind === 'text' ? [{ pattern: number, regex: tools.regex(pattern.regex) }] : [],
    ),
    uses,
    ruleCount,
  }
}

function place({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`
}

/** Patterns of which at least one must be found before a rule can be true. */
function triggers(rule: CompiledRule): readonly number[] {
  return rule.kind === 'pattern' ? [...rule.patterns] : rule.of.flatMap(triggers)
}

/** Loads what the codebook's patterns need, and nothing else. */
async function loadTools(codebook: Codebook): Promise<Tools> {
  const source = patternsOf(codebook).map(pattern => pattern.source)
  const stem = source.some(text => text.includes('stems(')) ? await loadStemmer(codebook.language) : undefined
  const regex = source.some(text => text.includes('/')) ? await loadRegexes() : undefined
  return {
    stem: stem ?? (word => word),
    regex: text => {
      if (!regex) throw new Error('a regular expression in a codebook that seemed to hold none')
      return regex(text)
    },
  }
}

function patternsOf({ codes, lists }: Codebook): readonly Pattern[] {
  return [
    ...[...lists.values()].flatMap(list => list.patterns),
    ...codes.flatMap(code => [
      ...code.except,
      ...[...code.rules, ...code.unless].flatMap(({ rule }) => patternsIn(rule)),
    ]),
  ]
}

function patternsIn(rule: Rule): readonly Pattern[] {
  if (rule.kind === 'pattern') return [rule.pattern]
  return [...rule.except, ...[...rule.of, ...rule.none, ...rule.unless].flatMap(patternsIn)]
}
