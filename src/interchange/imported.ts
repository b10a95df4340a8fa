import type { CodebookDraft } from '../codebook/draft'
import type { Problem } from '../problem'
import type { Span } from '../text/span'
import type { Loss } from './ledger'

/** What a file of another program holds, in our terms; whatever it lacks is empty. `studyFiles` makes files of it. */
export interface Imported {
  /** The format, as people call it: `LIWC dictionary`. */
  readonly format: string
  /** What the project or the dictionary is called: its own name, or else that of its file. */
  readonly title: string
  readonly codebook: CodebookDraft | null
  readonly transcripts: readonly ImportedTranscript[]
  /** What people coded, in the order of the file. */
  readonly codings: readonly ImportedCoding[]
  readonly participants: ImportedParticipants | null
  /** What somebody wrote down about a code, a transcript, a person or the whole project. */
  readonly memos: readonly ImportedMemo[]
  /** How the file counted positions in texts, in words; null where it has none. */
  readonly positions: string | null
  readonly losses: readonly Loss[]
  readonly problems: readonly Problem[]
}

export interface ImportedTranscript {
  /** Free of slashes; its codings and its participants name it so. Each once, whatever the case of its letters. */
  readonly id: string
  /** Without a byte-order mark; positions of codings are places in it. */
  readonly text: string
  /** `talk`: several people may speak in it. `answer`: it is what one person wrote, as in a survey. */
  readonly kind: 'talk' | 'answer'
}

/** That somebody gave a code to a stretch of a transcript, or wrote a memo about it. */
export interface ImportedCoding extends Span {
  /** Id of a transcript. */
  readonly transcript: string
  /** Id of a code with its path: `cost/fees`. Null for a memo on a stretch that has no code. */
  readonly code: string | null
  /** Null where the file names nobody. */
  readonly coder: string | null
  /** UTC, ISO 8601 with milliseconds; null where the file does not say when. */
  readonly at: string | null
  readonly memo: string | null
}

export interface ImportedParticipants {
  /** Names of the columns that say something of people. */
  readonly attributes: readonly string[]
  readonly people: readonly ImportedPerson[]
}

export interface ImportedPerson {
  /** As the transcripts label them. */
  readonly id: string
  /** Id of the transcript in which they speak; empty for somebody who speaks in none. */
  readonly group: string
  readonly role: string | null
  /** A value for each attribute; null where it is missing. */
  readonly values: readonly (string | null)[]
}

export interface ImportedMemo {
  /** What it is about, in words: `code cost/fees`, `transcript fg01`, `project`. */
  readonly about: string
  readonly title: string
  readonly text: string
  /** Who wrote it, and when, as the file says; empty or left out where it does not. */
  readonly by?: string
}

/** An import that holds nothing yet: importers spread it and say what they found. */
export const nothingImported = {
  codebook: null,
  transcripts: [],
  codings: [],
  participants: null,
  memos: [],
  positions: null,
  losses: [],
  problems: [],
} satisfies Partial<Imported>
