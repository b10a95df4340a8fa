import type { Gram } from './grams'
import type { QuotedPiece, QuotedWord } from './quoted-words'

/** A quotation, ready to be looked for. */
export interface Wanted {
  readonly pieces: readonly QuotedPiece[]
  /** Its words outside brackets. */
  readonly words: readonly QuotedWord[]
  /** Runs of words that must follow each other; `at` is the place of the first among `words`. */
  readonly runs: readonly { readonly at: number; readonly words: readonly QuotedWord[] }[]
  /** True where it is one run, so that it stands word for word or not at all. */
  readonly isPlain: boolean
}

/** Divides a quotation at its omissions and insertions. */
export function wantedOf(pieces: readonly QuotedPiece[]): Wanted {
  const words: QuotedWord[] = []
  const runs: { at: number; words: QuotedWord[] }[] = []
  let isOpen = false
  for (const piece of pieces) {
    if (piece.kind === 'note') continue
    if (piece.kind !== 'word' || piece.bracketed) {
      isOpen = false
      continue
    }
    if (!isOpen) runs.push({ at: words.length, words: [] })
    isOpen = true
    runs.at(-1)!.words.push(piece)
    words.push(piece)
  }
  const isPlain = runs.length === 1 && pieces.every(piece => piece.kind !== 'word' || !piece.bracketed)
  return { pieces, words, runs, isPlain }
}

/** A gram of a quotation, and the place of its first word among the quotation's words. */
export interface WantedGram {
  readonly gram: Gram
  readonly at: number
}

/** Gives every run of `length` words of a quotation, and shorter ones of runs that are shorter. Words in part in brackets are in none. */
export function gramsOf({ runs }: Wanted, length: 1 | 2 | 3): readonly WantedGram[] {
  const found: WantedGram[] = []
  for (const { at, words } of runs) {
    const size = Math.min(length, words.length)
    for (let i = 0; i + size <= words.length; i++) {
      const gram = words.slice(i, i + size)
      if (gram.every(({ mended }) => mended === null)) found.push({ gram: gram.map(({ form }) => form), at: at + i })
    }
  }
  if (found.length > 0 || length === 1) return found
  return gramsOf({ runs } as Wanted, (length - 1) as 1 | 2)
}
