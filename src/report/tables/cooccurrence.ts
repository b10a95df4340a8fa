import type { Cooccurrence } from '../../analysis/cooccurrence'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `cooccurrence.csv`: one row a pair of codes and level. */
export function cooccurrenceCsv(rows: readonly Cooccurrence[], options?: CsvOptions): string {
  return table<Cooccurrence>(
    [
      ['level', row => row.level],
      ['code_a', row => row.a],
      ['label_a', row => row.labelA],
      ['code_b', row => row.b],
      ['label_b', row => row.labelB],
      ['with_a', row => row.withA],
      ['with_b', row => row.withB],
      ['both', row => row.both],
      ['either', row => row.either],
      ['of', row => row.of],
      ['share_of_a', row => row.shareOfA],
      ['share_of_b', row => row.shareOfB],
      ['jaccard', row => row.jaccard],
      ['expected', row => row.expected],
      ['phi_descriptive', row => row.phi],
      ['residual_descriptive', row => row.residual],
      ['b_after_a', row => row.bAfterA],
      ['followed_a', row => row.followedA],
      ['a_after_b', row => row.aAfterB],
      ['followed_b', row => row.followedB],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}
