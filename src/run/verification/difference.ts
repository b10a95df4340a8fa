/** Where a file of a run first differs from what it should be, and how much of it does. */
export interface FileDifference {
  /** Of the stored file; the first byte is 0. Where one file is the beginning of the other: its length. */
  readonly byte: number
  /** 1-based, of the stored file; null where the file is no text. */
  readonly line: number | null
  /** Which row, coding or key it is, without words of a transcript: `code "cost"`, `coding 1d2e3f4a5b6c`. */
  readonly what: string | null
  /** The columns of the row, or keys of the coding, that differ; empty where the row or the coding is in one of the files only. */
  readonly columns: readonly string[]
  /** What stands there in the stored file, and what should; null where nothing does. They may be people's words. */
  readonly stored: string | null
  readonly made: string | null
  /** What is counted, and how many of it are only stored, only made anew, or in both with a difference; null where the file is no text. */
  readonly counts: DifferenceCounts | null
}

export interface DifferenceCounts {
  readonly of: 'coding' | 'row' | 'line' | 'key'
  readonly onlyStored: number
  readonly onlyMade: number
  readonly changed: number
}

/** What a kind of text knows of where two of it differ first. */
export type TextDifference = Omit<FileDifference, 'byte' | 'line'> & { readonly line: number }
