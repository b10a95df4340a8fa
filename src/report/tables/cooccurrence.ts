import type { Cooccurrence } from '../../analysis/cooccurrence'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `cooccurrence.csv`: one row a pair of codes and level. */
export function cooccurrenceTable(rows: readonly Cooccurrence[]): DataTable {
  return dataTable<Cooccurrence>(
    'cooccurrence',
    [
      [
        'level',
        'text',
        row => row.level,
        "what a place is: `unit`, `turn`, `exchange` (a moderator's turn and all until the next) or `group`",
      ],
      ['code_a', 'code', row => row.a, 'id of the code that stands first in the codebook'],
      ['label_a', 'text', row => row.labelA, 'the code’s label'],
      ['code_b', 'code', row => row.b, 'id of the other'],
      ['label_b', 'text', row => row.labelB, 'the code’s label'],
      ['with_a', 'integer', row => row.withA, 'places that have the first, whether with the other or not'],
      ['with_b', 'integer', row => row.withB, 'places that have the second'],
      ['both', 'integer', row => row.both, 'places that have both'],
      ['either', 'integer', row => row.either, 'places that have one or both'],
      ['of', 'integer', row => row.of, "all places in which somebody said a word, without moderators'"],
      [
        'share_of_a',
        'share',
        row => row.shareOfA,
        'of the places with the first, the share that have the second too: of 12 turns with A, 5 have B',
      ],
      ['share_of_b', 'share', row => row.shareOfB, 'of the places with the second, the share that have the first too'],
      ['jaccard', 'number', row => row.jaccard, '`both` of `either`, from 0 (never together) to 1 (never apart)'],
      [
        'expected',
        'number',
        row => row.expected,
        'how many places would have both if the two had nothing to do with each other',
      ],
      [
        'phi_descriptive',
        'number',
        row => row.phi,
        'correlation of the two over all places, from -1 to 1; empty where one of them is everywhere',
      ],
      [
        'residual_descriptive',
        'number',
        row => row.residual,
        'adjusted residual of `both`, in standard errors; empty where one of them is everywhere',
      ],
      [
        'b_after_a',
        'integer',
        row => row.bAfterA,
        'turns with the first after which the next turn of the exchange by somebody else has the second; empty but at the level of turns',
      ],
      [
        'followed_a',
        'integer',
        row => row.followedA,
        'turns with the first after which somebody else speaks in the exchange: what `b_after_a` is out of',
      ],
      [
        'a_after_b',
        'integer',
        row => row.aAfterB,
        'turns with the second after which the next turn of the exchange by somebody else has the first; empty but at the level of turns',
      ],
      [
        'followed_b',
        'integer',
        row => row.followedB,
        'turns with the second after which somebody else speaks in the exchange: what `a_after_b` is out of',
      ],
      ['validated', 'answer', row => row.validated, '`yes` where both codes are validated'],
    ],
    rows,
  )
}
