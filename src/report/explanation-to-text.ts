import pico from 'picocolors'
import type { Explanation } from '../coding/explanation/explain'
import type { RuleTrace } from '../coding/explanation/trace'
import { visible } from './visible'
import { wrap } from './wrap'

export interface ExplanationTextOptions {
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Every rule of the code, not only those that came near. */
  readonly all: boolean
}

/** Writes an explanation for people: the decision in a line, the words, and each rule as a tree of what was true. Ends in a line break. */
export function explanationToText(explanation: Explanation, { colour, width, all }: ExplanationTextOptions): string {
  const { bold, dim, green, yellow, red } = pico.createColors(colour)
  const { code, label, outcome, because, quote, settings, rules } = explanation
  const paint = { coded: green, withheld: yellow, 'not-coded': red }[outcome]
  const shown = all ? rules : rules.slice(0, Math.max(few, rules.filter(({ holds }) => holds).length)).filter(isNear)
  const left = rules.length - shown.length
  const lines = [
    bold(`${visible(code)}  ${visible(label)}`),
    ...wrap(`“${visible(quote)}”`, width - 2).map(line => `  ${line}`),
    dim(`  ${attribution(explanation)}`),
    ...hanging(`${paint(outcomes[outcome])}: ${shortened(visible(because))}`, '  ', width),
    ...(outcome === 'not-coded' && !all ? [] : settings).flatMap(setting =>
      hanging(`for every rule of it: ${shortened(visible(setting))}`, '  ', width).map(dim),
    ),
    ...reviewed(explanation).flatMap(line => hanging(line, '  ', width)),
    ...(rules.length > 0 ? [''] : []),
    ...shown.flatMap(rule => tree(rule, '  ', width, { dim, green, yellow, red })),
    ...(left > 0
      ? [dim(`  ${left} other ${left === 1 ? 'keyword or rule is' : 'keywords and rules are'} not met`)]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

type Paint = Pick<ReturnType<typeof pico.createColors>, 'dim' | 'green' | 'yellow' | 'red'>

const outcomes = { coded: 'coded', withheld: 'withheld', 'not-coded': 'not coded' } as const

/** Rules that did not hold, shown unless all are asked for. */
const few = 3

function isNear({ closeness }: RuleTrace): boolean {
  return closeness > 0
}

/** What people decided about it, each on a line of its own, and what came of that. */
function reviewed({ coding }: Explanation): readonly string[] {
  if (!coding?.review) return []
  return [
    ...coding.review.map(({ by, at, did, why }) => {
      const said = `${visible(by)} ${deedsInWords[did]} on ${at.slice(0, 16).replace('T', ' ')}`
      return why === null || why.trim() === '' ? said : `${said}: ${visible(why.replace(/\s+/g, ' ').trim())}`
    }),
    ...(coding.status === 'candidate' ? [] : [`so it is ${coding.status}`]),
  ]
}

const deedsInWords = {
  accept: 'accepted it',
  reject: 'rejected it',
  recode: 'gave one code in place of another',
  add: 'added it',
  adjust: 'set its stretch anew',
  memo: 'wrote a memo',
  undo: 'took a decision back',
} as const

function attribution({ speaker, transcript, line }: Explanation): string {
  return [speaker, transcript, `line ${line}`].flatMap(part => (part === null ? [] : [visible(part)])).join(', ')
}

/** A rule, and its parts below it. */
function tree(trace: RuleTrace, indent: string, width: number, paint: Paint): readonly string[] {
  const { holds, rule, at, id, note, of } = trace
  const verdict = holds ? paint.green('met     ') : trace.withheld ? paint.yellow('withheld') : paint.red('not met ')
  const place = id === null ? '' : paint.dim(`  (${visible(at)})`)
  return [
    ...hanging(`${verdict}  ${shortened(visible(rule))}${place}`, indent, width),
    ...reasons(trace).flatMap(reason => hanging(shortened(visible(reason)), `${indent}            `, width)),
    ...(note === null ? [] : hanging(`note: ${visible(note)}`, `${indent}            `, width).map(paint.dim)),
    ...of.flatMap(part => tree(part, `${indent}    `, width, paint)),
  ]
}

/** The words, and what is wrong; what a part says below is not said twice. */
function reasons({ words, withheld, missing, of }: RuleTrace): readonly string[] {
  const said = words.slice(0, 8).map(({ text }) => `"${text}"`)
  const more = words.length > said.length ? ` and ${words.length - said.length} more` : ''
  const told = new Set(of.flatMap(part => [part.withheld, part.missing]))
  return [
    ...(said.length > 0 && of.length === 0 ? [said.join(', ') + more] : []),
    ...[withheld, missing].filter(reason => reason !== null && !told.has(reason)),
  ] as string[]
}

/** Breaks a line, the rest of it further in. */
function hanging(text: string, indent: string, width: number): readonly string[] {
  const [first = '', ...rest] =
    text.length + indent.length <= width ? [text] : wrapKeeping(text, width - indent.length - 2)
  return [`${indent}${first}`, ...rest.map(line => `${indent}  ${line}`)]
}

/** Wraps, but keeps the blanks that a line begins its columns with. */
function wrapKeeping(text: string, width: number): readonly string[] {
  const head = /^\S*(?:\s\S+)?\s{2,}/.exec(text)?.[0] ?? ''
  const [first = '', ...rest] = wrap(text.slice(head.length), width - head.length)
  return [head + first, ...rest]
}

/** Shortens lists of many patterns: the rule as a whole stands in the codebook. */
function shortened(text: string): string {
  return text.replace(/\[([^[\]{}]*)\]/g, (whole, list: string) => {
    const patterns = list.split(/, (?![^(]*\))/)
    return patterns.length <= mostPatterns + 1
      ? whole
      : `[${patterns.slice(0, mostPatterns).join(', ')}, … ${patterns.length - mostPatterns} more]`
  })
}

const mostPatterns = 6
