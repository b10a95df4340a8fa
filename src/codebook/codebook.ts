import type { Pattern } from '../matchers/pattern'
import type { Place } from '../problem'
import type { Role } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'

/** The researcher's YAML, validated, with every reference known to hold. Plain data: `compileCodebook` makes it ready to apply. */
export interface Codebook {
  readonly title: string
  readonly version: string
  /** BCP 47; picks the stemmer. */
  readonly language: string
  readonly unit: UnitKind
  /** Whose talk is coded. `unknown` talk is coded too when participants' is: a format that names nobody gives no other. */
  readonly roles: readonly Role[]
  /** Printed on every output. */
  readonly family: string
  readonly source: string | null
  /** Whether a phrase or a distance may step over "um" and "er". */
  readonly fillers: 'skip' | 'count'
  /** Which evidence counts where that of several codes lies at one place: all of it, the longest, or that of the code with the highest priority. */
  readonly overlap: OverlapPolicy
  readonly lists: ReadonlyMap<string, PatternList>
  /** Depth first, in the order written: a parent stands ahead of its sub-themes. */
  readonly codes: readonly Code[]
  readonly actions: readonly Action[]
  readonly changes: readonly Change[]
  /** File name without folders, as places in evidence name it. */
  readonly file: string
  /** SHA-256 of the YAML text, in hex. */
  readonly hash: string
}

export interface PatternList {
  readonly name: string
  readonly patterns: readonly Pattern[]
  readonly at: Place
}

/** A theme or a sub-theme. */
export interface Code {
  /** Path: `identity/visibility`. */
  readonly id: string
  readonly parent: string | null
  /** 1 for a superordinate theme, 2 for its sub-themes, and so on. */
  readonly level: number
  readonly label: string
  readonly brief: string | null
  readonly definition: string | null
  readonly useWhen: readonly string[]
  readonly notWhen: readonly string[]
  readonly origin: 'theory' | 'guide' | 'data' | 'prior-study' | null
  /** `keywords` and `rules`, in that order. Empty where only sub-themes have rules. */
  readonly rules: readonly CodeRule[]
  readonly except: readonly Pattern[]
  readonly unless: readonly CodeRule[]
  readonly where: Where | null
  readonly negated: Counting | null
  readonly prompted: Counting | null
  /** Under `overlap: priority`, the highest wins; 0 unless written. */
  readonly priority: number
  readonly examples: readonly Example[]
  readonly counterexamples: readonly Example[]
  readonly opportunities: readonly Opportunity[]
  readonly at: Place
}

/** One rule of a code, with the id that evidence names: `identity/visibility#keywords/0`, or `identity/visibility#NAME` where the YAML says `id: NAME`. */
export interface CodeRule {
  readonly id: string
  readonly rule: Rule
  readonly at: Place
}

export interface Example {
  readonly text: string
  readonly because: string | null
  readonly at: Place
}

export interface Opportunity {
  readonly text: string
  /** Id of an action. */
  readonly action: string | null
}

export interface Action {
  readonly id: string
  readonly label: string
  readonly definition: string | null
}

export interface Change {
  readonly version: string
  readonly date: string
  readonly kind: string
  readonly what: string
  readonly why: string | null
}

/** Which evidence counts where that of several codes overlaps. */
export type OverlapPolicy = 'all' | 'longest' | 'priority'

/** What to do with matches that are negated, or prompted: count them like any other, leave them out, or count nothing else. */
export type Counting = 'count' | 'skip' | 'only'

/** A condition on whose talk it is: each key's value must be one of those listed. Any key that is none of the four is an attribute. */
export interface Where {
  readonly role: readonly string[] | null
  readonly speaker: readonly string[] | null
  readonly group: readonly string[] | null
  /** Ids of the guide's questions that the turn answers. */
  readonly question: readonly string[] | null
  readonly attributes: ReadonlyMap<string, readonly string[]>
  readonly at: Place
}

/** A rule as written: a pattern, or an operator over operands with settings. A bare list in YAML is `any`. */
export type Rule = PatternRule | OperatorRule

export interface PatternRule {
  readonly kind: 'pattern'
  readonly pattern: Pattern
  readonly at: Place
}

export type OperatorKind =
  | 'any'
  | 'all'
  | 'atleast'
  | 'near'
  | 'before'
  | 'after'
  | 'start'
  | 'end'
  | 'question'
  | 'code'

export interface OperatorRule extends RuleSettings {
  readonly kind: OperatorKind
  /** Empty for `question` and `code`. */
  readonly of: readonly Rule[]
  /** The id that `question` or `code` names. */
  readonly names: string | null
  /** `atleast: 2, of: […]`. */
  readonly count: number | null
  /** Most words between neighbours; null where the whole unit will do. */
  readonly within: number | null
  readonly at: Place
}

export interface RuleSettings {
  /** `none: […]` beside the operator, or inside `all`: true only while none of these is. */
  readonly none: readonly Rule[]
  readonly unless: readonly Rule[]
  readonly except: readonly Pattern[]
  readonly where: Where | null
  /** Where the operator looks; null: the unit. */
  readonly in: UnitKind | null
  /** Null where nothing is said: negation is then not looked at. */
  readonly negated: Counting | null
  readonly prompted: Counting | null
  readonly weight: number | null
  readonly note: string | null
}
