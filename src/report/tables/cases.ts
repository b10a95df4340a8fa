import type { GroupRow, GroupTable } from '../../analysis/groups'
import type { Matrix, MatrixRow } from '../../analysis/matrix'
import type { ParticipantRow, ParticipantTable } from '../../analysis/participants'
import { caseTable, type DataTable } from '../data-table'

/** Gives the table of `matrix.csv`. */
export function matrixTable(matrix: Matrix): DataTable {
  return caseTable<MatrixRow>(
    'matrix',
    [
      ['unit', 'text', row => row.unit, 'id of the unit: `transcript:start-end`'],
      ['transcript', 'text', row => row.transcript, 'id of the transcript'],
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'turn',
        'integer',
        row => row.turn,
        'number of the turn in its transcript, from 0; of the first, where the unit holds several',
      ],
      ['speaker', 'text', row => row.speaker, 'who says it; empty where several people do, or nobody is named'],
      ['role', 'text', row => row.role, 'the speaker’s role; empty where it differs within the unit'],
      ['line', 'integer', row => row.line, 'line of the file on which the unit begins, from 1'],
      ['start', 'integer', row => row.start, 'where it begins in the transcript’s text, in UTF-16 units from 0'],
      ['end', 'integer', row => row.end, 'where it ends: the first unit behind'],
    ],
    matrix,
    { type: 'flag', meaning: '1 where the unit carries it, or one of its sub-themes; else 0' },
  )
}

/** Gives the table of `participants.csv`. */
export function participantsTable(participants: ParticipantTable): DataTable {
  return caseTable<ParticipantRow>(
    'participants',
    [
      ['participant', 'text', row => row.participant, 'the label in the transcript, known within its group only'],
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'role',
        'text',
        row => row.role,
        '`participant`, or `unknown` for labels such as All, which are counted as one person',
      ],
      ['turns', 'integer', row => row.turns, 'turns with words'],
      ['words', 'integer', row => row.words, 'words'],
    ],
    participants,
    { type: 'integer', meaning: 'how many turns of this person mention it' },
  )
}

/** Gives the table of `groups.csv`. */
export function groupsTable(groups: GroupTable): DataTable {
  return caseTable<GroupRow>(
    'groups',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'participants',
        'integer',
        row => row.participants,
        'how many participants spoke in it; empty where its transcripts name nobody',
      ],
      ['turns', 'integer', row => row.turns, 'turns with words, without moderators’'],
      ['words', 'integer', row => row.words, 'words, without moderators’'],
    ],
    groups,
    { type: 'integer', meaning: 'how many turns of the group mention it' },
  )
}
