import type { Score } from '../../analysis/validation/score-sample'
import { measures } from '../../analysis/validation/two-by-two'
import type { Validation } from '../../run/sample/validate-sample'
import type { Cell, CsvOptions } from '../../text/to-csv'
import { table } from '../table'

/** Writes `validation.csv`: a row a code and standard. */
export function validationCsv({ codes, codebook, scores, record }: Validation, options?: CsvOptions): string {
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const testOf = new Map(codes.map(({ code, test }) => [code, test]))
  const figures = measures.flatMap((measure): readonly (readonly [string, (row: Score) => Cell])[] => [
    [measure, row => row.measures[measure].value],
    [`${measure}_low`, row => row.measures[measure].interval?.low ?? null],
    [`${measure}_high`, row => row.measures[measure].interval?.high ?? null],
  ])
  return table<Score>(
    [
      ['code', row => row.code],
      ['label', row => labelOf.get(row.code) ?? null],
      ['standard', row => row.standard],
      ['test', row => testOf.get(row.code) ?? null],
      ['units', row => record.units.length - row.open],
      ['open', row => row.open],
      ['hits', row => row.counted.hits],
      ['false_alarms', row => row.counted.falseAlarms],
      ['misses', row => row.counted.misses],
      ['neither', row => row.counted.neither],
      ['weighted_hits', row => row.estimated.hits],
      ['weighted_false_alarms', row => row.estimated.falseAlarms],
      ['weighted_misses', row => row.estimated.misses],
      ['weighted_neither', row => row.estimated.neither],
      ...figures,
      ['why_empty', row => reasons(row)],
    ],
    scores,
    options,
  )
}

/** Says why figures are empty, each reason once. */
function reasons({ measures: of }: Score): string {
  const by = new Map<string, string[]>()
  for (const measure of measures) {
    const { why } = of[measure]
    if (why !== null) by.set(why, [...(by.get(why) ?? []), measure])
  }
  return [...by].map(([why, names]) => `${names.join(', ')}: ${why}`).join('; ')
}
