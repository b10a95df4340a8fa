import { type Alignment, align, wordForWord } from './align'
import { canBe } from './quoted-words'
import type { Spoken } from './spoken'
import type { Wanted } from './wanted'

/** Beyond so many pieces × words nothing is aligned: a quotation has hundreds of words, not hundred thousands. */
export const mostCells = 12_000_000

/**
 * Finds every place where a quotation stands word for word; with omissions or insertions, every turn in which its parts stand in their order.
 *
 * @param at Spoken words at which one of its grams begins.
 * @param offset Place of the gram's first word among the quotation's words.
 */
export function wordForWordIn(
  wanted: Wanted,
  spoken: Spoken,
  at: readonly number[],
  offset: number,
): readonly Alignment[] {
  return wanted.isPlain ? plainPlaces(wanted, spoken, at, offset) : markedPlaces(wanted, spoken, at)
}

function plainPlaces(
  { pieces, words }: Wanted,
  spoken: Spoken,
  at: readonly number[],
  offset: number,
): readonly Alignment[] {
  const found: Alignment[] = []
  const { turns, turnOf } = spoken
  for (const place of at) {
    const first = place - offset
    const { talk } = turns[turnOf[place]]
    if (first < talk.first || first + words.length > talk.last) continue
    if (words.every((word, i) => canBe(word, spoken.words.forms[first + i], spoken.vocabulary)))
      found.push(wordForWord(pieces, first))
  }
  return found
}

/** So many turns are aligned; where more hold the same parts, the quotation says little. */
const mostTurns = 30

function markedPlaces(wanted: Wanted, spoken: Spoken, at: readonly number[]): readonly Alignment[] {
  const found: Alignment[] = []
  for (const number of new Set(at.map(place => spoken.turnOf[place]))) {
    const { first, last } = spoken.turns[number]
    if (!holdsRuns(wanted, spoken, first, last) || wanted.pieces.length * (last - first) > mostCells) continue
    const alignment = align(wanted.pieces, spoken, first, last)
    if (isWordForWord(alignment)) found.push(alignment)
    if (found.length === mostTurns) break
  }
  return found
}

/** True where nothing was changed without a mark. */
export function isWordForWord({ steps }: Alignment): boolean {
  return steps.some(({ kind }) => kind === 'same') && steps.every(({ kind }) => kind !== 'left' && kind !== 'added')
}

/** True where the runs stand in a stretch one after the other. */
function holdsRuns({ runs }: Wanted, { words: { forms }, vocabulary }: Spoken, first: number, last: number): boolean {
  let from = first
  for (const { words } of runs) {
    while (from + words.length <= last && !words.every((word, i) => canBe(word, forms[from + i], vocabulary))) from++
    if (from + words.length > last) return false
    from += words.length
  }
  return true
}
