import { byCodePoint } from '../../analysis/by-code-point'
import { type FileRecord, version } from '../manifest'
import { fileDifference } from './file-difference'
import { inputChanges } from './input-changes'
import { type RecordedRun, readRecordedRun, sealState } from './recorded-run'
import { settingChanges } from './setting-changes'
import { type Digest, fileState, type NotRemade, type Verification, type VerifiedFile } from './verification'

interface VerificationParts {
  readonly recorded: RecordedRun
  /** The stored `run.json`, as it was read. */
  readonly manifest: Uint8Array
  /** What is stored under each name that `run.json` lists or that was made anew; those that are not there are left out. */
  readonly stored: ReadonlyMap<string, Digest>
  /** The run, made anew from its inputs as they are today; or why it could not be, with what is there of its inputs. */
  readonly remade: RemadeRun | { readonly why: NotRemade; readonly inputs: readonly FileRecord[] }
  /** Tells of an input whether it is there. */
  readonly there: (path: string) => boolean
  /** Gives the bytes of a stored file. Asked for only where they differ from what was made. */
  readonly read: (path: string) => Promise<Uint8Array>
  /** Files of the folder that are none of the run's. */
  readonly strangers: readonly string[]
}

export interface RemadeRun {
  readonly why?: never
  readonly outputs: readonly FileRecord[]
  /** `run.json`. */
  readonly manifest: string
  /** Gives the bytes of a file that was made. */
  readonly read: (path: string) => Promise<Uint8Array>
}

/** Compares a stored run with the same run made anew, and says of everything at once what it is. */
export async function verifyRun(parts: VerificationParts): Promise<Verification> {
  const { recorded, manifest, remade, there, strangers } = parts
  const isRemade = remade.why === undefined
  const today = isRemade ? readRecordedRun(remade.manifest) : null
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(manifest)
  const files = await verifiedFiles(parts)
  const anew = isRemade ? new TextEncoder().encode(remade.manifest) : null
  const difference = anew && fileDifference('run.json', manifest, anew)
  const seal = sealState(text, recorded)
  const otherVersion = recorded.version !== version && seal === 'holds'
  const same = anew === null ? null : difference === null
  return {
    recorded,
    version,
    verified:
      isRemade &&
      files.every(({ state }) => state === 'same') &&
      (same === true || (otherVersion && isOnlyVersion(difference?.columns ?? []))),
    notRemade: isRemade ? null : remade.why,
    inputs: inputChanges(recorded, today ?? { ...recorded, inputs: isRemade ? [] : remade.inputs }, there),
    settings: today ? settingChanges(recorded, today) : [],
    files,
    manifest: { bytes: manifest.length, seal, same, difference },
    strangers,
  }
}

function isOnlyVersion(keys: readonly string[]): boolean {
  return keys.every(key => key === 'version' || key === 'seal')
}

async function verifiedFiles({ recorded, stored, remade, read }: VerificationParts): Promise<readonly VerifiedFile[]> {
  const isRemade = remade.why === undefined
  const listed = new Map(recorded.outputs.map(({ path, sha256 }) => [path, sha256]))
  const made = new Map(isRemade ? remade.outputs.map(({ path, sha256 }) => [path, sha256]) : [])
  const files: VerifiedFile[] = []
  for (const path of [...new Set([...listed.keys(), ...made.keys()])].sort(byCodePoint)) {
    const there = stored.get(path)
    const hashes = {
      listed: listed.get(path) ?? null,
      stored: there?.sha256 ?? null,
      made: made.get(path) ?? null,
    }
    const differs = hashes.stored !== null && hashes.made !== null && hashes.stored !== hashes.made
    files.push({
      path,
      state: fileState(hashes.listed, hashes.stored, hashes.made, isRemade),
      bytes: there?.bytes ?? 0,
      ...hashes,
      // One file at a time: all of them, twice, may not fit into memory.
      difference: isRemade && differs ? fileDifference(path, await read(path), await remade.read(path)) : null,
    })
  }
  return files
}
