import type { Origin } from './coding'
import type { Decision } from './decide'
import type { Talk } from './talk'

/** Says where a coding on this turn came from, by any of the rules that made it. */
export type OriginOf = (decision: Decision, turn: number) => Origin

/**
 * Tells prompted, echoed and spontaneous talk apart, once every unit of the transcript has been judged.
 *
 * An exchange runs from a moderator's turn to the next. A rule that is true of the moderator's turn prompts; one that is true of
 * an earlier turn of another participant of the exchange makes an echo. A rule that `except`, `unless` or a longer match stopped there
 * was not true; whose talk it was, and negation, do not matter.
 */
export function createOrigins(decisions: readonly Decision[], talk: Talk): OriginOf {
  const { turns } = talk.transcript
  const saidIn = turnsOfRules(decisions)

  function isEchoed(said: readonly number[], turn: number, beginning: number): boolean {
    const { speaker } = turns[turn]
    if (speaker === null) return false
    // Turns of the same exchange are the last ones ahead of this one.
    for (let i = said.length - 1; i >= 0; i--) {
      if (said[i] >= turn) continue
      if (said[i] <= beginning) return false
      const other = turns[said[i]]
      if (other.role === 'participant' && other.speaker !== null && other.speaker !== speaker) return true
    }
    return false
  }

  return ({ rules }, turn) => {
    const opening = talk.openingOf(turn)
    const beginning = turns[turn].role === 'moderator' ? turn : opening
    let echoed = false
    for (const { rule } of rules) {
      const said = saidIn.get(rule.number)
      if (said === undefined) continue
      if (opening >= 0 && includes(said, opening)) return 'prompted'
      echoed ||= isEchoed(said, turn, beginning)
    }
    return echoed ? 'echoed' : 'spontaneous'
  }
}

/** What shows that a rule's words mean something else there, so that nobody said what it looks for. */
const meansElse: ReadonlySet<string> = new Set(['except', 'unless', 'overlap'])

/** Turns in which each rule was true, by its number, ascending. */
function turnsOfRules(decisions: readonly Decision[]): ReadonlyMap<number, readonly number[]> {
  const turnsOf = new Map<number, number[]>()
  for (const { unit, rules, hindrance } of decisions) {
    if (hindrance !== null && meansElse.has(hindrance.by)) continue
    for (const { rule, outcome } of rules) {
      if (outcome.hindrance !== null && meansElse.has(outcome.hindrance.by)) continue
      const turns = turnsOf.get(rule.number) ?? []
      if (turns.length === 0) turnsOf.set(rule.number, turns)
      if (unit.firstTurn === unit.lastTurn) turns.push(unit.firstTurn)
      else
        for (const { first, last } of outcome.wouldBe)
          for (const { firstWord, endWord, turn } of unit.passages)
            if (first < endWord && last >= firstWord) turns.push(turn)
    }
  }
  for (const turns of turnsOf.values()) turns.sort((a, b) => a - b)
  return turnsOf
}

/** Looks a turn up among ascending ones. */
function includes(turns: readonly number[], turn: number): boolean {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle] < turn) low = middle + 1
    else high = middle
  }
  return turns[low] === turn
}
