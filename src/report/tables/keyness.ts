import type { KeyWord } from '../../analysis/keyness'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `keyness.csv`: one row a key word. */
export function keynessCsv(rows: readonly KeyWord[], options?: CsvOptions): string {
  return table<KeyWord>(
    [
      ['by', row => row.by],
      ['of', row => row.of],
      ['side', row => row.side],
      ['rank', row => row.rank],
      ['word', row => row.word],
      ['count', row => row.count],
      ['rest_count', row => row.restCount],
      ['words', row => row.words],
      ['rest_words', row => row.restWords],
      ['per_1000', row => (1000 * row.count) / row.words],
      ['rest_per_1000', row => (1000 * row.restCount) / row.restWords],
      ['expected', row => row.expected],
      ['log_likelihood', row => row.logLikelihood],
      ['g_squared', row => row.gSquared],
      ['log_ratio', row => row.logRatio],
      ['people', row => row.people],
      ['rest_people', row => row.restPeople],
      ['groups', row => row.groups],
      ['rest_groups', row => row.restGroups],
      ['one_person', row => yesNo(row.onePerson)],
      ['evidence', row => row.evidence],
      ['in_rule', row => yesNo(row.inRule)],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}

function yesNo(answer: boolean | null): 'yes' | 'no' | null {
  return answer === null ? null : answer ? 'yes' : 'no'
}
