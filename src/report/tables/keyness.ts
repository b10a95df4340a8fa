import type { KeyWord } from '../../analysis/keyness'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `keyness.csv`: one row a key word. */
export function keynessTable(rows: readonly KeyWord[]): DataTable {
  return dataTable<KeyWord>(
    'keyness',
    [
      [
        'by',
        'text',
        row => row.by,
        'what parts the talk: `code`, `group`, or the name of an attribute (`attribute:code` where an attribute is called so)',
      ],
      ['of', 'text', row => row.of, 'the part: id of the code or the group, or the category'],
      [
        'side',
        'text',
        row => row.side,
        '`more` or `less`: whether it is said more or less often here than in the rest',
      ],
      ['rank', 'integer', row => row.rank, '1 for the most unlike of its side'],
      [
        'word',
        'text',
        row => row.word,
        'in small letters, as rules see it; fillers such as um and marks such as [laughs] are no words',
      ],
      ['count', 'integer', row => row.count, 'how often it is said here'],
      ['rest_count', 'integer', row => row.restCount, 'how often in the rest'],
      [
        'words',
        'integer',
        row => row.words,
        'all words of this part, as rules see words: without fillers, and with well-known for two. So they differ a little from the words of `groups.csv`',
      ],
      ['rest_words', 'integer', row => row.restWords, 'all words of the rest'],
      ['per_1000', 'number', row => (1000 * row.count) / row.words, 'how often it is said here in a thousand words'],
      ['rest_per_1000', 'number', row => (1000 * row.restCount) / row.restWords, 'in a thousand words of the rest'],
      ['expected', 'number', row => row.expected, 'how often it would be said here, were it said as often everywhere'],
      ['log_likelihood', 'number', row => row.logLikelihood, 'how unlike the two are: by this the words are ordered'],
      [
        'g_squared',
        'number',
        row => row.gSquared,
        'the same with the other words taken in: what some programs call log-likelihood',
      ],
      [
        'log_ratio',
        'number',
        row => row.logRatio,
        'how large the difference is, in doublings: 1 is twice as often, 3 eight times, −1 half as often',
      ],
      [
        'people',
        'integer',
        row => row.people,
        'how many participants say it here; empty where no transcript names its speakers',
      ],
      ['rest_people', 'integer', row => row.restPeople, 'how many in the rest'],
      ['groups', 'integer', row => row.groups, 'in how many groups it is said here'],
      ['rest_groups', 'integer', row => row.restGroups, 'in how many in the rest'],
      [
        'one_person',
        'answer',
        row => yesNo(row.onePerson),
        '`yes` where only one person says it on the side where it is said more: a habit, perhaps, rather than the theme; empty where people are not known',
      ],
      [
        'evidence',
        'integer',
        row => row.evidence,
        'how many of `count` are words for which a unit was coded; empty for groups and categories',
      ],
      [
        'in_rule',
        'answer',
        row => yesNo(row.inRule),
        '`yes` where a rule looks for any of them, so that the word is key by construction: the rule put it there; empty for groups and categories',
      ],
      [
        'validated',
        'answer',
        row => row.validated,
        '`yes` where the code’s rules, as they stand, were scored against blind human coding; empty for groups and categories',
      ],
    ],
    rows,
  )
}

function yesNo(answer: boolean | null): 'yes' | 'no' | null {
  return answer === null ? null : answer ? 'yes' : 'no'
}
