import type { Coding, Withheld } from '../../coding/coding'
import { codingRecord } from '../../run/coding-record'
import type { Run } from '../../run/run'
import { codePointCounter } from '../../text/code-point-counter'
import { type ColumnOf, type DataTable, dataTable } from '../data-table'

/** Gives the table of all codings, one row each, with their evidence as JSON: what `codings.jsonl` holds. */
export function codingsTable(run: Pick<Run, 'codings' | 'transcripts'>): DataTable {
  return dataTable<Coding>('codings', codingColumns(run), run.codings)
}

/** Gives the table of what was not coded, and what stopped it: what `withheld.jsonl` holds. */
export function withheldTable(run: Pick<Run, 'withheld' | 'transcripts'>): DataTable {
  return dataTable<Withheld>(
    'withheld',
    [
      ...codingColumns(run),
      [
        'withheld_by',
        'text',
        row => row.withheld.by,
        'what stopped it: a key of the codebook, or `role`, `overlap`, `reviewer`',
      ],
      ['withheld_rule', 'text', row => row.withheld.rule, 'id of the rule that stood in the way; empty where none did'],
      [
        'withheld_at',
        'text',
        row => row.withheld.at,
        'where that rule is written: file, line and column of the codebook',
      ],
      [
        'withheld_start',
        'integer',
        row => row.withheld.start,
        'where the words that stood in the way begin, in UTF-16 units',
      ],
      ['withheld_end', 'integer', row => row.withheld.end, 'where they end: the first UTF-16 unit behind'],
      [
        'withheld_text',
        'text',
        row => row.withheld.text,
        'the words that stood in the way; empty where there are none',
      ],
    ],
    run.withheld,
  )
}

/** What every coding has, whether it counts or was withheld. */
function codingColumns({ transcripts }: Pick<Run, 'transcripts'>): readonly ColumnOf<Coding>[] {
  const counters = new Map(transcripts.map(({ transcript: { id, text } }) => [id, codePointCounter(text)]))
  const inCodePoints = (transcript: string, place: number): number | null => counters.get(transcript)?.(place) ?? null
  return [
    ['id', 'text', row => row.id, 'the same for the same transcript, place, code and coder, always'],
    ['code', 'code', row => row.code, 'id of the code; of the sub-theme itself, not of its parents'],
    ['coder', 'text', row => row.coder, '`codebook`; where a person gave the code, that person’s name'],
    ['status', 'text', row => row.status, '`candidate` until a person accepts or rejects it'],
    ['transcript', 'text', row => row.transcript, 'id of the transcript'],
    ['group', 'text', row => row.group, 'id of the group'],
    [
      'turn',
      'integer',
      row => row.turn,
      'number of the turn, from 0; that of the first evidence where the unit holds several',
    ],
    ['speaker', 'text', row => row.speaker, 'who speaks in that turn; empty where nobody is named'],
    ['role', 'text', row => row.role, 'the speaker’s role'],
    [
      'question',
      'text',
      row => row.question,
      'id of the question of the guide that the turn answers; empty where none is known',
    ],
    ['start', 'integer', row => row.start, 'where the unit begins in the transcript’s text, in UTF-16 units from 0'],
    ['end', 'integer', row => row.end, 'where it ends: the first UTF-16 unit behind'],
    [
      'start_code_point',
      'integer',
      row => inCodePoints(row.transcript, row.start),
      'where the unit begins, in code points from 0, as R and Python count',
    ],
    [
      'end_code_point',
      'integer',
      row => inCodePoints(row.transcript, row.end),
      'where it ends: the first code point behind',
    ],
    ['line', 'integer', row => row.line, 'line of the file on which it begins, from 1'],
    ['time', 'number', row => row.time, 'seconds from the start of the recording; empty where the file has no times'],
    ['quote', 'text', row => row.quote, 'the words of the unit'],
    [
      'evidence',
      'text',
      row => JSON.stringify(codingRecord(row).evidence),
      'the words that made the rules true, as JSON: a list of `rule`, `at`, `start`, `end`, `text`',
    ],
    [
      'negated',
      'flag',
      row => (row.negated === null ? null : row.negated ? 1 : 0),
      'whether all its words stand in the reach of a “not” or the like; empty where nobody looked',
    ],
    ['origin', 'text', row => row.origin, '`prompted`, `echoed` or `spontaneous`'],
    ['weight', 'number', row => row.weight, 'of the heaviest rule that made it'],
    ['because', 'text', row => row.because, 'why, in one line for people'],
    [
      'review',
      'text',
      row => (row.review ? JSON.stringify(codingRecord(row).review) : null),
      'what people decided about it, as JSON: a list of `decision`, `by`, `at`, `did`, `why`; empty where nobody did',
    ],
  ]
}
