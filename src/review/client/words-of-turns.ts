import type { Span } from '../../text/span'

/**
 * Finds the words of all turns, in their order: runs of characters between white space, as word processors have them. Where a script writes
 * without blanks, each character with its marks is a word. Labels between turns are none, so that no stretch begins or ends in one.
 */
export function wordsOfTurns(text: string, turns: readonly Span[]): readonly Span[] {
  return turns.flatMap(turn =>
    [...text.slice(turn.start, turn.end).matchAll(word)].map(({ index, 0: { length } }) => ({
      start: turn.start + index,
      end: turn.start + index + length,
    })),
  )
}

const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}`

const word = new RegExp(String.raw`[${unspaced}]\p{M}*|[^\s${unspaced}]+`, 'gu')
