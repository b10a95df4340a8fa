import type { Rule } from '../../codebook/codebook'
import { writeRule, writeWhere } from '../../codebook/write-rule'
import type { Found } from '../../matchers/rules/found'
import { before, near } from '../../matchers/rules/proximity'
import type { Span } from '../../text/span'
import { hindranceInWords, quotedSpan } from '../because'
import type { CompiledOperator, CompiledPattern, CompiledRule, CompiledSettings } from '../compiled'
import { evaluate, viewsOf, wordsAhead, wordsBehind } from '../evaluate'
import type { Talk } from '../talk'
import { isNegated, placesOf, rawPlaces, type View } from '../view'
import { nearestWords } from './nearest-words'

/** A rule as it was judged in a unit: what was true of it, where, and what it lacked. */
export interface RuleTrace {
  /** Of the rules of a code; parts of a rule have none. */
  readonly id: string | null
  /** Where it is written. */
  readonly at: string
  /** The rule in one line, as written. */
  readonly rule: string
  readonly holds: boolean
  /** The words that fulfil it, or would but for what withholds it. */
  readonly words: readonly (Span & { readonly text: string })[]
  /** What withholds it although its words are there; null where nothing does. */
  readonly withheld: string | null
  /** The first condition that failed, and the nearest miss: "near within 6: 9 words stand between …". Null where it holds. */
  readonly missing: string | null
  /** How near it came: 1 where it holds, 0 where nothing of it was found. */
  readonly closeness: number
  /** Its parts, as written. */
  readonly of: readonly RuleTrace[]
  /** Why it is as it is, where the researcher left a note. */
  readonly note: string | null
}

/** Judges a rule, and each of its parts, and says what came of it. */
export function traceRule(rule: CompiledRule, view: View): RuleTrace {
  return rule.kind === 'pattern' ? tracePattern(rule, view) : traceOperator(rule, view)
}

function tracePattern(rule: CompiledPattern, view: View): RuleTrace {
  const found = placesOf(view, rule)
  const raw = found.length > 0 ? found : rawPlaces(view, rule)
  const masked = found.length === 0 && raw.length > 0
  const near = raw.length > 0 ? null : nearestWords(rule, view)
  const missing = `${notThere(rule.source)}${near ? `; nearest: ${near.words}` : ''}`
  return {
    ...described(rule.source),
    holds: found.length > 0,
    words: wordsOf(raw, view.talk),
    withheld: masked ? whyMasked(raw[0], view) : null,
    missing: raw.length > 0 ? null : missing,
    closeness: found.length > 0 ? 1 : masked ? 0.9 : (near?.closeness ?? 0),
    of: [],
  }
}

function notThere(source: Rule): string {
  const words = writeRule(source)
  return /^[\p{L}\p{N}' -]+$/u.test(words) ? `"${words}" is not there` : `nothing fits ${words}`
}

function described(source: Rule): Pick<RuleTrace, 'id' | 'at' | 'rule' | 'note'> {
  const { file, line, column } = source.at
  return {
    id: null,
    at: `${file}:${line}:${column}`,
    rule: writeRule(source),
    note: source.kind === 'pattern' ? null : source.note,
  }
}

/** Says why a place is not seen that was found. */
function whyMasked(place: Found, view: View): string {
  const words = quotedSpan(place.spans[0], view.talk)
  if (view.affirmedOnly && isNegated(place, view.talk)) return `${words} is negated`
  const { turn } = view.talk.passageOf(place.first)
  const where = view.wheres.find(each => !view.talk.allows(each, turn))
  if (where) return `${words} was not said by those whom the condition names ${writeWhere(where)}`
  if (view.codedOnly && !view.talk.isCoded(turn)) return `${words} was said by somebody whose talk is not coded`
  return `${words} is part of an exception`
}

function traceOperator(rule: CompiledOperator, view: View): RuleTrace {
  const traces = viewsOf(rule, view).map(seen => traceIn(rule, seen))
  return traces.reduce((best, trace) => (trace.closeness > best.closeness ? trace : best))
}

function traceIn(rule: CompiledOperator, view: View): RuleTrace {
  const seen = narrowed(view, rule.settings)
  const of = rule.of.map(operand => traceRule(operand, seen))
  // The view is already the one that `in` names.
  const here: CompiledOperator = rule.settings ? { ...rule, settings: { ...rule.settings, in: null } } : rule
  const { found, wouldBe, hindrance } = evaluate(here, view)
  const holds = found.length > 0
  const text = view.talk.transcript.text
  const stopped = hindrance && {
    ...hindrance,
    text: hindrance.start === null || hindrance.end === null ? null : text.slice(hindrance.start, hindrance.end),
  }
  const forbidden = holds ? undefined : forbiddenBy(here, view)
  const near = holds ? 1 : wouldBe.length > 0 || forbidden ? 0.9 : 0.8 * share(of, rule)
  return {
    ...described(rule.source),
    holds,
    words: wordsOf(holds ? found : wouldBe, view.talk),
    withheld: stopped
      ? hindranceInWords(
          stopped,
          wouldBe.some(place => isMarkedNegated(place, view)),
        )
      : null,
    missing: holds || stopped ? null : forbidden ? sayForbidden(forbidden, view) : missingOf(rule, of, seen),
    closeness: near,
    of,
  }
}

function isMarkedNegated(place: Found, { talk }: View): boolean {
  return talk.compiled.grammar !== undefined && isNegated(place, talk)
}

function narrowed(view: View, settings: CompiledSettings | null): View {
  if (settings === null) return view
  const { except, where, negated } = settings
  return {
    ...view,
    exceptions: [...view.exceptions, ...except.map(({ is }) => is)],
    wheres: where ? [...view.wheres, where.is] : view.wheres,
    affirmedOnly: view.affirmedOnly || negated?.is === 'skip',
  }
}

/** How much of an operator was there. */
function share(of: readonly RuleTrace[], { kind, count }: CompiledOperator): number {
  if (of.length === 0) return 0
  const sorted = of.map(({ closeness }) => closeness).sort((a, b) => b - a)
  const needed = kind === 'any' || kind === 'code' ? 1 : kind === 'atleast' ? Math.min(count, of.length) : of.length
  return sorted.slice(0, needed).reduce((sum, each) => sum + each, 0) / needed
}

/** The `none` that is true of a view in which all else of the rule is. */
function forbiddenBy(rule: CompiledOperator, view: View): CompiledRule | undefined {
  const { settings } = rule
  if (settings === null || settings.none.length === 0) return undefined
  const without = { ...rule, settings: { ...settings, none: [] } }
  if (evaluate(without, view).found.length === 0) return undefined
  return settings.none.find(none => evaluate(none, view).found.length > 0)
}

function sayForbidden(none: CompiledRule, view: View): string {
  const [place] = evaluate(none, view).found
  return `${quotedSpan(place.spans[0], view.talk)} is there, which rules it out (none: ${writeRule(none.source)})`
}

/** The first condition of an operator that failed. */
function missingOf(rule: CompiledOperator, of: readonly RuleTrace[], view: View): string {
  const { kind } = rule
  if (kind === 'question') return `it does not answer the question ${rule.names}${askedInstead(view)}`
  const failed = of.find(({ holds }) => !holds)
  const lacking = failed && (failed.withheld ?? failed.missing ?? `nothing fits ${failed.rule}`)
  switch (kind) {
    case 'any':
    case 'code':
      return [...of].sort((a, b) => b.closeness - a.closeness)[0].missing ?? lacking ?? 'none of it is there'
    case 'all':
      return lacking ?? 'not all of it is in the same place'
    case 'atleast': {
      const there = of.filter(({ holds }) => holds)
      const words = there.flatMap(part => part.words.slice(0, 1)).map(({ text }) => `"${text}"`)
      return `${words.length > 0 ? `only ${words.join(', ')}` : 'nothing'} is there, and ${rule.count} of these ${of.length} are needed`
    }
    case 'near':
    case 'before':
    case 'after':
      return lacking ?? tooFar(rule, view)
    case 'start':
    case 'end':
      return lacking ?? notAtEdge(rule, view)
  }
}

function askedInstead({ talk, stretch }: View): string {
  const answered = talk.questionOf(stretch.passages[0].turn)
  return answered ? `: it answers ${answered.question}` : ': which question it answers is not known'
}

/** "near within 6: 9 words stand between …", or that the words stand in the other order. */
function tooFar(rule: CompiledOperator, view: View): string {
  const { talk } = view
  const operands = rule.of.map(operand => evaluate(operand, view).found)
  const inOrder = rule.kind === 'after' ? [...operands].reverse() : operands
  const any = Number.POSITIVE_INFINITY
  const rows = rule.kind === 'near' ? near(inOrder, any, talk.distance) : before(inOrder, null, talk.distance)
  if (rows.length > 0) {
    const { from, to, words } = rows.map(row => widestGap(row, talk)).reduce((a, b) => (b.words < a.words ? b : a))
    const between = [from, to].map(place => quotedSpan(place.spans[0], talk)).join(' and ')
    return `${rule.kind} within ${rule.within}: ${words} ${words === 1 ? 'word stands' : 'words stand'} between ${between}`
  }
  const turned = near(inOrder, any, talk.distance)
  if (turned.length > 0) {
    const words = turned[0].parts!.map(part => quotedSpan(part.spans[0], talk))
    return `${rule.kind}: the words stand in the other order, ${words.join(' ahead of ')}`
  }
  return `${rule.kind}: one word cannot serve two of its parts`
}

/** The neighbours with the most words between them. */
function widestGap({ parts = [] }: Found, { distance }: Talk): { from: Found; to: Found; words: number } {
  return parts
    .slice(1)
    .map((to, i) => ({ from: parts[i], to, words: distance(parts[i], to) }))
    .reduce((a, b) => (b.words > a.words ? b : a))
}

function notAtEdge(rule: CompiledOperator, view: View): string {
  const places = evaluate(rule.of[0], view).found
  const away = rule.kind === 'start' ? wordsAhead : wordsBehind
  const nearest = places.reduce((best, place) => (away(place, view) < away(best, view) ? place : best))
  const words = away(nearest, view)
  const said = quotedSpan(nearest.spans[0], view.talk)
  const edge = rule.kind === 'start' ? 'first' : 'last'
  const where = rule.kind === 'start' ? 'ahead of' : 'behind'
  return `${said} does not stand ${edge}: ${words} ${words === 1 ? 'word stands' : 'words stand'} ${where} it`
}

function wordsOf(places: readonly Found[], { transcript }: Talk): RuleTrace['words'] {
  const spans = new Map(places.flatMap(({ spans }) => spans.map(span => [`${span.start} ${span.end}`, span])))
  return [...spans.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end }) => ({ start, end, text: transcript.text.slice(start, end) }))
}
