import type { Code, Codebook, CodeRule, Counting, OperatorRule, Rule, RuleSettings } from '../codebook/codebook'
import { createContextMatcher } from '../matchers/match-in-context'
import type { Pattern } from '../matchers/pattern'
import { createPatternSet } from '../matchers/pattern-set'
import { listsIn } from '../matchers/pattern-syntax'
import { loadTools, usesGrammar } from '../matchers/tools'
import type { WordMatcher } from '../matchers/word-matcher'
import type { Place } from '../problem'
import { createVocabulary } from '../text/words'
import {
  ALWAYS,
  type CompiledCode,
  type CompiledCodebook,
  type CompiledCodeRule,
  type CompiledPattern,
  type CompiledRule,
  type CompiledSettings,
  type Named,
} from './compiled'
import { roundsOf } from './rounds'
import { isRevealing, looksAtNegation, reachesOut, triggersOf } from './triggers'

export interface CompileOptions {
  /** Kinds of word patterns beyond those of the package: the same that `readCodebook` was given. */
  readonly matchers?: readonly WordMatcher[]
}

/**
 * Makes a codebook ready to apply; loads what it uses, and nothing else: a stemmer, the regular expressions' library, the grammar.
 *
 * Compile once, and apply to any number of transcripts: each distinct word is looked up once for all of them.
 */
export async function compileCodebook(
  codebook: Codebook,
  { matchers = [] }: CompileOptions = {},
): Promise<CompiledCodebook> {
  const lists = new Map([...codebook.lists].map(([name, { patterns }]) => [name, patterns]))
  const sources: Pattern[] = []
  const hangsOnSentence = (pattern: Pattern): boolean => usesGrammar(withMembers(pattern, lists), matchers)
  const compileCode = compilerOf(codebook, lists, sources, hangsOnSentence)
  const rules: CompiledCodeRule[] = []
  const roundOf = roundsOf(codebook)
  const codes = codebook.codes.map((code, index): CompiledCode => {
    const compiled = compileCode(code, index, rules.length)
    rules.push(...compiled.rules)
    return { ...compiled, round: roundOf[index] }
  })

  const all = [...sources, ...[...lists.values()].flat()]
  const needsGrammar = rules.some(rule => rule.looksAtNegation)
  const tools = await loadTools(all, codebook.language, needsGrammar, matchers)
  const vocabulary = createVocabulary()
  const skipFillers = codebook.fillers === 'skip'
  const { uses, always } = usesOf(rules, sources.length)
  return {
    codebook,
    codes,
    vocabulary,
    tools,
    sources,
    patterns: createPatternSet(sources, lists, vocabulary, tools, skipFillers),
    texts: new Map(
      sources.flatMap((pattern, number) =>
        pattern.kind === 'text' ? [[number, tools.regex(pattern.regex)] as const] : [],
      ),
    ),
    carriers: carriersOf(codebook, sources),
    inContext: new Set(sources.flatMap((pattern, number) => (hangsOnSentence(pattern) ? [number] : []))),
    matchInContext: createContextMatcher(sources, lists, tools, skipFillers),
    grammar: tools.grammar,
    rules,
    uses,
    always,
    rounds: 1 + Math.max(0, ...roundOf),
  }
}

/** Gives what compiles a code after the other; each distinct pattern among them gets a number, its place in `sources`. */
function compilerOf(
  { roles }: Codebook,
  lists: ReadonlyMap<string, readonly Pattern[]>,
  sources: Pattern[],
  hangsOnSentence: (pattern: Pattern) => boolean,
): (code: Code, index: number, firstRule: number) => Omit<CompiledCode, 'round'> {
  const numbers = new Map<string, number>()

  function numberOf(pattern: Pattern): number {
    const key =
      pattern.kind === 'words'
        ? JSON.stringify(pattern.elements)
        : pattern.kind === 'text'
          ? `text ${pattern.regex}`
          : `code ${pattern.code}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = sources.push(pattern) - 1
      numbers.set(key, number)
    }
    return number
  }

  /** Numbers of the patterns that stand for one as written: its own, and those of what it names by a list that are no words. */
  function numbersOf(pattern: Pattern): readonly number[] {
    return [numberOf(pattern), ...wordlessInList(pattern).map(numberOf)]
  }

  /** Members of a list that is the whole pattern which cannot stand in a phrase: regular expressions on the text, and codes. */
  function wordlessInList(pattern: Pattern): readonly Pattern[] {
    if (pattern.kind !== 'words' || pattern.elements.length !== 1) return []
    return listsIn(pattern).flatMap(name =>
      (lists.get(name) ?? []).flatMap(member => (member.kind === 'words' ? wordlessInList(member) : [member])),
    )
  }

  function patternRule(patterns: readonly number[], source: Rule): CompiledPattern {
    return {
      kind: 'pattern',
      patterns: new Set(patterns),
      others: patterns.filter(number => sources[number].kind !== 'words'),
      source,
    }
  }

  function compilePattern(pattern: Pattern): CompiledPattern {
    return patternRule(numbersOf(pattern), { kind: 'pattern', pattern, at: pattern.at })
  }

  function compileRule(rule: Rule, id: string): CompiledRule {
    if (rule.kind === 'pattern') return patternRule(numbersOf(rule.pattern), rule)
    const of =
      rule.kind === 'code' ? [compilePattern(asPattern(rule))] : rule.of.map(operand => compileRule(operand, id))
    const settings = compileSettings(rule, id, rule.at)
    const plain = (rule.kind === 'any' || rule.kind === 'code') && settings === null
    if (plain && of.every(operand => operand.kind === 'pattern'))
      return patternRule([...new Set(of.flatMap(({ patterns }) => [...patterns]))], rule)
    return {
      kind: rule.kind,
      of,
      order: cheapestFirst(of),
      names: rule.names,
      count: rule.count ?? of.length,
      within: rule.within,
      settings,
      revealing: rule.kind === 'start' || rule.kind === 'end' || rule.none.length > 0 || of.some(isRevealing),
      source: rule,
    }
  }

  /** Plain patterns are looked up; an operator has to be judged; what hangs on its sentence asks the grammar. */
  function costOf(rule: CompiledRule): number {
    if (rule.kind !== 'pattern') return Math.max(looksAtNegation(rule) ? 2 : 1, ...rule.of.map(costOf))
    return [...rule.patterns].some(number => hangsOnSentence(sources[number])) ? 2 : 0
  }

  function cheapestFirst(of: readonly CompiledRule[]): readonly number[] {
    const costs = of.map(costOf)
    return of.map((_, i) => i).sort((a, b) => costs[a] - costs[b] || a - b)
  }

  /** Codes say nothing about `in` and `weight`; their `negated` and `prompted` are those of each of their rules. */
  function compileSettings(settings: RuleSettings, id: string, at: Place): CompiledSettings | null {
    const { none, unless, except, where, negated, prompted } = settings
    const compiled = {
      none: none.map(rule => compileRule(rule, id)),
      unless: unless.map(rule => ({ id, at: place(rule.at), is: compileRule(rule, id) })),
      except: except.map(pattern => ({ id, at: place(pattern.at), is: compilePattern(pattern) })),
      where: where && { id, at: place(where.at), is: where },
      in: settings.in,
      negated: named(negated, id, at),
      prompted: named(prompted, id, at),
    }
    return unlessEmpty(compiled)
  }

  return (code, index, firstRule) => {
    const { id, at, except, unless, where } = code
    return {
      code,
      index,
      rules: code.rules.map((rule, i) => {
        const compiled = withCounting(code, compileRule(rule.rule, rule.id))
        return {
          number: firstRule + i,
          code: index,
          id: rule.id,
          at: place(rule.at),
          weight: rule.rule.kind === 'pattern' ? 1 : (rule.rule.weight ?? 1),
          source: rule.rule,
          rule: compiled,
          reachesOut: reachesOut(compiled),
          looksAtNegation: looksAtNegation(compiled),
          triggers: triggersOf(compiled, roles, number => sources[number].kind === 'text'),
        }
      }),
      settings: unlessEmpty({
        ...nothingSet,
        unless: unless.map(({ id, rule, at }: CodeRule) => ({ id, at: place(at), is: compileRule(rule, id) })),
        except: except.map((pattern, i) => ({
          id: `${id}#except/${i}`,
          at: place(pattern.at),
          is: compilePattern(pattern),
        })),
        where: where && { id: `${id}#where`, at: place(where.at ?? at), is: where },
      }),
    }
  }
}

const nothingSet: CompiledSettings = {
  none: [],
  unless: [],
  except: [],
  where: null,
  in: null,
  negated: null,
  prompted: null,
}

function unlessEmpty(settings: CompiledSettings): CompiledSettings | null {
  const { none, unless, except, where, in: scope, negated, prompted } = settings
  const rules = none.length + unless.length + except.length
  return rules === 0 && where === null && scope === null && negated === null && prompted === null ? null : settings
}

/** Gives each rule of a code the code's own `negated` and `prompted`. */
function withCounting({ id, at, negated, prompted }: Code, rule: CompiledRule): CompiledRule {
  if (negated === null && prompted === null) return rule
  const settings = {
    ...nothingSet,
    negated: named(negated, `${id}#negated`, at),
    prompted: named(prompted, `${id}#prompted`, at),
  }
  const revealing = isRevealing(rule)
  const { source } = rule
  return { kind: 'any', of: [rule], order: [0], names: null, count: 1, within: null, settings, revealing, source }
}

function named(counting: Counting | null, id: string, at: Place): Named<Counting> | null {
  return counting && { id, at: place(at), is: counting }
}

/** `code: id` finds what `code(id)` does. */
function asPattern({ names, at }: OperatorRule): Pattern {
  return { kind: 'code', source: `code(${names})`, at, code: names! }
}

/** A pattern with those of the lists that it uses. */
function withMembers(pattern: Pattern, lists: ReadonlyMap<string, readonly Pattern[]>): readonly Pattern[] {
  const found = new Set([pattern])
  for (const each of found)
    for (const name of listsIn(each)) for (const member of lists.get(name) ?? []) found.add(member)
  return [...found]
}

function carriersOf({ codes }: Codebook, sources: readonly Pattern[]): ReadonlyMap<number, readonly number[]> {
  return new Map(
    sources.flatMap((pattern, number) => {
      if (pattern.kind !== 'code') return []
      const within = codes.flatMap(({ id }, index) =>
        id === pattern.code || id.startsWith(`${pattern.code}/`) ? [index] : [],
      )
      return [[number, within] as const]
    }),
  )
}

function usesOf(
  rules: readonly CompiledCodeRule[],
  patterns: number,
): { readonly uses: readonly (readonly number[])[]; readonly always: readonly number[] } {
  const uses: number[][] = Array.from({ length: patterns }, () => [])
  const always: number[] = []
  for (const { number, triggers } of rules) {
    if (triggers === ALWAYS) always.push(number)
    else for (const pattern of triggers) uses[pattern].push(number)
  }
  return { uses, always }
}

function place({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
