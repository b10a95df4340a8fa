import type { AttributeCrosstab } from '../../analysis/attribute-crosstab'
import type { Crosstab } from '../../analysis/crosstab'
import { percent } from '../content/in-numbers'
import type { ReportParts } from '../html/section'
import { unknownCategory } from '../tables/crosstab'
import { type Block, heading, paragraph, type Table } from './block'

/** What stands in a cell that is not shown. */
const hidden = 'not shown'

/** Themes by attribute of the people, and one attribute by another, as far as enough people share a category. */
export function crosstabPart({ run }: ReportParts): readonly Block[] {
  const ofCodes = run.crosstabs.filter(({ why }) => why === null)
  const ofAttributes = run.attributeCrosstabs.filter(({ why }) => why === null)
  if (ofCodes.length + ofAttributes.length === 0) return []
  const fewest = run.study?.report.minimumCell ?? 5
  return [
    heading(2, 'Themes by attribute'),
    paragraph(
      `Of the people of each category who spoke, how many mention the theme. Categories of fewer than ${fewest} people are not shown, nor others from which these could be worked out. People talked with each other in groups, so that differences between categories are descriptive only.`,
    ),
    ...ofCodes.map(each => codesByAttribute(each)),
    ...(ofAttributes.length === 0 ? [] : [heading(2, 'Answers of everybody'), ...ofAttributes.map(oneByOther)]),
  ]
}

function codesByAttribute({ attribute, categories, rows }: Crosstab): Table {
  const codes = [...new Map(rows.map(({ code, label }) => [code, label]))]
  const cells = new Map(rows.map(row => [JSON.stringify([row.code, row.category]), row]))
  return {
    kind: 'table',
    caption: `People who mention each theme, by ${attribute}`,
    header: ['theme', ...categories.map(category => category ?? unknownCategory)],
    rows: codes.map(([code, label]) => [
      label,
      ...categories.map(category => {
        const cell = cells.get(JSON.stringify([code, category]))
        return cell === undefined || cell.participants === null || cell.suppressed
          ? hidden
          : `${cell.participants}/${cell.participantsOf}`
      }),
    ]),
    numbers: categories.map((_, i) => i + 1),
  }
}

function oneByOther({ rows, columns, cells, respondents, notKnown }: AttributeCrosstab): Table {
  const [down, across] = [[...new Set(cells.map(({ row }) => row))], [...new Set(cells.map(({ column }) => column))]]
  const at = new Map(cells.map(cell => [JSON.stringify([cell.row, cell.column]), cell]))
  const without = notKnown === 0 ? '' : `; ${notKnown} more of whom one of the two is not known`
  return {
    kind: 'table',
    caption: `${rows} by ${columns}: people, and their share of the column (${respondents} people${without})`,
    header: [rows, ...across],
    rows: down.map(row => [
      row,
      ...across.map(column => {
        const { respondents: both = null, shareOfColumn = null } = at.get(JSON.stringify([row, column])) ?? {}
        if (both === null) return hidden
        return shareOfColumn === null ? `${both}` : `${both} (${percent(shareOfColumn)})`
      }),
    ]),
    numbers: across.map((_, i) => i + 1),
  }
}
