import { type LabelledCues, type LabelledPieces, labelCues } from './cue-labels'
import { voicesIn } from './cue-text'
import { asParagraphs, type Piece } from './paragraphs'
import type { ReadOptions, TranscriptRead } from './reader'

/** A stretch of a recording and the words that were said in it. */
export interface Cue {
  readonly id: string
  /** Seconds. */
  readonly start: number
  /** Seconds. */
  readonly end: number
  /** As it stands in the file, with tags. */
  readonly text: string
  /** 1-based line of the source on which `text` begins. */
  readonly line: number
}

/**
 * Reads who speaks in a file of cues, and joins successive cues of one speaker into a turn, which has the time of its first.
 *
 * A file names its speakers in one manner. Where any cue has a voice tag, only voice tags name speakers. Otherwise see
 * `cue-labels.ts`. A cue that nobody is named for is a turn of its own without a label, with one exception: where
 * names stand ahead of a colon or on a line of their own, as Zoom writes them, it goes on with the speaker before it.
 */
export function readCues(cues: readonly Cue[], options: ReadOptions): TranscriptRead {
  const voiced = cues.map(cue => voicesIn(cue.text, cue.line))
  const hasVoices = voiced.some(parts => parts.some(part => part.voice !== null))
  const { said, refused, why } = hasVoices ? byVoice(voiced) : labelCues(voiced.map(wordsOf), options)
  const turns: { label: string | null; time: number; pieces: Piece[] }[] = []
  for (const { cue, label, pieces } of said) {
    const last = turns.at(-1)
    if (last && label !== null && last.label === label) last.pieces.push(...pieces)
    else turns.push({ label, time: cues[cue].start, pieces: [...pieces] })
  }
  return { ...asParagraphs(turns), refused, why }
}

type Voices = ReturnType<typeof voicesIn>

const wordsOf = (parts: Voices) => parts.flatMap(part => part.pieces)

function byVoice(voiced: readonly Voices[]): LabelledCues {
  const why: Record<string, string> = Object.create(null)
  const said: LabelledPieces[] = voiced.flatMap((parts, cue) =>
    parts.map(({ voice, pieces }) => {
      if (voice !== null) why[voice] = 'named by a voice tag'
      return { cue, label: voice, pieces }
    }),
  )
  return { said, refused: [], why }
}
