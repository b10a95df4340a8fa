import type { JointDisplayRow } from '../../analysis/joint-display'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'
import { unknownCategory, yesOrNo } from './crosstab'

/** Writes `joint-display.csv`: one row an attribute, category and theme. */
export function jointDisplayCsv(rows: readonly JointDisplayRow[], options?: CsvOptions): string {
  return table<JointDisplayRow>(
    [
      ['attribute', row => row.attribute],
      ['category', row => row.category ?? unknownCategory],
      ['respondents', row => row.respondents],
      ['respondents_of', row => row.respondentsOf],
      ['respondents_share', row => row.respondentsShare],
      ['code', row => row.code],
      ['label', row => row.label],
      ['participants', row => row.participants],
      ['participants_of', row => row.participantsOf],
      ['share', row => row.share],
      ['known', row => yesOrNo(row.category !== null)],
      ['suppressed', row => yesOrNo(row.suppressed)],
      ['exemplar_rank', row => row.exemplar?.rank ?? null],
      ['transcript', row => row.exemplar?.transcript ?? null],
      ['line', row => row.exemplar?.line ?? null],
      ['quote', row => row.exemplar?.quote ?? null],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}
