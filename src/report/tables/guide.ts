import type { GuideCode } from '../../analysis/guide-codes'
import type { GuideUse } from '../../analysis/guide-use'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** What stands for a question where none is known. No question can be called so: ids have no brackets. */
export const unknownQuestion = '(not known)'

/** Writes `guide.csv`. */
export function guideCsv(rows: readonly GuideUse[], options?: CsvOptions): string {
  return table<GuideUse>(
    [
      ['group', row => row.group],
      ['question', row => row.question ?? unknownQuestion],
      ['section', row => row.section],
      ['text', row => row.text],
      ['place', row => row.place],
      ['asked', row => (row.asked === null ? null : Number(row.asked))],
      ['order', row => row.order],
      ['asked_with', row => row.askedWith],
      ['times', row => row.times],
      ['transcript', row => row.transcript],
      ['turn', row => row.turn],
      ['line', row => row.line],
      ['time', row => row.time],
      ['because', row => row.because],
      ['score', row => row.score],
      ['turns', row => row.turns],
      ['words', row => row.words],
      ['share_of_words', row => row.shareOfWords],
      ['seconds', row => row.seconds],
      ['participants', row => row.participants],
      ['participants_of', row => row.participantsOf],
    ],
    rows,
    options,
  )
}

/** Writes `guide-codes.csv`. */
export function guideCodesCsv(rows: readonly GuideCode[], options?: CsvOptions): string {
  return table<GuideCode>(
    [
      ['question', row => row.question ?? unknownQuestion],
      ['code', row => row.code],
      ['label', row => row.label],
      ['level', row => row.level],
      ['rank', row => row.rank],
      ['mentions', row => row.mentions],
      ['participants', row => row.participants],
      ['participants_of', row => row.participantsOf],
      ['groups', row => row.groups],
      ['groups_of', row => row.groupsOf],
      ['prompted', row => row.prompted],
      ['spontaneous', row => row.spontaneous],
      ['echoed', row => row.echoed],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}
