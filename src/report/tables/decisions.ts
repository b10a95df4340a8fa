import type { Coding } from '../../coding/coding'
import type { LaidDecision } from '../../coding/decisions/review-decision'
import type { Run } from '../../run/run'
import { lineFinder, type Transcript } from '../../transcript/transcript'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `decisions.csv`: what people decided, in the order of time, and what became of it. */
export function decisionsTable({ decisions, transcripts }: Pick<Run, 'decisions' | 'transcripts'>): DataTable {
  const known = new Map(transcripts.map(({ transcript }) => [transcript.id, transcript]))
  const lines = new Map(transcripts.map(({ transcript }) => [transcript.id, lineFinder(transcript)]))
  const placeOf = (laid: LaidDecision): Place | null => {
    const transcript = known.get(laid.decision.transcript)
    if (!transcript || !laid.place) return null
    const { start, end } = laid.place
    return { speaker: speakerAt(transcript, start), line: lines.get(transcript.id)!(start), start, end }
  }
  return dataTable<LaidDecision & { readonly at: Place | null }>(
    'decisions',
    [
      ['decision', 'text', row => row.decision.id, 'id of the decision in `decisions.jsonl`'],
      ['at', 'text', row => row.decision.at, 'when: UTC'],
      ['by', 'text', row => row.decision.by, 'who'],
      ['did', 'text', row => row.decision.did, '`accept`, `reject`, `recode`, `add`, `adjust`, `memo` or `undo`'],
      [
        'code',
        'code',
        row => row.decision.code,
        'id of the code that it is about; empty for an undo, and for a memo on no code',
      ],
      ['to_code', 'code', row => row.decision.toCode, 'the code given instead, of a `recode`'],
      ['transcript', 'text', row => row.decision.transcript, 'id of the transcript'],
      [
        'group',
        'text',
        row => known.get(row.decision.transcript)?.group ?? null,
        'id of the group; empty where the transcript is not in this run',
      ],
      [
        'speaker',
        'text',
        row => row.at?.speaker ?? null,
        'who says the first of the words; empty where they were not found, or nobody is named',
      ],
      [
        'line',
        'integer',
        row => row.at?.line ?? null,
        'line of the file on which they begin; empty where they were not found',
      ],
      [
        'start',
        'integer',
        row => row.at?.start ?? null,
        'their place in the text as it is now; empty where they were not found',
      ],
      [
        'end',
        'integer',
        row => row.at?.end ?? null,
        'their place in the text as it is now; empty where they were not found',
      ],
      ['quote', 'text', row => row.decision.quote, 'the words, as they were when it was decided'],
      ['why', 'text', row => row.decision.why, 'the reason, or the words of a memo'],
      [
        'outcome',
        'text',
        row => row.outcome,
        '`valid`, `redundant`, `stale`, `conflict`, `superseded` or `undone`: see What becomes of a decision',
      ],
      [
        'applied',
        'answer',
        row => (row.applied ? 'yes' : 'no'),
        '`yes` where it changed or confirmed a coding of this run',
      ],
      [
        'coding',
        'text',
        row => row.coding,
        'id of the coding that it bears on, in `codings.jsonl` or `withheld.jsonl`',
      ],
      ['note', 'text', row => row.note, 'why the outcome is as it is'],
    ],
    decisions.map(laid => ({ ...laid, at: placeOf(laid) })),
  )
}

type Place = Pick<Coding, 'speaker' | 'line' | 'start' | 'end'>

function speakerAt({ turns }: Transcript, start: number): string | null {
  return turns.find(turn => turn.end > start)?.speaker ?? null
}
