import type { Role, Transcript } from '../transcript/transcript'
import type { Unit, UnitKind } from '../transcript/units'
import type { Passage } from './passages'
import type { Scopes } from './scopes'

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
  { turns }: Transcript,
  passages: readonly Passage[],
  scopes: Scopes,
  kind: UnitKind,
  roles: readonly Role[],
): readonly UnitOfPassages[] {
  const isCoded = turns.map(({ role }) => isCodedRole(role, roles))
  if (kind === 'sentence') return passages.map(passage => unitOf([passage], kind, isCoded[passage.turn], turns))
  const groups = new Map<string | number, Passage[]>()
  const spansTurns = kind === 'exchange' || kind === 'document'
  for (const [i, passage] of passages.entries()) {
    const key = spansTurns && !isCoded[passage.turn] ? `turn ${passage.turn}` : scopes.numberOf(kind, i)
    const group = groups.get(key)
    if (group) group.push(passage)
    else groups.set(key, [passage])
  }
  const units: UnitOfPassages[] = []
  for (const group of groups.values()) units.push(unitOf(group, kind, isCoded[group[0].turn], turns))
  return units
}

/** True for a role whose talk is coded. `unknown` talk is when participants' is: a format that names nobody gives no other. */
export function isCodedRole(role: Role, roles: readonly Role[]): boolean {
  return roles.includes(role) || (role === 'unknown' && roles.includes('participant'))
}

function unitOf(
  passages: readonly Passage[],
  kind: UnitKind,
  coded: boolean,
  turns: Transcript['turns'],
): UnitOfPassages {
  const [first, last] = [passages[0], passages[passages.length - 1]]
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
