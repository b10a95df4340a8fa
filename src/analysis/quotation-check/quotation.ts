import type { Status } from '../../coding/coding'
import type { Span } from '../../text/span'
import type { Role } from '../../transcript/transcript'

/**
 * How a manuscript shows that words are somebody's: within quotation marks; set apart as a block quotation; only indented, or only in italics; or with
 * nothing but a name in brackets behind them.
 */
export type QuotationForm = 'marks' | 'block' | 'indented' | 'italic' | 'attributed'

/** Where something stands in a manuscript. */
export interface ManuscriptPlace {
  readonly part: 'text' | 'table' | 'footnote' | 'endnote'
  /** 1-based: a line of a text, a paragraph of a Word document (of a note: the one that refers to it). */
  readonly line: number
}

/** Words beside a quotation that may say who is quoted. */
export interface Nearby {
  /** `label`: "(P3, fg02)" or "— P3" behind it, "P3:" ahead of it. `telling`: the sentence ahead, or what goes on behind: "said P3". */
  readonly kind: 'label' | 'telling'
  readonly text: string
}

/** What a manuscript gives out as somebody's words. */
export interface ManuscriptQuotation {
  /** The words as they are printed, without the marks around them; a line break between two paragraphs is `\n`. */
  readonly text: string
  readonly form: QuotationForm
  /** The nearest first. */
  readonly nearby: readonly Nearby[]
  /** True where a reference to literature stands behind it: "(Smith, 2010, p. 4)". */
  readonly cites: boolean
  readonly place: ManuscriptPlace
}

/**
 * What became of one quotation.
 *
 * `moderator`: verbatim, but a moderator's words. `too-short`: one or two words. `wording`: a label of the codebook or a question of the guide.
 * `literature`: found nowhere, and a reference stands behind it. `unsure`: set apart as quotations are, found nowhere, and nobody is named.
 */
export type Verdict =
  | 'verbatim'
  | 'verbatim-with-omissions'
  | 'altered'
  | 'not-found'
  | 'wrong-speaker'
  | 'wrong-group'
  | 'moderator'
  | 'ambiguous'
  | 'too-short'
  | 'wording'
  | 'literature'
  | 'unsure'

export const verdicts: readonly Verdict[] = [
  'verbatim',
  'verbatim-with-omissions',
  'altered',
  'not-found',
  'wrong-speaker',
  'wrong-group',
  'moderator',
  'ambiguous',
  'too-short',
  'wording',
  'literature',
  'unsure',
]

/** Verdicts that a manuscript should not be sent off with. */
export const failing: ReadonlySet<Verdict> = new Set<Verdict>([
  'altered',
  'not-found',
  'wrong-speaker',
  'wrong-group',
  'moderator',
])

/**
 * What differs without a mark.
 *
 * `words`: other words, or other numbers. `joined`: two places made one. `speakers`: the words of two people made one. `order`: pieces in another order.
 * `fillers`: hesitations left out. `punctuation`: signs within the quotation. `case`: capitals within it.
 */
export type Change = 'words' | 'joined' | 'speakers' | 'order' | 'fillers' | 'punctuation' | 'case'

/** Changes that a study may allow itself, and say so in its method. */
export const lesserChanges = ['fillers', 'punctuation', 'case'] as const
export type LesserChange = (typeof lesserChanges)[number]

/** What writers may do to a quotation without a mark, and did here. */
export type Convention = 'first letter' | 'final punctuation' | 'typographic signs'

/** A piece of a quotation laid beside the transcript. */
export interface DifferencePiece {
  /** `removed`: only in the transcript. `added`: only in the manuscript. `omitted`, `inserted`: the same, and marked as such. */
  readonly kind: 'same' | 'removed' | 'added' | 'omitted' | 'inserted'
  readonly text: string
}

/** Where words stand in the transcripts, and who said them. */
export interface SaidPlace extends Span {
  readonly transcript: string
  readonly group: string
  /** The label in the transcript; null where nobody is named. */
  readonly speaker: string | null
  /** The person behind the label. */
  readonly person: string | null
  readonly role: Role
  readonly turn: number
  readonly line: number
  /** Seconds. */
  readonly time: number | null
  /** The words as the transcript has them. */
  readonly quote: string
}

/** Whom a manuscript names beside a quotation. */
export interface Attribution {
  readonly text: string
  /** Ids of people and of groups of the study that it names. */
  readonly people: readonly string[]
  readonly groups: readonly string[]
  /** Labels in it that look like a person's or a group's, and are nobody's here. */
  readonly unknown: readonly string[]
  /** Whether who said it is among them; null where it was not found, or nobody who is known is named for sure. */
  readonly agrees: boolean | null
}

/** A quotation of a manuscript, checked against the transcripts. */
export interface CheckedQuotation extends ManuscriptQuotation {
  readonly verdict: Verdict
  /** Where it stands; of a joined one each piece; of one that was not found what is nearest, if anything is. At most 20. */
  readonly places: readonly SaidPlace[]
  /** How many places there are in all. */
  readonly found: number
  /** Share of its words that stand there in this order: 0 to 1. */
  readonly similarity: number
  readonly changes: readonly Change[]
  readonly conventions: readonly Convention[]
  /** Laid beside the first place; empty where the two are the same word for word. */
  readonly difference: readonly DifferencePiece[]
  readonly attribution: Attribution | null
  /** The codes that the stretch carries, each with its status; in the codebook's order. */
  readonly codes: readonly { readonly code: string; readonly status: Status }[]
  /** Further things to know, in words. */
  readonly notes: readonly string[]
}
