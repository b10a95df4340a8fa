import { randomBytes } from 'node:crypto'
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Problem } from '../problem'
import { tool } from '../run/manifest'
import { kindOf } from './glob'
import { filesOfOurRun } from './our-run'
import { cannotWrite } from './write-run'

/**
 * Says why a report must not be written to a file: something stands there that is not an HTML report of this tool, or that belongs to a run, whose
 * bytes its `run.json` tells. Reports in Markdown and Word are for people to work in, so these are not written over either.
 */
export async function refusalToReplace(path: string): Promise<Problem | null> {
  const refuse = (message: string): Problem => {
    return { code: 'not-ours', severity: 'error', message, file: path, hint: 'name another file with --out' }
  }
  if ((await filesOfOurRun(dirname(path)))?.includes(basename(path)))
    return refuse('this file belongs to a run, whose run.json tells its bytes, so nothing was written over it')
  const kind = await kindOf(path)
  if (kind === 'nothing') return null
  if (kind === 'folder') return refuse('this is a folder, so no report can be written there')
  return (await isReport(path))
    ? null
    : refuse('this file is no HTML report of themewright, so nothing was written over it')
}

/** Writes a file so that whoever looks sees the old one or the new one, never half of either. Gives why that failed, or null. */
export async function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): Promise<Problem | null> {
  try {
    await mkdir(dirname(path), { recursive: true })
    // Where a link stands, the file that it leads to is meant.
    const target = await realpath(path).catch(() => path)
    const fresh = join(dirname(target), `.${basename(target)}.themewright-${randomBytes(6).toString('hex')}`)
    try {
      const file = await open(fresh, 'wx')
      try {
        let waiting = ''
        for (const piece of pieces) {
          if (typeof piece === 'string') waiting += piece
          else {
            await file.writeFile(waiting)
            waiting = ''
            await file.writeFile(piece)
          }
          if (waiting.length < 1 << 18) continue
          await file.writeFile(waiting)
          waiting = ''
        }
        await file.writeFile(waiting)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(fresh, target)
    } catch (error) {
      await rm(fresh, { force: true })
      throw error
    }
    return null
  } catch (error) {
    return cannotWrite(error, path)
  }
}

/** True for what carries the mark of this tool near its beginning. */
async function isReport(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8192), 0, 8192, 0)
    return buffer.subarray(0, bytesRead).toString('utf8').includes(`<meta name="generator" content="${tool} `)
  } catch {
    return false
  } finally {
    await file.close()
  }
}
