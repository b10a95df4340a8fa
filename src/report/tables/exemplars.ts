import type { Exemplar } from '../../analysis/exemplars'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `exemplars.csv`. */
export function exemplarsTable(rows: readonly Exemplar[]): DataTable {
  return dataTable<Exemplar>(
    'exemplars',
    [
      ['code', 'code', row => row.code, 'id of the code'],
      ['rank', 'integer', row => row.rank, '1 for the first choice'],
      ['quote', 'text', row => row.quote, 'the words as they stand in the transcript, from `start` to `end`'],
      ['transcript', 'text', row => row.transcript, 'id of the transcript'],
      ['group', 'text', row => row.group, 'id of the group'],
      ['speaker', 'text', row => row.speaker, 'who said it; empty where nobody is named'],
      [
        'attributes',
        'text',
        row => row.attributes,
        'of the speaker, as `age=under 40; band=7`, as far as enough people share them that they may be shown; else empty',
      ],
      ['line', 'integer', row => row.line, 'line of the file on which it begins, from 1'],
      [
        'time',
        'number',
        row => row.time,
        'seconds from the start of the recording, of the turn; empty where the file has no times',
      ],
      ['start', 'integer', row => row.start, "in UTF-16 units of the transcript's text, from 0"],
      ['end', 'integer', row => row.end, 'where it ends: the first UTF-16 unit behind'],
      ['why', 'text', row => row.why, 'why it was chosen'],
      ['stands_for', 'text', row => row.standsFor, 'how many turns, people and groups it stands for'],
      [
        'before',
        'text',
        row => row.before,
        "the turn before, whoever's: context, not part of the quotation; empty at the beginning",
      ],
      ['after', 'text', row => row.after, 'the turn after; empty at the end'],
      ['because', 'text', row => row.because.join('; '), 'why it was coded: the words, and the rules that they fulfil'],
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
