import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import { tool } from '../run/manifest'
import { sha256 } from './files'
import { kindOf } from './glob'
import { cannotWrite } from './write-run'

/** Results that are written into a folder beside whatever else it holds. */
export interface ResultFiles {
  /** The file that says which tool wrote the others, and the hash of each. */
  readonly manifest: string
  readonly files: readonly { readonly name: string; readonly content: string }[]
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
  const refuse = (message: string): Problem => {
    return { code: 'not-ours', severity: 'error', message, file: folder, hint: 'choose another folder with --out' }
  }
  if ((await kindOf(folder)) === 'file') return refuse('this is a file, so nothing can be written there')
  const names = [...files.map(({ name }) => name), manifest]
  const strange = await strangersAmong(folder, names, manifest)
  if (strange.length > 0)
    return refuse(
      `${strange.join(', ')} there ${strange.length === 1 ? 'is' : 'are'} not as themewright wrote it, so nothing was written`,
    )
  const mark = `.themewright-${randomBytes(6).toString('hex')}`
  try {
    await mkdir(folder, { recursive: true })
    const outputs = files
      .map(({ name, content }) => ({
        path: name,
        bytes: Buffer.byteLength(content),
        sha256: sha256(Buffer.from(content)),
      }))
      .sort((a, b) => byCodePoint(a.path, b.path))
    const said = `${JSON.stringify({ tool, ...record, outputs }, null, 2)}\n`
    const all = [...files, { name: manifest, content: said }]
    for (const { name, content } of all) await writeFile(join(folder, `.${name}${mark}`), content, { flag: 'wx' })
    for (const { name } of all) renameSync(join(folder, `.${name}${mark}`), join(folder, name))
    return null
  } catch (error) {
    await Promise.all(names.map(name => rm(join(folder, `.${name}${mark}`), { force: true }).catch(() => {})))
    return cannotWrite(error, folder)
  }
}

/** Finds files that stand where ours would, and are not those that an earlier manifest lists. */
async function strangersAmong(folder: string, names: readonly string[], manifest: string): Promise<readonly string[]> {
  const there = await readdir(folder).catch(() => [] as string[])
  const taken = names.filter(name => there.includes(name))
  const known = await hashesIn(join(folder, manifest))
  const strange: string[] = []
  for (const name of taken) {
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
