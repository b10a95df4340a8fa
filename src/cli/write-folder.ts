import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Problem } from '../problem'
import { cannotWrite } from './write-run'

export interface FileToWrite {
  /** Without folders. */
  readonly name: string
  readonly content: string | Uint8Array
}

/**
 * Makes a folder with these files: all of them, or nothing. Where it exists it must be empty.
 *
 * @returns Why it could not be made, or null.
 */
export async function writeFolder(folder: string, files: readonly FileToWrite[]): Promise<Problem | null> {
  const target = resolve(folder)
  const fresh = join(dirname(target), `.${basename(target)}.themewright-${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(dirname(target), { recursive: true })
    await mkdir(fresh)
    try {
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
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<Problem | null> {
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

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
