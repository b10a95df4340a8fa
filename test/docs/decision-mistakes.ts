import { decisionLine } from '../../src/coding/decisions/decision-line'
import { readDecisions } from '../../src/coding/decisions/read-decisions'
import { formatProblem, type Problem } from '../../src/problem'

const line = decisionLine({
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
})

const read = (text: string) => async () =>
  readDecisions(text, 'decisions.jsonl').problems.map((problem): { line: string; severity: Problem['severity'] } => ({
    line: formatProblem(problem),
    severity: problem.severity,
  }))

/** Mistakes in files of decisions. */
export const decisionMistakes = {
  'broken-decision': read('{"who": "anna"}\n'),
  'changed-decision': read(line.replace('"accept"', '"reject"')),
  'torn-decision': read(line + line.slice(0, 60)),
}
