import { getOrMake } from './get-or-make'
import type { SpokenWords } from './spoken-words'
import type { CodedUnit } from './tally'

/** Stretches of numbered words: each from its first word up to, but not including, the second number. */
export type Stretches = readonly (readonly [from: number, to: number])[]

/** A span of a transcript, and the counted turns that it reaches into. */
export type Place = Pick<CodedUnit, 'in' | 'within' | 'start' | 'end'>

/** Finds the words of places, which are ordered within each transcript: each word once, even where they overlap. */
export function stretchesOf(places: readonly Place[], { turns, starts }: SpokenWords): Stretches {
  const found: (readonly [number, number])[] = []
  let reached = 0
  let last: Place['in'] | undefined
  for (const { in: coded, start, end, within } of places) {
    if (coded !== last) reached = 0
    last = coded
    for (const turn of within) {
      const { from, to } = turns.get(turn)!
      const first = firstFrom(starts, Math.max(start, reached), from, to)
      const behind = firstFrom(starts, end, from, to)
      if (first < behind) found.push([first, behind])
    }
    reached = Math.max(reached, end)
  }
  return found
}

/** Finds where the evidence of units stands. */
export function evidenceOf(units: readonly CodedUnit[]): readonly Place[] {
  const byTranscript = new Map<Place['in'], Place[]>()
  for (const { in: coded, within, codings } of units)
    for (const { evidence } of codings)
      for (const { start, end } of evidence)
        getOrMake(byTranscript, coded, () => []).push({ in: coded, within, start, end })
  return [...byTranscript.values()].flatMap(places => places.sort((a, b) => a.start - b.start || b.end - a.end))
}

/** The first of the words from `low` up to `high` that begins at an offset or behind it. */
function firstFrom(starts: Int32Array, offset: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] >= offset) high = middle
    else low = middle + 1
  }
  return low
}
