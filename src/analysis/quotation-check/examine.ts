import { getOrMake } from '../get-or-make'
import { type Alignment, isFiller, type Step } from './align'
import type { Change, Convention, DifferencePiece, SaidPlace } from './quotation'
import type { QuotedPiece, QuotedWord } from './quoted-words'
import { compareSigns, compareSpelling, cutsNumber, isNumber } from './signs'
import { type Spoken, withoutMarks } from './spoken'
import { isWordForWord } from './word-for-word'

/** What an alignment says of a quotation. */
export interface Examination {
  readonly changes: ReadonlySet<Change>
  readonly conventions: ReadonlySet<Convention>
  /** True where something was left out or put in, and a mark says so. */
  readonly isMarked: boolean
  readonly difference: readonly DifferencePiece[]
  readonly similarity: number
  readonly notes: readonly string[]
}

/** More words than these, left out in a row without a mark, make two places of one. */
const mostLeftOut = 8

/** Looks closely at a quotation laid over talk: what differs between the two, and which of it is marked or allowed. */
export function examine(
  text: string,
  pieces: readonly QuotedPiece[],
  alignment: Alignment,
  spoken: Spoken,
): Examination {
  const changes = new Set<Change>()
  const conventions = new Set<Convention>()
  const notes: string[] = []
  const note = (found: Change | Convention | null): void => {
    if (found === null) return
    if (isConvention(found)) conventions.add(found)
    else changes.add(found)
  }
  const { steps } = alignment
  const marks = marksPassed(alignment, spoken)
  compareEnds(text, pieces, alignment, spoken, note)
  const literal = compareNeighbours(text, pieces, steps, spoken, note, notes)
  compareWords(pieces, steps, spoken, changes)
  const written = pieces.filter(({ kind }) => kind === 'note').map(({ start, end }) => text.slice(start, end))
  const left = marks.filter(mark => !written.includes(mark))
  const gone = negationsOmitted(steps, spoken)
  if (gone.length > 0)
    notes.push(`an omission leaves out ${gone.map(word => `“${word}”`).join(' and ')}: is the sense still theirs?`)
  const omits = steps.some(({ kind }) => kind === 'omitted')
  const inserts =
    steps.some(({ kind }) => kind === 'inserted') ||
    pieces.some(piece => piece.kind === 'word' && piece.mended !== null) ||
    written.some(mark => !marks.includes(mark))
  if (left.length > 0) notes.push(`left out without a mark, as no words: ${[...new Set(left)].join(' ')}`)
  const omissions = withoutEdges(pieces).filter(piece => piece.kind === 'omission' && !literal.has(piece)).length
  if (omissions > 0 && !omits) notes.push('marks an omission where no word is left out')
  const sameWords = steps.filter(({ kind }) => kind === 'same').length
  const words = steps.filter(({ kind }) => kind === 'same' || kind === 'added').length
  return {
    changes,
    conventions,
    isMarked: omits || inserts || left.length > 0 || omissions > 0,
    difference: isWordForWord(alignment) && !omits && !inserts ? [] : differenceOf(text, pieces, steps, spoken),
    similarity: words === 0 ? 0 : sameWords / words,
    notes,
  }
}

/** In a long omission there is nearly always one; in a short one it may be why. */
const shortOmission = 3

/** The English words of negation that omissions of a few words leave out. */
function negationsOmitted(steps: readonly Step[], spoken: Spoken): readonly string[] {
  const runs = new Map<number, string[]>()
  for (const { kind, piece, word } of steps)
    if (kind === 'omitted') getOrMake(runs, piece, () => []).push(spokenAt(word, spoken))
  return [...runs.values()]
    .filter(({ length }) => length <= shortOmission)
    .flat()
    .filter(word => /^(?:not|never|no|nobody|none|nothing|nor|neither|cannot|hardly|.+n['’]t)$/i.test(word))
}

const conventionNames: ReadonlySet<string> = new Set<Convention>([
  'first letter',
  'final punctuation',
  'typographic signs',
])

function isConvention(found: Change | Convention): found is Convention {
  return conventionNames.has(found)
}

/** Omission marks at either end only say that more was said. */
function withoutEdges(pieces: readonly QuotedPiece[]): readonly QuotedPiece[] {
  const isWord = ({ kind }: QuotedPiece): boolean => kind === 'word'
  return pieces.slice(pieces.findIndex(isWord), pieces.findLastIndex(isWord) + 1)
}

/** The transcriber's marks that stand between the words that are covered. */
function marksPassed({ first, last }: Alignment, { turns, turnOf, words }: Spoken): readonly string[] {
  if (last - first < 2 || turnOf[first] !== turnOf[last - 1]) return []
  const { text, marks } = turns[turnOf[first]].in.transcript
  return marks
    .filter(({ kind, start, end }) => kind === 'mark' && start >= words.starts[first] && end <= words.ends[last - 1])
    .map(({ start, end }) => text.slice(start, end))
}

type NoteChange = (found: Change | Convention | null) => void

function compareEnds(
  text: string,
  pieces: readonly QuotedPiece[],
  { first, last, steps }: Alignment,
  { words, turns, turnOf }: Spoken,
  note: NoteChange,
): void {
  const same = steps.filter(({ kind }) => kind === 'same')
  if (same.length === 0) return
  const opening = pieces[same[0].piece]
  const closing = pieces[same.at(-1)!.piece]
  const [start, end] = [turns[turnOf[first]], turns[turnOf[last - 1]]]
  const said = {
    before: start.in.transcript.text.slice(Math.max(start.turn.start, words.starts[first] - 12), words.starts[first]),
    after: end.in.transcript.text.slice(words.ends[last - 1], Math.min(end.turn.end, words.ends[last - 1] + 12)),
  }
  const written = {
    before: text.slice(0, opening.start),
    after: text.slice(closing.end),
    first: text.slice(opening.start, opening.end),
    last: text.slice(closing.start, closing.end),
  }
  if (cutsNumber(written, said)) note('words')
  if (closedBy(written.after) !== closedBy(said.after)) note('final punctuation')
}

function closedBy(after: string): string {
  return /^[.,;:!?\u2026]*/.exec(after.replace(/^["'\u2018\u2019\u201d)\]]+/, ''))![0]
}

/**
 * Compares each word's spelling, and what stands between two words that follow each other in both.
 *
 * @returns Omission marks that are none: dots that the transcript has at this place too.
 */
function compareNeighbours(
  text: string,
  pieces: readonly QuotedPiece[],
  steps: readonly Step[],
  spoken: Spoken,
  note: NoteChange,
  notes: string[],
): ReadonlySet<QuotedPiece> {
  const { words, turns, turnOf } = spoken
  const literal = new Set<QuotedPiece>()
  let before: Step | null = null
  let isOpen = true
  let leftOut = 0
  for (const step of steps) {
    if (step.kind === 'left') leftOut++
    if (step.kind !== 'same') {
      isOpen ||= step.kind === 'mark' || step.kind === 'omitted' || step.kind === 'inserted'
      continue
    }
    const piece = pieces[step.piece] as QuotedWord
    const { transcript } = turns[turnOf[step.word]].in
    const said = transcript.text.slice(words.starts[step.word], words.ends[step.word])
    if (!piece.mended && !piece.bracketed) note(compareSpelling(text.slice(piece.start, piece.end), said, isOpen))
    if (before) {
      const other = pieces[before.piece]
      const between = pieces.slice(before.piece + 1, step.piece)
      if (turnOf[before.word] !== turnOf[step.word]) crossing(before.word, step.word, spoken, isOpen, note, notes)
      else if (step.word === before.word + 1 && between.every(({ kind }) => kind === 'omission')) {
        const signs = compareSigns(
          text.slice(other.end, piece.start),
          withoutMarks(turns[turnOf[step.word]].in, words.ends[before.word], words.starts[step.word]),
          isNumber(text.slice(other.start, other.end)) && isNumber(said),
        )
        if (between.length === 0) note(signs)
        else if (signs === null || signs === 'typographic signs') for (const dots of between) literal.add(dots)
      }
      if (leftOut > mostLeftOut) {
        note('joined')
        notes.push(`${leftOut} words between two of its parts are left out without a mark`)
      }
    }
    before = step
    isOpen = false
    leftOut = 0
  }
  return literal
}

/** So many words of others may stand between two turns of one person that an omission mark joins: a question, an interjection. */
const mostBetween = 60

/** Looks at a quotation that goes on in another turn. */
function crossing(
  from: number,
  to: number,
  { turns, turnOf }: Spoken,
  isMarked: boolean,
  note: NoteChange,
  notes: string[],
): void {
  const [before, after] = [turns[turnOf[from]], turns[turnOf[to]]]
  const between = turns.slice(turnOf[from] + 1, turnOf[to])
  if (before.turn.speaker !== after.turn.speaker) {
    note('speakers')
    return
  }
  const others = between.filter(({ turn }) => turn.speaker !== after.turn.speaker)
  const words = others.reduce((sum, { first, last }) => sum + last - first, 0)
  const saidMore = others.length < between.length
  if (!isMarked || saidMore || words > mostBetween) {
    if (words > 0 || saidMore) note('joined')
    return
  }
  if (words > 0)
    notes.push(`an omission mark stands for what others said between: ${words} ${words === 1 ? 'word' : 'words'}`)
}

/** Names what was changed in words: only hesitations left out, only another order, or other words. */
function compareWords(
  pieces: readonly QuotedPiece[],
  steps: readonly Step[],
  spoken: Spoken,
  changes: Set<Change>,
): void {
  const added = steps.filter(({ kind }) => kind === 'added').map(({ piece }) => (pieces[piece] as QuotedWord).form)
  const left = steps.filter(({ kind }) => kind === 'left').map(({ word }) => spoken.words.forms[word])
  if (added.length === 0 && left.length === 0) return
  if (added.length === 0 && left.every(form => isFiller(spoken, form))) changes.add('fillers')
  else if (`${[...added].sort()}` === `${[...left].sort()}`) changes.add('order')
  else if (added.length > 0 || !changes.has('joined')) changes.add('words')
}

/** Lays a quotation beside the talk, in stretches of one kind. */
function differenceOf(
  text: string,
  pieces: readonly QuotedPiece[],
  steps: readonly Step[],
  spoken: Spoken,
): readonly DifferencePiece[] {
  const found: { kind: DifferencePiece['kind']; words: string[] }[] = []
  for (const step of steps) {
    const kind = kinds[step.kind]
    if (kind === null) continue
    const words = step.word === -1 ? quotedAt(text, pieces[step.piece]) : spokenAt(step.word, spoken)
    const last = found.at(-1)
    if (last?.kind === kind) last.words.push(words)
    else found.push({ kind, words: [words] })
  }
  return found.map(({ kind, words }) => ({ kind, text: words.join(' ') }))
}

const kinds: Readonly<Record<Step['kind'], DifferencePiece['kind'] | null>> = {
  same: 'same',
  left: 'removed',
  added: 'added',
  omitted: 'omitted',
  inserted: 'inserted',
  mark: null,
}

function quotedAt(text: string, { start, end }: QuotedPiece): string {
  return text.slice(start, end)
}

function spokenAt(word: number, { words, turns, turnOf }: Spoken): string {
  return turns[turnOf[word]].in.transcript.text.slice(words.starts[word], words.ends[word])
}

/** The place of some spoken words, `[first, last)`; where they leave the first turn, its part of them. */
export function saidPlace(
  first: number,
  last: number,
  { words, turns, turnOf }: Spoken,
  nameOf: (group: string, speaker: string) => string,
  lineOf: (turn: number, offset: number) => number,
): SaidPlace {
  const number = turnOf[first]
  const { in: coded, turn, last: turnLast } = turns[number]
  const { id, group, text } = coded.transcript
  const start = words.starts[first]
  const end = words.ends[Math.min(last, turnLast) - 1]
  return {
    transcript: id,
    group,
    speaker: turn.speaker,
    person: turn.speaker === null ? null : nameOf(group, turn.speaker),
    role: turn.role,
    turn: turn.index,
    line: lineOf(number, start),
    time: turn.time,
    start,
    end,
    quote: text.slice(start, end),
  }
}
