import type { Place } from '../problem'

/** What belongs together: the study file, validated. Paths are as written, relative to the study file. */
export interface Study {
  readonly title: string
  readonly codebook: string
  /** Paths or globs. */
  readonly transcripts: readonly string[]
  readonly participants: string | null
  readonly guide: string | null
  readonly attributes: ReadonlyMap<string, AttributeSettings>
  /** Tables of one attribute by another, as asked for; none unless asked. */
  readonly crosstabs: readonly AskedCrosstab[]
  readonly moderators: readonly string[]
  /** Groups in the order in which they were held; empty where the file does not say. */
  readonly fieldwork: readonly FieldworkGroup[]
  /** `required`: people are to be counted, so a transcript that names nobody is an error. `optional`: it is a warning. */
  readonly speakers: 'required' | 'optional'
  readonly researchers: string | null
  readonly report: ReportSettings
  readonly seed: number
  readonly file: string
}

export interface ReportSettings {
  readonly title: string | null
  /** Cells of fewer people are not shown. */
  readonly minimumCell: number
  /** How many quotations stand for each code. */
  readonly exemplars: number
  /** Attributes that may stand beside a quotation, in this order; null where all may. */
  readonly attribution: readonly string[] | null
  /** Whether the report holds the transcripts, with every coding where it stands. */
  readonly transcripts: boolean
}

/** A group's place in the order of fieldwork. */
export interface FieldworkGroup {
  /** As the transcripts or the participants file name it. */
  readonly group: string
  /** Where the study file names it. */
  readonly at: Place
}

/** A table of one attribute by another. Whether the study has such attributes is known when its people are. */
export interface AskedCrosstab {
  readonly rows: string
  readonly columns: string
  /** Where the study file asks for it. */
  readonly at: Place
}

export interface AttributeSettings {
  readonly label: string | null
  /** Categories in their order; empty where the order is by code point. */
  readonly order: readonly string[]
  /** What stands between several answers in one cell (`;` in `pay; flexibility`); null where a cell holds one. */
  readonly multiple: string | null
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
