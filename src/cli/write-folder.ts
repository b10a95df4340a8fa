import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Problem } from '../problem'
import { cannotWrite } from './write-run'

/** What a file holds: whole, or in pieces where it may be longer than a string can be. */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>

export interface FileToWrite {
  /** With one folder at most: `transcripts/fg01.txt`. */
  readonly name: string
  readonly content: Content
}

/**
 * Makes a folder with these files: all of them, or nothing. Where it exists it must be empty.
 *
 * @returns Why it could not be made, or null.
 */
export async function writeFolder(folder: string, files: readonly FileToWrite[]): Promise<Problem | null> {
  const strange = files.find(({ name }) => !isPlainPath(name))
  if (strange) throw new Error(`"${strange.name}" is no name of a file in a folder`)
  const target = resolve(folder)
  const fresh = join(dirname(target), `.${basename(target)}.themewright-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(dirname(target), { recursive: true })
    await mkdir(fresh)
    try {
      const below = new Set(files.map(({ name }) => dirname(name)).filter(name => name !== '.'))
      for (const name of below) await mkdir(join(fresh, name))
      for (const { name, content } of files) await writeWhole(join(fresh, name), content)
      await rmdir(target).catch(error => {
        if (error.code !== 'ENOENT') throw error
      })
      await rename(fresh, target)
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
    return null
  } catch (error) {
    return cannotWrite(error, folder)
  }
}

/**
 * Writes a file in the place of what is there, so that whoever looks sees the old one or the new one.
 *
 * @returns Why it could not be written, or null.
 */
export async function writeFileWhole(path: string, content: Content): Promise<Problem | null> {
  const fresh = join(dirname(path), `.${basename(path)}.themewright-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(dirname(path), { recursive: true })
    try {
      await writeWhole(fresh, content)
      await rename(fresh, path)
    } finally {
      await rm(fresh, { force: true })
    }
    return null
  } catch (error) {
    return cannotWrite(error, path)
  }
}

/** True for a name, or a folder's and a name, that lead nowhere else. */
export function isPlainPath(path: string): boolean {
  const parts = path.split('/')
  return parts.length <= 2 && parts.every(part => !/^(?:|\.|\.\.)$|[\\\0]/.test(part))
}

async function writeWhole(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for (const piece of gathered(content)) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Puts pieces together, so that a file of a hundred thousand lines is not written a hundred thousand times. */
export function* gathered(content: Content): Generator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content
    return
  }
  let waiting = ''
  for (const piece of content) {
    if (typeof piece === 'string') waiting += piece
    else {
      if (waiting !== '') yield waiting
      waiting = ''
      yield piece
    }
    if (waiting.length < 1 << 18) continue
    yield waiting
    waiting = ''
  }
  if (waiting !== '') yield waiting
}
