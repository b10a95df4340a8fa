import { type Alignment, align } from './align'
import type { Spoken } from './spoken'
import type { Wanted } from './wanted'
import { mostCells } from './word-for-word'

/** A gram of a quotation with the places where it was said. */
export interface Hit {
  /** Place of its first word among the quotation's words. */
  readonly at: number
  readonly places: readonly number[]
}

/** So many stretches are looked at closely. */
const mostStretches = 6

/**
 * Finds the stretches of talk that a quotation fits best, the best first: those that share most of its rarer runs of words.
 *
 * Each gram votes for the neighbourhood in which it stands, the more the rarer it is; the neighbourhoods with most votes are aligned.
 */
export function nearestTo(wanted: Wanted, spoken: Spoken, hits: readonly Hit[]): readonly Alignment[] {
  const length = Math.max(16, wanted.words.length)
  const votes = new Map<number, { weight: number; last: number; word: number }>()
  for (const [h, { places }] of hits.entries()) {
    const weight = Math.log(1 + spoken.words.count / (1 + places.length))
    for (const place of places) {
      const bucket = Math.floor(place / length)
      const vote = votes.get(bucket) ?? { weight: 0, last: -1, word: place }
      votes.set(bucket, vote)
      if (vote.last === h) continue
      vote.last = h
      vote.weight += weight
    }
  }
  const ranked = [...votes]
    .map(([bucket, { weight, word }]) => ({ bucket, word, weight: weight + (votes.get(bucket + 1)?.weight ?? 0) }))
    .sort((a, b) => b.weight - a.weight || a.bucket - b.bucket)
  const done = new Set<string>()
  const found: Alignment[] = []
  for (const { bucket, word } of ranked.slice(0, mostStretches)) {
    const [from, to] = stretchAround(wanted, spoken, bucket * length, (bucket + 2) * length, word)
    if (done.has(`${from}-${to}`) || (to - from) * wanted.pieces.length > mostCells) continue
    done.add(`${from}-${to}`)
    found.push(align(wanted.pieces, spoken, from, to))
  }
  return found.sort((a, b) => a.cost - b.cost || a.first - b.first)
}

/** Widens a stretch by the quotation's length; where it has omissions, to whole turns and the turns beside them. */
function stretchAround(
  { words, isPlain }: Wanted,
  { turns, turnOf, words: { count } }: Spoken,
  from: number,
  to: number,
  word: number,
): readonly [number, number] {
  const { talk } = turns[turnOf[word]]
  const slack = words.length + 10
  let first = Math.max(talk.first, from - slack)
  let last = Math.min(talk.last, to + slack, count)
  if (!isPlain) {
    first = Math.max(talk.first, Math.min(first, turns[turnOf[first]].first - besideTurn), first - mostTurnWords)
    last = Math.min(talk.last, Math.max(last, turns[turnOf[last - 1]].last + besideTurn), last + mostTurnWords)
  }
  return [first, last]
}

const besideTurn = 200
const mostTurnWords = 3000
