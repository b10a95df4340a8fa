import { byCodePoint } from '../../analysis/by-code-point'
import { getOrMake } from '../../analysis/get-or-make'
import { type InputChange, inputChanges } from '../verification/input-changes'
import type { RecordedRun } from '../verification/recorded-run'
import { type SettingChange, settingChanges } from '../verification/setting-changes'
import { type CodingChange, type CodingLines, codingChanges } from './coding-changes'
import { type FrequencyChange, frequencyChanges } from './frequency-changes'

/** Two runs of a study, and all that is otherwise in the later one. */
export interface RunDifference {
  readonly before: RecordedRun
  readonly after: RecordedRun
  readonly inputs: readonly InputChange[]
  readonly settings: readonly SettingChange[]
  /** Codings that both have. */
  readonly same: number
  readonly changes: readonly CodingChange[]
  /** Codes of which a coding is otherwise, by id. */
  readonly codes: readonly CodeDifference[]
  /** What became of the status of codings that both have: what people decided in between. */
  readonly statuses: readonly { readonly was: string; readonly now: string; readonly codings: number }[]
  readonly frequencies: readonly FrequencyChange[]
}

interface CodeDifference {
  readonly code: string
  readonly new: number
  readonly gone: number
  readonly changed: number
  readonly shifted: number
}

/** What is read of a stored run to compare it. */
interface StoredParts {
  readonly recorded: RecordedRun
  /** The text of `frequencies.csv`. */
  readonly frequencies: string
}

/** Compares two stored runs by what they say; nothing is coded again. */
export function runDifference(before: StoredParts, after: StoredParts, codings: CodingLines): RunDifference {
  const { same, changes } = codingChanges(codings)
  return {
    before: before.recorded,
    after: after.recorded,
    inputs: inputChanges(before.recorded, after.recorded),
    settings: settingChanges(before.recorded, after.recorded),
    same,
    changes,
    codes: byCode(changes),
    statuses: statuses(changes),
    frequencies: frequencyChanges(before.frequencies, after.frequencies),
  }
}

function byCode(changes: readonly CodingChange[]): readonly CodeDifference[] {
  const codes = new Map<string, Record<CodingChange['kind'], number>>()
  for (const { code, kind } of changes)
    getOrMake(codes, code, () => ({ new: 0, gone: 0, changed: 0, shifted: 0 }))[kind]++
  return [...codes].sort(([a], [b]) => byCodePoint(a, b)).map(([code, counts]) => ({ code, ...counts }))
}

function statuses(changes: readonly CodingChange[]): RunDifference['statuses'] {
  const counts = new Map<string, { was: string; now: string; codings: number }>()
  for (const { before, after } of changes) {
    if (!before || !after || before.status === after.status) continue
    const [was, now] = [before.status, after.status]
    getOrMake(counts, `${was} ${now}`, () => ({ was, now, codings: 0 })).codings++
  }
  return [...counts].sort(([a], [b]) => byCodePoint(a, b)).map(([, count]) => count)
}
