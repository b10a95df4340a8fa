import type { Span } from '../../text/span'
import { noWords, type Vocabulary } from '../../text/words'
import { isNote } from '../../transcript/marks'

/** One piece of a quotation, in order. */
export type QuotedPiece = QuotedWord | QuotedMark

/** A word that should stand in the transcript. */
export interface QuotedWord extends Span {
  readonly kind: 'word'
  /** Its number in the vocabulary. */
  readonly form: number
  /** True where it stands in square brackets, so that it need not be in the transcript. */
  readonly bracketed: boolean
  /** What else than `form` it may be: "[W]e", "manage[d]"; null where nothing is. */
  readonly mended: Mended | null
}

/** `omission`: "…", "[...]". `insertion`: what ends a bracket, which may stand in place of some words. `note`: "[laughs]". */
export interface QuotedMark extends Span {
  readonly kind: 'omission' | 'insertion' | 'note'
}

/** A word with letters of it in brackets: "manage[d]" has "manage" outside, and stands for any ending. */
interface Mended {
  readonly outside: string
  readonly anyEnding: boolean
}

/**
 * Takes a quotation apart into words and what editors put between them.
 *
 * Dots in a row and "…", with brackets or without, mark an omission; square brackets an insertion; brackets that hold a transcriber's note hold no words.
 */
export function quotedPieces(text: string, vocabulary: Vocabulary): readonly QuotedPiece[] {
  const pieces: QuotedPiece[] = []
  let from = 0
  const wordsUpTo = (end: number): void => {
    if (end > from) for (const word of wordsOf(text, { start: from, end }, vocabulary, false)) pieces.push(word)
  }
  for (const hit of text.matchAll(editorial)) {
    const [whole] = hit
    const start = hit.index
    const end = start + whole.length
    const { dots, mended, square, note } = hit.groups as Record<string, string | undefined>
    if (note !== undefined && !isNote(note)) continue
    wordsUpTo(start)
    from = end
    if (dots !== undefined) pieces.push({ kind: 'omission', start, end })
    else if (mended !== undefined) pieces.push(...mendedWord(text, { start, end }, vocabulary))
    else if (note !== undefined || isNote(square!)) pieces.push({ kind: 'note', start, end })
    else {
      pieces.push(...wordsOf(text, { start: start + 1, end: end - 1 }, vocabulary, true))
      pieces.push({ kind: 'insertion', start, end })
    }
  }
  wordsUpTo(text.length)
  return pieces
}

const dots = String.raw`\u2026[\u2026.]*|\.(?:[ \u00a0\n]?\.){2,20}`
const letter = String.raw`[\p{L}\p{M}\p{N}'\u2019]`
const editorial = new RegExp(
  [
    String.raw`(?<dots>\[\s{0,3}(?:${dots})\s{0,3}\]|\(\s{0,3}(?:${dots})\s{0,3}\)|${dots})`,
    String.raw`(?<mended>(?<!${letter})${letter}{1,40}\[[\p{L}\p{M}'\u2019]{1,20}\]${letter}{0,40}|(?<!${letter})\[[\p{L}\p{M}'\u2019]{1,20}\]${letter}{1,40})`,
    String.raw`\[(?<square>[^[\]]{0,400})\]`,
    '[({](?<note>[^(){}]{1,60})[)}]',
  ].join('|'),
  'gu',
)

function wordsOf(text: string, span: Span, vocabulary: Vocabulary, bracketed: boolean): readonly QuotedWord[] {
  const words = noWords((span.end - span.start) >> 1)
  vocabulary.read(text, span, [], words)
  return Array.from({ length: words.count }, (_, i) => ({
    kind: 'word',
    form: words.forms[i],
    start: words.starts[i],
    end: words.ends[i],
    bracketed,
    mended: null,
  }))
}

/** Reads "[W]e" as one word, "we". */
function mendedWord(text: string, span: Span, vocabulary: Vocabulary): readonly QuotedWord[] {
  const written = text.slice(span.start, span.end)
  const whole = written.replace(/[[\]]/g, '')
  const words = wordsOf(whole, { start: 0, end: whole.length }, vocabulary, false)
  const outside = written.replace(/\[[^\]]*\]/, '').toLowerCase()
  const anyEnding = written.endsWith(']') && outside.length >= 3
  return words.map(({ form }) => ({
    kind: 'word',
    form,
    ...span,
    bracketed: false,
    mended: { outside, anyEnding },
  }))
}

/** True where a word of a quotation can be a word of the transcript. */
export function canBe(word: QuotedWord, form: number, vocabulary: Vocabulary): boolean {
  if (word.form === form) return true
  if (!word.mended) return false
  const { outside, anyEnding } = word.mended
  const said = vocabulary.form(form)
  return said === outside || (anyEnding && said.startsWith(outside) && said.length <= outside.length + 5)
}
