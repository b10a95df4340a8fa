import { type FileRecord, sealOf, tool } from '../manifest'

/** What `run.json` says of how a run was made; earlier releases said less. */
export interface RecordedRun {
  readonly version: string
  /** Title; null without a study. */
  readonly study: string | null
  readonly codebook: RecordedCodebook
  readonly unit: string
  readonly seed: number
  readonly options: Readonly<Record<string, unknown>>
  readonly asked?: Readonly<Record<string, unknown>>
  readonly inputs: readonly FileRecord[]
  readonly outputs: readonly FileRecord[]
  readonly transcripts: readonly { readonly id: string; readonly path: string }[]
  readonly seal?: string
}

interface RecordedCodebook {
  readonly title: string
  readonly version: string
  readonly file: string
  readonly sha256: string
}

/** Whether a `run.json` is as it was written, as far as it can tell by itself. */
export type SealState = 'holds' | 'broken' | 'absent'

/**
 * Reads `run.json`.
 *
 * @returns Null where it is no manifest of this tool, or one that says too little to make the run again.
 */
export function readRecordedRun(text: string): RecordedRun | null {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return null
  }
  return isRecorded(said) ? said : null
}

/** Tells whether what a manifest says is what it was sealed with, and is written as it was. */
export function sealState(text: string, recorded: RecordedRun): SealState {
  if (recorded.seal === undefined) return 'absent'
  return recorded.seal === sealOf(recorded) && text === `${JSON.stringify(recorded, null, 2)}\n` ? 'holds' : 'broken'
}

function isRecorded(said: unknown): said is RecordedRun {
  if (!isRecord(said) || said.tool !== tool) return false
  const { version, study, codebook, unit, seed, options, asked = {}, inputs, outputs, transcripts, seal = '' } = said
  return (
    [version, unit, seal].every(isText) &&
    (study === null || isText(study)) &&
    isRecord(codebook) &&
    haveTexts([codebook], ['title', 'version', 'file', 'sha256']) &&
    typeof seed === 'number' &&
    [options, asked].every(isRecord) &&
    haveTexts(inputs, ['path', 'sha256']) &&
    haveTexts(outputs, ['path', 'sha256']) &&
    haveTexts(transcripts, ['id', 'path'])
  )
}

function haveTexts(list: unknown, keys: readonly string[]): boolean {
  return Array.isArray(list) && list.every(each => isRecord(each) && keys.every(key => isText(each[key])))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
