import type { AttributeCell, AttributeCrosstab } from '../../analysis/attribute-crosstab'
import type { Crosstab, CrosstabRow } from '../../analysis/crosstab'
import { type DataTable, dataTable } from '../data-table'
import { fileNamesOf } from './file-name'

/** What stands for people of whom an attribute is not known; a column says that it is no category of that name. */
export const unknownCategory = 'not known'

/** Gives the table of `crosstab-ATTRIBUTE.csv`: one row a code and category. */
function crosstabTable(name: string, { rows }: Crosstab): DataTable {
  return dataTable<CrosstabRow>(
    name,
    [
      ['code', 'code', row => row.code, 'id of the code'],
      ['label', 'text', row => row.label, 'the code’s label'],
      ['attribute', 'text', row => row.attribute, 'name of the attribute, as the participants file has it'],
      [
        'category',
        'text',
        row => row.category ?? unknownCategory,
        'one of its values; `not known` for people of whom it is not known, who come last',
      ],
      [
        'participants',
        'integer',
        row => row.participants,
        'how many participants of this category mention the code; empty where suppressed',
      ],
      [
        'participants_of',
        'integer',
        row => row.participantsOf,
        'of how many of this category who spoke; empty where suppressed',
      ],
      ['share', 'share', row => row.share, 'the one of the other, from 0 to 1; empty where suppressed, and of nobody'],
      [
        'mentions',
        'integer',
        row => row.mentions,
        'turns of these participants in which it occurs; empty where suppressed',
      ],
      [
        'groups',
        'integer',
        row => row.groups,
        'in how many groups somebody of this category mentions it; empty where suppressed',
      ],
      [
        'groups_of',
        'integer',
        row => row.groupsOf,
        'of how many in which somebody of this category spoke: 1 says that category and group are one here; empty where suppressed',
      ],
      [
        'known',
        'answer',
        row => yesOrNo(row.category !== null),
        '`no` for those of whom the attribute is not known, else `yes`: also where your file has a category that you called not known',
      ],
      [
        'suppressed',
        'answer',
        row => yesOrNo(row.suppressed),
        '`yes` where the category is hidden, since too few people are in it or another could be worked out',
      ],
      [
        'residual_descriptive',
        'number',
        row => row.residual,
        'adjusted residual (Haberman 1973): how many standard errors `participants` is above or below what it would be if all shown categories had the same share. Empty where there is none',
      ],
      [
        'chi_square_descriptive',
        'number',
        row => row.association.chiSquare.value,
        "Pearson's chi-square of the code × the categories shown, without continuity correction; like the next columns the same in all rows of the code",
      ],
      ['df', 'integer', row => row.association.df, 'degrees of freedom of the chi-square'],
      ['p_descriptive', 'number', row => row.association.p.value, 'share of the chi-square distribution above it'],
      [
        'cramers_v_descriptive',
        'number',
        row => row.association.cramersV.value,
        "Cramér's V, from 0 to 1: how closely code and attribute go together",
      ],
      [
        'smallest_expected',
        'number',
        row => row.association.smallestExpected,
        'the smallest count that a cell would hold if they had nothing to do with each other; below 5, `p_descriptive` is a rough guess',
      ],
      [
        'fisher_p_descriptive',
        'number',
        row => row.association.fisher.value,
        "p of Fisher's exact test, two-sided (Freeman and Halton's for more than two categories), where two categories are compared or `smallest_expected` is below 5; empty otherwise, and where there are too many tables to look at",
      ],
      [
        'note',
        'text',
        row => row.why ?? row.association.fisher.why,
        'why there are no statistics, or no exact test; empty where there are',
      ],
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

/** Gives the table of `crosstab-ROWS-by-COLUMNS.csv`: one row a cell. */
function attributeCrosstabTable(name: string, crosstab: AttributeCrosstab): DataTable {
  const { rows, columns, respondents, notKnown, association, whyNoStatistics } = crosstab
  return dataTable<AttributeCell>(
    name,
    [
      ['rows', 'text', () => rows, 'name of the attribute whose categories are the rows'],
      ['row', 'text', cell => cell.row, 'one of them'],
      ['columns', 'text', () => columns, 'name of the attribute whose categories are the columns'],
      ['column', 'text', cell => cell.column, 'one of them'],
      [
        'respondents',
        'integer',
        cell => cell.respondents,
        'people in both categories; empty where suppressed, as every number of the cell',
      ],
      ['row_respondents', 'integer', cell => cell.rowRespondents, "people in the row's category"],
      ['column_respondents', 'integer', cell => cell.columnRespondents, "people in the column's category"],
      ['share_of_row', 'share', cell => cell.shareOfRow, '`respondents` of `row_respondents`, from 0 to 1'],
      ['share_of_column', 'share', cell => cell.shareOfColumn, '`respondents` of `column_respondents`'],
      [
        'row_responses',
        'integer',
        cell => cell.rowResponses,
        'answers in the row: where people may give several, more than people',
      ],
      ['column_responses', 'integer', cell => cell.columnResponses, 'answers in the column'],
      [
        'share_of_row_responses',
        'share',
        cell => cell.shareOfRowResponses,
        '`respondents` of `row_responses`; adds up to 1 over the row',
      ],
      [
        'share_of_column_responses',
        'share',
        cell => cell.shareOfColumnResponses,
        '`respondents` of `column_responses`; adds up to 1 over the column',
      ],
      ['respondents_of', 'integer', () => respondents, 'people of whom both are known: the base of the table'],
      ['not_known', 'integer', () => notKnown, 'people of whom one or both are not known; they are in no cell'],
      [
        'suppressed',
        'answer',
        cell => yesOrNo(cell.suppressed),
        '`yes` where the row or the column is hidden, since too few people are in it or another could be worked out',
      ],
      [
        'residual_descriptive',
        'number',
        cell => cell.residual,
        'adjusted residual of the cell: how many standard errors it is above or below what it would be if the two attributes had nothing to do with each other; empty where there is none',
      ],
      [
        'chi_square_descriptive',
        'number',
        () => association?.chiSquare.value ?? null,
        'of the rows × the columns shown; like the next columns the same in all rows',
      ],
      ['df', 'integer', () => association?.df ?? null, 'degrees of freedom of the chi-square'],
      ['p_descriptive', 'number', () => association?.p.value ?? null, 'share of the chi-square distribution above it'],
      [
        'cramers_v_descriptive',
        'number',
        () => association?.cramersV.value ?? null,
        'Cramér’s V, from 0 to 1: how closely the two attributes go together',
      ],
      [
        'smallest_expected',
        'number',
        () => association?.smallestExpected ?? null,
        'the smallest count that a cell would hold if they had nothing to do with each other; below 5, `p_descriptive` is a rough guess',
      ],
      [
        'fisher_p_descriptive',
        'number',
        () => association?.fisher.value ?? null,
        'p of Fisher’s exact test, two-sided, where it was computed as in `crosstab-ATTRIBUTE.csv`; empty otherwise',
      ],
      [
        'note',
        'text',
        () => whyNoStatistics ?? association?.fisher.why ?? null,
        'why there are no statistics, or no exact test',
      ],
    ],
    crosstab.cells,
  )
}

/**
 * Gives every table of cross-tabulations that there is something in, each under a name of its own: `crosstab-band` of codes by an
 * attribute, `crosstab-satisfaction-by-band` of one attribute by another.
 */
export function crosstabTables(
  ofCodes: readonly Crosstab[],
  ofAttributes: readonly AttributeCrosstab[],
): readonly DataTable[] {
  const codes = ofCodes.filter(({ why }) => why === null)
  const attributes = ofAttributes.filter(({ why }) => why === null)
  const names = fileNamesOf('crosstab', [
    ...codes.map(({ attribute }) => [attribute]),
    ...attributes.map(({ rows, columns }) => [rows, columns]),
  ]).map(name => name.replace(/\.csv$/, ''))
  return [
    ...codes.map((each, i) => crosstabTable(names[i], each)),
    ...attributes.map((each, i) => attributeCrosstabTable(names[codes.length + i], each)),
  ]
}

export function yesOrNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no'
}
