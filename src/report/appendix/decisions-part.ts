import { type DecisionRow, decisionsContent } from '../content/decisions'
import type { ReportParts } from '../html/section'
import { type Block, heading, paragraph } from './block'

/** Who decided what about codings, and what became of it. */
export function decisionsPart({ run }: ReportParts): readonly Block[] {
  const { reviewers, parts } = decisionsContent(run)
  if (reviewers.length === 0) return []
  return [
    heading(2, 'Decisions of reviewers'),
    {
      kind: 'table',
      caption: 'Reviewers and what they did',
      header: ['reviewer', 'accepted', 'rejected', 'recoded', 'added', 'adjusted', 'notes', 'taken back', 'from', 'to'],
      rows: reviewers.map(({ name, did, first, last }) => [
        name,
        ...[did.accept, did.reject, did.recode, did.add, did.adjust, did.memo, did.undo].map(number => `${number}`),
        first.slice(0, 10),
        last.slice(0, 10),
      ]),
      numbers: [1, 2, 3, 4, 5, 6, 7],
    },
    ...parts.flatMap(({ title, about, all, rows }): readonly Block[] => [
      heading(3, title),
      paragraph(all > rows.length ? `${about} The first ${rows.length} of ${all}; all are in decisions.csv.` : about),
      table(title, rows),
    ]),
  ]
}

function table(caption: string, rows: readonly DecisionRow[]): Block {
  return {
    kind: 'table',
    caption,
    header: ['who', 'when (UTC)', 'what', 'theme', 'words', 'transcript', 'why', 'now'],
    rows: rows.map(({ by, when, did, code, words, transcript, why, outcome }) => [
      by,
      when,
      did,
      code?.label ?? '',
      words,
      transcript,
      why ?? '',
      outcome,
    ]),
  }
}
