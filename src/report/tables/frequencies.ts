import type { Frequency } from '../../analysis/frequencies'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `frequencies.csv`, or, under the name `accepted`, that of accepted codings alone. */
export function frequenciesTable(
  rows: readonly Frequency[],
  name: 'frequencies' | 'accepted' = 'frequencies',
): DataTable {
  return dataTable<Frequency>(
    name,
    [
      ['code', 'code', row => row.code, 'id of the code: `access/hours`'],
      ['label', 'text', row => row.label, 'the code’s label'],
      ['level', 'integer', row => row.level, '1 for a theme, 2 for its sub-themes, and so on'],
      ['parent', 'code', row => row.parent, 'id of the code above; empty for a theme'],
      ['mentions', 'integer', row => row.mentions, 'turns in which it occurs'],
      ['units', 'integer', row => row.units, 'units that carry it'],
      ['turns', 'integer', row => row.turns, 'turns in which it occurs: the same number as mentions'],
      [
        'participants',
        'integer',
        row => row.participants,
        'how many participants mention it; empty where no transcript names its speakers',
      ],
      [
        'participants_of',
        'integer',
        row => row.participantsOf,
        'of how many who spoke; empty where no transcript names its speakers',
      ],
      ['groups', 'integer', row => row.groups, 'in how many groups it occurs'],
      ['groups_of', 'integer', row => row.groupsOf, 'of how many in which somebody spoke'],
      [
        'groups_low',
        'share',
        row => row.groupsLow,
        'lower end of the Wilson 95 % interval of the share of groups, from 0 to 1; empty where there is no group',
      ],
      ['groups_high', 'share', row => row.groupsHigh, 'upper end of that interval; empty where there is no group'],
      ['words', 'integer', row => row.words, 'words of the units that carry it'],
      [
        'share_of_words',
        'share',
        row => row.shareOfWords,
        'of all words of the talk that could be coded, from 0 to 1; empty where nobody said a word',
      ],
      [
        'top_speaker',
        'text',
        row => row.topSpeaker,
        'who mentions it most, as `group/speaker`; the first by name where several do; empty where nobody with a name does',
      ],
      [
        'top_speaker_share',
        'share',
        row => row.topSpeakerShare,
        'that person’s share of the mentions, from 0 to 1; empty where nobody with a name mentions it',
      ],
      [
        'top_group_share',
        'share',
        row => row.topGroupShare,
        'the share of the group with most mentions, from 0 to 1; empty where nothing carries it',
      ],
      ['prompted', 'integer', row => row.prompted, 'units that were prompted'],
      ['spontaneous', 'integer', row => row.spontaneous, 'units that were neither prompted nor echoed'],
      ['echoed', 'integer', row => row.echoed, 'units that were echoed; the three add up to `units`'],
      [
        'accepted',
        'integer',
        row => row.accepted,
        'units that a person has accepted, or to which one gave the code: see review.md',
      ],
      ['rejected', 'integer', row => row.rejected, 'units that a person has rejected; they are in no other column'],
      [
        'validated',
        'answer',
        row => row.validated,
        '`yes` where the rules, as they stand, were scored against blind human coding (validation.md): they were tested, however they did',
      ],
    ],
    rows,
  )
}
