import { coverageText } from '../coverage-text'
import type { ReportParts } from '../html/section'
import { type Block, heading, paragraph } from './block'

/** In which group each code was first mentioned, over the order of fieldwork and over other orders. */
export function coveragePart({ run: { coverage } }: ReportParts): readonly Block[] {
  const { positions } = coverage
  return [
    heading(2, 'Code coverage by group'),
    paragraph(coverageText(coverage)),
    ...(positions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Codes that were new in each group',
            header: ['group', 'new codes', 'codes so far'],
            rows: positions.map(({ group, fresh, found }) => [group, `${fresh.length}`, `${found}`]),
            numbers: [1, 2],
          },
        ]),
  ]
}
