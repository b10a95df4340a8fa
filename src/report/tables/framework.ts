import type { FrameworkCell, FrameworkQuotation } from '../../analysis/framework-matrix'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `framework.csv`, with an empty column for what a person writes. */
export function frameworkCsv(cells: readonly FrameworkCell[], options?: CsvOptions): string {
  return table<FrameworkCell>(
    [
      ['case_kind', row => row.caseKind],
      ['case', row => row.case],
      ['group', row => row.group],
      ['code', row => row.code],
      ['label', row => row.label],
      ['mentions', row => row.mentions],
      ['references', row => row.references.join(' ')],
      ['codings', row => row.codings.join(' ')],
      ['quotations', row => row.quotations.map(each => quotationLine(each, row)).join('\n')],
      ['summary', () => null],
      ['validated', row => row.validated],
    ],
    cells,
    options,
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
