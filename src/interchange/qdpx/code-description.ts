import type { Code, Example } from '../../codebook/codebook'
import type { CodeDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import { codeRuleDraft, whereDraft } from '../../codebook/rule-draft'
import { writeYamlLine } from '../../codebook/yaml-line'
import { type LabelledLine, readLabelled, writeLabelled } from './labelled-lines'
import { nothing, readLabelledLine, type Said } from './read-labelled-line'

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
    if (await readLabelledLine(line, said)) continue
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
