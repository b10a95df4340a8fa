import type { FileRecord } from '../manifest'
import type { FileDifference } from './difference'
import type { InputChange } from './input-changes'
import type { RecordedRun, SealState } from './recorded-run'
import type { SettingChange } from './setting-changes'

/** What came of making a run again and comparing it with what is stored. */
export interface Verification {
  readonly recorded: RecordedRun
  /** The version of this tool that made it again. */
  readonly version: string
  /** True where every byte was made anew and is the same; with another version of the tool, every byte but its number in `run.json`. */
  readonly verified: boolean
  /** Why nothing could be made anew; null where it was. */
  readonly notRemade: NotRemade | null
  readonly inputs: readonly InputChange[]
  /** What the run was told, and would be told today: the version of this tool, the codebook's, what the study file says. */
  readonly settings: readonly SettingChange[]
  /** Every file that `run.json` lists or that was made anew, in its order; `run.json` itself is not among them. */
  readonly files: readonly VerifiedFile[]
  readonly manifest: VerifiedManifest
  /** Files in the folder that are no part of the run and look as if they were. */
  readonly strangers: readonly string[]
}

/** `standard-input`: what was read is not kept anywhere. `no-inputs`: the files that it was made from are not there. `wrong-inputs`: they are, and are wrong. */
export type NotRemade = 'standard-input' | 'no-inputs' | 'wrong-inputs'

/**
 * What a file of a run is.
 *
 * `same`: as it was written, and as it is made today. `intact`: as it was written; nothing was made to compare it with. `edited`: not as it was written. `otherwise`: as it was
 * written, but made otherwise today. `missing`: listed and not there. `misrecorded`: as it is made today, but `run.json` says otherwise. `unlisted`: made today, and not listed.
 * `not-made`: listed, and not made today.
 */
type FileState = 'same' | 'intact' | 'edited' | 'otherwise' | 'missing' | 'misrecorded' | 'unlisted' | 'not-made'

export interface VerifiedFile {
  readonly path: string
  readonly state: FileState
  /** Bytes of the stored file; 0 where there is none. */
  readonly bytes: number
  /** SHA-256, in hex: as `run.json` lists it, as it is stored, as it was made anew. Null where there is none. */
  readonly listed: string | null
  readonly stored: string | null
  readonly made: string | null
  /** Where the stored file differs from the one that was made anew; null where it does not, or there is nothing to compare. */
  readonly difference: FileDifference | null
}

interface VerifiedManifest {
  readonly bytes: number
  readonly seal: SealState
  /** True where it is the same as made anew, byte by byte; null where nothing was made. */
  readonly same: boolean | null
  /** Where it differs from the one that was made anew; null where it does not. */
  readonly difference: FileDifference | null
}

/** What is stored or was made under a name: its size, and its hash. */
export type Digest = Omit<FileRecord, 'path'>

/** Tells what a file of a run is, from its three hashes. */
export function fileState(
  listed: string | null,
  stored: string | null,
  made: string | null,
  remade: boolean,
): FileState {
  if (listed === null) return 'unlisted'
  if (stored === null) return 'missing'
  if (!remade) return stored === listed ? 'intact' : 'edited'
  if (stored === made) return stored === listed ? 'same' : 'misrecorded'
  if (stored !== listed) return 'edited'
  return made === null ? 'not-made' : 'otherwise'
}
