import { createHash } from 'node:crypto'
import type { Codebook } from '../../../src/codebook/codebook'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { applyCodebook } from '../../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../../src/coding/coded-transcript'
import type { Coding } from '../../../src/coding/coding'
import { compileCodebook } from '../../../src/coding/compile'
import { withId } from '../../../src/coding/decisions/decision-line'
import { layDecisions } from '../../../src/coding/decisions/lay-decisions'
import type { LaidDecision, ReviewDecision } from '../../../src/coding/decisions/review-decision'
import { transcriptOf } from '../apply'

export const fees = `codebook: Money and time
themes:
  - { id: cost, label: Cost, keywords: [fees, rent] }
  - { id: time, label: Time, keywords: [hours, late] }
  - { id: team, label: Team, keywords: [team] }
`

export interface Reviewed {
  readonly codebook: Codebook
  readonly coded: CodedTranscript
}

/** Codes a talk; its hash is that of its text, so that a changed talk has another. */
export async function codedTalk(talk: string, yaml = fees): Promise<Reviewed> {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  if (!codebook) throw new Error(JSON.stringify(problems))
  const transcript = transcriptOf(talk)
  const hash = createHash('sha256').update(transcript.text).digest('hex')
  return { codebook, coded: applyCodebook(await compileCodebook(codebook), { ...transcript, hash }) }
}

/** What a reviewer does, in words: the rest of the line is filled in from the talk as it is now. */
export interface Deed extends Partial<Pick<ReviewDecision, 'at' | 'toCode' | 'why' | 'undoes'>> {
  readonly by?: string
  readonly did: ReviewDecision['did']
  readonly code?: string | null
  readonly quote?: string
  /** Words of the new stretch. */
  readonly to?: string
}

let clock = 0

/** Writes a decision down as the review does: with the coding that stands on the words, by the rules or by the decisions before. */
export function decide(
  { coded, codebook }: Reviewed,
  deed: Deed,
  before: readonly ReviewDecision[] = [],
): ReviewDecision {
  const { transcript } = coded
  const { text } = transcript
  const { by = 'anna', did, code = 'cost', quote = '', to, toCode = null, why = null, undoes = null } = deed
  const stretch = (words: string) => {
    const start = text.indexOf(words)
    if (start === -1) throw new Error(`nobody says ${words}`)
    return { start, end: start + words.length, quote: words }
  }
  const { start, end } = stretch(quote)
  const now = layDecisions(coded, before, { codebook }).coded
  const coding = [...now.codings, ...now.withheld].find(
    each => each.start === start && each.end === end && each.code === code,
  )
  return withId({
    at: deed.at ?? new Date(Date.UTC(2026, 4, 4, 9) + clock++ * 1000).toISOString(),
    by,
    did,
    code: did === 'undo' ? null : code,
    transcript: transcript.id,
    start,
    end,
    quote,
    before: text.slice(Math.max(0, start - 40), start),
    after: text.slice(end, end + 40),
    coding: coding?.id ?? null,
    toCode,
    to: to === undefined ? null : stretch(to),
    undoes,
    why,
    transcriptSha256: transcript.hash,
    codebookSha256: codebook.hash,
  })
}

/** Makes decisions one after the other, each with what those before it left. */
export function decideAll(reviewed: Reviewed, deeds: readonly Deed[]): readonly ReviewDecision[] {
  const made: ReviewDecision[] = []
  for (const deed of deeds) made.push(decide(reviewed, deed, made))
  return made
}

/** `cost by anna accepted: The fees are high.` */
export function codingsOf({ codings }: CodedTranscript): readonly string[] {
  return codings.map(inShort)
}

export function inShort({ code, coder, status, quote }: Coding): string {
  return `${code} by ${coder} ${status}: ${quote}`
}

/** `anna accept valid applied`, and what is noted. */
export function outcomesOf(laid: readonly LaidDecision[]): readonly string[] {
  return laid.map(({ decision: { by, did }, outcome, applied, note }) =>
    [`${by} ${did} ${outcome}${applied ? ' applied' : ''}`, note].filter(Boolean).join(' – '),
  )
}

/** Lays deeds over a talk, and gives all of it in short. */
export function lay(reviewed: Reviewed, decisions: readonly ReviewDecision[]) {
  const { coded, laid } = layDecisions(reviewed.coded, decisions, { codebook: reviewed.codebook })
  return { coded, laid, codings: codingsOf(coded), outcomes: outcomesOf(laid) }
}
