import type { Exemplar } from '../analysis/exemplars'
import type { Frequency } from '../analysis/frequencies'
import type { GroupTable } from '../analysis/groups'
import type { Matrix } from '../analysis/matrix'
import type { ParticipantTable } from '../analysis/participants'
import type { Uptake } from '../analysis/uptake'
import { headerOf, table } from './table'
import { type CsvOptions, toCsv } from './to-csv'

/** Writes `frequencies.csv`. */
export function frequenciesCsv(rows: readonly Frequency[], options?: CsvOptions): string {
  return table<Frequency>(
    [
      ['code', row => row.code],
      ['label', row => row.label],
      ['level', row => row.level],
      ['parent', row => row.parent],
      ['mentions', row => row.mentions],
      ['units', row => row.units],
      ['turns', row => row.turns],
      ['participants', row => row.participants],
      ['participants_of', row => row.participantsOf],
      ['groups', row => row.groups],
      ['groups_of', row => row.groupsOf],
      ['groups_low', row => row.groupsLow],
      ['groups_high', row => row.groupsHigh],
      ['words', row => row.words],
      ['share_of_words', row => row.shareOfWords],
      ['top_speaker', row => row.topSpeaker],
      ['top_speaker_share', row => row.topSpeakerShare],
      ['top_group_share', row => row.topGroupShare],
      ['prompted', row => row.prompted],
      ['spontaneous', row => row.spontaneous],
      ['echoed', row => row.echoed],
      ['accepted', row => row.accepted],
      ['rejected', row => row.rejected],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}

/** Writes `matrix.csv`. */
export function matrixCsv({ attributes, codes, rows }: Matrix, options?: CsvOptions): string {
  const fixed = ['unit', 'transcript', 'group', 'turn', 'speaker', 'role', 'line', 'start', 'end']
  return toCsv(
    headerOf(fixed, attributes, codes),
    rows.map(row => [
      row.unit,
      row.transcript,
      row.group,
      row.turn,
      row.speaker,
      row.role,
      row.line,
      row.start,
      row.end,
      ...row.attributes,
      ...row.codes,
    ]),
    options,
  )
}

/** Writes `participants.csv`. */
export function participantsCsv({ attributes, codes, rows }: ParticipantTable, options?: CsvOptions): string {
  return toCsv(
    headerOf(['participant', 'group', 'role', 'turns', 'words'], attributes, codes),
    rows.map(row => [row.participant, row.group, row.role, row.turns, row.words, ...row.attributes, ...row.codes]),
    options,
  )
}

/** Writes `groups.csv`. */
export function groupsCsv({ codes, rows }: GroupTable, options?: CsvOptions): string {
  return toCsv(
    headerOf(['group', 'participants', 'turns', 'words'], [], codes),
    rows.map(row => [row.group, row.participants, row.turns, row.words, ...row.codes]),
    options,
  )
}

/** Writes `exemplars.csv`. */
export function exemplarsCsv(rows: readonly Exemplar[], options?: CsvOptions): string {
  return table<Exemplar>(
    [
      ['code', row => row.code],
      ['rank', row => row.rank],
      ['quote', row => row.quote],
      ['transcript', row => row.transcript],
      ['group', row => row.group],
      ['speaker', row => row.speaker],
      ['attributes', row => row.attributes],
      ['line', row => row.line],
      ['time', row => row.time],
      ['start', row => row.start],
      ['end', row => row.end],
      ['why', row => row.why],
      ['stands_for', row => row.standsFor],
      ['before', row => row.before],
      ['after', row => row.after],
      ['because', row => row.because.join('; ')],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}

/** Writes `uptake.csv`. */
export function uptakeCsv(rows: readonly Uptake[], options?: CsvOptions): string {
  return table<Uptake>(
    [
      ['code', row => row.code],
      ['label', row => row.label],
      ['group', row => row.group],
      ['brought_up_by', row => row.broughtUpBy],
      ['order', row => row.order],
      ['participant', row => row.participant],
      ['origin', row => row.origin],
      ['after', row => row.after],
      ['turns_since', row => row.turnsSince],
      ['transcript', row => row.transcript],
      ['turn', row => row.turn],
      ['line', row => row.line],
      ['time', row => row.time],
      ['mentions', row => row.mentions],
      ['validated', row => row.validated],
    ],
    rows,
    options,
  )
}
