import type { Code, Codebook, Example } from '../../codebook/codebook'
import { type ColumnOf, type DataTable, dataTable } from '../data-table'
import { countingInWords, patternInWords, ruleInWords, whereInWords } from '../rule-in-words'

/** Gives the table of the codes: what each means, when to use it, and its rules as a sentence would say them. */
export function codebookTable(codebook: Codebook): DataTable {
  const inWords = (rules: Code['rules']): string | null =>
    linesOf(rules.map(({ rule }) => ruleInWords(rule, codebook.unit)))
  const columns: readonly ColumnOf<Code>[] = [
    ['code', 'code', code => code.id, 'id of the code: `access/hours`'],
    ['label', 'text', code => code.label, 'the code’s label'],
    ['level', 'integer', code => code.level, '1 for a theme, 2 for its sub-themes, and so on'],
    ['parent', 'code', code => code.parent, 'id of the code above; empty for a theme'],
    ['brief', 'text', code => code.brief, 'the definition in brief'],
    ['definition', 'text', code => code.definition, 'the definition in full'],
    ['use_when', 'text', code => linesOf(code.useWhen), 'when to use it, a line each'],
    ['not_when', 'text', code => linesOf(code.notWhen), 'when not to use it, a line each'],
    [
      'origin',
      'text',
      code => code.origin,
      'where it comes from: `theory`, `guide`, `data` or `prior-study`; empty where the codebook does not say',
    ],
    [
      'keywords',
      'text',
      code => linesOf(code.rules.flatMap(({ rule }) => (rule.kind === 'pattern' ? [rule.pattern.source] : []))),
      'single words and phrases that make it true, a line each',
    ],
    [
      'rules',
      'text',
      code => inWords(code.rules.filter(({ rule }) => rule.kind !== 'pattern')),
      'its other rules, as a sentence would say them, a line each',
    ],
    [
      'except',
      'text',
      code => linesOf(code.except.map(patternInWords)),
      'words that are no evidence for it, a line each',
    ],
    ['unless', 'text', code => inWords(code.unless), 'what keeps it away from a unit, a line each'],
    [
      'conditions',
      'text',
      code => linesOf(conditionsOf(code)),
      'whose talk it is about, and what becomes of what is negated or prompted, a line each',
    ],
    [
      'priority',
      'integer',
      code => code.priority,
      'which code wins where two claim the same words: the highest; 0 unless the codebook says otherwise',
    ],
    ['examples', 'text', code => linesOf(code.examples.map(exampleText)), 'talk that it is for, a line each'],
    [
      'counterexamples',
      'text',
      code => linesOf(code.counterexamples.map(exampleText)),
      'talk that it is not for, a line each',
    ],
    [
      'opportunities',
      'text',
      code => linesOf(code.opportunities.map(({ text, action }) => (action === null ? text : `${text} (${action})`))),
      'what could be done about it, a line each',
    ],
  ]
  return dataTable('codebook', columns, codebook.codes)
}

function conditionsOf({ where, negated, prompted }: Code): readonly string[] {
  return [
    ...(where ? [whereInWords(where)] : []),
    ...(negated ? [countingInWords('negated', negated)] : []),
    ...(prompted ? [countingInWords('prompted', prompted)] : []),
  ]
}

function exampleText({ text, because }: Example): string {
  return because === null ? text : `${text} (${because})`
}

function linesOf(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n')
}
