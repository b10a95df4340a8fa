import { InputError, type Problem } from '../../problem'

/** How much an archive may hold: far more than any transcript, far less than what would fill a computer's memory. */
const limits = { entries: 10_000, inflated: 200_000_000, ratio: 200 }

/** Small files may shrink a lot: the ratio counts from this size on. */
const ratioFrom = 1_000_000

/**
 * Looks through a zip archive before any library unpacks it: number of entries, their sizes, names used twice or leading
 * elsewhere. Its XML is inflated once, counting and keeping nothing, since a directory can lie about sizes.
 *
 * Throws InputError: `broken-docx` where it cannot be read, `unsafe-archive` where it would not be safe to.
 */
export async function checkArchive(bytes: Uint8Array, path: string): Promise<void> {
  const { fromBufferPromise } = await import('yauzl')
  const names = new Set<string>()
  let inflated = 0
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
    if (zip.entryCount > limits.entries) throw unsafe(path, 'it holds too many files')
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize
      if (names.has(entry.fileName)) throw unsafe(path, 'it holds two files of one name')
      names.add(entry.fileName)
      if (names.size > limits.entries) throw unsafe(path, 'it holds too many files')
      if (inflated > limits.inflated || isBomb(entry)) throw unsafe(path, 'it would grow too large when unpacked')
      if (entry.isEncrypted()) throw broken(path, 'it is protected by a password', 'save it without a password')
      if (/\.(?:xml|rels)$/i.test(entry.fileName)) {
        for await (const _ of await zip.openReadStreamPromise(entry)) void _
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    throw broken(path)
  }
  if (!names.has('word/document.xml')) throw broken(path, 'it is an archive without a Word document in it')
}

function isBomb({ uncompressedSize, compressedSize }: { uncompressedSize: number; compressedSize: number }): boolean {
  return uncompressedSize > ratioFrom && uncompressedSize > compressedSize * limits.ratio
}

/** The error of a `.docx` file that cannot be read. */
export function broken(path: string, why = 'it is cut short, or no .docx file at all', hint?: string): InputError {
  const problem: Problem = {
    code: 'broken-docx',
    severity: 'error',
    message: `this .docx file cannot be read: ${why}`,
    file: path,
    hint: hint ?? 'open it in a word processor and save it again as .docx, or copy it anew',
  }
  return new InputError([problem])
}

function unsafe(path: string, why: string): InputError {
  const problem: Problem = {
    code: 'unsafe-archive',
    severity: 'error',
    message: `this archive was not unpacked: ${why}`,
    file: path,
    hint: 'open it in a word processor and save it again as .docx, or as plain text',
  }
  return new InputError([problem])
}
