import type { Codebook } from '../codebook/codebook'
import type { Source } from '../transcript/readers/reader'
import type { Transcript } from '../transcript/transcript'
import type { Imported } from './imported'

export interface ImportOptions {
  /** BCP 47 tag of the codebook's language; `en` unless told. */
  readonly language?: string
  /** Name of a character encoding, where guessing fails. */
  readonly encoding?: string
  /** The study whose transcripts were coded, for files that repeat its words or name places in it and do not hold its texts. */
  readonly study?: { readonly transcripts: readonly Transcript[]; readonly codebook: Codebook }
}

/** Knows one format of other programs: whether a file is in it, and what it holds. */
export interface Importer {
  /** As `--from` names it: `liwc`. */
  readonly name: string
  /** As people call it: `LIWC dictionary`. */
  readonly title: string
  /** With the dot, lower case. */
  readonly extensions: readonly string[]
  /** Judges by content, with the extension for a hint; the first in the list of importers wins. */
  recognises(source: Source): boolean | Promise<boolean>
  /** Throws InputError where nothing can be read; whatever can be read is, with problems and losses said. */
  import(source: Source, options: ImportOptions): Imported | Promise<Imported>
}
