import type { Uptake } from '../../analysis/uptake'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `uptake.csv`. */
export function uptakeTable(rows: readonly Uptake[]): DataTable {
  return dataTable<Uptake>(
    'uptake',
    [
      ['code', 'code', row => row.code, 'id of the code'],
      ['label', 'text', row => row.label, 'the code’s label'],
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'brought_up_by',
        'text',
        row => row.broughtUpBy,
        "`moderator` where the group's first mention was prompted, else `participant`; the same in all rows of a code and group",
      ],
      ['order', 'integer', row => row.order, '1 for whoever mentioned it first in this group'],
      ['participant', 'text', row => row.participant, 'who: the name, as in `participants.csv`'],
      [
        'origin',
        'text',
        row => row.origin,
        "whether that person's first mention was `prompted`, `echoed` or `spontaneous`; of a turn with several units, the most prompted",
      ],
      [
        'after',
        'text',
        row => row.after,
        'whose mention was the last before it: the nearest by somebody else, of however long ago; empty for the first',
      ],
      [
        'turns_since',
        'integer',
        row => row.turnsSince,
        "how many turns, moderators' too, lie between the two: 0 where one follows the other. Empty for the first, and where the two are in different transcripts",
      ],
      ['transcript', 'text', row => row.transcript, 'id of the transcript in which this person first mentions it'],
      ['turn', 'integer', row => row.turn, 'number of that turn, from 0'],
      ['line', 'integer', row => row.line, 'line of the file on which the mention begins'],
      [
        'time',
        'number',
        row => row.time,
        'seconds from the start of the recording, of the turn; empty where the file has no times',
      ],
      ['mentions', 'integer', row => row.mentions, 'how many turns of this person mention it'],
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
