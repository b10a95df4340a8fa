import type { Action, Code, Codebook, CodeRule, Example, Rule } from '../codebook/codebook'
import { writePattern, writeRule, writeSettings } from '../codebook/write-rule'
import { listed } from './in-words'
import { codeSpan, inert, markdownTable } from './inert'
import { originNames } from './origin-names'

/**
 * Writes a codebook for an appendix, as Markdown: each code with the fields of MacQueen, McLellan, Kay and Milstein 1998 (Cultural
 * Anthropology Methods 10(2):31–36), its rules, what could be done, and which of the fields the codebook does not give; then the lists, the
 * actions and the changes. Everything that the codebook says stands as text: no label or definition can add a link or a tag.
 */
export function codebookAppendix(codebook: Codebook): string {
  const { codes, lists, actions, changes } = codebook
  const numberOf = numbering(codes)
  const parts = [
    heading(codebook),
    ...codes.map(code => codePart(code, numberOf(code), actions)),
    lists.size === 0
      ? ''
      : `## Lists\n\n${[...lists.values()]
          .map(
            ({ name, patterns }) =>
              `- **${inert(name)}:** ${patterns.map(each => codeSpan(writePattern(each))).join(', ')}\n`,
          )
          .join('')}`,
    actions.length === 0
      ? ''
      : `## Actions\n\n${actions
          .map(
            ({ id, label, definition }) =>
              `- **${inert(label)}** (${codeSpan(id)})${definition === null ? '' : `: ${inert(definition)}`}\n`,
          )
          .join('')}`,
    changes.length === 0
      ? ''
      : `## Changes\n\n${markdownTable(
          ['version', 'date', 'kind', 'what', 'why'],
          changes.map(({ version, date, kind, what, why }) => [version, date, kind, what, why ?? '']),
        )}`,
  ]
  return parts.filter(part => part !== '').join('\n')
}

function heading({
  title,
  version,
  language,
  unit,
  roles,
  family,
  source,
  fillers,
  overlap,
  file,
  hash,
  codes,
}: Codebook): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Version', version],
    ['Kind of analysis', family],
    ...(source === null ? [] : [['Source', source] as const]),
    ['Language', language],
    ['Unit of coding', unit],
    ['Whose talk is coded', listed(roles)],
    ['Fillers such as "um" between the words of a phrase', fillers === 'skip' ? 'stepped over' : 'counted as words'],
    ['Where the evidence of several codes overlaps', overlaps[overlap]],
    ['Codes', `${codes.length}`],
    ['File', file],
    ['SHA-256', hash],
  ]
  return `# Codebook: ${inert(title)}\n\n${facts.map(([name, value]) => `- **${name}:** ${inert(value)}\n`).join('')}`
}

const overlaps: Readonly<Record<Codebook['overlap'], string>> = {
  all: 'all of it counts',
  longest: 'the longest counts',
  priority: 'that of the code with the highest priority counts',
}

function codePart(code: Code, number: string, actions: readonly Action[]): string {
  const { id, label, level, brief, definition, useWhen, notWhen, origin, rules, examples, counterexamples } = code
  const missing = [
    ...(brief === null ? ['a definition in brief'] : []),
    ...(definition === null ? ['a full definition'] : []),
    ...(useWhen.length === 0 ? ['when to use it'] : []),
    ...(notWhen.length === 0 ? ['when not to use it'] : []),
    ...(examples.length === 0 ? ['an example'] : []),
    ...(origin === null ? ['where it comes from'] : []),
  ]
  const actionOf = new Map(actions.map(action => [action.id, action.label]))
  const isKeyword = ({ rule }: CodeRule): boolean => rule.kind === 'pattern'
  return [
    `${'#'.repeat(Math.min(6, level + 1))} ${number} ${inert(label)}\n\n`,
    line('Id', codeSpan(id)),
    line('In brief', brief && inert(brief)),
    line('Definition', definition && inert(definition)),
    bullets('Use it when', useWhen.map(inert)),
    bullets('Do not use it when', notWhen.map(inert)),
    bullets('Examples', examples.map(example)),
    bullets('Counter-examples', counterexamples.map(example)),
    line(
      'Keywords and phrases',
      rules
        .filter(isKeyword)
        .map(({ rule }) => codeSpan(writeRule(rule)))
        .join(', '),
    ),
    bullets('Rules', rules.filter(each => !isKeyword(each)).map(written)),
    bullets('For all of its rules', writeSettings(code).map(codeSpan)),
    line('Priority', code.priority === 0 ? null : `${code.priority}`),
    rules.length > 0 ? '' : '- No rules of its own: it is the union of its sub-themes.\n',
    line('Comes from', origin && originNames[origin]),
    bullets(
      'Opportunities',
      code.opportunities.map(
        ({ text, action }) => `${inert(text)}${action === null ? '' : ` (${inert(actionOf.get(action) ?? action)})`}`,
      ),
    ),
    missing.length === 0 ? '' : `- The codebook does not give: ${listed(missing)}.\n`,
  ].join('')
}

function line(name: string, value: string | null): string {
  return value === null || value === '' ? '' : `- **${name}:** ${value}\n`
}

function bullets(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `- **${name}:**\n${items.map(item => `  - ${item}\n`).join('')}`
}

function example({ text, because }: Example): string {
  return because === null ? inert(text) : `${inert(text)} (because: ${inert(because)})`
}

/** A rule, with what its note says. */
function written({ id, rule }: CodeRule): string {
  const note = noteOf(rule)
  return `${codeSpan(writeRule(rule))} (${codeSpan(id)})${note === null ? '' : `: ${inert(note)}`}`
}

function noteOf(rule: Rule): string | null {
  return rule.kind === 'pattern' ? null : rule.note
}

/** Numbers codes as chapters are: 2.1 is the first sub-theme of the second theme. */
function numbering(codes: readonly Code[]): (code: Code) => string {
  const numbers = new Map<string, string>()
  const children = new Map<string | null, number>()
  for (const { id, parent } of codes) {
    const place = (children.get(parent) ?? 0) + 1
    children.set(parent, place)
    numbers.set(id, parent === null ? `${place}` : `${numbers.get(parent)}.${place}`)
  }
  return ({ id }) => numbers.get(id)!
}
