import type { FrameworkCell, FrameworkQuotation } from '../../analysis/framework-matrix'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `framework.csv`, with an empty column for what a person writes. */
export function frameworkTable(cells: readonly FrameworkCell[]): DataTable {
  return dataTable<FrameworkCell>(
    'framework',
    [
      ['case_kind', 'text', row => row.caseKind, '`person` or `group`'],
      ['case', 'text', row => row.case, 'the participant, as in `participants.csv`, or the group'],
      ['group', 'text', row => row.group, 'id of the group'],
      ['code', 'code', row => row.code, 'id of the code'],
      ['label', 'text', row => row.label, 'the code’s label'],
      ['mentions', 'integer', row => row.mentions, 'turns in which the case mentions it'],
      ['references', 'text', row => row.references.join(' '), 'a place for each of them: `fg01:12` is line 12 of fg01'],
      ['codings', 'text', row => row.codings.join(' '), 'ids of the codings, as in `codings.jsonl`'],
      [
        'quotations',
        'text',
        row => row.quotations.map(each => quotationLine(each, row)).join('\n'),
        'at most three, a line each, with their places, chosen as exemplars are; word for word, a sentence of more than 60 words cut at `[…]`; empty where nothing can stand by itself. Moderators are not quoted',
      ],
      ['summary', 'text', () => null, 'empty: what the case says about the theme is yours to write'],
      [
        'validated',
        'answer',
        row => row.validated,
        '`yes` where the code’s rules, as they stand, were scored against blind human coding',
      ],
    ],
    cells,
  )
}

/** Writes a quotation with its place, and who says it where the case is a group. */
export function quotationLine(
  { quote, reference, speaker }: FrameworkQuotation,
  { caseKind }: Pick<FrameworkCell, 'caseKind'>,
): string {
  const who = caseKind === 'group' && speaker !== null ? `, ${speaker}` : ''
  return `“${quote}” (${reference}${who})`
}
