import { ZipFile } from 'yazl'
import type { ExportedFile } from './exported'

/**
 * Packs files into a zip archive, in the order given: the same files give the same bytes on every machine.
 *
 * The files are stored as they are: what a compressor makes of them depends on the processor and the version of its library. Dates are the first that
 * the format knows, since nobody may ask the clock.
 *
 * @param files Names of one each, with `/` between folders; a name that leads out of the archive is a bug of the caller.
 * @returns The archive, in pieces.
 */
export async function zip(files: Iterable<ExportedFile>): Promise<readonly Uint8Array[]> {
  const archive = new ZipFile()
  const pieces: Uint8Array[] = []
  const written = new Promise<void>((resolve, reject) => {
    archive.outputStream.on('data', (piece: Uint8Array) => pieces.push(piece))
    archive.outputStream.on('end', resolve)
    archive.on('error', reject)
  })
  // With sizes ahead of each file and not behind it: some programs cannot read the latter.
  for (const { name, content } of files)
    archive.addBuffer(bytesOf(content), name, {
      compress: false,
      mtime: firstDay,
      mode: 0o100644,
      forceDosTimestamp: true,
    })
  archive.end()
  await written
  return pieces
}

/** 1 January 1980, midnight, in whichever time zone: the archive has no room for zones, and asks for these alone. */
const firstDay = {
  getFullYear: () => 1980,
  getMonth: () => 0,
  getDate: () => 1,
  getHours: () => 0,
  getMinutes: () => 0,
  getSeconds: () => 0,
} as Date

/** Joins pieces; strings become UTF-8. Many small strings are joined ahead of that, since each would cost a buffer. */
function bytesOf(content: ExportedFile['content']): Buffer {
  const parts: Uint8Array[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') parts.push(Buffer.from(text))
    text = ''
  }
  for (const piece of content) {
    if (typeof piece !== 'string') {
      flush()
      parts.push(piece)
      continue
    }
    text += piece
    // Not between the halves of a character.
    if (text.length > 1_000_000 && !/[\ud800-\udbff]$/.test(text)) flush()
  }
  flush()
  return Buffer.concat(parts)
}
