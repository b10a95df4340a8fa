import type { Loss } from './ledger'

/** A file that an export makes; a folder's names may hold one `/`. */
export interface ExportedFile {
  readonly name: string
  /** In pieces: the whole may be longer than a string can be. */
  readonly content: Iterable<string | Uint8Array>
}

/** What an export gives: one file, or several for a folder; and what the format could not hold. */
export interface Exported {
  readonly files: readonly ExportedFile[]
  readonly losses: readonly Loss[]
}
