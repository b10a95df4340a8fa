import type { GuideCode } from '../../analysis/guide-codes'
import type { GuideUse } from '../../analysis/guide-use'
import { type DataTable, dataTable } from '../data-table'

/** What stands for a question where none is known. No question can be called so: ids have no brackets. */
export const unknownQuestion = '(not known)'

/** Gives the table of `guide.csv`. */
export function guideTable(rows: readonly GuideUse[]): DataTable {
  return dataTable<GuideUse>(
    'guide',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'question',
        'text',
        row => row.question ?? unknownQuestion,
        'id of the question; `(not known)` for talk of which no question is known',
      ],
      ['section', 'text', row => row.section, 'title of its section of the guide'],
      ['text', 'text', row => row.text, 'the question'],
      ['place', 'integer', row => row.place, 'the question’s place in the guide, from 1'],
      [
        'asked',
        'flag',
        row => (row.asked === null ? null : Number(row.asked)),
        '1 where it was recognised in this group, else 0; empty where no transcript of the group names a moderator, so that nobody can tell',
      ],
      [
        'order',
        'integer',
        row => row.order,
        'when it was first asked in this group: 1 for the first question. Questions that one turn asks share a number',
      ],
      [
        'asked_with',
        'text',
        row => row.askedWith,
        'the question with which the same turn asks this one, at its first asking. What was said then is counted with that question',
      ],
      [
        'times',
        'integer',
        row => row.times,
        'how often it was asked: 2 where it was returned to once after another question',
      ],
      ['transcript', 'text', row => row.transcript, 'id of the transcript in which it was first asked'],
      ['turn', 'integer', row => row.turn, 'number of that turn, from 0'],
      ['line', 'integer', row => row.line, 'the line of the file on which that turn begins'],
      ['time', 'number', row => row.time, 'seconds from the start of the recording; empty where the file has no times'],
      ['because', 'text', row => row.because, 'what told that it was asked: a cue, or how many of its content words'],
      [
        'score',
        'number',
        row => row.score,
        'how sure that is, in words that tell so; compare it within one guide only',
      ],
      ['turns', 'integer', row => row.turns, "participants' turns while it was in force, all its askings together"],
      [
        'words',
        'integer',
        row => row.words,
        "their words. Turns and words of a group's rows add up to those in `groups.csv`",
      ],
      ['share_of_words', 'share', row => row.shareOfWords, "of the group's words, from 0 to 1"],
      [
        'seconds',
        'number',
        row => row.seconds,
        "how long it was in force: from the turn that asks it to the turn that asks the next, moderators' talk included; for the last question of a transcript to the beginning of its last turn. Empty where a time is missing",
      ],
      [
        'participants',
        'integer',
        row => row.participants,
        'how many spoke while it was in force; empty where it was not, and where nobody is named',
      ],
      ['participants_of', 'integer', row => row.participantsOf, 'of how many who spoke in this group at all'],
    ],
    rows,
  )
}

/** Gives the table of `guide-codes.csv`. */
export function guideCodesTable(rows: readonly GuideCode[]): DataTable {
  return dataTable<GuideCode>(
    'guide-codes',
    [
      [
        'question',
        'text',
        row => row.question ?? unknownQuestion,
        'id of the question; `(not known)` for talk of which no question is known',
      ],
      ['code', 'code', row => row.code, 'id of the code'],
      ['label', 'text', row => row.label, 'the code’s label'],
      ['level', 'integer', row => row.level, '1 for a theme, 2 for its sub-themes, and so on'],
      [
        'rank',
        'integer',
        row => row.rank,
        '1 for the code of this level with most mentions under this question; codes with as many share a rank',
      ],
      [
        'mentions',
        'integer',
        row => row.mentions,
        'turns in which it occurs; over all questions they add up to `mentions` in `frequencies.csv`',
      ],
      [
        'participants',
        'integer',
        row => row.participants,
        'how many mention it then; empty where no transcript names its speakers',
      ],
      [
        'participants_of',
        'integer',
        row => row.participantsOf,
        'of how many who spoke while the question was in force',
      ],
      ['groups', 'integer', row => row.groups, 'in how many groups it occurs then'],
      [
        'groups_of',
        'integer',
        row => row.groupsOf,
        'of how many in which participants spoke while the question was in force',
      ],
      [
        'prompted',
        'integer',
        row => row.prompted,
        'mentions that were prompted: the moderator’s words made the same rule true',
      ],
      ['spontaneous', 'integer', row => row.spontaneous, 'mentions that were neither prompted nor echoed'],
      ['echoed', 'integer', row => row.echoed, 'mentions that were echoed; the three add up to `mentions`'],
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
