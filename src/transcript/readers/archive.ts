import { InputError, type Problem } from '../../problem'

/** How much an archive may hold: far more than any transcript, far less than what would fill a computer's memory. */
const limits = { entries: 10_000, inflated: 200_000_000, ratio: 200 }

/** Small files may shrink a lot: the ratio counts from this size on. */
const ratioFrom = 1_000_000

/** A kind of file that is a zip archive of XML. */
export interface ArchiveKind {
  readonly extension: string
  /** A file that each such archive holds. */
  readonly part: string | RegExp
  /** What it should be: `a Word document`. */
  readonly what: string
  /** What opens and saves it. */
  readonly program: string
  /** As what it can be saved without an archive. */
  readonly plain: string
  /** The code of the problem where it cannot be read. */
  readonly code: string
}

export const wordDocument: ArchiveKind = {
  extension: '.docx',
  part: 'word/document.xml',
  what: 'a Word document',
  program: 'a word processor',
  plain: 'plain text',
  code: 'broken-docx',
}

/**
 * Looks through a zip archive before any library unpacks it: number of entries, their sizes, names used twice or leading
 * elsewhere. Its XML is inflated once, counting and keeping nothing, since a directory can lie about sizes.
 *
 * Throws InputError: the kind's own code where it cannot be read, `unsafe-archive` where it would not be safe to.
 */
export async function checkArchive(bytes: Uint8Array, path: string, kind: ArchiveKind = wordDocument): Promise<void> {
  await look(bytes, path, kind, { isWanted: isXml, countsAll: true, take: () => {} })
}

/**
 * Unpacks the XML of a zip archive, by name, and checks it on the way. What the directory does not name is not unpacked.
 *
 * Throws as `checkArchive` does.
 */
export async function unpackXml(
  bytes: Uint8Array,
  path: string,
  kind: ArchiveKind,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return unpacked(bytes, path, kind, { isWanted: isXml, countsAll: true })
}

/**
 * Unpacks some files of a zip archive, by name, and checks them on the way. What is not wanted is left alone, however large it is.
 *
 * Throws as `checkArchive` does.
 */
export async function unpackSome(
  bytes: Uint8Array,
  path: string,
  kind: ArchiveKind,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return unpacked(bytes, path, kind, { isWanted, countsAll: false })
}

async function unpacked(
  bytes: Uint8Array,
  path: string,
  kind: ArchiveKind,
  wanted: Omit<Looking, 'take'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array[]>()
  await look(bytes, path, kind, {
    ...wanted,
    take: (name, piece) => {
      const pieces = files.get(name) ?? []
      files.set(name, pieces)
      if (piece) pieces.push(piece)
    },
  })
  return new Map([...files].map(([name, pieces]) => [name, Buffer.concat(pieces)]))
}

function isXml(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name)
}

interface Looking {
  readonly isWanted: (name: string) => boolean
  /** Whether files that are not wanted count as well: where a library will unpack them all. */
  readonly countsAll: boolean
  /** Is given each wanted file once without a piece, then its pieces. */
  readonly take: (name: string, piece?: Uint8Array) => void
}

async function look(
  bytes: Uint8Array,
  path: string,
  kind: ArchiveKind,
  { isWanted, countsAll, take }: Looking,
): Promise<void> {
  const { fromBufferPromise } = await import('yauzl')
  const names = new Set<string>()
  let inflated = 0
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
    if (zip.entryCount > limits.entries) throw unsafe(path, 'it holds too many files', kind)
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry
      const inflates = isWanted(fileName)
      const counts = inflates || countsAll
      if (counts) inflated += entry.uncompressedSize
      if (names.has(fileName)) throw unsafe(path, 'it holds two files of one name', kind)
      names.add(fileName)
      if (names.size > limits.entries) throw unsafe(path, 'it holds too many files', kind)
      if (inflated > limits.inflated || (counts && isBomb(entry)))
        throw unsafe(path, 'it would grow too large when unpacked', kind)
      if (entry.isEncrypted()) throw broken(path, 'it is protected by a password', 'save it without a password', kind)
      if (!inflates) continue
      take(fileName)
      for await (const piece of await zip.openReadStreamPromise(entry)) take(fileName, piece as Uint8Array)
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    throw broken(path, undefined, undefined, kind)
  }
  const { part } = kind
  if (![...names].some(name => (typeof part === 'string' ? name === part : part.test(name))))
    throw broken(path, `it is an archive without ${kind.what} in it`, undefined, kind)
}

function isBomb({ uncompressedSize, compressedSize }: { uncompressedSize: number; compressedSize: number }): boolean {
  return uncompressedSize > ratioFrom && uncompressedSize > compressedSize * limits.ratio
}

/** The error of a file that cannot be read as what it should be: a `.docx` file unless told otherwise. */
export function broken(path: string, why?: string, hint?: string, kind: ArchiveKind = wordDocument): InputError {
  const { extension, program, code } = kind
  const problem: Problem = {
    code,
    severity: 'error',
    message: `this ${extension} file cannot be read: ${why ?? `it is cut short, or no ${extension} file at all`}`,
    file: path,
    hint: hint ?? `open it in ${program} and save it again as ${extension}, or copy it anew`,
  }
  return new InputError([problem])
}

/** The error of a file that would do harm. */
export function unsafe(path: string, why: string, { extension, program, plain }: ArchiveKind): InputError {
  const problem: Problem = {
    code: 'unsafe-archive',
    severity: 'error',
    message: `this archive was not unpacked: ${why}`,
    file: path,
    hint: `open it in ${program} and save it again as ${extension}, or as ${plain}`,
  }
  return new InputError([problem])
}
