import type { Coding } from '../coding/coding'
import { fold } from '../text/fold'
import { sentences } from '../text/sentences'
import type { Span } from '../text/span'
import type { Transcript, Turn } from '../transcript/transcript'
import { getOrMake } from './get-or-make'
import type { CodedUnit } from './tally'
import { firstAfter, marksIn, wordsSaid } from './words-said'

/** A stretch that could be quoted: whole sentences of one turn. */
export interface Quotation extends Span {
  readonly turn: Turn
  readonly words: number
  /** True when a neighbouring sentence was taken in. */
  readonly widened: boolean
  /** What speaks against reading it aloud: hesitations, marks. */
  readonly roughness: number
  readonly givesNumber: boolean
  /** True when what was coded only says that somebody listens: "Yeah, exactly." */
  readonly backchannel: boolean
}

/** Quotations are preferred within these, and are widened or narrowed to whole sentences to keep to them. */
export const fewestWords = 8
export const mostWords = 60

/** Finds what could be quoted of coded units. Remembers what it has cut, since a parent's units are its sub-themes' too. */
export type FindQuotations = (unit: CodedUnit) => readonly Quotation[]

/**
 * Makes a finder of quotations.
 *
 * Of each turn that says it, the finder takes the sentences that hold evidence, from the first to the last of them; where that is
 * more than 60 words, each run of neighbours by itself, or each sentence. Without evidence, as in people's codings, every sentence of
 * the unit holds it. Fewer than 8 words are widened by the sentence that follows, or else that comes before; and a sentence that
 * takes it back ("But …") is taken in. A quotation never leaves its turn and never cuts a sentence.
 */
export function createQuotations(): FindQuotations {
  const sentencesOf = new Map<Turn, readonly Span[]>()
  const cuts = new Map<Turn, Map<string, Quotation>>()

  return ({ in: { transcript }, start, end, codings, turns }) =>
    turns.flatMap(turn => {
      const all = getOrMake(sentencesOf, turn, () => sentences(transcript.text, turn, marksIn(transcript, turn)))
      const pieces = divide(transcript, turn, all, holders(all, { start, end }, codings))
      const known = getOrMake(cuts, turn, () => new Map())
      return pieces.map(piece =>
        getOrMake(known, `${piece.first}-${piece.last}`, () => quotation(transcript, turn, all, piece)),
      )
    })
}

/** Neighbouring sentences, by their number in the turn; `last` is one of them. */
interface Piece {
  readonly first: number
  readonly last: number
}

/** Finds the sentences of a turn that hold evidence, or that the unit reaches into where it has none there. */
function holders(all: readonly Span[], unit: Span, codings: readonly Coding[]): readonly number[] {
  const found = new Set<number>()
  const add = ({ start, end }: Span): void => {
    for (let i = firstAfter(all, start); i < all.length && all[i].start < end; i++) found.add(i)
  }
  for (const { evidence } of codings) evidence.forEach(add)
  if (found.size === 0) add(unit)
  return [...found].sort((a, b) => a - b)
}

function divide(
  transcript: Transcript,
  turn: Turn,
  all: readonly Span[],
  holding: readonly number[],
): readonly Piece[] {
  if (holding.length === 0) return []
  const whole = { first: holding[0], last: holding.at(-1)! }
  if (holding.length === 1 || wordsSaid(transcript, turn, spanOf(all, whole)) <= mostWords) return [whole]
  const runs: number[][] = []
  for (const i of holding) {
    const run = runs.at(-1)
    if (run && run.at(-1) === i - 1) run.push(i)
    else runs.push([i])
  }
  if (runs.length === 1) return holding.map(i => ({ first: i, last: i }))
  return runs.flatMap(run => divide(transcript, turn, all, run))
}

function spanOf(all: readonly Span[], { first, last }: Piece): Span {
  return { start: all[first].start, end: all[last].end }
}

function quotation(transcript: Transcript, turn: Turn, all: readonly Span[], piece: Piece): Quotation {
  const { text } = transcript
  const wordsOf = (wider: Piece): number => wordsSaid(transcript, turn, spanOf(all, wider))
  let { first, last } = piece
  let words = wordsOf(piece)
  const widen = (wider: Piece): boolean => {
    if (wider.first < 0 || wider.last >= all.length || wordsOf(wider) > mostWords) return false
    ;({ first, last } = wider)
    words = wordsOf(wider)
    return true
  }
  while (words < fewestWords && (widen({ first, last: last + 1 }) || widen({ first: first - 1, last })));
  if (last + 1 < all.length && takesBack.test(text.slice(all[last + 1].start, all[last + 1].end)))
    widen({ first, last: last + 1 })
  const coded = spanOf(all, piece)
  const span = spanOf(all, { first, last })
  const quote = text.slice(span.start, span.end)
  return {
    ...span,
    turn,
    words,
    widened: first < piece.first || last > piece.last,
    roughness: roughness(transcript, span, quote),
    givesNumber: /\p{Nd}/u.test(quote),
    backchannel: isBackchannel(text.slice(coded.start, coded.end)),
  }
}

const takesBack = /^\W*(?:but|however|although|though|except|mind you|then again)\b/i
const hesitations = /(?<![\p{L}\p{M}\p{Nd}])(?:u+m+|u+h+|e+r+m*|m{2,})(?![\p{L}\p{M}\p{Nd}])/giu
const unheard = /inaudible|unintelligible|indistinct|unclear|unv\b|\?\?|xx/i

function roughness(transcript: Transcript, span: Span, quote: string): number {
  let rough = Math.min(3, quote.match(hesitations)?.length ?? 0)
  for (const { start, end, kind } of marksIn(transcript, span))
    rough += kind === 'aside' || unheard.test(transcript.text.slice(start, end)) ? 3 : 1
  return rough
}

const listening = new Set(
  `yeah yes yep yup no nope mm mmm mhm hm hmm uh huh um er erm right ok okay sure exactly absolutely definitely totally indeed
  agreed agree true same me too i here oh ah that's it is`.split(/\s+/),
)

function isBackchannel(quote: string): boolean {
  if (quote.length > 60) return false
  const words = fold(quote).match(/[\p{L}\p{M}\p{N}']+/gu) ?? []
  return words.every(word => listening.has(word))
}
