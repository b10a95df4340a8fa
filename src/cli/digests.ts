import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Digest } from '../run/verification/verification'

/** Gives size and SHA-256 of a file, however large it is; null of anything else, such as a folder, or a pipe, which might never end. */
export async function digestOfFile(path: string): Promise<Digest | null> {
  const stats = await stat(path).catch(() => null)
  if (!stats?.isFile()) return null
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece)
      bytes += piece.length
    }
  } catch {
    return null
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Gives size and SHA-256 of what would be written as a file. */
export function digestOfPieces(pieces: Iterable<string | Uint8Array>): Digest {
  const hash = createHash('sha256')
  let bytes = 0
  let waiting = ''
  const add = (piece: Uint8Array): void => {
    hash.update(piece)
    bytes += piece.length
  }
  const flush = (): void => {
    add(Buffer.from(waiting))
    waiting = ''
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') waiting += piece
    else {
      flush()
      add(piece)
    }
    if (waiting.length > 1 << 18) flush()
  }
  flush()
  return { bytes, sha256: hash.digest('hex') }
}
