import { Document, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml'
import type { CodebookDraft, CodeDraft, ExampleDraft } from './draft'

/**
 * Writes a codebook as YAML. Reading it gives a codebook with the same codes, rules and texts; what is not said, or is as it would be without being
 * said, is left out. The same draft gives the same text.
 */
export function writeCodebook(draft: CodebookDraft): string {
  const { title, version, language, unit, roles, family, source, fillers, overlap, lists, codes, actions, changes } =
    draft
  const document = new Document(
    said({
      codebook: title,
      version,
      language,
      unit,
      roles,
      family,
      source,
      fillers: fillers === 'skip' ? null : fillers,
      overlap: overlap === 'all' ? null : overlap,
      lists: lists.length === 0 ? null : Object.fromEntries(lists.map(({ name, patterns }) => [name, patterns])),
      themes: codes.map(codeOf),
      actions: actions.map(action => said({ ...action })),
      changes: changes.map(change => said({ ...change })),
    }),
    { aliasDuplicateObjects: false },
  )
  visit(document, {
    Seq: (_, list, path) => {
      // What the codebook itself holds (document, map, pair) has lines of its own.
      list.flow = path.length > 3 && !holdsSentences(path.at(-1)) && isShort(list)
    },
    Map: (_, map, path) => {
      map.flow = path.length > 3 && isShort(map)
    },
  })
  const comments = draft.comments.flatMap(text => text.split(/\r\n|\r|\n/)).map(line => `# ${line}`.trimEnd())
  return [...comments, document.toString({ lineWidth: 120, flowCollectionPadding: true })].join('\n')
}

function codeOf(code: CodeDraft): Record<string, unknown> {
  const { id, label, brief, definition, useWhen, notWhen, origin, keywords, rules, except, unless } = code
  const { where, negated, prompted, priority, examples, counterexamples, opportunities, subthemes } = code
  return said({
    id,
    label,
    brief,
    definition,
    'use-when': useWhen,
    'not-when': notWhen,
    origin,
    keywords,
    rules,
    except,
    unless,
    where,
    negated,
    prompted,
    priority: priority === 0 ? null : priority,
    examples: examples.map(exampleOf),
    counterexamples: counterexamples.map(exampleOf),
    opportunities: opportunities.map(({ text, action }) => (action === null ? text : { text, action })),
    subthemes: subthemes.map(codeOf),
  })
}

function exampleOf({ text, because }: ExampleDraft): unknown {
  return because === null ? text : { text, because }
}

/** Leaves out what says nothing. */
function said(keys: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

/** True for keys whose values are sentences, each of which has a line. */
function holdsSentences(parent: unknown): boolean {
  return (
    isPair(parent) && ['use-when', 'not-when', 'examples', 'counterexamples', 'opportunities'].includes(`${parent.key}`)
  )
}

/** True for what is read best on one line: a few patterns, a rule with its settings, and never whole themes. */
function isShort(node: Node): boolean {
  const width = widthOf(node)
  return width !== null && width <= 90
}

/** How many characters a node takes on one line; null where it must have several. */
function widthOf(node: Node): number | null {
  if (isScalar(node)) return `${node.value}`.includes('\n') ? null : `${node.value}`.length + 2
  if (isSeq(node)) return sumOf(node.items.map(item => widthOf(item as Node)))
  if (!isMap(node) || node.items.some(({ key }) => hasOwnLines.has(`${key}`))) return null
  return sumOf(node.items.map(({ key, value }) => sumOf([`${key}`.length, widthOf(value as Node)])))
}

function sumOf(widths: readonly (number | null)[]): number | null {
  return widths.reduce<number | null>((sum, width) => (sum === null || width === null ? null : sum + width + 2), 2)
}

/** Keys of the codebook, a theme, an example or a change: these stand one below the other. */
const hasOwnLines: ReadonlySet<string> = new Set(['id', 'label', 'text', 'version', 'definition'])
