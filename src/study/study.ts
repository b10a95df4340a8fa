/** What belongs together: the study file, validated. Paths are as written, relative to the study file. */
export interface Study {
  readonly title: string
  readonly codebook: string
  /** Paths or globs. */
  readonly transcripts: readonly string[]
  readonly participants: string | null
  readonly guide: string | null
  readonly attributes: ReadonlyMap<string, AttributeSettings>
  readonly moderators: readonly string[]
  readonly researchers: string | null
  readonly report: { readonly title: string | null; readonly minimumCell: number; readonly exemplars: number }
  readonly seed: number
  readonly file: string
}

export interface AttributeSettings {
  readonly label: string | null
  /** Categories in their order; empty where the order is by code point. */
  readonly order: readonly string[]
}

/** A row of the participants file. */
export interface Participant {
  /** As the transcript labels them. */
  readonly id: string
  /** Empty for somebody who answered the survey only. */
  readonly group: string
  readonly role: string | null
  /** Every other column; a missing value is null. */
  readonly attributes: Readonly<Record<string, string | null>>
  readonly line: number
}

export interface Participants {
  readonly people: readonly Participant[]
  /** Names of the attribute columns, in the file's order. */
  readonly attributes: readonly string[]
  readonly file: string
}

/** The questions that every group was to be asked. */
export interface Guide {
  readonly title: string
  readonly sections: readonly GuideSection[]
}

export interface GuideSection {
  readonly id: string
  readonly title: string
  readonly questions: readonly GuideQuestion[]
}

export interface GuideQuestion {
  readonly id: string
  readonly text: string
  readonly cues: readonly string[]
}
