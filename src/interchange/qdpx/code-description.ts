import type { Code, Counting, Example } from '../../codebook/codebook'
import type { CodeDraft, ExampleDraft, RuleDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import { codeRuleDraft, whereDraft } from '../../codebook/rule-draft'
import { readYamlLine, writeYamlLine } from '../../codebook/yaml-line'
import { type LabelledLine, readLabelled, writeLabelled } from './labelled-lines'

/** What the description of a code says of it. */
export interface Description {
  /** Holds only what is said: `id` where the name would give another one. */
  readonly known: Partial<CodeDraft>
  /** Labels of lines that cannot be what they say; they stand in the definition. */
  readonly unread: readonly string[]
}

const labels = [
  'ID',
  'BRIEF',
  'DEFINITION',
  'USE WHEN',
  'NOT WHEN',
  'ORIGIN',
  'KEYWORDS',
  'RULE',
  'EXCEPT',
  'UNLESS',
  'WHERE',
  'NEGATED',
  'PROMPTED',
  'PRIORITY',
  'EXAMPLE',
  'COUNTEREXAMPLE',
  'BECAUSE',
  'OPPORTUNITY',
  'ACTION',
]

/**
 * Writes all that a codebook says of a code beyond its name as the description that REFI-QDA has room for: labelled lines, one a thing said, rules as
 * YAML on one line. A lone definition stands without a label. Empty where nothing is said. `readDescription` reads it.
 * What holds for the whole codebook, and the actions that opportunities name, are described in `codebook-description.ts`.
 *
 * @example
 * describeCode(code)
 * // DEFINITION: What studying costs.
 * // USE WHEN: they speak of what they pay
 * // KEYWORDS: [ fee*, "no money" ]
 * // RULE: { near: [ pay, more ], within: 4 }
 * // COUNTEREXAMPLE: The coffee is free.
 * // BECAUSE: nobody pays
 */
export function describeCode(code: Code): string {
  const lines = linesOf(code)
  const [line] = lines
  if (lines.length !== 1 || line.label !== 'DEFINITION') return writeLabelled(lines)
  const { ahead, lines: labelled } = readLabelled(line.value, labels)
  return ahead === line.value && labelled.length === 0 ? line.value : writeLabelled(lines)
}

/** Reads the description of a code: labelled lines, or, where another program has none such, the definition as it stands. */
export async function readDescription(text: string): Promise<Description> {
  const { ahead, lines } = readLabelled(text, labels)
  if (lines.length === 0) return { known: ahead === '' ? {} : { definition: text }, unread: [] }
  const definition = ahead === '' ? [] : [ahead]
  const said: Said = { ...nothing(), definition }
  const unread: string[] = []
  for (const line of lines) {
    if (await take(line, said)) continue
    unread.push(line.label)
    definition.push(writeLabelled([line]))
  }
  const { useWhen, notWhen, keywords, rules, except, unless, examples, counterexamples, opportunities } = said
  const lists = { useWhen, notWhen, keywords, rules, except, unless, examples, counterexamples, opportunities }
  return {
    known: {
      ...said.single,
      ...(definition.length > 0 && { definition: definition.join('\n\n') }),
      ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    },
    unread,
  }
}

function linesOf(code: Code): readonly LabelledLine[] {
  const { id, label, brief, definition, origin, rules, where, negated, prompted, priority } = code
  const own = id.slice(id.lastIndexOf('/') + 1)
  const isKeyword = ({ id: rule }: { readonly id: string }): boolean => /#keywords\/\d+$/.test(rule)
  const keywords = rules.filter(isKeyword).map(({ rule }) => (rule.kind === 'pattern' ? rule.pattern.source : ''))
  const except = code.except.map(({ source }) => source)
  const one = (name: string, value: string | null): LabelledLine[] =>
    value === null || value === '' ? [] : [{ label: name, value }]
  const yaml = (name: string, data: unknown): LabelledLine => ({ label: name, value: writeYamlLine(data) })
  return [
    ...one('ID', own === freeId(label, new Set()) ? null : own),
    ...one('BRIEF', brief),
    ...one('DEFINITION', definition),
    ...code.useWhen.flatMap(each => one('USE WHEN', each)),
    ...code.notWhen.flatMap(each => one('NOT WHEN', each)),
    ...one('ORIGIN', origin),
    ...(keywords.length === 0 ? [] : [yaml('KEYWORDS', keywords)]),
    ...rules.filter(rule => !isKeyword(rule)).map(rule => yaml('RULE', codeRuleDraft(rule))),
    ...(except.length === 0 ? [] : [yaml('EXCEPT', except)]),
    ...code.unless.map(rule => yaml('UNLESS', codeRuleDraft(rule))),
    ...(where === null ? [] : [yaml('WHERE', whereDraft(where))]),
    ...one('NEGATED', negated),
    ...one('PROMPTED', prompted),
    ...one('PRIORITY', priority === 0 ? null : `${priority}`),
    ...code.examples.flatMap(each => exampleLines('EXAMPLE', each)),
    ...code.counterexamples.flatMap(each => exampleLines('COUNTEREXAMPLE', each)),
    ...code.opportunities.flatMap(({ text, action }) => [...one('OPPORTUNITY', text), ...one('ACTION', action)]),
  ]
}

function exampleLines(label: string, { text, because }: Example): readonly LabelledLine[] {
  return [{ label, value: text }, ...(because === null ? [] : [{ label: 'BECAUSE', value: because }])]
}

/** What has been read so far. */
interface Said {
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

function nothing(): Said {
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

/** Takes a line for what its label says; false where it cannot be that. */
async function take({ label, value }: LabelledLine, said: Said): Promise<boolean> {
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

/** Patterns as YAML lists them, with brackets or, as people write, without. Empty where something else stands there. */
async function patternsOf(value: string): Promise<readonly string[]> {
  const data = await readYamlLine(value.startsWith('[') ? value : `[${value}]`)
  return Array.isArray(data) && data.every(each => typeof each === 'string' && each !== '') ? data : []
}

async function ruleOf(value: string): Promise<readonly RuleDraft[]> {
  const data = await readYamlLine(value)
  return (typeof data === 'string' && data !== '') || (typeof data === 'object' && data !== null)
    ? [data as RuleDraft]
    : []
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u.test(value)

const isOrigin = (value: unknown): value is NonNullable<CodeDraft['origin']> =>
  ['theory', 'guide', 'data', 'prior-study'].includes(value as string)

const isCounting = (value: unknown): value is Counting => ['count', 'skip', 'only'].includes(value as string)

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

const isWhere = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value)
    .flat()
    .every(each => typeof each === 'string')
