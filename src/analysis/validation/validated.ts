import type { Codebook } from '../../codebook/codebook'
import { fingerprint } from '../../codebook/fingerprint'
import type { UnitKind } from '../../transcript/units'

/** One end, value and end of a figure; the value is null where it could not be told. */
export interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** One test of a code's rules, as a validation keeps it. */
export interface CodeTest {
  readonly code: string
  /** Of the rules that were scored. */
  readonly fingerprint: string
  readonly unit: UnitKind
  /** `blind`: its rules were fixed before anybody saw the sample's results. `development`: they were changed since. */
  readonly test: 'blind' | 'development'
  /** What people said, that the rules were scored against: one coder, `agreed` or `resolved`. */
  readonly standard: string
  readonly precision: Figure
  readonly recall: Figure
  readonly sample: TestedSample
}

/** The sample in which a code was scored. */
export interface TestedSample {
  readonly seal: string
  /** 1 for the first that was opened for its study, and so on. */
  readonly number: number
  readonly units: number
  /** Units that could be drawn. */
  readonly population: number
  readonly coders: number
  /** Version of the codebook with which it was scored. */
  readonly codebook: string
  /** Hashes of the transcripts from which it was drawn. */
  readonly transcripts: readonly string[]
  /** By code and pair of coders, before they talked. */
  readonly agreement: readonly {
    readonly code: string
    readonly agreement: number | null
    readonly kappa: number | null
  }[]
}

/** A code that was tested as it stands. */
export interface ValidatedCode extends CodeTest {
  /** How many samples have tested exactly these rules. */
  readonly tests: number
}

/**
 * Finds the codes whose rules, as they stand, were scored against blind human coding: the fingerprint and the unit are those of a blind
 * test that could tell precision or recall. It says that they were tested, not that they are good: the figures say that.
 *
 * @param records Of all validations; of several of one code that counts whose sample was opened last.
 */
export function validatedCodes(
  codebook: Codebook,
  unit: UnitKind,
  records: readonly CodeTest[],
): ReadonlyMap<string, ValidatedCode> {
  const told = records.filter(
    record =>
      record.test === 'blind' &&
      record.unit === unit &&
      (record.precision.value !== null || record.recall.value !== null),
  )
  if (told.length === 0) return new Map()
  const inOrder = [...told].sort((a, b) => a.sample.number - b.sample.number)
  return new Map(
    codebook.codes.flatMap(({ id }) => {
      const now = fingerprint(codebook, id)
      const tests = inOrder.filter(record => record.code === id && record.fingerprint === now)
      const last = tests.at(-1)
      return last ? [[id, { ...last, tests: new Set(tests.map(({ sample }) => sample.seal)).size }] as const] : []
    }),
  )
}
