import type { Turn } from '../transcript/transcript'
import type { Unit } from '../transcript/units'
import type { CodedStudy } from './coded-study'
import { type CodedUnit, isCounted, tally } from './tally'
import { firstAfter, wordsSaid } from './words-said'

/** Where codes can come together, the smallest first. */
export type Level = 'unit' | 'turn' | 'exchange' | 'group'
export const levels: readonly Level[] = ['unit', 'turn', 'exchange', 'group']

/** Every place in which somebody spoke whose words are counted, numbered from 0 within its level. */
export interface Places {
  /** How many there are. */
  readonly of: Readonly<Record<Level, number>>
  /** Places that carry a code; some more than once. */
  readonly placesOf: (code: string, level: Level) => Iterable<number>
  /** For each turn, the next turn of the exchange by another named speaker; −1 where there is none, or nobody is named. */
  readonly nextOf: Int32Array
}

/** Numbers a study's units, turns, exchanges and groups. */
export function createPlaces(study: CodedStudy): Places {
  const { codes, groups, speakerOf } = tally(study)
  const groupNumber = new Map(groups.map(({ id }, i) => [id, i]))
  const turnNumber = new Map<Turn, number>()
  const exchangeOf: number[] = []
  const unitNumber = new Map<Unit, number>()
  const talk: Turn[] = []
  let exchanges = 0
  for (const { transcript, units } of study.transcripts) {
    let open = false
    const spoken = new Set<number>()
    for (const turn of transcript.turns) {
      if (turn.role === 'moderator') open = false
      if (!isCounted(study.codebook, turn) || wordsSaid(transcript, turn, turn) === 0) continue
      // An exchange in which nobody answers is none.
      if (!open) exchanges++
      open = true
      spoken.add(turn.index)
      turnNumber.set(turn, talk.length)
      exchangeOf.push(exchanges - 1)
      talk.push(turn)
    }
    for (const unit of units)
      for (let turn = unit.firstTurn; turn <= unit.lastTurn; turn++)
        if (spoken.has(turn)) {
          unitNumber.set(unit, unitNumber.size)
          break
        }
  }

  const turnsOf = (unit: CodedUnit): readonly number[] => unit.turns.map(turn => turnNumber.get(turn)!)
  const numbersOf: Readonly<Record<Level, (unit: CodedUnit) => readonly number[]>> = {
    unit: unit => reached(unit).flatMap(each => unitNumber.get(each) ?? []),
    turn: turnsOf,
    exchange: unit => turnsOf(unit).map(turn => exchangeOf[turn]),
    group: unit => [groupNumber.get(unit.in.transcript.group)!],
  }
  return {
    of: { unit: unitNumber.size, turn: talk.length, exchange: exchanges, group: groups.length },
    placesOf: function* (code, level) {
      for (const unit of codes.get(code)!) if (unit.codings.length > 0) yield* numbersOf[level](unit)
    },
    nextOf: nextTurns(talk.map(speakerOf), exchangeOf),
  }
}

/** The units that a coded stretch reaches into: mostly one, itself. */
function reached({ in: { units }, start, end }: CodedUnit): readonly Unit[] {
  const found: Unit[] = []
  for (let i = firstAfter(units, start); i < units.length && units[i].start < end; i++) found.push(units[i])
  return found
}

/** Finds for each turn the next one of its exchange by another speaker: from the last backwards. */
function nextTurns(speakers: readonly (object | undefined)[], exchangeOf: readonly number[]): Int32Array {
  const next = new Int32Array(speakers.length).fill(-1)
  for (let turn = speakers.length - 2; turn >= 0; turn--) {
    const later = turn + 1
    if (exchangeOf[later] !== exchangeOf[turn] || !speakers[turn]) continue
    if (speakers[later] === speakers[turn]) next[turn] = next[later]
    else if (speakers[later]) next[turn] = later
  }
  return next
}
