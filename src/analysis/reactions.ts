import type { Span } from '../text/span'
import type { Transcript, Turn } from '../transcript/transcript'
import { getOrMake } from './get-or-make'
import type { QuestionSection } from './question-sections'
import { type Reaction, reactionIn } from './reaction-markers'
import { createReferences } from './references'
import { marksIn, wordsSaid } from './words-said'

/** What somebody said under a question. */
export interface Reactions {
  /** A place for each turn: `fg01:12`. */
  readonly references: string[]
  /** The turns that open with agreement or dissent. */
  readonly marked: { readonly reaction: Reaction; readonly because: string }[]
}

/**
 * Finds the turns of each participant under one question, by name, and those of them that react to another participant's turn, which
 * they directly follow. Turns without words are passed over; what a moderator or anybody else says comes between.
 *
 * @param nameOf Names the participant who says a turn; null for everybody else.
 */
export function reactionsByName(
  sections: readonly QuestionSection[],
  nameOf: (turn: Turn) => string | null,
  isEnglish: boolean,
): ReadonlyMap<string, Reactions> {
  const said = new Map<string, Reactions>()
  const referenceTo = createReferences()
  for (const { transcript, turns, talk } of sections) {
    const counted = new Set(talk)
    let before: Turn | null = null
    for (const turn of turns) {
      if (!counted.has(turn)) {
        if (wordsSaid(transcript, turn, turn) > 0) before = null
        continue
      }
      const name = nameOf(turn)
      const after = before && nameOf(before)
      if (name !== null) {
        const own = getOrMake(said, name, () => ({ references: [], marked: [] }))
        const reference = referenceTo(transcript, turn.start)
        own.references.push(reference)
        const reaction =
          isEnglish && before && after !== null && after !== name
            ? reactionIn(wordsOf(transcript, turn), wordsOf(transcript, before))
            : null
        if (reaction) {
          const letter = reaction === 'agrees' ? 'A' : 'D'
          own.marked.push({ reaction, because: `${letter} "${opening(transcript, turn)}" ${reference} after ${after}` })
        }
      }
      before = turn
    }
  }
  return said
}

/** The words of a turn, a blank in place of each mark. */
function wordsOf(transcript: Transcript, turn: Turn): string {
  const { text } = transcript
  let words = ''
  let from = turn.start
  for (const { start, end } of marksIn(transcript, turn) as readonly Span[]) {
    words += `${text.slice(from, start)} `
    from = end
  }
  return words + text.slice(from, turn.end)
}

/** As many words as are shown of a turn. */
const firstWords = /^(?:\S+\s+){11}\S+/

/** The first words of a turn, word for word. */
function opening({ text }: Transcript, { start, end }: Turn): string {
  const said = text.slice(start, end)
  const first = firstWords.exec(said)?.[0] ?? said
  return first.length < said.length ? `${first} …` : said
}
