import { anyOf, type Found, joined } from '../matchers/rules/found'
import type { CompiledCode, CompiledCodebook, CompiledCodeRule } from './compiled'
import type { UnitOfPassages } from './divide'
import { evaluate, type Hindered, type Outcome, withSettings } from './evaluate'
import type { Passage } from './passages'
import { placesHere } from './places-here'
import type { Talk } from './talk'
import { isSeen, mayHold, type View, viewOf } from './view'

/** What was decided about one code and one unit: rules that are true, or would be but for the hindrance. */
export interface Decision {
  readonly unit: UnitOfPassages
  /** Place of the unit among units. */
  readonly number: number
  readonly code: CompiledCode
  readonly rules: readonly JudgedRule[]
  readonly hindrance: Hindered | null
}

export interface JudgedRule {
  readonly rule: CompiledCodeRule
  readonly outcome: Outcome
}

/**
 * Judges every code of every unit of which a word was found.
 *
 * Codes that ask for other codes are judged behind them, over the whole talk, so that `in:` may look anywhere.
 *
 * @returns In the order of units, and of codes within a unit.
 */
export function decideAll(units: readonly UnitOfPassages[], talk: Talk): readonly Decision[] {
  const { rounds } = talk.compiled
  const decisions: Decision[] = []
  const touch = touchers.get(talk.compiled) ?? toucher(talk.compiled)
  touchers.set(talk.compiled, touch)
  for (let round = 0; round < rounds; round++) {
    for (let number = 0; number < units.length; number++) {
      const touched = touch(units[number], talk, round)
      if (touched.length === 0) continue
      for (const decision of decideUnit(units[number], number, touched, talk)) {
        decisions.push(decision)
        if (rounds > 1 && applies(decision)) carry(decision, talk)
      }
    }
  }
  return rounds === 1 ? decisions : decisions.sort((a, b) => a.number - b.number || a.code.index - b.code.index)
}

type Toucher = (unit: UnitOfPassages, talk: Talk, round: number) => readonly number[]

/** One for each codebook: its table of rules is as large as the codebook, and an answer may be as short as a word. */
const touchers = new WeakMap<CompiledCodebook, Toucher>()

/** Gives what finds the numbers of the rules, ascending, that may be true of a unit by what stands in it. */
function toucher(compiled: CompiledCodebook): Toucher {
  const { rules, codes, uses, always, texts, carriers } = compiled
  const seen = new Int32Array(rules.length).fill(-1)
  const wordless = [...texts.keys(), ...carriers.keys()]
  let stamp = 0

  function touch(users: readonly number[], round: number, touched: number[]): void {
    for (const rule of users) {
      if (seen[rule] === stamp || codes[rules[rule].code].round !== round) continue
      seen[rule] = stamp
      touched.push(rule)
    }
  }

  const byWordsOnly = always.length === 0 && wordless.length === 0

  return (unit, talk, round) => {
    if (byWordsOnly && !unit.passages.some(({ firstHit, endHit }) => endHit > firstHit)) return nothing
    const touched: number[] = []
    stamp++
    for (const { firstHit, endHit } of unit.passages)
      for (let h = firstHit; h < endHit; h++) touch(uses[talk.hits.of[h * 3]], round, touched)
    touch(always, round, touched)
    if (wordless.length > 0) {
      const { stretch } = viewOf(unit, talk)
      for (const pattern of wordless) if (mayHold(pattern, stretch, talk)) touch(uses[pattern], round, touched)
    }
    return touched.sort((a, b) => a - b)
  }
}

const nothing: readonly number[] = []

function decideUnit(unit: UnitOfPassages, number: number, touched: readonly number[], talk: Talk): readonly Decision[] {
  const { rules, codes } = talk.compiled
  const view = viewOf(unit, talk)
  const decisions: Decision[] = []
  for (let from = 0; from < touched.length; ) {
    const { code } = rules[touched[from]]
    let to = from + 1
    while (to < touched.length && rules[touched[to]].code === code) to++
    const ofCode = touched.slice(from, to).map(rule => rules[rule])
    const judged = decideCode(codes[code], ofCode, unit, view)
    if (judged) decisions.push({ unit, number, code: codes[code], ...judged })
    from = to
  }
  return decisions
}

/** Judges some rules of a code: those that something in the unit may make true. */
function decideCode(
  { settings }: CompiledCode,
  rules: readonly CompiledCodeRule[],
  unit: UnitOfPassages,
  view: View,
): Pick<Decision, 'rules' | 'hindrance'> | undefined {
  let judged: readonly JudgedRule[] = []
  const judgeRules = (seen: View): Outcome => {
    const now = outcomesOf(rules, unit, seen)
    // Where every rule is stopped, keep what the first look saw: a withheld coding shows the words it would have had.
    if (judged.length === 0 || now.some(isTrue)) judged = now
    return together(now)
  }
  const outcome =
    settings === null
      ? judgeRules(view)
      : withSettings(
          settings,
          view,
          rules.map(({ rule }) => rule),
          judgeRules,
        )
  if (judged.length === 0) return undefined
  if (outcome.found.length > 0) return { rules: judged.filter(isTrue), hindrance: unit.coded ? null : byRole }
  return outcome.hindrance ? { rules: judged, hindrance: outcome.hindrance } : undefined
}

/** Judges rules one by one; those that are not even held back are left out. */
function outcomesOf(rules: readonly CompiledCodeRule[], unit: UnitOfPassages, view: View): readonly JudgedRule[] {
  const judged: JudgedRule[] = []
  for (const rule of rules) {
    const outcome = judge(rule, unit, view)
    if (outcome.wouldBe.length > 0) judged.push({ rule, outcome })
  }
  return judged
}

function together(judged: readonly JudgedRule[]): Outcome {
  if (judged.length === 1) return judged[0].outcome
  return {
    found: judged.flatMap(({ outcome }) => outcome.found),
    wouldBe: judged.flatMap(({ outcome }) => outcome.wouldBe),
    hindrance: judged.find(({ outcome }) => outcome.hindrance !== null)?.outcome.hindrance ?? null,
  }
}

function isTrue({ outcome }: JudgedRule): boolean {
  return outcome.found.length > 0
}

const byRole: Hindered = { by: 'role', rule: null, at: null, start: null, end: null }

/** Judges a rule. One that looks beyond the unit must have found some of its words here, or something said of the unit as a whole. */
function judge({ rule, reachesOut }: CompiledCodeRule, { passages }: UnitOfPassages, view: View): Outcome {
  const outcome = evaluate(rule, view)
  if (!reachesOut) return outcome
  // A condition of the code on whose talk it is holds for the unit, however far the rule looks.
  const own = passages.filter(({ turn, firstWord, endWord }) => firstWord < endWord && isSeen(view, turn))
  const places = (found: readonly Found[]): readonly Found[] =>
    placesHere(found, own, view.talk).map(place => nearTo(place, own, view.talk))
  const wouldBe = places(outcome.wouldBe)
  return { found: places(outcome.found), wouldBe, hindrance: wouldBe.length > 0 ? outcome.hindrance : null }
}

/** A place that was found in more than the unit, with the words that matter to the unit: where any of several would do, its own, or else the nearest. */
function nearTo(place: Found, own: readonly Passage[], talk: Talk): Found {
  if (place.any) {
    const here = placesHere(place.any, own, talk)
    return here.length > 0 ? anyOf(here) : nearest(own[0].firstWord, place.any)
  }
  return place.parts ? joined(place.parts.map(part => nearTo(part, own, talk))) : place
}

function nearest(word: number, places: readonly Found[]): Found {
  return places.reduce((best, place) => (Math.abs(place.first - word) < Math.abs(best.first - word) ? place : best))
}

/** True where a code applies. Of a moderator's turn it may: then it is not coded, but what was asked can be asked for. */
function applies({ hindrance }: Decision): boolean {
  return hindrance === null || hindrance === byRole
}

function carry({ unit, code, rules }: Decision, { carried }: Talk): void {
  const known = carried.get(code.index) ?? []
  known.push({
    from: unit.passages[0].number,
    to: unit.passages[unit.passages.length - 1].number + 1,
    found: rules.flatMap(({ outcome }) => outcome.found),
  })
  carried.set(code.index, known)
}
