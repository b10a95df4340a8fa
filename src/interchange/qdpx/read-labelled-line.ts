import type { CodeDraft, ExampleDraft, RuleDraft } from '../../codebook/draft'
import { readYamlLine } from '../../codebook/yaml-line'
import type { LabelledLine } from './labelled-lines'
import { isCounting, isId, isOrigin, isWhere, isWhole, patternsOf, ruleOf } from './labelled-values'

/** What the lines of a description have said so far. */
export interface Said {
  readonly single: { -readonly [K in keyof CodeDraft]?: CodeDraft[K] }
  readonly definition: string[]
  readonly useWhen: string[]
  readonly notWhen: string[]
  readonly keywords: string[]
  readonly rules: RuleDraft[]
  readonly except: string[]
  readonly unless: RuleDraft[]
  readonly examples: ExampleDraft[]
  readonly counterexamples: ExampleDraft[]
  readonly opportunities: { readonly text: string; readonly action: string | null }[]
  /** To which a reason or an action belongs: what was read last. */
  last: { readonly list: 'examples' | 'counterexamples' | 'opportunities' } | null
}

/** Nothing said yet. */
export function nothing(): Said {
  return {
    single: {},
    definition: [],
    useWhen: [],
    notWhen: [],
    keywords: [],
    rules: [],
    except: [],
    unless: [],
    examples: [],
    counterexamples: [],
    opportunities: [],
    last: null,
  }
}

/** Takes a line for what its label says, and adds it to what was said; false where it cannot be that. */
export async function readLabelledLine({ label, value }: LabelledLine, said: Said): Promise<boolean> {
  if (value === '') return true
  const { last } = said
  said.last = null
  switch (label) {
    case 'ID':
      return only(isId, value, id => (said.single.id = id))
    case 'BRIEF':
      return unlessSaid(said.single.brief, () => (said.single.brief = value))
    case 'DEFINITION':
      return said.definition.push(value) > 0
    case 'USE WHEN':
      return said.useWhen.push(value) > 0
    case 'NOT WHEN':
      return said.notWhen.push(value) > 0
    case 'ORIGIN':
      return only(isOrigin, value, origin => (said.single.origin = origin))
    case 'KEYWORDS':
      return takeAll(await patternsOf(value), said.keywords)
    case 'EXCEPT':
      return takeAll(await patternsOf(value), said.except)
    case 'RULE':
      return takeAll(await ruleOf(value), said.rules)
    case 'UNLESS':
      return takeAll(await ruleOf(value), said.unless)
    case 'WHERE':
      return only(isWhere, await readYamlLine(value), where => (said.single.where = where))
    case 'NEGATED':
      return only(isCounting, value, negated => (said.single.negated = negated))
    case 'PROMPTED':
      return only(isCounting, value, prompted => (said.single.prompted = prompted))
    case 'PRIORITY':
      return only(isWhole, Number(value), priority => (said.single.priority = priority))
    case 'EXAMPLE':
      said.last = { list: 'examples' }
      return said.examples.push({ text: value, because: null }) > 0
    case 'COUNTEREXAMPLE':
      said.last = { list: 'counterexamples' }
      return said.counterexamples.push({ text: value, because: null }) > 0
    case 'OPPORTUNITY':
      said.last = { list: 'opportunities' }
      return said.opportunities.push({ text: value, action: null }) > 0
    case 'BECAUSE':
      return last !== null && last.list !== 'opportunities' && because(said[last.list], value)
    default:
      return last?.list === 'opportunities' && isId(value) && acting(said.opportunities, value)
  }
}

function only<T>(is: (value: unknown) => value is T, value: unknown, then: (value: T) => unknown): boolean {
  if (!is(value)) return false
  then(value)
  return true
}

function unlessSaid(known: unknown, then: () => unknown): boolean {
  if (known !== undefined) return false
  then()
  return true
}

function takeAll<T>(found: readonly T[], into: T[]): boolean {
  for (const each of found) into.push(each)
  return found.length > 0
}

function because(examples: ExampleDraft[], reason: string): boolean {
  const { text } = examples.pop()!
  return examples.push({ text, because: reason }) > 0
}

function acting(opportunities: { readonly text: string; readonly action: string | null }[], action: string): boolean {
  const { text } = opportunities.pop()!
  return opportunities.push({ text, action }) > 0
}
