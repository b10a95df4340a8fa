import type { Transcript } from '../transcript/transcript'
import { type UnitKind, unitKinds } from '../transcript/units'
import type { Passage } from './passages'

/**
 * Where each passage of a transcript belongs: its sentence, paragraph, turn, exchange and document, by number.
 *
 * An exchange is a moderator's turn and all turns until the next one; what is said ahead of the first is one too.
 */
export interface Scopes {
  /** Number of the sentence, paragraph … that a passage, by its number, belongs to. */
  readonly numberOf: (kind: UnitKind, passage: number) => number
  /** Passages of the sentence, paragraph … of this number. */
  readonly passagesIn: (kind: UnitKind, number: number) => readonly Passage[]
}

export function createScopes(transcript: Transcript, passages: readonly Passage[]): Scopes {
  const numbers = new Map<UnitKind, Int32Array>()
  const groups = new Map<UnitKind, ReadonlyMap<number, readonly Passage[]>>()

  function numbersOf(kind: UnitKind): Int32Array {
    const known = numbers.get(kind) ?? numbered(kind, transcript, passages)
    numbers.set(kind, known)
    return known
  }

  function groupsOf(kind: UnitKind): ReadonlyMap<number, readonly Passage[]> {
    const known = groups.get(kind) ?? groupedBy(passages, numbersOf(kind))
    groups.set(kind, known)
    return known
  }

  return {
    numberOf: (kind, passage) => numbersOf(kind)[passage],
    passagesIn: (kind, number) => groupsOf(kind).get(number) ?? [],
  }
}

function numbered(kind: UnitKind, { text, turns }: Transcript, passages: readonly Passage[]): Int32Array {
  const numbers = new Int32Array(passages.length)
  if (kind === 'document') return numbers
  if (kind === 'sentence') return numbers.map((_, i) => i)
  let number = 0
  for (const [i, { turn, start }] of passages.entries()) {
    const previous = passages[i - 1]
    const opensTurn = previous?.turn !== turn
    if (kind === 'turn') number = turn
    else if (kind === 'exchange') number += opensTurn && turns[turn].role === 'moderator' ? 1 : 0
    else number += opensTurn || hasBlankLine(text, previous.end, start) ? 1 : 0
    numbers[i] = number
  }
  return numbers
}

/** True where a place of one kind holds several of the other. */
export function isLarger(kind: UnitKind, other: UnitKind): boolean {
  return unitKinds.indexOf(kind) > unitKinds.indexOf(other)
}

function groupedBy(passages: readonly Passage[], numbers: Int32Array): ReadonlyMap<number, readonly Passage[]> {
  const groups = new Map<number, Passage[]>()
  for (const [i, passage] of passages.entries()) {
    const group = groups.get(numbers[i])
    if (group) group.push(passage)
    else groups.set(numbers[i], [passage])
  }
  return groups
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  const lineBreak = text.indexOf('\n', from)
  return lineBreak >= 0 && lineBreak < to && /\n[^\S\n]*\n/.test(text.slice(from, to))
}
