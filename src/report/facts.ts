import type { Coverage } from '../analysis/coverage'
import type { Frequency } from '../analysis/frequencies'
import type { GuideUse } from '../analysis/guide-use'
import type { AttributeDescription } from '../analysis/sample-description'
import type { Codebook } from '../codebook/codebook'
import type { UnitKind } from '../transcript/units'
import type { RuleKinds } from './rule-kinds'

/** What other analyses found, where they were done. Whatever is left out is reported as not measured, or left to the researcher. */
export interface FactsParts {
  /** What `coverage` found. */
  readonly coverage?: CoverageFacts
  /** The same as a paragraph for a paper. */
  readonly coverageText?: string
  /** What `guideUse` found. */
  readonly guideUse?: readonly Pick<GuideUse, 'group' | 'question' | 'asked'>[]
  /** People of the participants file who never speak. */
  readonly roster?: { readonly silent: number; readonly surveyOnly: number }
  /** Ids of people who coded, blind or not, besides those whose codings are in the run. */
  readonly coders?: readonly string[]
  /** Agreement between coders: one or more whole sentences. */
  readonly agreement?: string
  /** How the rules did against blind human coding: one or more whole sentences. */
  readonly validation?: string
}

export type CoverageFacts = Pick<Coverage, 'order' | 'groups' | 'codes' | 'found' | 'fromData' | 'milestones'>

/** What is known of a study and its analysis, as reporting standards ask for it. What is not known is null or empty, never guessed. */
export interface Facts {
  readonly software: { readonly name: string; readonly version: string }
  /** Of the report, else of the study. */
  readonly title: string | null
  /** What the researchers say of themselves, as given. */
  readonly researchers: string | null
  readonly codebook: Codebook
  readonly rules: RuleKinds
  readonly unit: UnitKind
  readonly transcripts: { readonly count: number; readonly formats: readonly string[]; readonly nameless: number }
  readonly groups: number
  /** Who spoke; null where no transcript names its speakers. */
  readonly participants: number | null
  /** Participants who spoke, in the groups that name them; null where none does. */
  readonly perGroup: Range | null
  readonly roster: { readonly silent: number; readonly surveyOnly: number } | null
  /** Groups in which a moderator speaks. */
  readonly moderated: number
  readonly observers: { readonly people: number; readonly groups: number }
  readonly sample: readonly AttributeDescription[]
  /** What the study calls its attributes, where it says so. */
  readonly labels: ReadonlyMap<string, string>
  readonly minimumCell: number
  readonly guide: { readonly title: string; readonly sections: number; readonly questions: number } | null
  /** In how many groups each question of the guide was recognised, of how many where it could be; in the guide's order. */
  readonly questionsAsked: readonly QuestionAsked[]
  readonly repeats: Repeats
  readonly durations: Durations | null
  readonly coverage: CoverageFacts | null
  readonly coverageText: string | null
  /** Ids of people who coded. */
  readonly coders: readonly string[]
  readonly agreement: string | null
  readonly validation: string | null
  /** Codes with rules of their own that were scored against blind human coding. */
  readonly validated: number
  readonly codings: { readonly all: number; readonly accepted: number; readonly rejected: number }
  readonly units: { readonly all: number; readonly coded: number }
  /** Turns that hold words and are data. */
  readonly turns: number
  readonly themes: readonly Frequency[]
  readonly quotations: Quotations
}

export interface QuestionAsked {
  readonly question: string
  readonly groups: number
  readonly of: number
}

export interface Repeats {
  /** Groups with more than one transcript. */
  readonly groups: number
  /** Participants who speak in more than one transcript of their group. */
  readonly participants: number
  /** Names under which somebody speaks in more than one group; they are taken for different people. */
  readonly names: number
}

export interface Range {
  readonly min: number
  readonly max: number
}

/** From the first to the last turn that has a time, in seconds. */
export interface Durations extends Range {
  /** Transcripts that tell. */
  readonly transcripts: number
}

export interface Quotations {
  readonly count: number
  /** Different places in the transcripts: one may stand for a theme and for its sub-theme. */
  readonly places: number
  /** The most that one code has. */
  readonly perCode: number
  /** How many of them say who speaks. */
  readonly named: number
  readonly people: number
  readonly groups: number
  /** Codes that were said and have no quotation. */
  readonly without: number
}
