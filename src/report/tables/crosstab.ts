import type { AttributeCell, AttributeCrosstab } from '../../analysis/attribute-crosstab'
import type { Crosstab, CrosstabRow } from '../../analysis/crosstab'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'
import { fileNamesOf } from './file-name'

/** What stands for people of whom an attribute is not known; a column says that it is no category of that name. */
export const unknownCategory = 'not known'

/** Writes `crosstab-ATTRIBUTE.csv`: one row a code and category. */
function crosstabCsv({ rows }: Crosstab, options?: CsvOptions): string {
  return table<CrosstabRow>(
    [
      ['code', row => row.code],
      ['label', row => row.label],
      ['attribute', row => row.attribute],
      ['category', row => row.category ?? unknownCategory],
      ['participants', row => row.participants],
      ['participants_of', row => row.participantsOf],
      ['share', row => row.share],
      ['mentions', row => row.mentions],
      ['groups', row => row.groups],
      ['groups_of', row => row.groupsOf],
      ['known', row => yesOrNo(row.category !== null)],
      ['suppressed', row => yesOrNo(row.suppressed)],
      ['residual_descriptive', row => row.residual],
      ['chi_square_descriptive', row => row.association.chiSquare.value],
      ['df', row => row.association.df],
      ['p_descriptive', row => row.association.p.value],
      ['cramers_v_descriptive', row => row.association.cramersV.value],
      ['smallest_expected', row => row.association.smallestExpected],
      ['fisher_p_descriptive', row => row.association.fisher.value],
      ['note', row => row.why ?? row.association.fisher.why],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}

/** Writes `crosstab-ROWS-by-COLUMNS.csv`: one row a cell. */
function attributeCrosstabCsv(crosstab: AttributeCrosstab, options?: CsvOptions): string {
  const { rows, columns, respondents, notKnown, association, whyNoStatistics } = crosstab
  return table<AttributeCell>(
    [
      ['rows', () => rows],
      ['row', cell => cell.row],
      ['columns', () => columns],
      ['column', cell => cell.column],
      ['respondents', cell => cell.respondents],
      ['row_respondents', cell => cell.rowRespondents],
      ['column_respondents', cell => cell.columnRespondents],
      ['share_of_row', cell => cell.shareOfRow],
      ['share_of_column', cell => cell.shareOfColumn],
      ['row_responses', cell => cell.rowResponses],
      ['column_responses', cell => cell.columnResponses],
      ['share_of_row_responses', cell => cell.shareOfRowResponses],
      ['share_of_column_responses', cell => cell.shareOfColumnResponses],
      ['respondents_of', () => respondents],
      ['not_known', () => notKnown],
      ['suppressed', cell => yesOrNo(cell.suppressed)],
      ['residual_descriptive', cell => cell.residual],
      ['chi_square_descriptive', () => association?.chiSquare.value ?? null],
      ['df', () => association?.df ?? null],
      ['p_descriptive', () => association?.p.value ?? null],
      ['cramers_v_descriptive', () => association?.cramersV.value ?? null],
      ['smallest_expected', () => association?.smallestExpected ?? null],
      ['fisher_p_descriptive', () => association?.fisher.value ?? null],
      ['note', () => whyNoStatistics ?? association?.fisher.why ?? null],
    ],
    crosstab.cells,
    options,
  )
}

/**
 * Writes every file of cross-tabulations that there is something in, each under a name of its own: `crosstab-band.csv` of codes by an
 * attribute, `crosstab-satisfaction-by-band.csv` of one attribute by another.
 */
export function crosstabFiles(
  ofCodes: readonly Crosstab[],
  ofAttributes: readonly AttributeCrosstab[],
  options?: CsvOptions,
): readonly { readonly name: string; readonly content: string }[] {
  const codes = ofCodes.filter(({ why }) => why === null)
  const attributes = ofAttributes.filter(({ why }) => why === null)
  const names = fileNamesOf('crosstab', [
    ...codes.map(({ attribute }) => [attribute]),
    ...attributes.map(({ rows, columns }) => [rows, columns]),
  ])
  const contents = [
    ...codes.map(each => crosstabCsv(each, options)),
    ...attributes.map(each => attributeCrosstabCsv(each, options)),
  ]
  return contents.map((content, i) => ({ name: names[i], content }))
}

export function yesOrNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no'
}
