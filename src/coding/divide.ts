import type { Role, Transcript, Turn } from '../transcript/transcript'
import type { Unit, UnitKind } from '../transcript/units'
import type { Passage } from './passages'

/** A unit with its passages. A unit whose talk is not to be coded is looked at all the same: it tells what was prompted, and what was withheld. */
export interface UnitOfPassages extends Unit {
  readonly passages: readonly Passage[]
  readonly coded: boolean
}

/**
 * Divides a transcript into units, in order of their start.
 *
 * - `sentence`, `paragraph` (split at blank lines) and `turn` lie within one turn.
 * - `exchange`: the turns of coded roles from one moderator's turn to the next; `document`: all of them.
 *   Every other turn is then a unit of its own.
 *
 * @param roles Whose talk is coded. Talk of unknown speakers is coded as participants' is.
 */
export function divide(
  transcript: Transcript,
  passages: readonly Passage[],
  kind: UnitKind,
  roles: readonly Role[],
): readonly UnitOfPassages[] {
  const isCoded = ({ role }: Turn): boolean =>
    roles.includes(role) || (role === 'unknown' && roles.includes('participant'))
  const groups = new Map<string, Passage[]>()
  let exchange = 0
  let paragraph = 0
  for (const [i, passage] of passages.entries()) {
    const turn = transcript.turns[passage.turn]
    const previous = passages[i - 1]
    const opensTurn = previous?.turn !== passage.turn
    if (opensTurn && turn.role === 'moderator') exchange++
    if (opensTurn || hasBlankLine(transcript.text.slice(previous.end, passage.start))) paragraph++
    const key = {
      sentence: `sentence ${i}`,
      paragraph: `paragraph ${paragraph}`,
      turn: `turn ${passage.turn}`,
      exchange: isCoded(turn) ? `exchange ${exchange}` : `turn ${passage.turn}`,
      document: isCoded(turn) ? 'document' : `turn ${passage.turn}`,
    }[kind]
    const group = groups.get(key)
    if (group) group.push(passage)
    else groups.set(key, [passage])
  }
  return [...groups.values()].map(group => unitOf(group, kind, isCoded(transcript.turns[group[0].turn]), transcript))
}

function hasBlankLine(text: string): boolean {
  return /\n[^\S\n]*\n/.test(text)
}

function unitOf(passages: readonly Passage[], kind: UnitKind, coded: boolean, { turns }: Transcript): UnitOfPassages {
  const [first, last] = [passages[0], passages.at(-1)!]
  // A whole turn keeps what stands around its sentences (a mark at its end, say).
  const whole = kind !== 'sentence' && kind !== 'paragraph'
  return {
    kind: coded || !whole ? kind : 'turn',
    start: whole ? turns[first.turn].start : first.start,
    end: whole ? turns[last.turn].end : last.end,
    firstTurn: first.turn,
    lastTurn: last.turn,
    passages,
    coded,
  }
}
