import { decisionLine, type UnsignedDecision } from '../../src/coding/decisions/decision-line'
import { readDecisions } from '../../src/coding/decisions/read-decisions'
import { readDecidedCodings } from '../../src/coding/people/decided-codings'
import { formatProblem, type Problem } from '../../src/problem'

const decision: UnsignedDecision = {
  at: '2026-05-04T09:00:00.000Z',
  by: 'anna',
  did: 'accept',
  code: 'fees',
  transcript: 'fg01',
  start: 4,
  end: 13,
  quote: 'The fees.',
  before: 'P1: ',
  after: '',
  coding: null,
  toCode: null,
  to: null,
  undoes: null,
  why: null,
  transcriptSha256: '0'.repeat(64),
  codebookSha256: '0'.repeat(64),
}
const line = decisionLine(decision)

const said = (problems: readonly Problem[]): { line: string; severity: Problem['severity'] }[] =>
  problems.map(problem => ({ line: formatProblem(problem), severity: problem.severity }))

const read = (text: string) => async () => said(readDecisions(text, 'decisions.jsonl').problems)

/** Mistakes in files of decisions. */
export const decisionMistakes = {
  'broken-decision': read('{"who": "anna"}\n'),
  'changed-decision': read(line.replace('"accept"', '"reject"')),
  'judged-in-part': async () => {
    const judged = decisionLine({ ...decision, coding: '0123456789abcdef' })
    return said(readDecidedCodings(Buffer.from(judged), 'decisions.jsonl').problems)
  },
  'torn-decision': read(line + line.slice(0, 60)),
}
