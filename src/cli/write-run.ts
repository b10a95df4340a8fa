import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import type { FileRecord } from '../run/manifest'
import { changedFiles } from './changed-files'
import { kindOf } from './glob'
import { filesOfOurRun, isOurRun } from './our-run'

/** A file of a run, piece by piece: the whole may be larger than a string can be. */
export interface Output {
  /** Without folders. */
  readonly name: string
  readonly content: Iterable<string | Uint8Array>
}

/**
 * Says why a run must not be written to a folder: it holds something that is not a run of this tool, or a file of a run in which somebody has
 * worked since, a summary in the framework matrix for instance.
 *
 * @param folder As the user named it.
 */
export async function refusalToWrite(folder: string): Promise<Problem | null> {
  restore(resolve(folder), await leftovers(resolve(folder)))
  const refuse = (message: string): Problem => ({
    code: 'not-ours',
    severity: 'error',
    message,
    file: folder,
    hint: 'choose another folder with --out',
  })
  const kind = await kindOf(folder)
  if (kind === 'file') return refuse('this is a file, so no run can be written there')
  if (kind === 'nothing') return null
  const place = await realpath(folder)
  if (!(await contentsOf(place)).mine)
    return refuse('the folder holds files but no run of themewright, so nothing was written there')
  const [edited, ...more] = (await isOurRun(place)) ? await changedFiles(place) : []
  if (edited === undefined) return null
  const others = more.length === 0 ? '' : ` (and ${more.join(', ')})`
  return {
    code: 'edited-result',
    severity: 'error',
    message: `somebody changed ${edited}${others} since this run was written, so nothing was written over it`,
    file: folder,
    hint: 'move what you changed elsewhere, or choose another folder with --out',
  }
}

/**
 * Writes a run's files and then its manifest, so that whoever looks sees the old run or the new one, never half of either.
 *
 * The run is written to a hidden folder beside `folder`, which then takes its place. Where the folder also holds files of
 * others, or cannot be moved, they stay and the run's files are moved in one by one: `run.json` goes first and comes last, and
 * a folder without it is no run.
 *
 * @param manifest Makes `run.json` from what was written.
 * @returns Why nothing could be written, or null.
 */
export async function writeRun(
  folder: string,
  outputs: readonly Output[],
  manifest: (written: readonly FileRecord[]) => string,
): Promise<Problem | null> {
  const refusal = await refusalToWrite(folder)
  if (refusal) return refusal
  try {
    const exists = (await kindOf(folder)) === 'folder'
    const target = exists ? await realpath(folder) : resolve(folder)
    const before = exists ? await contentsOf(target) : empty
    const beside = before.others.length === 0 && !isWithin(process.cwd(), target)
    if (!(beside && (await replace(target, before, outputs, manifest)))) {
      await moveInto(target, before, outputs, manifest)
    }
    await removeOld(target)
    return null
  } catch (error) {
    return cannotWrite(error, folder)
  }
}

/** Says why the system refused to write to a folder; throws what is a bug of ours. */
export function cannotWrite(error: unknown, folder: string): Problem {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) throw error
  const [message, hint] = whyNot[code] ?? [`the system refused to write (${code})`, 'choose another folder with --out']
  return { code: 'cannot-write', severity: 'error', message, file: folder, hint }
}

const whyNot: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'make room, or choose another folder with --out'],
  EDQUOT: ['your share of the disk is full', 'make room, or choose another folder with --out'],
  EACCES: ['you may not write here', 'choose another folder with --out'],
  EPERM: ['you may not write here', 'close programs that hold its files open, or choose another folder with --out'],
  EBUSY: ['another program holds a file of it open', 'close that program'],
  EROFS: ['this disk can only be read', 'choose another folder with --out'],
}

interface Contents {
  /** The folder is empty or a run of ours, so it may be written to. */
  readonly mine: boolean
  /** Files of our run that are there. */
  readonly ours: readonly string[]
  /** What else is there. */
  readonly others: readonly string[]
}

const empty: Contents = { mine: true, ours: [], others: [] }

async function contentsOf(folder: string): Promise<Contents> {
  const names = await readdir(folder)
  // A run that was cut off while its files were moved in has its manifest in the folder that they came from.
  let listed = await filesOfOurRun(folder)
  for (const name of names) {
    if (!listed && insideName.test(name)) listed = await filesOfOurRun(join(folder, name))
  }
  const others = names.filter(name => !insideName.test(name) && !listed?.includes(name))
  const ours = names.filter(name => listed?.includes(name))
  return { mine: listed !== null || others.length === 0, ours, others }
}

/** Puts a new folder in the place of the old one. False, with nothing changed, where the system does not let the folder be moved. */
async function replace(
  target: string,
  before: Contents,
  outputs: readonly Output[],
  manifest: (written: readonly FileRecord[]) => string,
): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true })
  const fresh = join(dirname(target), `.${basename(target)}.themewright-${randomBytes(6).toString('hex')}`)
  const exists = (await kindOf(target)) === 'folder'
  try {
    await mkdir(fresh)
  } catch (error) {
    if (exists) return false
    throw error
  }
  return orRemove(fresh, async () => {
    await writeAll(fresh, outputs, manifest)
    if (exists) {
      chmodSync(fresh, (await stat(target)).mode & 0o7777)
      const old = `${fresh}.old`
      try {
        if (before.ours.length === 0) rmdirSync(target)
        else renameSync(target, old)
      } catch {
        rmSync(fresh, { recursive: true, force: true })
        return false
      }
      // Nothing may come between these two, so they do not wait.
      try {
        renameSync(fresh, target)
      } catch (error) {
        if (before.ours.length > 0) renameSync(old, target)
        throw error
      }
      await rm(old, { recursive: true, force: true })
    } else renameSync(fresh, target)
    await flushFolder(dirname(target))
    return true
  })
}

async function moveInto(
  target: string,
  before: Contents,
  outputs: readonly Output[],
  manifest: (written: readonly FileRecord[]) => string,
): Promise<void> {
  const fresh = join(target, `.themewright-${randomBytes(6).toString('hex')}`)
  await mkdir(fresh)
  await orRemove(fresh, async () => {
    await writeAll(fresh, outputs, manifest)
    rmSync(join(target, 'run.json'), { force: true })
    const kept = new Set(outputs.map(output => output.name))
    for (const name of before.ours) if (!kept.has(name)) rmSync(join(target, name), { force: true })
    for (const { name } of outputs) renameSync(join(fresh, name), join(target, name))
    renameSync(join(fresh, 'run.json'), join(target, 'run.json'))
    for (const name of await readdir(target)) {
      if (insideName.test(name)) await rm(join(target, name), { recursive: true, force: true })
    }
    await flushFolder(target)
  })
}

async function writeAll(
  folder: string,
  outputs: readonly Output[],
  manifest: (written: readonly FileRecord[]) => string,
): Promise<void> {
  const written: FileRecord[] = []
  for (const { name, content } of outputs) {
    written.push({ path: name, ...(await writePieces(join(folder, name), content)) })
  }
  await writePieces(join(folder, 'run.json'), [manifest(written)])
  await flushFolder(folder)
}

async function writePieces(path: string, content: Iterable<string | Uint8Array>): Promise<Omit<FileRecord, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx')
  try {
    let waiting = ''
    const write = async (piece: Uint8Array) => {
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
    const flush = async () => {
      const piece = Buffer.from(waiting)
      waiting = ''
      await write(piece)
    }
    for (const piece of content) {
      if (typeof piece === 'string') waiting += piece
      else {
        await flush()
        await write(piece)
      }
      if (waiting.length > 1 << 18) await flush()
    }
    await flush()
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Makes what was renamed in a folder last through a power cut, where the system can. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // Windows does not let folders be opened.
  }
}

/** Does the work, and removes the folder when it fails or the user stops it. */
async function orRemove<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const stop = (_signal: string, number: number) => {
    remove()
    process.exit(128 + number)
  }
  for (const signal of stopping) process.once(signal, stop)
  try {
    return await work()
  } catch (error) {
    remove()
    throw error
  } finally {
    for (const signal of stopping) process.removeListener(signal, stop)
  }
}

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const insideName = /^\.themewright-[0-9a-f]{12}$/

/** Gives the names beside a folder that runs which were killed have left. */
async function leftovers(target: string): Promise<readonly string[]> {
  const start = `.${basename(target)}.themewright-`
  const names = await readdir(dirname(target)).catch(() => [])
  return names.filter(name => name.startsWith(start) && /^[0-9a-f]{12}(\.old)?$/.test(name.slice(start.length)))
}

/** Puts an old run back that was moved away by a run that was killed before it could put the new one there. */
function restore(target: string, names: readonly string[]): void {
  const old = names.filter(name => name.endsWith('.old')).sort(byCodePoint)[0]
  if (!old) return
  try {
    // Fails, as it should, where the folder is there.
    renameSync(join(dirname(target), old), target)
  } catch {}
}

/** Removes what killed runs have left, unless it is so new that another run may be at work on it. */
async function removeOld(target: string): Promise<void> {
  for (const name of await leftovers(target)) {
    const path = join(dirname(target), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way)
}
