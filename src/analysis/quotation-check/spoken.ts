import type { CodedTranscript } from '../../coding/coded-transcript'
import { countUpTo } from '../../text/count-up-to'
import { createVocabulary, noWords, type Vocabulary, type Words } from '../../text/words'
import type { Turn } from '../../transcript/transcript'
import { marksIn } from '../words-said'

/** Every word of every transcript in one row, without transcriber's marks. Word `i` is `words.forms[i]`, said in `turns[turnOf[i]]`. */
export interface Spoken {
  readonly vocabulary: Vocabulary
  readonly words: Words
  readonly turnOf: Int32Array
  readonly turns: readonly SpokenTurn[]
  /** How often each form occurs. */
  readonly counts: Int32Array
}

/** A turn, and its words `[first, last)`. */
export interface SpokenTurn {
  readonly in: CodedTranscript
  readonly turn: Turn
  readonly first: number
  readonly last: number
  /** The words of the whole transcript. */
  readonly talk: { readonly first: number; readonly last: number }
}

/** Puts the words of all transcripts, whoever said them, into one row. */
export function spokenIn(transcripts: readonly CodedTranscript[]): Spoken {
  const vocabulary = createVocabulary()
  const words = noWords(1 << 16)
  const turns: SpokenTurn[] = []
  for (const coded of transcripts) {
    const { transcript } = coded
    const talk = { first: words.count, last: words.count }
    for (const turn of transcript.turns) {
      const first = words.count
      vocabulary.read(transcript.text, turn, marksIn(transcript, turn), words)
      turns.push({ in: coded, turn, first, last: words.count, talk })
    }
    talk.last = words.count
  }
  const turnOf = new Int32Array(words.count)
  const counts = new Int32Array(vocabulary.size())
  for (const [t, { first, last }] of turns.entries()) turnOf.fill(t, first, last)
  for (let i = 0; i < words.count; i++) counts[words.forms[i]]++
  return { vocabulary, words, turnOf, turns, counts }
}

/** How often a form occurs; forms that only a manuscript has do not. */
export function countOf({ counts }: Spoken, form: number): number {
  return form < counts.length ? counts[form] : 0
}

/** Gives a text between two offsets without the transcriber's marks that lie there. */
export function withoutMarks(coded: CodedTranscript, start: number, end: number): string {
  const { text, marks } = coded.transcript
  let from = start
  let said = ''
  for (let i = countUpTo(markStarts(coded), start - 1); i < marks.length && marks[i].start < end; i++) {
    said += text.slice(from, Math.max(from, marks[i].start))
    from = Math.max(from, marks[i].end)
  }
  return said + text.slice(from, Math.max(from, end))
}

const starts = new WeakMap<CodedTranscript, readonly number[]>()

function markStarts(coded: CodedTranscript): readonly number[] {
  const known = starts.get(coded) ?? coded.transcript.marks.map(({ start }) => start)
  starts.set(coded, known)
  return known
}
