import type { Spoken } from './spoken'
import type { Wanted } from './wanted'

/** Words of a quotation, `[from, to)` among its words, that stand together somewhere from spoken word `word` on. */
export interface PieceApart {
  readonly from: number
  readonly to: number
  readonly word: number
}

/** Fewer words than these stand together somewhere by chance. */
const fewest = 4

/**
 * Covers a quotation with the longest pieces that stand word for word somewhere, from left to right.
 *
 * @param placesAt For each of the quotation's words, where the three words from it on were said.
 */
export function piecesApart(
  { words }: Wanted,
  spoken: Spoken,
  placesAt: readonly (readonly number[])[],
): readonly PieceApart[] {
  const { forms } = spoken.words
  const found: PieceApart[] = []
  for (let from = 0; from < words.length; ) {
    let best: PieceApart | null = null
    for (const word of placesAt[from] ?? []) {
      const { talk } = spoken.turns[spoken.turnOf[word]]
      const most = Math.min(words.length - from, talk.last - word)
      let length = 0
      while (length < most && words[from + length].form === forms[word + length]) length++
      const isLonger = length > (best ? best.to - best.from : fewest - 1)
      // Of equally long ones the one that goes on from the piece before.
      if (isLonger) best = { from, to: from + length, word }
    }
    if (best) found.push(best)
    from = best?.to ?? from + 1
  }
  return found
}
