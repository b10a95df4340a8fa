import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRecord } from '../run/manifest'
import { sha256 } from './files'

/** Names the files of a run that somebody has changed since it was written: in them is work that is not ours to overwrite. */
export async function changedFiles(folder: string): Promise<readonly string[]> {
  const { outputs } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as { outputs: readonly FileRecord[] }
  const changed: string[] = []
  for (const { path, sha256: written } of outputs) {
    const bytes = await readFile(join(folder, path)).catch(() => null)
    if (bytes !== null && typeof written === 'string' && sha256(bytes) !== written) changed.push(path)
  }
  return changed
}
