import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { mergeDecisions } from '../coding/decisions/merge-decisions'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import { InputError, type Problem } from '../problem'
import type { DecisionStore } from '../review/review-session'
import { newline, readOn, type Tail } from './decision-tail'
import { decisionsIn } from './decisions-files'
import { cannotWrite } from './write-run'

/**
 * Keeps decisions in a file to which lines are only ever added, and reads them from there and from the files of others beside it.
 *
 * A line is written in one piece at the end of the file, whoever else writes to it, and flushed to the disk. It counts as kept when it was found
 * there again under the file's name: a file that another program has put in its place meanwhile (git, a synchronised folder) gets it too. Where a
 * crash has torn the last line, a line break ends it first, so that it stays alone and seen as torn.
 *
 * @param path The file to which lines are added: made when the first one is.
 * @param folder Where the study's files of decisions lie.
 * @param tell Told once of each line that cannot be used.
 */
export function openDecisionFile(
  path: string,
  folder: string,
  tell: (problems: readonly Problem[]) => void = () => {},
): DecisionStore {
  const tails = new Map<string, Tail>()
  let known: readonly ReviewDecision[] = []

  const read = async (): Promise<readonly ReviewDecision[]> => {
    let isNew = false
    const paths = await filesToRead(path, folder)
    for (const gone of [...tails.keys()].filter(each => !paths.includes(each))) isNew = tails.delete(gone)
    for (const each of paths) {
      const before = tails.get(each)
      const after = await readOn(each, before)
      if (after === before) continue
      if (after.problems.length > 0) tell(after.problems)
      tails.set(each, after)
      isNew = true
    }
    if (isNew) known = mergeDecisions([...tails.values()].map(({ decisions }) => decisions))
    return known
  }

  const append = async (line: string, id: string): Promise<void> => {
    // Another program may put another file in the place of this one at any moment, but not time and again.
    for (let attempt = 0; attempt < 5; attempt++) {
      await addLine(path, line)
      await read()
      if (tails.get(resolve(path))?.decisions.some(decision => decision.id === id)) return
    }
    throw new Error('a decision was written, but is not in its file')
  }
  return { read, append }
}

/** Says why lines cannot be added to a file; null where they can. Nothing is written. */
export async function refusalToAdd(path: string): Promise<Problem | null> {
  try {
    const stats = await lstat(path).catch(() => null)
    if (stats && !stats.isFile()) return refusal(path, 'this is no plain file, so no decision can be kept in it')
    const there = await open(stats ? path : dirname(resolve(path)), stats ? adding & ~constants.O_CREAT : 'r')
    await there.close()
    return null
  } catch (error) {
    return cannotKeep(error, path)
  }
}

function refusal(path: string, message: string): Problem {
  return { code: 'cannot-write', severity: 'error', message, file: path, hint: 'choose another file with --decisions' }
}

function cannotKeep(error: unknown, path: string): Problem {
  return { ...cannotWrite(error, path), hint: 'choose another file with --decisions' }
}

/** Windows knows no links that would have to be refused. */
const adding = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

async function addLine(path: string, line: string): Promise<void> {
  try {
    const file = await open(path, adding, 0o600)
    try {
      const { size } = await file.stat()
      const bytes = Buffer.from((await endsLine(file, size)) ? line : `\n${line}`)
      // In one piece: what others write at the same time comes before it or behind it.
      const { bytesWritten } = await file.write(bytes)
      if (bytesWritten < bytes.length) throw new InputError([refusal(path, 'the disk took only a part of the line')])
      await file.datasync()
      if (size === 0) await flushFolder(dirname(resolve(path)))
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError([cannotKeep(error, path)])
  }
}

async function endsLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === newline
}

/** Makes a new name in a folder last through a power cut, where the system can. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // Windows does not let folders be opened.
  }
}

/** The file itself, and those in the study's folder by whose names `code` finds them too. */
async function filesToRead(path: string, folder: string): Promise<readonly string[]> {
  const beside = (await decisionsIn(folder)).map(name => resolve(join(folder, name)))
  return [...new Set([...beside, resolve(path)])]
}
