import { createHash, randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { lstat, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import { type FileRecord, tool } from '../run/manifest'
import { sha256 } from './files'
import { kindOf } from './glob'
import { type Content, gathered, isPlainPath } from './write-folder'
import { cannotWrite } from './write-run'

/** Results that are written into a folder beside whatever else it holds. */
export interface ResultFiles {
  /** The file that says which tool wrote the others, and the hash of each. */
  readonly manifest: string
  /** Names hold one folder at most. */
  readonly files: readonly { readonly name: string; readonly content: Content }[]
  /** What the manifest says, besides. */
  readonly record: Readonly<Record<string, unknown>>
}

/**
 * Writes results into a folder, and overwrites nothing but what this tool wrote and nobody changed since.
 *
 * Each file appears whole or not at all; the manifest comes last.
 *
 * @returns Why nothing was written, or null.
 */
export async function writeFiles(folder: string, { manifest, files, record }: ResultFiles): Promise<Problem | null> {
  const refuse = (message: string, file = folder, hint = 'choose another folder with --out'): Problem => {
    return { code: 'not-ours', severity: 'error', message, file, hint }
  }
  if ((await kindOf(folder)) === 'file') return refuse('this is a file, so nothing can be written there')
  const wrong = files.find(({ name }) => !isPlainPath(name))
  if (wrong) throw new Error(`"${wrong.name}" is no name of a file in a folder`)
  const names = [...files.map(({ name }) => name), manifest]
  const strange = await strangersAmong(folder, names, manifest)
  if (strange.length === 1)
    return refuse(
      'this file is not as themewright wrote it, so nothing was written',
      join(folder, strange[0]),
      'choose another place with --out',
    )
  if (strange.length > 1)
    return refuse(`${strange.join(', ')} there are not as themewright wrote them, so nothing was written`)
  const mark = `.themewright-${randomBytes(6).toString('hex')}`
  const freshOf = (name: string): string => join(folder, dirname(name), `.${basename(name)}${mark}`)
  try {
    await mkdir(folder, { recursive: true })
    for (const name of names) await mkdir(dirname(join(folder, name)), { recursive: true })
    const outputs: FileRecord[] = []
    for (const { name, content } of files) outputs.push({ path: name, ...(await write(freshOf(name), content)) })
    outputs.sort((a, b) => byCodePoint(a.path, b.path))
    await write(freshOf(manifest), `${JSON.stringify({ tool, ...record, outputs }, null, 2)}\n`)
    for (const name of names) renameSync(freshOf(name), join(folder, name))
    return null
  } catch (error) {
    await Promise.all(names.map(name => rm(freshOf(name), { force: true }).catch(() => {})))
    return cannotWrite(error, folder)
  }
}

/** Writes a file piece by piece, and says how long it is and what it hashes to. */
async function write(path: string, content: Content): Promise<Omit<FileRecord, 'path'>> {
  const sum = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx')
  try {
    for (const piece of gathered(content)) {
      const written = typeof piece === 'string' ? Buffer.from(piece) : piece
      sum.update(written)
      bytes += written.length
      await file.writeFile(written)
    }
  } finally {
    await file.close()
  }
  return { bytes, sha256: sum.digest('hex') }
}

/** Finds files that stand where ours would, and are not those that an earlier manifest lists. */
async function strangersAmong(folder: string, names: readonly string[], manifest: string): Promise<readonly string[]> {
  const known = await hashesIn(join(folder, manifest))
  const strange: string[] = []
  for (const name of names) {
    // Of a link that leads nowhere, too, nobody knows what it is for.
    if (!(await lstat(join(folder, name)).catch(() => null))) continue
    if (name === manifest ? known !== null : known?.get(name) === (await hashOf(join(folder, name)))) continue
    strange.push(name)
  }
  return strange
}

async function hashesIn(path: string): Promise<ReadonlyMap<unknown, unknown> | null> {
  try {
    const { tool: by, outputs } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
    if (by !== tool || !Array.isArray(outputs)) return null
    return new Map(outputs.map(output => [output?.path, output?.sha256]))
  } catch {
    return null
  }
}

/** The hash of a file; null of anything else, such as a folder, or a pipe, which might never end. */
async function hashOf(path: string): Promise<string | null> {
  const stats = await stat(path).catch(() => null)
  return stats?.isFile() ? sha256(await readFile(path)) : null
}
