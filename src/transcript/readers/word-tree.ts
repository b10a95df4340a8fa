import { broken, checkArchive } from './archive'

/** A part of a Word document, as mammoth's tree has it; mammoth has no types of its own. */
export interface WordElement {
  readonly type: string
  readonly children?: readonly WordElement[]
  readonly value?: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly styleName?: string | null
  readonly numbering?: unknown
  /** Twentieths of a point, as text. */
  readonly indent?: {
    readonly start: string | null
    readonly firstLine: string | null
    readonly hanging: string | null
  }
  readonly noteType?: string
  readonly noteId?: string
  /** Of the document: its footnotes and endnotes. */
  readonly notes?: {
    readonly resolve: (reference: WordElement) => { readonly body: readonly WordElement[] } | undefined
  }
}

/**
 * Unpacks a `.docx` file into mammoth's tree; null where it is empty. The archive is checked before anything is unpacked.
 *
 * Throws InputError: `broken-docx` and `unsafe-archive`; `broken-docx` also for what `use` throws.
 */
export async function inWordTree<T>(
  bytes: Uint8Array,
  path: string,
  use: (document: WordElement | null) => T,
): Promise<T> {
  await checkArchive(bytes, path)
  const { default: mammoth } = await import('mammoth')
  let found: WordElement | null = null
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        externalFileAccess: false,
        transformDocument: (element: WordElement) => {
          found = element
          return { ...element, children: [] }
        },
      },
    )
    return use(found)
  } catch {
    throw broken(path)
  }
}
