import { all, any, atLeast } from '../matchers/rules/boolean'
import type { Found } from '../matchers/rules/found'
import { end, start } from '../matchers/rules/position'
import { before, near } from '../matchers/rules/proximity'
import { overlaps, type Span } from '../text/span'
import type { Role } from '../transcript/transcript'
import type { Hindrance } from './coding'
import type { CompiledOperator, CompiledPattern, CompiledRule, CompiledSettings, Named } from './compiled'
import { isCodedRole } from './divide'
import { isRevealing, looksAtOthers, reachesOut } from './triggers'
import { isNegated, isSeen, placesOf, rawPlaces, type Stretch, type View, viewOf, viewsIn } from './view'

/** What came of a rule: where it is true; and where it would have been, but for what stopped it. */
export interface Outcome {
  readonly found: readonly Found[]
  /** Holds `found`; longer where something stopped the rule. */
  readonly wouldBe: readonly Found[]
  readonly hindrance: Hindered | null
}

/** A hindrance whose words are not cut out of the text yet. */
export type Hindered = Omit<Hindrance, 'text'>

const nothing: Outcome = { found: [], wouldBe: [], hindrance: null }

/** Judges a rule against what is seen of a unit. */
export function evaluate(rule: CompiledRule, view: View): Outcome {
  if (rule.kind === 'pattern') {
    const found = placesOf(view, rule)
    return found.length === 0 ? nothing : { found, wouldBe: found, hindrance: null }
  }
  const { settings } = rule
  if (settings === null) return operate(rule, view)
  if (settings.in === null) return evaluateIn(rule, settings, view)
  return merged(viewsOf(rule, view).map(seen => remembered(rule, settings, seen)))
}

/** The views in which a rule looks: those that its `in` names, or the one that it is given. */
export function viewsOf(rule: CompiledOperator, view: View): readonly View[] {
  const kind = rule.settings?.in
  const { roles } = view.talk.compiled.codebook
  const isOther = (role: string): boolean => !isCodedRole(role as Role, roles)
  return kind ? viewsIn(view, kind, rule.settings.where?.is.role?.some(isOther) ?? false) : [view]
}

/** Judges a rule in a place that several units look into once for all of them. */
function remembered(rule: CompiledOperator, settings: CompiledSettings, view: View): Outcome {
  const { stretch, exceptions, codedOnly, affirmedOnly } = view
  if (!stretch.shared || view.wheres.length > 0) return evaluateIn(rule, settings, view)
  const ofRules = memory.get(stretch) ?? new Map<CompiledOperator, Remembered[]>()
  const ofRule = ofRules.get(rule) ?? []
  memory.set(stretch, ofRules.set(rule, ofRule))
  const known = ofRule.find(
    ({ seen }) =>
      seen.codedOnly === codedOnly &&
      seen.affirmedOnly === affirmedOnly &&
      seen.exceptions.length === exceptions.length &&
      seen.exceptions.every((exception, i) => exception === exceptions[i]),
  )
  if (known) return known.outcome
  const outcome = evaluateIn(rule, settings, view)
  ofRule.push({ seen: view, outcome })
  return outcome
}

interface Remembered {
  readonly seen: View
  readonly outcome: Outcome
}

const memory = new WeakMap<Stretch, Map<CompiledOperator, Remembered[]>>()

function evaluateIn(rule: CompiledOperator, settings: CompiledSettings, view: View): Outcome {
  if (settings.none.some(none => evaluate(none, view).found.length > 0)) return nothing
  const outcome = withSettings(settings, view, [rule], seen => operate(rule, seen))
  if (outcome === nothing || !looksAtOthers(rule, view.talk.compiled.codebook.roles)) return outcome
  // What only others said is true of the whole unit: none of its own words could make it so.
  const ofUnit = (places: readonly Found[]): readonly Found[] => places.map(place => ({ ...place, ofUnit: true }))
  return { ...outcome, found: ofUnit(outcome.found), wouldBe: ofUnit(outcome.wouldBe) }
}

function merged(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 1) return outcomes[0]
  const found = outcomes.flatMap(outcome => outcome.found)
  const hindered = outcomes.find(outcome => outcome.hindrance !== null)
  return {
    found,
    wouldBe: outcomes.flatMap(outcome => outcome.wouldBe),
    hindrance: found.length > 0 ? null : (hindered?.hindrance ?? null),
  }
}

/**
 * Judges with everything that may hold a rule back. `except`, `negated: skip` and `where` narrow what is seen; `unless`,
 * `negated: only` and `prompted` judge what was found. Whatever turns a hit into none is the hindrance.
 *
 * @param rules What is judged.
 */
export function withSettings(
  settings: CompiledSettings,
  view: View,
  rules: readonly CompiledRule[],
  judge: (view: View) => Outcome,
): Outcome {
  const open = judge(view)
  if (open.wouldBe.length === 0 && !rules.some(isRevealing)) return nothing
  const { except, where, unless, negated, prompted } = settings
  let seen = view
  let outcome = open
  const narrow = (narrower: View): boolean => {
    seen = narrower
    outcome = judge(seen)
    return outcome.found.length === 0 && open.found.length > 0
  }
  for (const exception of except) {
    const masks = rawPlaces(view, exception.is)
    // A part that looks further may find them where the rule itself does not look.
    if (masks.length === 0 && !rules.some(reachesOut)) continue
    if (narrow({ ...seen, exceptions: [...seen.exceptions, exception.is] }))
      return stopped(open, 'except', exception, (masks[0] ?? maskElsewhere(exception.is, open, view))?.spans[0] ?? null)
  }
  if (where !== null && narrow({ ...seen, wheres: [...seen.wheres, where.is] }))
    return stopped(open, 'where', where, null)
  if (negated?.is === 'skip') {
    const before = outcome
    if (narrow({ ...seen, affirmedOnly: true })) return stopped(open, 'negated', negated, wordsOf(before))
  }
  // Where two things stop it, each of them alone would: the first is named.
  if (outcome.found.length === 0) return outcome.wouldBe.length > 0 ? outcome : open
  for (const condition of unless) {
    const { found } = evaluate(condition.is, view)
    if (found.length > 0) return stopped(outcome, 'unless', condition, found[0].spans[0])
  }
  if (negated?.is === 'only') {
    const found = outcome.found.filter(place => isNegated(place, view.talk))
    if (found.length === 0) return stopped(outcome, 'negated', negated, wordsOf(outcome))
    outcome = { ...outcome, found }
  }
  if (prompted === null || prompted.is === 'count' || view.talk.saidByAnyone) return outcome
  const promptOf = prompter(view, judge)
  const found = outcome.found.filter(place => (promptOf(place) !== null) === (prompted.is === 'only'))
  if (found.length > 0) return { ...outcome, found }
  return stopped(outcome, 'prompted', prompted, promptOf(outcome.found[0])?.spans[0] ?? null)
}

/** The exception that hides words which a rule found outside of what is seen. */
function maskElsewhere(exception: CompiledPattern, { wouldBe }: Outcome, view: View): Found | undefined {
  const spans = wouldBe.flatMap(place => place.spans)
  return viewsIn(view, 'document', true)
    .flatMap(seen => rawPlaces(seen, exception))
    .find(mask => mask.spans.some(each => spans.some(span => overlaps(span, each))))
}

/** Gives what says where the same rule is true of the moderator's turn that a place answers; null where it is not. */
function prompter({ talk }: View, judge: (view: View) => Outcome): (place: Found) => Found | null {
  const known = new Map<number, Found | null>()
  return place => {
    const opening = talk.openingOf(talk.passageOf(place.first).turn)
    if (opening < 0) return null
    if (!known.has(opening)) {
      const passages = talk.scopes.passagesIn('turn', opening)
      const asked = passages.length === 0 ? [] : judge(viewOf({ kind: 'turn', passages }, talk)).wouldBe
      known.set(opening, asked[0] ?? null)
    }
    return known.get(opening)!
  }
}

function wordsOf({ found }: Outcome): Span | null {
  return found[0]?.spans[0] ?? null
}

function stopped({ wouldBe }: Outcome, by: Hindrance['by'], { id, at }: Named<unknown>, words: Span | null): Outcome {
  return { found: [], wouldBe, hindrance: { by, rule: id, at, start: words?.start ?? null, end: words?.end ?? null } }
}

function operate(rule: CompiledOperator, view: View): Outcome {
  if (rule.kind === 'question') {
    const found = answersTo(rule.names!, view)
    return found.length === 0 ? nothing : { found, wouldBe: found, hindrance: null }
  }
  const outcomes: Outcome[] = new Array(rule.of.length)
  const needsAll = rule.kind !== 'any' && rule.kind !== 'atleast'
  for (const i of rule.order) {
    const outcome = evaluate(rule.of[i], view)
    if (needsAll && outcome.wouldBe.length === 0) return nothing
    outcomes[i] = outcome
  }
  const found = combine(
    rule,
    outcomes.map(outcome => outcome.found),
    view,
  )
  const hindered = outcomes.find(outcome => outcome.hindrance !== null)
  if (hindered === undefined || found.length > 0) return { found, wouldBe: found, hindrance: null }
  const wouldBe = combine(
    rule,
    outcomes.map(outcome => outcome.wouldBe),
    view,
  )
  return { found, wouldBe, hindrance: wouldBe.length > 0 ? hindered.hindrance : null }
}

/** Puts together what the operands of an operator were found by. */
export function combine(rule: CompiledOperator, operands: readonly (readonly Found[])[], view: View): readonly Found[] {
  const { distance } = view.talk
  switch (rule.kind) {
    case 'any':
    case 'code':
      return any(operands)
    case 'all':
      return all(operands)
    case 'atleast':
      return atLeast(rule.count, operands)
    case 'near':
      return near(operands, rule.within!, distance)
    case 'before':
      return before(operands, rule.within, distance)
    case 'after':
      return before([...operands].reverse(), rule.within, distance)
    case 'start':
      return start(operands[0], place => wordsAhead(place, view))
    case 'end':
      return end(operands[0], place => wordsBehind(place, view))
    case 'question':
      return []
  }
}

/** Words that count between the beginning of what is seen and a place. */
export function wordsAhead({ first }: Found, view: View): number {
  const { talk, stretch } = view
  const seen = stretch.passages.filter(({ firstWord, turn }) => firstWord <= first && isSeen(view, turn))
  return seen.reduce(
    (sum, { firstWord, endWord }) => sum + talk.rank[Math.min(first, endWord)] - talk.rank[firstWord],
    0,
  )
}

/** Words that count between a place and the end of what is seen. */
export function wordsBehind({ last }: Found, view: View): number {
  const { talk, stretch } = view
  const seen = stretch.passages.filter(({ endWord, turn }) => endWord > last && isSeen(view, turn))
  return seen.reduce(
    (sum, { firstWord, endWord }) => sum + talk.rank[endWord] - talk.rank[Math.max(last + 1, firstWord)],
    0,
  )
}

/** `question`: all that answers it, with the moderator's words that ask it; talk without a word answers nothing. */
function answersTo(question: string, view: View): readonly Found[] {
  const { talk, stretch } = view
  const asked = stretch.passages.flatMap(passage => {
    const answers = passage.endWord > passage.firstWord && isSeen(view, passage.turn)
    const turn = answers ? talk.askedIn(passage.turn, question) : -1
    return turn < 0 ? [] : [{ passage, turn }]
  })
  if (asked.length === 0) return []
  const { start, end } = talk.transcript.turns[asked[0].turn]
  return [
    {
      first: asked[0].passage.firstWord,
      last: asked.at(-1)!.passage.endWord - 1,
      spans: [{ start, end }],
      ofUnit: true,
    },
  ]
}
