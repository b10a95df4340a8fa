import { crc32 } from 'node:zlib'
import { Deflate } from 'fflate'
import type { ExportedFile } from './exported'

/**
 * Packs files into a zip archive, in the order given: the same files give the same bytes on every machine.
 *
 * They are compressed by a library that is the same everywhere: what Node's own makes of them depends on its version and on the processor.
 * Dates are the first that the format knows, since nobody may ask the clock. Files are made and packed one by one, as the pieces are asked for.
 *
 * @param files Names of one each, with `/` between folders; a name that leads out of the archive is a bug of the caller. Files of 4 GB, and
 *   65,536 of them, are more than the format holds: it throws.
 * @returns The archive, in pieces; they can be read once.
 */
export function* zip(files: Iterable<ExportedFile>): Generator<Uint8Array> {
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    if (leadsOut.test(name)) throw new Error(`a file of an archive cannot be called ${JSON.stringify(name)}`)
    const path = Buffer.from(name)
    const { pieces, packedSize, size, crc } = pack(content)
    const about = Buffer.concat([
      numbers([2, 20], [2, namesInUtf8], [2, deflated], [2, midnight], [2, firstOf1980]),
      numbers([4, crc], [4, packedSize], [4, size], [2, path.length], [2, 0]),
    ])
    directory.push(
      numbers([4, 0x02014b50], [2, unix]),
      about,
      numbers([2, 0], [2, 0], [2, 0], [4, fileForAll], [4, at]),
      path,
    )
    // With its sizes ahead of the file and not behind it: some programs cannot read the latter.
    const head = Buffer.concat([numbers([4, 0x04034b50]), about, path])
    yield head
    yield* pieces
    at += head.length + packedSize
  }
  const entries = directory.length / 4
  const whole = Buffer.concat(directory)
  yield whole
  yield numbers([4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, whole.length], [4, at], [2, 0])
}

/** The record's fields as APPNOTE 6.3.10 has them (4.3.7, 4.3.12, 4.3.16). */
const namesInUtf8 = 1 << 11
const deflated = 8
const midnight = 0
const firstOf1980 = (1 << 5) | 1
/** Written as on Unix, where a file has a mode: everyone may read it. */
const unix = (3 << 8) | 20
const fileForAll = 0o100644 * 2 ** 16

const leadsOut = /^\/|\\|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|^$/i

/** Fields of two or four bytes, the lowest first. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const written = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = written.writeUIntLE(value, at, bytes)
  return written
}

interface Packed {
  readonly pieces: readonly Uint8Array[]
  readonly packedSize: number
  readonly size: number
  readonly crc: number
}

function pack(content: ExportedFile['content']): Packed {
  const pieces: Uint8Array[] = []
  let [packedSize, size, crc] = [0, 0, 0]
  // Beyond level 4 it takes half as long again for a tenth less.
  const deflate = new Deflate({ level: 4 }, piece => {
    pieces.push(piece)
    packedSize += piece.length
  })
  for (const piece of bytesOf(content)) {
    size += piece.length
    crc = crc32(piece, crc)
    // Its memory grows with what it is given at once.
    for (let i = 0; i < piece.length; i += pieceLength) deflate.push(piece.subarray(i, i + pieceLength))
  }
  deflate.push(new Uint8Array(0), true)
  return { pieces, packedSize, size, crc }
}

/** Makes bytes of pieces; strings become UTF-8. Many small ones are joined ahead of that, since each would cost a buffer. */
function* bytesOf(content: ExportedFile['content']): Generator<Uint8Array> {
  let text = ''
  for (const piece of content) {
    if (typeof piece === 'string') {
      text += piece
      // Not between the halves of a character.
      if (text.length < pieceLength || /[\ud800-\udbff]$/.test(text)) continue
    }
    if (text !== '') yield Buffer.from(text)
    text = ''
    if (typeof piece !== 'string') yield piece
  }
  if (text !== '') yield Buffer.from(text)
}

const pieceLength = 65_536
