import type { Role } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import type { Action, Change, Counting, OverlapPolicy } from './codebook'

/** A codebook before it is YAML: what an import gathers, and `writeCodebook` writes. Nothing in it is validated; reading the YAML does that. */
export interface CodebookDraft {
  readonly title: string
  readonly version: string
  /** BCP 47. */
  readonly language: string
  readonly unit: UnitKind
  /** Whose talk is coded; participants' where it is empty. */
  readonly roles: readonly Role[]
  readonly family: string
  readonly source: string | null
  readonly fillers: 'skip' | 'count'
  readonly overlap: OverlapPolicy
  readonly lists: readonly { readonly name: string; readonly patterns: readonly string[] }[]
  /** The superordinate themes. */
  readonly codes: readonly CodeDraft[]
  readonly actions: readonly Action[]
  readonly changes: readonly Change[]
  /** Lines that stand above everything as comments: where the codebook comes from. */
  readonly comments: readonly string[]
}

/** A theme or a sub-theme; keys are those of the YAML. */
export interface CodeDraft {
  /** Lower-case words joined by `-`, without the path (`freeId` makes them). */
  readonly id: string
  readonly label: string | null
  readonly brief: string | null
  readonly definition: string | null
  readonly useWhen: readonly string[]
  readonly notWhen: readonly string[]
  readonly origin: 'theory' | 'guide' | 'data' | 'prior-study' | null
  readonly keywords: readonly string[]
  readonly rules: readonly RuleDraft[]
  readonly except: readonly string[]
  readonly unless: readonly RuleDraft[]
  readonly where: Readonly<Record<string, unknown>> | null
  readonly negated: Counting | null
  readonly prompted: Counting | null
  readonly priority: number
  readonly examples: readonly ExampleDraft[]
  readonly counterexamples: readonly ExampleDraft[]
  readonly opportunities: readonly { readonly text: string; readonly action: string | null }[]
  readonly subthemes: readonly CodeDraft[]
}

/** As in YAML: a pattern, a list (any of), or one operator with its settings. */
export type RuleDraft = string | readonly RuleDraft[] | { readonly [key: string]: unknown }

export interface ExampleDraft {
  readonly text: string
  readonly because: string | null
}

/** A codebook that says nothing yet; importers spread it. */
export const emptyDraft: Omit<CodebookDraft, 'title' | 'codes'> = {
  version: '1.0.0',
  language: 'en',
  unit: 'sentence',
  roles: [],
  family: 'codebook content analysis',
  source: null,
  fillers: 'skip',
  overlap: 'all',
  lists: [],
  actions: [],
  changes: [],
  comments: [],
}

/** A code that says nothing but its name. */
export function codeDraft(id: string, label: string | null, known: Partial<CodeDraft> = {}): CodeDraft {
  return {
    id,
    label,
    brief: null,
    definition: null,
    useWhen: [],
    notWhen: [],
    origin: null,
    keywords: [],
    rules: [],
    except: [],
    unless: [],
    where: null,
    negated: null,
    prompted: null,
    priority: 0,
    examples: [],
    counterexamples: [],
    opportunities: [],
    subthemes: [],
    ...known,
  }
}
