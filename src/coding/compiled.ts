import type { Code, Codebook, Counting, OperatorKind, Rule, Where } from '../codebook/codebook'
import type { ContextMatcher } from '../matchers/match-in-context'
import type { Pattern } from '../matchers/pattern'
import type { PatternSet } from '../matchers/pattern-set'
import type { Regex } from '../matchers/regex'
import type { Tools } from '../matchers/word-matcher'
import type { Grammar } from '../text/grammar'
import type { Vocabulary } from '../text/words'
import type { UnitKind } from '../transcript/units'

/** A codebook made ready to apply to any number of transcripts. What it learns about words stays with it, so use one for many. */
export interface CompiledCodebook {
  readonly codebook: Codebook
  readonly codes: readonly CompiledCode[]
  readonly vocabulary: Vocabulary
  /** What its patterns were compiled with. */
  readonly tools: Tools
  /** Every pattern, by its number. */
  readonly sources: readonly Pattern[]
  /** Finds the word patterns. */
  readonly patterns: PatternSet
  /** Regular expressions on a unit's text, by pattern number. */
  readonly texts: ReadonlyMap<number, Regex>
  /** For `code(…)`, by pattern number: the code and its sub-themes, by their places among codes. */
  readonly carriers: ReadonlyMap<number, readonly number[]>
  /** Numbers of the patterns whose words hang on their sentence: `patterns` finds them by form only, and `matchInContext` judges. */
  readonly inContext: ReadonlySet<number>
  readonly matchInContext: ContextMatcher
  /** Loaded where the codebook asks for lemmas or negation, and its language has one. */
  readonly grammar: Grammar | undefined
  /** Every rule of every code, by its number. */
  readonly rules: readonly CompiledCodeRule[]
  /** For each pattern number: the numbers of the rules that a hit of it may make true. */
  readonly uses: readonly (readonly number[])[]
  /** Numbers of the rules that may be true of a unit without a word in it. */
  readonly always: readonly number[]
  /** How many rounds of judging it takes until every code that another one asks for has been decided. */
  readonly rounds: number
}

export interface CompiledCode {
  readonly code: Code
  /** Its place among codes. */
  readonly index: number
  readonly rules: readonly CompiledCodeRule[]
  /** What holds all of its rules back; null where nothing does. */
  readonly settings: CompiledSettings | null
  /** The round in which it can be judged: behind every code that it asks for. */
  readonly round: number
}

export interface CompiledCodeRule {
  /** Over all codes, in the order of the codebook. */
  readonly number: number
  /** Place of its code among codes. */
  readonly code: number
  readonly id: string
  readonly at: string
  readonly weight: number
  /** As the researcher wrote it. */
  readonly source: Rule
  readonly rule: CompiledRule
  /** True where a rule looks beyond the unit, so that what it finds may have nothing to do with it. */
  readonly reachesOut: boolean
  /** True where some part of it looks at negation. */
  readonly looksAtNegation: boolean
  /** Patterns of which one must be found in a unit before the rule can be true of it. */
  readonly triggers: Triggers
}

export type CompiledRule = CompiledPattern | CompiledOperator

/** True where one of these patterns is found. A list of plain patterns is one of these too. */
export interface CompiledPattern {
  readonly kind: 'pattern'
  readonly patterns: ReadonlySet<number>
  /** Those of `patterns` that are no words: regular expressions on the text, and codes. */
  readonly others: readonly number[]
  readonly source: Rule
}

export interface CompiledOperator {
  readonly kind: OperatorKind
  readonly of: readonly CompiledRule[]
  /** Places in `of`, the cheapest to judge first. */
  readonly order: readonly number[]
  /** The question that `question` names. */
  readonly names: string | null
  readonly count: number
  readonly within: number | null
  readonly settings: CompiledSettings | null
  /** True where it, or a part of it, may be true of some of the talk though not of all: "none", and what stands first or last. */
  readonly revealing: boolean
  readonly source: Rule
}

/** What may hold a rule back; ids and places are those that a withheld coding names. */
export interface CompiledSettings {
  readonly none: readonly CompiledRule[]
  readonly unless: readonly Named<CompiledRule>[]
  readonly except: readonly Named<CompiledPattern>[]
  readonly where: Named<Where> | null
  readonly in: UnitKind | null
  readonly negated: Named<Counting> | null
  readonly prompted: Named<Counting> | null
}

export interface Named<T> {
  readonly id: string
  readonly at: string
  readonly is: T
}

/** Instead of patterns, for a rule that may be true of a unit in which none is found. */
export const ALWAYS = 'always'

/** Patterns, by number, of which one must be found. */
export type Triggers = ReadonlySet<number> | typeof ALWAYS
