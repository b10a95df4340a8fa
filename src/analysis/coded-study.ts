import type { Codebook } from '../codebook/codebook'
import type { CodedTranscript } from '../coding/coded-transcript'

/** What every analysis starts from: a codebook, the transcripts that were coded with it, and what is known of the people. */
export interface CodedStudy {
  readonly codebook: Codebook
  readonly transcripts: readonly CodedTranscript[]
  readonly people: People
  /** Ids of the codes whose rules, as they stand, were scored against blind human coding. None unless given. */
  readonly validated?: ReadonlySet<string>
}

/** What is known of the people: the participants file, and further columns of the transcripts themselves. */
export interface People {
  /** Names of the attributes, in their order. */
  readonly attributes: readonly string[]
  /** Gives one person's attributes. A speaker's label is known within its group only: P1 of fg01 is not P1 of fg02. */
  attributesOf(group: string, speaker: string): ReadonlyMap<string, string | null>
  /** Names the person who speaks under a label in a group, so that `p1` and `Priya (P1)` are one; the label itself unless given. */
  nameOf?(group: string, speaker: string): string
}

/** For studies that know nothing of their people but what they said. */
export const nothingKnown: People = { attributes: [], attributesOf: () => new Map() }
