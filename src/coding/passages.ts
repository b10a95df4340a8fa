import type { PatternSet } from '../matchers/pattern-set'
import { type Hits, noHits } from '../matchers/pattern-set'
import { sentences } from '../text/sentences'
import { noWords, type Vocabulary, type Words } from '../text/words'
import type { Mark, Transcript } from '../transcript/transcript'

/** A sentence of a turn, with its words and the pattern hits among them by number. */
export interface Passage {
  /** Its place among the passages. */
  readonly number: number
  readonly turn: number
  readonly start: number
  readonly end: number
  readonly firstWord: number
  /** Exclusive. */
  readonly endWord: number
  readonly firstHit: number
  /** Exclusive. */
  readonly endHit: number
}

/** A transcript read once for a codebook: its sentences, their words and the hits of every word pattern. */
export interface ReadPassages {
  readonly passages: readonly Passage[]
  readonly words: Words
  readonly hits: Hits
  /** How many words that count stand ahead of each word, and of the end. Fillers do not count where they are skipped. */
  readonly rank: Int32Array
}

const none: readonly Mark[] = []

/** Reads all turns, the moderator's too: their words tell what was prompted. */
export function readPassages(transcript: Transcript, vocabulary: Vocabulary, patterns: PatternSet): ReadPassages {
  const { text, turns, marks } = transcript
  // An answer of a line or two needs little room, and there may be a hundred thousand of them.
  const room = Math.min(1024, (text.length >> 1) + 1)
  const words = noWords(room)
  const hits = noHits(room >> 2 || 1)
  const passages: Passage[] = []
  let mark = 0
  for (const turn of turns) {
    while (mark < marks.length && marks[mark].end <= turn.start) mark++
    let beyond = mark
    while (beyond < marks.length && marks[beyond].start < turn.end) beyond++
    let endWord = words.count
    const known = { words, first: endWord }
    vocabulary.read(text, turn, marks, words)
    for (const { start, end } of sentences(text, turn, beyond > mark ? marks.slice(mark, beyond) : none, known)) {
      const firstWord = endWord
      const firstHit = hits.count
      while (endWord < words.count && words.starts[endWord] < end) endWord++
      patterns.find(text, words, firstWord, endWord, hits)
      passages.push({
        number: passages.length,
        turn: turn.index,
        start,
        end,
        firstWord,
        endWord,
        firstHit,
        endHit: hits.count,
      })
    }
  }
  const rank = new Int32Array(words.count + 1)
  for (let w = 0; w < words.count; w++) rank[w + 1] = rank[w] + (patterns.isFiller(words.forms[w]) ? 0 : 1)
  return { passages, words, hits, rank }
}
