import type { Dominance } from '../../analysis/dominance'
import type { Following } from '../../analysis/following'
import type { Participation } from '../../analysis/participation'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `participation.csv`. */
export function participationTable(rows: readonly Participation[]): DataTable {
  return dataTable<Participation>(
    'participation',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      ['participant', 'text', row => row.participant, 'who: the name, as in `participants.csv`'],
      ['turns', 'integer', row => row.turns, 'turns with words'],
      ['words', 'integer', row => row.words, 'words'],
      [
        'share_of_turns',
        'share',
        row => row.shareOfTurns,
        "of the turns of all participants of the group with a name, from 0 to 1; a group's rows add up to 1",
      ],
      [
        'share_of_words',
        'share',
        row => row.shareOfWords,
        'of the words of all participants of the group with a name, from 0 to 1; a group’s rows add up to 1',
      ],
      ['words_per_turn', 'number', row => row.wordsPerTurn, 'median number of words of a turn'],
      ['longest_turn', 'integer', row => row.longestTurn, 'words of the longest turn'],
      [
        'questions',
        'integer',
        row => row.questions,
        'during how many questions of the guide this participant spoke; empty without a guide',
      ],
      [
        'questions_of',
        'integer',
        row => row.questionsOf,
        'of how many that were in force in the group; empty without a guide',
      ],
      [
        'codes',
        'integer',
        row => row.codes,
        'how many different codes this participant mentions; a sub-theme does not count its theme too',
      ],
    ],
    rows,
  )
}

/** Gives the table of `dominance.csv`. */
export function dominanceTable(rows: readonly Dominance[]): DataTable {
  return dataTable<Dominance>(
    'dominance',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'participants',
        'integer',
        row => row.participants,
        'who took part: those who spoke, and those known to have been silent; empty where nobody is named',
      ],
      ['silent', 'integer', row => row.silent, 'how many of them never spoke'],
      ['top_speaker', 'text', row => row.topSpeaker, 'who said most words; the first by name where several did'],
      ['top_share', 'share', row => row.topShare, "that person's share of the words of all participants with a name"],
      [
        'equal_share',
        'share',
        row => row.equalShare,
        'what everybody would have if all said as much: 1 / `participants`',
      ],
      [
        'times_equal',
        'number',
        row => row.timesEqual,
        '`top_share` / `equal_share`: 1.5 is half as much again as an equal share',
      ],
      [
        'gini',
        'number',
        row => row.gini?.value ?? null,
        'Gini coefficient of the words, from 0 to 1; empty where there is none',
      ],
      ['why', 'text', row => row.gini?.why ?? null, 'why there is none'],
      ['moderator_words', 'integer', row => row.moderatorWords, 'words of moderators'],
      [
        'moderator_share',
        'share',
        row => row.moderatorShare,
        'of the words of moderators and participants together; empty where no moderator is known',
      ],
    ],
    rows,
  )
}

/** Gives the table of `responses.csv`. */
export function responsesTable(rows: readonly Following[]): DataTable {
  return dataTable<Following>(
    'responses',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      ['from', 'text', row => row.from, 'who spoke before'],
      ['to', 'text', row => row.to, 'who spoke then'],
      ['from_role', 'text', row => row.fromRole, 'role of `from`: moderators are in this file too'],
      ['to_role', 'text', row => row.toRole, 'role of `to`'],
      ['turns', 'integer', row => row.turns, 'how often a turn of `to` directly follows one of `from`'],
      [
        'expected',
        'number',
        row => row.expected,
        'how often it would if it did not matter who spoke before: everybody speaks and is followed as often as they are, and nobody follows themselves (quasi-independence; Goodman 1968, Journal of the American Statistical Association 63:1091–1131)',
      ],
      [
        'residual',
        'number',
        row => row.residual,
        '(turns − expected) / √expected: above 0 where it happens more often than that. Descriptive only: turns of one talk are not independent draws',
      ],
    ],
    rows,
  )
}
