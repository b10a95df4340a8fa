import type { Transcript } from '../transcript/transcript'
import type { Origin } from './coding'

/** Remembers in which turns each rule was true, so that it can be told who said it first. */
export interface Origins {
  readonly note: (rule: number, turn: number) => void
  /** Where a coding on this turn came from, by any of the rules that made it. */
  readonly of: (rules: readonly number[], turn: number) => Origin
}

/**
 * Tells prompted, echoed and spontaneous talk apart, once every unit of the transcript has been judged.
 *
 * An exchange runs from a moderator's turn to the next. A rule that is true of the moderator's turn prompts; one that is true of
 * an earlier turn of another participant of the exchange makes an echo. Whether the code was withheld there does not matter.
 */
export function createOrigins({ turns }: Transcript): Origins {
  const noted = new Map<number, Set<number>>()
  /** For each turn, the moderator's turn that opens its exchange, or -1. */
  const opening: number[] = []
  for (const { index, role } of turns) opening.push(role === 'moderator' ? index : (opening[index - 1] ?? -1))

  function isPrompted(said: ReadonlySet<number>, turn: number): boolean {
    return opening[turn] >= 0 && opening[turn] !== turn && said.has(opening[turn])
  }

  function isEchoed(said: ReadonlySet<number>, turn: number): boolean {
    const { speaker } = turns[turn]
    if (speaker === null) return false
    for (const earlier of said) {
      if (earlier >= turn || earlier <= opening[turn]) continue
      const other = turns[earlier]
      if (other.role === 'participant' && other.speaker !== null && other.speaker !== speaker) return true
    }
    return false
  }

  return {
    note: (rule, turn) => {
      const said = noted.get(rule)
      if (said) said.add(turn)
      else noted.set(rule, new Set([turn]))
    },
    of: (rules, turn) => {
      const said = rules.flatMap(rule => noted.get(rule) ?? [])
      if (said.some(turnsOf => isPrompted(turnsOf, turn))) return 'prompted'
      return said.some(turnsOf => isEchoed(turnsOf, turn)) ? 'echoed' : 'spontaneous'
    },
  }
}
