import { fillers } from '../../text/words'
import { canBe, type QuotedPiece, type QuotedWord } from './quoted-words'
import { countOf, type Spoken } from './spoken'

/** One step of a quotation laid over a stretch of talk. Indexes are of pieces and of spoken words. */
export interface Step {
  /** `left`: a spoken word that the quotation leaves out without a mark. `omitted`: with one. `added`: a word that nobody said. */
  readonly kind: 'same' | 'left' | 'added' | 'omitted' | 'inserted' | 'mark'
  /** -1 where there is none. */
  readonly piece: number
  readonly word: number
}

/** A quotation laid over talk as well as it fits. */
export interface Alignment {
  readonly steps: readonly Step[]
  /** Words added, left out or exchanged without a mark; hesitations left out count less. */
  readonly cost: number
  /** The spoken words that it covers, `[first, last)`; empty where none is the same. */
  readonly first: number
  readonly last: number
}

const filler = 0.4
/** What is marked costs next to nothing: so little that the shortest of such ways is taken. */
const skipped = 1e-7
const replaced = 1e-4
const unmatched = 1e-3
/** A little more than a word left out, so that of two such ways the one with more of the same words is taken. */
const addition = 1.01

const START = 0
const SAME = 1
const EXCHANGED = 2
const ADDED = 3
const LEFT = 4
const STEP = 5
const SKIPPED = 6

/**
 * Lays a quotation over the spoken words `[from, to)` with the fewest unmarked changes, and among such ways with the shortest omissions.
 *
 * An alignment of all of the quotation with any part of the stretch (semi-global edit distance over words, after Sellers 1980), in which an omission
 * mark may pass over any number of words, and what stands in square brackets may be there, be missing, or stand in place of something.
 * It takes time and memory of pieces × words.
 */
export function align(pieces: readonly QuotedPiece[], spoken: Spoken, from: number, to: number): Alignment {
  const { words, vocabulary } = spoken
  const width = to - from + 1
  const ways = new Uint8Array((pieces.length + 1) * width)
  const leaving = new Float64Array(width)
  for (let j = 1; j < width; j++) leaving[j] = isFiller(spoken, words.forms[from + j - 1]) ? filler : 1
  let above = new Float64Array(width)
  let row = new Float64Array(width)
  for (const [p, piece] of pieces.entries()) {
    const base = (p + 1) * width
    const isWord = piece.kind === 'word'
    const adding = isWord ? (piece.bracketed ? unmatched : addition) : 0
    const skipping = piece.kind === 'omission' ? skipped : piece.kind === 'insertion' ? replaced : Infinity
    row[0] = above[0] + adding
    ways[base] = isWord ? ADDED : STEP
    for (let j = 1; j < width; j++) {
      let cost = above[j] + adding
      let way = isWord ? ADDED : STEP
      if (isWord) {
        const isSame = piece.mended
          ? canBe(piece, words.forms[from + j - 1], vocabulary)
          : piece.form === words.forms[from + j - 1]
        const across = isSame ? above[j - 1] : piece.bracketed ? Infinity : above[j - 1] + 1.5
        if (across <= cost) {
          cost = across
          way = isSame ? SAME : EXCHANGED
        }
        const left = row[j - 1] + leaving[j]
        if (left < cost) {
          cost = left
          way = LEFT
        }
      } else {
        const skip = row[j - 1] + Math.min(skipping, leaving[j])
        if (skip < cost) {
          cost = skip
          way = skipping < leaving[j] ? SKIPPED : LEFT
        }
      }
      row[j] = cost
      ways[base + j] = way
    }
    ;[above, row] = [row, above]
  }
  let end = 0
  for (let j = 1; j < width; j++) if (above[j] < above[end]) end = j
  return alignmentOf(pieces, stepsBack(pieces, ways, width, end, from), above[end])
}

function stepsBack(
  pieces: readonly QuotedPiece[],
  ways: Uint8Array,
  width: number,
  end: number,
  from: number,
): readonly Step[] {
  const steps: Step[] = []
  let p = pieces.length
  let j = end
  while (p > 0) {
    const way = ways[p * width + j]
    const piece = pieces[p - 1]
    const word = from + j - 1
    if (way === SAME) {
      steps.push({ kind: 'same', piece: p - 1, word })
      p--
      j--
    } else if (way === EXCHANGED) {
      steps.push({ kind: 'added', piece: p - 1, word: -1 }, { kind: 'left', piece: -1, word })
      p--
      j--
    } else if (way === ADDED) {
      const isMarked = (piece as QuotedWord).bracketed
      steps.push({ kind: isMarked ? 'inserted' : 'added', piece: p - 1, word: -1 })
      p--
    } else if (way === STEP || way === START) {
      steps.push({ kind: 'mark', piece: p - 1, word: -1 })
      p--
    } else {
      steps.push({ kind: way === SKIPPED ? 'omitted' : 'left', piece: way === SKIPPED ? p - 1 : -1, word })
      j--
    }
  }
  return steps.reverse()
}

function alignmentOf(pieces: readonly QuotedPiece[], all: readonly Step[], cost: number): Alignment {
  // What an omission mark at either end would pass over is not of the quotation.
  const isSame = ({ kind }: Step): boolean => kind === 'same'
  const firstSame = all.findIndex(isSame)
  const lastSame = all.findLastIndex(isSame)
  const steps = all.filter(
    ({ kind }, i) => (kind !== 'omitted' && kind !== 'left') || (i > firstSame && i < lastSame && firstSame !== -1),
  )
  const first = firstSame === -1 ? 0 : all[firstSame].word
  const last = firstSame === -1 ? 0 : all[lastSame].word + 1
  return { steps, cost: pieces.length === 0 ? 0 : cost, first, last }
}

/** The alignment of a quotation that stands word for word from a spoken word on. */
export function wordForWord(pieces: readonly QuotedPiece[], at: number): Alignment {
  let word = at
  const steps = pieces.map(
    (piece, p): Step =>
      piece.kind === 'word' ? { kind: 'same', piece: p, word: word++ } : { kind: 'mark', piece: p, word: -1 },
  )
  return { steps, cost: 0, first: at, last: word }
}

const known = new WeakMap<Spoken, ReadonlySet<number>>()

/** True for a hesitation: "um", "erm". */
export function isFiller(spoken: Spoken, form: number): boolean {
  let forms = known.get(spoken)
  if (!forms) {
    forms = new Set(
      Array.from({ length: spoken.counts.length }, (_, i) => i).filter(
        i => countOf(spoken, i) > 0 && fillers.has(spoken.vocabulary.form(i)),
      ),
    )
    known.set(spoken, forms)
  }
  return forms.has(form)
}
