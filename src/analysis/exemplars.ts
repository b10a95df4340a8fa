import type { CodedTranscript } from '../coding/coded-transcript'
import { lineAt, type Turn } from '../transcript/transcript'
import { type Candidate, createCandidates } from './candidates'
import { choose, createQuoted } from './choose'
import type { CodedStudy } from './coded-study'
import { createDisclosure } from './disclosure'
import { type Frequency, frequencies } from './frequencies'
import { fewestWords, mostWords } from './quotations'
import { tally } from './tally'

/** A quotation that stands for a code. */
export interface Exemplar {
  readonly code: string
  /** 1 for the first choice. */
  readonly rank: number
  /** `text.slice(start, end)` of the transcript, always. */
  readonly quote: string
  readonly transcript: string
  readonly group: string
  /** null where the format names nobody. */
  readonly speaker: string | null
  /** `band=5-6; tenure=10+`, as far as enough people share it; empty where they do not. */
  readonly attributes: string
  /** 1-based line of the source on which the quotation begins. */
  readonly line: number
  /** Seconds; of the turn. */
  readonly time: number | null
  readonly start: number
  readonly end: number
  /** Why it was chosen: `unprompted; names 3 words of the rules; only this code; 17 words`. */
  readonly why: string
  /** Why it was coded so, a line for each code of the unit: of a sub-theme with its id ahead. */
  readonly because: readonly string[]
  /** `stands for 1 of 14 turns by 9 people in 6 groups`. */
  readonly standsFor: string
  /** The turn before, whoever's, as `Speaker: words`; null at the transcript's beginning. Context, not part of the quotation. */
  readonly before: string | null
  /** The turn after. */
  readonly after: string | null
  /** `yes` where the code's rules, as they stand, were scored against blind human coding. */
  readonly validated: 'yes' | 'no'
}

export interface ExemplarOptions {
  /** How many a code is to have at most. */
  readonly perCode?: number
  /** From so many different quotations of one person on, over all codes, others go first. */
  readonly perPerson?: number
  /** Attributes are shown only when at least so many of the people who spoke share all that is shown. */
  readonly minimumCell?: number
  /** Attributes that may be shown at all, in this order; all unless told. */
  readonly attribution?: readonly string[] | null
}

/** How exemplars are chosen, for people. Outputs that show exemplars may print it. */
export const exemplarPolicy = `Quotations were chosen by a declared rule, not by hand; each says why.
Eligible: what participants said and nobody rejected; not what only shows that somebody listens ("Yeah, exactly").
Whole sentences of one turn, word for word. Under ${fewestWords} words, a neighbouring sentence is taken in; over ${mostWords}, only sentences that hold the evidence are kept; a "But …" that takes it back is not left out.
Balance: nobody is quoted twice for a theme before everybody who said it is quoted once, and no group before every group. Then accepted codings come first, then people who are not yet quoted often for other themes.
Then by score: unprompted before echoed before prompted; ${fewestWords} to ${mostWords} words; more of the words that the rules look for; no other theme in the same place; a number; less for hesitations, gaps and notes of the transcriber; less for people quoted elsewhere.
A tie goes to the transcript whose name comes first, then to what was said first.`

/**
 * Chooses quotations for every code, in the codebook's order, by the rule in `exemplarPolicy`. A code of which nothing can be
 * quoted has no row: `withoutQuotation` says so.
 *
 * Moderators are never quoted. A parent is quoted from its own units and its sub-themes'.
 */
export function exemplars(
  study: CodedStudy,
  { perCode = 3, perPerson = 5, minimumCell = 5, attribution = null }: ExemplarOptions = {},
): readonly Exemplar[] {
  const { codes } = tally(study)
  const candidatesOf = createCandidates(study)
  const attributesOf = createDisclosure(study, minimumCell, attribution ?? undefined)
  const quoted = createQuoted()
  return frequencies(study).flatMap(frequency =>
    choose(candidatesOf(frequency.code, codes.get(frequency.code)!), perCode, perPerson, quoted).map((candidate, i) => {
      const { transcript } = candidate.in
      const { turn, start, end } = candidate.quotation
      return {
        code: frequency.code,
        rank: i + 1,
        quote: transcript.text.slice(start, end),
        transcript: transcript.id,
        group: transcript.group,
        speaker: turn.speaker,
        attributes: attributesOf(candidate.person),
        line: lineAt(transcript, start),
        time: turn.time,
        start,
        end,
        why: why(candidate),
        because: candidate.because,
        standsFor: standsFor(frequency),
        before: said(candidate.in, turn.index - 1),
        after: said(candidate.in, turn.index + 1),
        validated: frequency.validated,
      }
    }),
  )
}

/** Says of each code that has no exemplar why: nobody said it, or nothing of it can be quoted. */
export function withoutQuotation(
  study: CodedStudy,
  chosen: readonly Exemplar[],
): readonly { readonly code: string; readonly why: string }[] {
  const quoted = new Set(chosen.map(({ code }) => code))
  return frequencies(study)
    .filter(({ code }) => !quoted.has(code))
    .map(({ code, mentions }) => ({
      code,
      why:
        mentions === 0 ? 'no quotation: nothing was coded' : 'no quotation: nothing that was coded can stand by itself',
    }))
}

function why({ origin, accepted, named, others, quotation }: Candidate): string {
  return [
    origin === 'spontaneous' ? 'unprompted' : origin,
    accepted && 'accepted by a person',
    named > 0 && `names ${count(named, 'word')} of the rules`,
    others === 0 ? 'only this code' : `${count(others, 'other code')} in the same place`,
    count(quotation.words, 'word'),
    quotation.widened && 'widened to a neighbouring sentence',
  ]
    .filter(Boolean)
    .join('; ')
}

function standsFor({ turns, participants, groups }: Frequency): string {
  const people = participants === null ? '' : ` by ${count(participants, 'person', 'people')}`
  return `stands for 1 of ${count(turns, 'turn')}${people} in ${count(groups, 'group')}`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

function said({ transcript: { text, turns } }: CodedTranscript, index: number): string | null {
  const turn: Turn | undefined = turns[index]
  if (!turn) return null
  const words = text.slice(turn.start, turn.end)
  return turn.speaker === null ? words : `${turn.speaker}: ${words}`
}
