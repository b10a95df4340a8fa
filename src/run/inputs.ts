import type { Problem } from '../problem'
import type { Study } from '../study/study'
import type { ReadOptions } from '../transcript/readers/reader'
import type { UnitKind } from '../transcript/units'

/** A text file: its name, relative to the study file, with forward slashes, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
  /** What was noticed while it was decoded. */
  readonly problems: readonly Problem[]
}

/** A transcript file, whose bytes are asked for when its turn comes, so that never all are in memory. */
export interface TranscriptFile {
  /** Relative to the study file, with forward slashes. */
  readonly path: string
  /** May throw InputError: the file is then said to be wrong, and the others are coded. */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>)
}

/** Everything that a run depends on. */
export interface RunInputs {
  /** Null where transcripts are coded without a study. */
  readonly study: Study | null
  readonly codebook: TextFile
  readonly participants?: TextFile | null
  readonly guide?: TextFile | null
  readonly transcripts: readonly TranscriptFile[]
  /** `validation.json` of samples that people coded: they tell which codes were tested as they stand. */
  readonly validations?: readonly TextFile[]
  /** `decisions.jsonl` and its like: what people decided about codings. */
  readonly decisions?: readonly TextFile[]
  readonly options?: RunOptions
}

export interface RunOptions {
  /** What one decision is about; the codebook says it, unless this does. */
  readonly unit?: UnitKind
  /** Most exemplars for each code; the study says it, else 3. */
  readonly exemplars?: number
  /** How transcripts are read. The study's moderators and the participants' ids are added to what stands here. */
  readonly read?: ReadOptions
}
