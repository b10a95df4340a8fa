import type { JointDisplayRow } from '../../analysis/joint-display'
import { type DataTable, dataTable } from '../data-table'
import { unknownCategory, yesOrNo } from './crosstab'

/** Gives the table of `joint-display.csv`: one row an attribute, category and theme. */
export function jointDisplayTable(rows: readonly JointDisplayRow[]): DataTable {
  return dataTable<JointDisplayRow>(
    'joint-display',
    [
      ['attribute', 'text', row => row.attribute, 'name of the attribute'],
      ['category', 'text', row => row.category ?? unknownCategory, 'one of its values, or `not known`'],
      [
        'respondents',
        'integer',
        row => row.respondents,
        'everybody of the participants file in this category, whether they spoke or answered the survey only; empty where too few to be shown',
      ],
      ['respondents_of', 'integer', row => row.respondentsOf, 'of how many in all'],
      ['respondents_share', 'share', row => row.respondentsShare, 'the one of the other, from 0 to 1'],
      ['code', 'code', row => row.code, 'id of the theme'],
      ['label', 'text', row => row.label, 'the code’s label'],
      [
        'participants',
        'integer',
        row => row.participants,
        'people of this category who spoke and mention the theme, as in `crosstab-ATTRIBUTE.csv`; empty where suppressed',
      ],
      ['participants_of', 'integer', row => row.participantsOf, 'of how many of this category who spoke'],
      [
        'share',
        'share',
        row => row.share,
        'the one of the other; empty where suppressed, and where nobody of the category spoke',
      ],
      ['known', 'answer', row => yesOrNo(row.category !== null), '`no` for those of whom the attribute is not known'],
      ['suppressed', 'answer', row => yesOrNo(row.suppressed), '`yes` where too few of the category spoke to be shown'],
      [
        'exemplar_rank',
        'integer',
        row => row.exemplar?.rank ?? null,
        'which row of the theme in `exemplars.csv` is the quotation; empty where there is none',
      ],
      ['transcript', 'text', row => row.exemplar?.transcript ?? null, 'id of its transcript'],
      ['line', 'integer', row => row.exemplar?.line ?? null, 'line of the file on which it begins'],
      ['quote', 'text', row => row.exemplar?.quote ?? null, 'its words'],
      [
        'validated',
        'answer',
        row => row.validated,
        '`yes` where the code’s rules, as they stand, were scored against blind human coding',
      ],
    ],
    rows,
  )
}
