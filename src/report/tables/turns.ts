import type { People } from '../../analysis/coded-study'
import type { Run } from '../../run/run'
import type { Transcript, Turn } from '../../transcript/transcript'
import { type DataTable, dataTable } from '../data-table'

/** A turn with what is known of whoever speaks in it. */
export interface SpokenTurn {
  readonly transcript: Transcript
  readonly turn: Turn
  /** The person, as `participants.csv` names them; null where nobody is named. */
  readonly person: string | null
  readonly text: string
}

/** Gives the table of all that was said, a row for each turn of each transcript, moderators' too. */
export function turnsTable(run: Pick<Run, 'transcripts' | 'people'>): DataTable {
  return dataTable<SpokenTurn>(
    'turns',
    [
      ['transcript', 'text', row => row.transcript.id, 'id of the transcript'],
      ['group', 'text', row => row.transcript.group, 'id of the group'],
      ['turn', 'integer', row => row.turn.index, 'number of the turn in its transcript, from 0'],
      [
        'speaker',
        'text',
        row => row.turn.speaker,
        'who speaks, as the transcript labels them; empty where nobody is named',
      ],
      ['participant', 'text', row => row.person, 'who that is, as `participants.csv` names them; empty likewise'],
      ['role', 'text', row => row.turn.role, 'the speaker’s role'],
      ['line', 'integer', row => row.turn.line, 'line of the file on which it begins, from 1'],
      [
        'time',
        'number',
        row => row.turn.time,
        'seconds from the start of the recording; empty where the file has no times',
      ],
      ['start', 'integer', row => row.turn.start, 'where it begins in the transcript’s text, in UTF-16 units from 0'],
      ['end', 'integer', row => row.turn.end, 'where it ends: the first UTF-16 unit behind'],
      ['text', 'text', row => row.text, 'the words'],
    ],
    spokenTurns(run),
  )
}

/** Lists all turns, in the order of the transcripts. */
export function spokenTurns({ transcripts, people }: Pick<Run, 'transcripts' | 'people'>): readonly SpokenTurn[] {
  return transcripts.flatMap(({ transcript }) =>
    transcript.turns.map(turn => ({
      transcript,
      turn,
      person: personOf(people, transcript, turn),
      text: transcript.text.slice(turn.start, turn.end),
    })),
  )
}

function personOf({ nameOf }: People, { group }: Transcript, { speaker }: Turn): string | null {
  return speaker === null ? null : (nameOf?.(group, speaker) ?? speaker)
}
