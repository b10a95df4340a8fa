import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tool } from '../run/manifest'

/** Gives the names of the files that a run of this tool left in a folder, `run.json` among them; null where it is no such folder. */
export async function filesOfOurRun(folder: string): Promise<readonly string[] | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))
    if (typeof manifest !== 'object' || manifest === null) return null
    const { tool: by, outputs } = manifest as { tool?: unknown; outputs?: unknown }
    if (by !== tool || !Array.isArray(outputs)) return null
    const names = outputs.map((output: { path?: unknown }) => output?.path)
    // A manifest from elsewhere must not make us remove a file outside its folder.
    if (!names.every((name): name is string => typeof name === 'string' && isPlainName(name))) return null
    return [...names, 'run.json']
  } catch {
    return null
  }
}

export async function isOurRun(folder: string): Promise<boolean> {
  return (await filesOfOurRun(folder)) !== null
}

/** True for a folder that this tool filled: with a run, or with a sample, whose sheets are no transcripts. */
export async function isOurs(folder: string): Promise<boolean> {
  if (await isOurRun(folder)) return true
  try {
    const sample: unknown = JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8'))
    return typeof sample === 'object' && sample !== null && 'tool' in sample && sample.tool === tool
  } catch {
    return false
  }
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name)
}
