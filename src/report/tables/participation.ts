import type { Dominance } from '../../analysis/dominance'
import type { Following } from '../../analysis/following'
import type { Participation } from '../../analysis/participation'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `participation.csv`. */
export function participationCsv(rows: readonly Participation[], options?: CsvOptions): string {
  return table<Participation>(
    [
      ['group', row => row.group],
      ['participant', row => row.participant],
      ['turns', row => row.turns],
      ['words', row => row.words],
      ['share_of_turns', row => row.shareOfTurns],
      ['share_of_words', row => row.shareOfWords],
      ['words_per_turn', row => row.wordsPerTurn],
      ['longest_turn', row => row.longestTurn],
      ['questions', row => row.questions],
      ['questions_of', row => row.questionsOf],
      ['codes', row => row.codes],
    ],
    rows,
    options,
  )
}

/** Writes `dominance.csv`. */
export function dominanceCsv(rows: readonly Dominance[], options?: CsvOptions): string {
  return table<Dominance>(
    [
      ['group', row => row.group],
      ['participants', row => row.participants],
      ['silent', row => row.silent],
      ['top_speaker', row => row.topSpeaker],
      ['top_share', row => row.topShare],
      ['equal_share', row => row.equalShare],
      ['times_equal', row => row.timesEqual],
      ['gini', row => row.gini?.value ?? null],
      ['why', row => row.gini?.why ?? null],
      ['moderator_words', row => row.moderatorWords],
      ['moderator_share', row => row.moderatorShare],
    ],
    rows,
    options,
  )
}

/** Writes `responses.csv`. */
export function responsesCsv(rows: readonly Following[], options?: CsvOptions): string {
  return table<Following>(
    [
      ['group', row => row.group],
      ['from', row => row.from],
      ['to', row => row.to],
      ['from_role', row => row.fromRole],
      ['to_role', row => row.toRole],
      ['turns', row => row.turns],
      ['expected', row => row.expected],
      ['residual', row => row.residual],
    ],
    rows,
    options,
  )
}
