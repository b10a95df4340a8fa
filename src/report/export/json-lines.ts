import type { Matrix, MatrixRow } from '../../analysis/matrix'
import type { Exported } from '../../interchange/exported'
import { codingRecord, withheldRecord } from '../../run/coding-record'
import type { Run } from '../../run/run'
import { type SpokenTurn, spokenTurns } from '../tables/turns'
import { recordSchema } from './record-schema'

/** Writes codings, withheld codings, turns and units as JSON, one a line, with the schema that every line keeps to. */
export async function toJsonLines(run: Run): Promise<Exported> {
  const { codings, withheld, matrix } = run
  return {
    files: [
      { name: 'codings.jsonl', content: lines(codings, codingRecord) },
      { name: 'withheld.jsonl', content: lines(withheld, withheldRecord) },
      { name: 'turns.jsonl', content: lines(spokenTurns(run), turnRecord) },
      { name: 'units.jsonl', content: lines(matrix.rows, row => unitRecord(row, matrix)) },
      { name: 'records.schema.json', content: [`${JSON.stringify(recordSchema, null, 2)}\n`] },
    ],
    losses: [],
  }
}

function* lines<T>(list: readonly T[], record: (each: T) => unknown): Generator<string> {
  for (const each of list) yield `${JSON.stringify(record(each))}\n`
}

function turnRecord({ transcript, turn, person, text }: SpokenTurn) {
  const { index, speaker, role, line, time, start, end } = turn
  const where = { transcript: transcript.id, group: transcript.group, turn: index }
  return { ...where, speaker, participant: person, role, line, time, start, end, text }
}

function unitRecord(row: MatrixRow, { attributes, codes }: Matrix) {
  const { unit, transcript, group, turn, speaker, role, line, start, end } = row
  return {
    ...{ unit, transcript, group, turn, speaker, role, line, start, end },
    attributes: Object.fromEntries(attributes.map((name, i) => [name, row.attributes[i]])),
    codes: codes.filter((_, i) => row.codes[i] === 1),
  }
}
