import { cellsOf, rowsOf } from '../verification/csv-difference'

/** What `frequencies.csv` says of a code; null where people are not counted. */
export interface StoredFrequency {
  readonly label: string
  readonly mentions: number
  readonly participants: number | null
  readonly participantsOf: number | null
  readonly groups: number | null
  readonly groupsOf: number | null
}

/** A code whose counts are not the same in two runs; null where a run does not have it. */
export interface FrequencyChange {
  readonly code: string
  readonly before: StoredFrequency | null
  readonly after: StoredFrequency | null
}

/** Compares what two `frequencies.csv` say of each code, in the order of the later one; codes that only the earlier one has come last. */
export function frequencyChanges(before: string, after: string): readonly FrequencyChange[] {
  const [was, now] = [frequenciesIn(before), frequenciesIn(after)]
  return [...new Set([...now.keys(), ...was.keys()])].flatMap(code => {
    const [old, fresh] = [was.get(code) ?? null, now.get(code) ?? null]
    const { label: _, ...oldCounts } = old ?? { label: '' }
    const { label: __, ...freshCounts } = fresh ?? { label: '' }
    return JSON.stringify(oldCounts) === JSON.stringify(freshCounts) ? [] : [{ code, before: old, after: fresh }]
  })
}

function frequenciesIn(csv: string): ReadonlyMap<string, StoredFrequency> {
  const [header = [], ...rows] = rowsOf(csv).map(cellsOf)
  const cell = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? ''
  const number = (row: readonly string[], column: string): number | null =>
    cell(row, column) === '' ? null : Number(cell(row, column))
  return new Map(
    rows.map(row => [
      cell(row, 'code'),
      {
        label: cell(row, 'label'),
        mentions: number(row, 'mentions') ?? 0,
        participants: number(row, 'participants'),
        participantsOf: number(row, 'participants_of'),
        groups: number(row, 'groups'),
        groupsOf: number(row, 'groups_of'),
      },
    ]),
  )
}
