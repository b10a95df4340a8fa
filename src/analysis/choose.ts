import { overlaps } from '../text/span'
import { byCodePoint } from './by-code-point'
import type { Candidate } from './candidates'
import { getOrMake } from './get-or-make'
import type { Quotation } from './quotations'

/**
 * Chooses one quotation after the other: of whoever was chosen least for this code, then of the group that was, then what a person
 * accepted, then of people below `perPerson` quotations over all codes, then by score less their quotations so far.
 */
export function choose(
  candidates: readonly Candidate[],
  wanted: number,
  perPerson: number,
  quoted: Quoted,
): readonly Candidate[] {
  const chosen: Candidate[] = []
  const ofVoice = new Map<object, number>()
  const ofGroup = new Map<string, number>()
  while (chosen.length < wanted) {
    let best: readonly [candidate: Candidate, rank: readonly number[]] | undefined
    for (const candidate of candidates) {
      if (chosen.some(other => sharesWords(other, candidate))) continue
      const times = quoted.timesOf(candidate)
      const rank = [
        ofVoice.get(candidate.voice) ?? 0,
        ofGroup.get(candidate.in.transcript.group) ?? 0,
        candidate.accepted ? 0 : 1,
        times >= perPerson ? 1 : 0,
        times - candidate.score,
      ]
      if (!best || compare(candidate, rank, ...best) < 0) best = [candidate, rank]
    }
    if (!best) break
    const [next] = best
    const { group } = next.in.transcript
    chosen.push(next)
    quoted.add(next)
    ofVoice.set(next.voice, (ofVoice.get(next.voice) ?? 0) + 1)
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + 1)
  }
  return chosen
}

function sharesWords(a: Candidate, b: Candidate): boolean {
  return a.in === b.in && overlaps(a.quotation, b.quotation)
}

function compare(a: Candidate, rankOfA: readonly number[], b: Candidate, rankOfB: readonly number[]): number {
  for (const [i, rank] of rankOfA.entries()) if (rank !== rankOfB[i]) return rank - rankOfB[i]
  return (
    byCodePoint(a.in.transcript.id, b.in.transcript.id) ||
    a.quotation.start - b.quotation.start ||
    a.quotation.end - b.quotation.end
  )
}

/** Remembers whom the chosen quotations quote, over all codes. The same words chosen for a theme and its sub-theme are one quotation. */
export interface Quoted {
  readonly timesOf: (candidate: Candidate) => number
  readonly add: (candidate: Candidate) => void
}

export function createQuoted(): Quoted {
  const quotations = new Map<object, Set<Quotation>>()
  return {
    timesOf: ({ voice, quotation }) => {
      const known = quotations.get(voice)
      return known ? known.size - (known.has(quotation) ? 1 : 0) : 0
    },
    add: ({ voice, quotation }) => {
      getOrMake(quotations, voice, () => new Set()).add(quotation)
    },
  }
}
