import { type ConsensusCell, type ConsensusSummary, consensusSummaries } from '../../analysis/consensus-matrix'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `consensus.csv`, with an empty column for what a person judges. */
export function consensusTable(cells: readonly ConsensusCell[]): DataTable {
  const summaries = new Map(consensusSummaries(cells).map(each => [keyOf(each), consensusSentence(each)]))
  return dataTable<ConsensusCell>(
    'consensus',
    [
      ['group', 'text', row => row.group, 'id of the group'],
      ['question', 'text', row => row.question, 'id of the question'],
      [
        'participant',
        'text',
        row => row.participant,
        'who: everybody who spoke in the group, and those known to have been silent',
      ],
      ['turns', 'integer', row => row.turns, 'turns with words while the question was in force'],
      [
        'references',
        'text',
        row => row.references.join(' '),
        'where they are, to be read: `fg01:12` is line 12 of fg01',
      ],
      [
        'agreeing',
        'integer',
        row => row.agreeing,
        "turns that follow another participant's and open with agreement; empty where the codebook's language is not English",
      ],
      [
        'dissenting',
        'integer',
        row => row.dissenting,
        'turns that follow another participant’s and open with dissent; empty where the codebook’s language is not English',
      ],
      [
        'suggested',
        'text',
        row => row.suggested,
        '`NR`: no response, which is no turn; `A`: agreement; `D`: dissent; empty where nothing is marked, or both are',
      ],
      [
        'judged',
        'text',
        () => null,
        'empty, for what you judge: `A`, `D`, `NR`; `SE` (or `SA`) and `SD` for a statement or example of weight that suggests agreement or dissent',
      ],
      [
        'because',
        'text',
        row => row.because.join('; '),
        'the words that mark it, where they are, and whose turn they follow',
      ],
      [
        'suggested_summary',
        'text',
        row => summaries.get(keyOf(row)) ?? null,
        'how many of the members agreed, dissented and were silent by the suggestions: the same in all rows of a group and question',
      ],
    ],
    cells,
  )
}

/** Says a summary in words: `suggested: 2 of 5 agreed, 1 dissented, 1 silent, 1 without a suggestion`. */
export function consensusSentence({ members, agreed, dissented, silent }: ConsensusSummary): string {
  if (agreed === null || dissented === null) return `${silent} of ${members} silent; nothing is suggested for the rest`
  const rest = members - agreed - dissented - silent
  return `suggested: ${agreed} of ${members} agreed, ${dissented} dissented, ${silent} silent, ${rest} without a suggestion`
}

function keyOf({ group, question }: { readonly group: string; readonly question: string }): string {
  return JSON.stringify([group, question])
}
