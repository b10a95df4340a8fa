import { getOrMake } from '../../analysis/get-or-make'
import type { GuideCode } from '../../analysis/guide-codes'
import type { GuideUse } from '../../analysis/guide-use'
import type { ReportParts } from '../html/section'
import { type Block, heading, paragraph } from './block'

/** How many themes are named that a question brought up. */
const mostThemes = 3

/** Which question of the guide was asked in how many groups, and what people spoke of under it. */
export function guidePart({ run: { guideUse, guideCodes } }: ReportParts): readonly Block[] {
  if (!guideUse || !guideCodes) return []
  const byQuestion = new Map<string, GuideUse[]>()
  for (const use of guideUse) if (use.question !== null) getOrMake(byQuestion, use.question, () => []).push(use)
  const codes = new Map<string | null, GuideCode[]>()
  for (const code of guideCodes) getOrMake(codes, code.question, () => []).push(code)
  return [
    heading(2, 'The guide'),
    paragraph(
      'A question counts as asked where the moderator’s words tell so, also in other words than the printed ones. What people said until the next question is counted with it.',
    ),
    {
      kind: 'table',
      caption: 'Questions, where they were asked, and the themes most mentioned under them',
      header: ['question', 'asked in groups', 'words', 'themes most mentioned (turns)'],
      rows: [...byQuestion].map(([question, uses]) => [
        uses[0]!.text ?? question,
        askedIn(uses),
        `${uses.reduce((sum, { words }) => sum + words, 0)}`,
        broughtUp(codes.get(question) ?? []),
      ]),
      numbers: [1, 2],
    },
  ]
}

function askedIn(uses: readonly GuideUse[]): string {
  const known = uses.filter(({ asked }) => asked !== null)
  return known.length === 0 ? 'not known' : `${known.filter(({ asked }) => asked).length}/${known.length}`
}

function broughtUp(codes: readonly GuideCode[]): string {
  const parents = new Set(codes.map(({ code }) => code.split('/').slice(0, -1).join('/')))
  return codes
    .filter(({ code, mentions }) => mentions > 0 && !parents.has(code))
    .sort((a, b) => b.mentions - a.mentions)
    .slice(0, mostThemes)
    .map(({ label, mentions }) => `${label} (${mentions})`)
    .join('; ')
}
