import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError, type Problem } from '../problem'
import { type RecordedRun, readRecordedRun } from '../run/verification/recorded-run'
import { kindOf } from './glob'
import { filesOfOurRun } from './our-run'

/** A run as it lies on disk, with its `run.json` read. */
export interface StoredRun {
  readonly folder: string
  readonly recorded: RecordedRun
  /** The bytes of `run.json`. */
  readonly manifest: Uint8Array
}

/**
 * Opens a run, or the run in the `results` of a study.
 *
 * Throws InputError: `no-run` where there is none, `broken-run` where its `run.json` is not one of this tool's.
 */
export async function openStoredRun(path: string): Promise<StoredRun> {
  for (const folder of [path, join(path, 'results')]) {
    const file = join(folder, 'run.json')
    const stats = await stat(file).catch(() => null)
    if (!stats?.isFile()) continue
    const manifest = await readFile(file)
    const recorded = (await filesOfOurRun(folder)) && readRecordedRun(manifest.toString('utf8'))
    if (!recorded) throw new InputError([brokenRun(file)])
    return { folder, recorded, manifest }
  }
  throw new InputError([await noRun(path)])
}

function brokenRun(file: string): Problem {
  return {
    code: 'broken-run',
    severity: 'error',
    message: 'this is not the manifest of a run of themewright, or somebody changed it so that it cannot be read',
    file,
    hint: 'put the file back as it was, or run "themewright code" again',
  }
}

async function noRun(path: string): Promise<Problem> {
  const kind = await kindOf(path)
  if (kind === 'nothing') {
    const hint = 'check the spelling, and the folder'
    return { code: 'missing-file', severity: 'error', message: 'there is no such file', file: path, hint }
  }
  return {
    code: 'no-run',
    severity: 'error',
    message: kind === 'folder' ? 'this folder holds no run.json' : 'this is a file, not the folder of a run',
    file: path,
    hint: 'name the folder that "themewright code" wrote: results/ beside the study, unless --out said otherwise',
  }
}
