import { type ConsensusCell, type ConsensusSummary, consensusSummaries } from '../../analysis/consensus-matrix'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `consensus.csv`, with an empty column for what a person judges. */
export function consensusCsv(cells: readonly ConsensusCell[], options?: CsvOptions): string {
  const summaries = new Map(consensusSummaries(cells).map(each => [keyOf(each), consensusSentence(each)]))
  return table<ConsensusCell>(
    [
      ['group', row => row.group],
      ['question', row => row.question],
      ['participant', row => row.participant],
      ['turns', row => row.turns],
      ['references', row => row.references.join(' ')],
      ['agreeing', row => row.agreeing],
      ['dissenting', row => row.dissenting],
      ['suggested', row => row.suggested],
      ['judged', () => null],
      ['because', row => row.because.join('; ')],
      ['suggested_summary', row => summaries.get(keyOf(row)) ?? null],
    ],
    cells,
    options,
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
