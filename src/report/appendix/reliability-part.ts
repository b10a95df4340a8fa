import { reliabilityContent } from '../content/reliability'
import type { ReportParts } from '../html/section'
import { type Block, heading, list, paragraph } from './block'

/** How far the codings can be relied on, as far as anybody measured it. */
export function reliabilityPart({ run }: ReportParts): readonly Block[] {
  const { summary, codes, validation, agreement, todo } = reliabilityContent(run)
  const measured = codes.filter(code => code.score !== null || code.agreement !== null)
  return [
    heading(2, 'Reliability'),
    paragraph(summary),
    ...(validation === null ? [] : [paragraph(validation)]),
    ...(agreement === null ? [] : [paragraph(agreement)]),
    ...(measured.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Rules against blind human coding, and people who coded alone against each other',
            header: ['code', 'precision', 'recall', 'sample', 'agreement'],
            rows: codes.map(({ label, score, agreement: between }) => [
              label,
              score?.precision ?? 'not validated',
              score?.recall ?? 'not validated',
              score?.sample ?? '',
              between ?? 'not measured',
            ]),
          },
        ]),
    ...(todo.length === 0 ? [] : [list(todo)]),
  ]
}
