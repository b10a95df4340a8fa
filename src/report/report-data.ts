/** What the report's script reads: the study as a whole, and each transcript in an island of its own, read when it is opened. */
export interface StudyData {
  readonly title: string
  readonly codes: readonly CodeData[]
  /** Those that may stand beside people's words. */
  readonly attributes: readonly AttributeData[]
  /** One for each label in each group. */
  readonly people: readonly PersonData[]
  readonly rules: readonly { readonly id: string; readonly at: string }[]
  readonly questions: readonly { readonly id: string; readonly text: string }[]
  readonly transcripts: readonly { readonly id: string; readonly group: string }[]
  /** False where the report was made without the transcripts: there are then no islands. */
  readonly hasTranscripts: boolean
}

export interface AttributeData {
  readonly name: string
  readonly label: string
  /** What stands between several answers in one value; null where a value is one answer. */
  readonly multiple: string | null
  /** Every answer that somebody gave, in the study's order. */
  readonly values: readonly string[]
}

export interface CodeData {
  readonly id: string
  readonly label: string
  /** Place of the code above; −1 for a superordinate theme. */
  readonly parent: number
  readonly level: number
  /** 1 to 8: which colour. */
  readonly theme: number
  /** `2b`: what stands for the code in the text, beside the colour. */
  readonly mark: string
  readonly definition: string | null
}

export interface PersonData {
  readonly group: string
  readonly label: string
  readonly name: string
  /** In the order of the study's attributes; null where one is not known. */
  readonly values: readonly (string | null)[]
}

/** A transcript, its turns and its codings as columns: offsets into the text, numbers into tables, no words twice. */
export interface TranscriptData {
  readonly id: string
  readonly group: string
  readonly format: string
  readonly text: string
  /** `person` is −1 for who is not one of the people (a moderator). */
  readonly speakers: readonly { readonly label: string; readonly role: string; readonly person: number }[]
  /** `speaker` is −1 where the format names nobody; `time` in seconds. */
  readonly turns: {
    readonly start: readonly number[]
    readonly end: readonly number[]
    readonly speaker: readonly number[]
    readonly role: readonly number[]
    readonly line: readonly number[]
    readonly time: readonly (number | null)[]
  }
  /** Stretches that are not the speaker's words. */
  readonly marks: readonly (readonly [start: number, end: number])[]
  readonly codings: CodingColumns
  readonly withheld: CodingColumns & { readonly hindrance: readonly HindranceData[] }
  /** Sentences that say why; `because` counts in it. */
  readonly sentences: readonly string[]
}

export interface CodingColumns {
  readonly id: readonly string[]
  readonly code: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly turn: readonly number[]
  readonly line: readonly number[]
  readonly speaker: readonly number[]
  readonly status: readonly number[]
  readonly origin: readonly number[]
  /** Place among the study's questions, or −1. */
  readonly question: readonly number[]
  /** Who coded, where it was not the codebook; by place. */
  readonly coder: Readonly<Record<number, string>>
  /** Rule, start, end, rule, start, end …; nothing for what a person coded. */
  readonly evidence: readonly (readonly number[])[]
  readonly because: readonly number[]
  /** What people decided, by place. */
  readonly review: Readonly<Record<number, readonly ReviewData[]>>
}

/** What stopped a coding: how, the rule's place among the rules or −1, and the words that stood in the way or nothing. */
export type HindranceData = readonly [by: string, rule: number, at: string | null, start?: number, end?: number]

export interface ReviewData {
  readonly by: string
  readonly at: string
  readonly did: string
  readonly why: string | null
  readonly toCode: string | null
  /** What became of it in this run; null where it simply holds. */
  readonly outcome: string | null
  readonly note: string | null
}

export const statuses = ['candidate', 'accepted', 'rejected'] as const
export const origins = ['spontaneous', 'echoed', 'prompted'] as const
export const roles = ['participant', 'moderator', 'observer', 'unknown'] as const
