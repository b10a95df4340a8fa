import type { AskedQuestion } from '../study/questions-asked'
import type { Transcript, Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { isCounted } from './tally'
import { wordsSaid } from './words-said'

/** Tells which question of the guide each turn of a transcript answers: one entry a turn, null where it is not known. */
export type QuestionsIn = (transcript: Transcript) => readonly (AskedQuestion | null)[]

/** Neighbouring turns under one asking of a question, or under none that is known. */
export interface QuestionSection {
  readonly transcript: Transcript
  /** The asking; null where no question is known. */
  readonly asked: AskedQuestion | null
  /** Every turn of it, the moderator's that asks too. At least one. */
  readonly turns: readonly Turn[]
  /** Those that are data and hold words. A counted turn stands in one section only. */
  readonly talk: readonly Turn[]
  /** Words of `talk`. */
  readonly words: number
  /**
   * From its first turn to the first of the next section; of a transcript's last section to the beginning of its last turn, since
   * transcripts do not tell when that ends. null where a time is missing, or runs backwards.
   */
  readonly seconds: number | null
}

/** Divides every transcript at the questions of the guide. Ordered by group, transcript and place. */
export function questionSections(
  { codebook, transcripts }: CodedStudy,
  asked: QuestionsIn,
): readonly QuestionSection[] {
  return [...transcripts]
    .sort(({ transcript: a }, { transcript: b }) => byCodePoint(a.group, b.group) || byCodePoint(a.id, b.id))
    .flatMap(({ transcript }) => {
      const parts = divide(transcript.turns, asked(transcript))
      return parts.map(({ asked, turns }, i): QuestionSection => {
        const said = turns
          .filter(turn => isCounted(codebook, turn))
          .map(turn => ({ turn, words: wordsSaid(transcript, turn, turn) }))
          .filter(({ words }) => words > 0)
        return {
          transcript,
          asked,
          turns,
          talk: said.map(({ turn }) => turn),
          words: said.reduce((sum, { words }) => sum + words, 0),
          seconds: between(turns[0], parts[i + 1]?.turns[0] ?? turns[turns.length - 1]),
        }
      })
    })
}

interface Part {
  readonly asked: AskedQuestion | null
  readonly turns: readonly Turn[]
}

function divide(turns: readonly Turn[], inForce: readonly (AskedQuestion | null)[]): readonly Part[] {
  const parts: { asked: AskedQuestion | null; turns: Turn[] }[] = []
  for (const [i, turn] of turns.entries()) {
    const asked = inForce[i] ?? null
    const last = parts[parts.length - 1]
    if (last && last.asked?.question === asked?.question && last.asked?.turn === asked?.turn) last.turns.push(turn)
    else parts.push({ asked, turns: [turn] })
  }
  return parts
}

function between({ time: from }: Turn, { time: to }: Turn): number | null {
  return from === null || to === null || to < from ? null : to - from
}
