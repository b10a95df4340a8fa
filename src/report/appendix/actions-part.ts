import { actionsContent } from '../content/actions'
import type { ReportParts } from '../html/section'
import { type Block, heading, list, paragraph } from './block'

/** What could be done, by action. */
export function actionsPart({ run }: ReportParts): readonly Block[] {
  const content = actionsContent(run)
  if (content === null) return []
  return [
    heading(2, 'Opportunities by action'),
    paragraph(
      'What could be done is written in the codebook, by people; beside it stands how widely the theme was spoken of.',
    ),
    ...content.actions.flatMap(({ label, definition, opportunities }): readonly Block[] => [
      heading(3, label),
      ...(definition === null ? [] : [paragraph(definition)]),
      opportunities.length === 0
        ? paragraph('No theme names an opportunity for it.')
        : list(opportunities.map(({ text, label: theme, saidBy }) => `${text} (${theme}: ${saidBy})`)),
    ]),
  ]
}
