import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { readDecisions } from '../coding/decisions/read-decisions'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import type { Problem } from '../problem'

/** What was read of a file so far: all lines that were ended, and the last one where it is whole. */
export interface Tail {
  readonly bytes: number
  readonly lines: number
  readonly decisions: readonly ReviewDecision[]
  /** Of the lines that were read last. */
  readonly problems: readonly Problem[]
  /** The last bytes that were read, by which another file in this one's place is known: ids of decisions are among them. */
  readonly mark: Buffer
  /** When it was changed, and by which name the system knows it. */
  readonly stamp: string
}

const nothing: Tail = { bytes: 0, lines: 0, decisions: [], problems: [], mark: Buffer.alloc(0), stamp: '' }
const markLength = 2048
export const newline = 10

/** Reads what was added to a file; the whole of it, where it is another than it was. The same tail where nothing was added. */
export async function readOn(path: string, before: Tail | undefined): Promise<Tail> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null)
  if (!file) return before ?? nothing
  try {
    const { dev, ino, size, mtimeMs } = await file.stat()
    const stamp = `${dev} ${ino} ${size} ${mtimeMs}`
    if (before?.stamp === stamp) return before
    const known = before && before.bytes <= size ? before : nothing
    const start = known.bytes - known.mark.length
    const bytes = await bytesOf(file, start, size)
    const isSame = bytes.subarray(0, known.mark.length).equals(known.mark)
    const from = isSame ? known : nothing
    const fresh = isSame ? bytes.subarray(known.mark.length) : await bytesOf(file, 0, size)
    const whole = wholeLines(fresh)
    const text = whole.toString('utf8')
    const { decisions, problems } = readDecisions(text, path)
    return {
      bytes: from.bytes + whole.length,
      lines: from.lines + text.split('\n').length - 1,
      decisions: decisions.length > 0 ? [...from.decisions, ...decisions] : from.decisions,
      problems: problems.map(problem => ({ ...problem, line: (problem.line ?? 1) + from.lines })),
      mark: Buffer.concat([from.mark, whole]).subarray(-markLength),
      stamp,
    }
  } finally {
    await file.close()
  }
}

async function bytesOf(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
  return buffer.subarray(0, bytesRead)
}

/** Leaves out a last line that is being written, or was torn. An editor may have taken the line break from one that is whole. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(newline) + 1
  const last = readDecisions(bytes.subarray(end).toString('utf8'), '')
  return last.decisions.length > 0 ? bytes : bytes.subarray(0, end)
}
