import type { Codebook } from '../../codebook/codebook'
import { fingerprint } from '../../codebook/fingerprint'
import type { UnitKind } from '../../transcript/units'

/** One end, value and end of a figure; the value is null where it could not be told. */
export interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** A code's score, as a validation keeps it. */
export interface ValidatedCode {
  readonly code: string
  /** Of the rules that were scored. */
  readonly fingerprint: string
  readonly unit: UnitKind
  /** `blind`: its rules were fixed before anybody saw the sample's results. `development`: they were changed since. */
  readonly test: 'blind' | 'development'
  readonly precision: Figure
  readonly recall: Figure
}

/**
 * Finds the codes whose rules, as they stand, were scored against blind human coding: the fingerprint and the unit are those of a blind
 * test that could tell precision or recall. It says that they were tested, not that they are good: the figures say that.
 *
 * @param records Of all validations; of several of one code the last counts.
 */
export function validatedCodes(
  codebook: Codebook,
  unit: UnitKind,
  records: readonly ValidatedCode[],
): ReadonlyMap<string, ValidatedCode> {
  const told = records.filter(
    record =>
      record.test === 'blind' &&
      record.unit === unit &&
      (record.precision.value !== null || record.recall.value !== null),
  )
  const byFingerprint = new Map(told.map(record => [record.fingerprint, record]))
  return new Map(
    byFingerprint.size === 0
      ? []
      : codebook.codes.flatMap(({ id }) => {
          const record = byFingerprint.get(fingerprint(codebook, id))
          return record?.code === id ? [[id, record] as const] : []
        }),
  )
}
