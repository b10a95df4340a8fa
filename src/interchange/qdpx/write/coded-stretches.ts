import { byCodePoint } from '../../../analysis/by-code-point'
import { getOrMake } from '../../../analysis/get-or-make'
import type { Coding } from '../../../coding/coding'
import { codebookCoder } from '../../../coding/coding-writer'
import type { LaidDecision } from '../../../coding/decisions/review-decision'
import type { Run } from '../../../run/run'
import type { Span } from '../../../text/span'

/** What one coder says of one stretch of a transcript. */
export interface CodedStretch extends Span {
  /** A person's name, or `codebook`. */
  readonly coder: string
  /** In the order of the codebook. */
  readonly codes: readonly GivenCode[]
  /** Memos that are of no code here. */
  readonly memos: readonly LaidDecision[]
}

export interface GivenCode {
  readonly code: string
  /** When; null for what rules gave. */
  readonly at: string | null
  /** What the person wrote about giving it, and memos on it. */
  readonly notes: readonly LaidDecision[]
  /** What rules gave it for; null for what a person gave. */
  readonly because: string | null
}

/** What is told of codings and decisions, by transcript; and which decisions that told. */
export interface CodedStretches {
  /** Sorted by place, the people ahead of the codebook. */
  readonly of: (transcript: string) => readonly CodedStretch[]
  /** Ids of decisions that stand in the stretches, as a coding or as a memo. */
  readonly told: ReadonlySet<string>
}

interface Growing extends CodedStretch {
  readonly codes: (GivenCode & { readonly notes: LaidDecision[] })[]
  readonly memos: LaidDecision[]
}

/**
 * Tells who gave which codes to which stretches, so that each coding stands once: an accepted one is that of the people who accepted or gave it, and
 * what nobody has judged, or people dispute, is the codebook's too. What is rejected is not there.
 */
export function codedStretches({ transcripts, decisions }: Pick<Run, 'transcripts' | 'decisions'>): CodedStretches {
  const byId = new Map(decisions.map(laid => [laid.decision.id, laid]))
  const told = new Set<string>()
  const all = new Map<string, Map<string, Growing>>()
  const stretch = (transcript: string, { start, end }: Span, coder: string): Growing =>
    getOrMake(
      getOrMake(all, transcript, () => new Map()),
      JSON.stringify([start, end, coder]),
      () => ({ start, end, coder, codes: [], memos: [] }),
    )
  const give = (coding: Coding, coder: string, laid: LaidDecision | null): void => {
    const { decision } = laid ?? {}
    const isNoted = decision?.why != null && decision.why.trim() !== ''
    if (decision) told.add(decision.id)
    stretch(coding.transcript, coding, coder).codes.push({
      code: coding.code,
      at: decision?.at ?? null,
      notes: laid && isNoted ? [laid] : [],
      because: coder === codebookCoder ? coding.because : null,
    })
  }
  for (const { codings } of transcripts)
    for (const coding of codings) {
      if (coding.status === 'rejected') continue
      const givers = giversOf(coding, byId)
      if (givers.size === 0 || (coding.status === 'candidate' && coding.coder === codebookCoder))
        give(coding, coding.coder, null)
      for (const [by, laid] of givers) give(coding, by, laid)
    }
  const ids = new Set(transcripts.map(({ transcript }) => transcript.id))
  for (const laid of decisions) {
    const { decision, place, outcome } = laid
    if (decision.did !== 'memo' || place === null || outcome === 'undone' || !ids.has(decision.transcript)) continue
    told.add(decision.id)
    const own = stretch(decision.transcript, place, decision.by)
    const given = own.codes.find(({ code }) => code === decision.code)
    if (given) given.notes.push(laid)
    else own.memos.push(laid)
  }
  const order = (a: CodedStretch, b: CodedStretch): number =>
    a.start - b.start ||
    a.end - b.end ||
    Number(a.coder === codebookCoder) - Number(b.coder === codebookCoder) ||
    byCodePoint(a.coder, b.coder)
  return { of: transcript => [...(all.get(transcript)?.values() ?? [])].sort(order), told }
}

/** Finds the people in favour of a coding, each with their last decision that gives it. */
function giversOf(coding: Coding, byId: ReadonlyMap<string, LaidDecision>): ReadonlyMap<string, LaidDecision> {
  const givers = new Map<string, LaidDecision>()
  for (const { by, decision: id } of coding.review ?? []) {
    const laid = byId.get(id)
    if (laid && givesCode(laid, coding)) givers.set(by, laid)
  }
  return givers
}

/** A decision that recodes or moves is about two places; it gives the code to one of them. */
function givesCode({ decision, place }: LaidDecision, { code, start, end }: Coding): boolean {
  switch (decision.did) {
    case 'accept':
    case 'add':
      return true
    case 'recode':
      return decision.toCode === code
    case 'adjust':
      return !(place?.start === start && place.end === end)
    default:
      return false
  }
}
