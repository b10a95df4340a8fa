import type { Where } from '../codebook/codebook'
import type { Found } from '../matchers/rules/found'
import type { Span } from '../text/span'
import { overlaps } from '../text/span'
import type { UnitKind } from '../transcript/units'
import type { CompiledPattern } from './compiled'
import type { UnitOfPassages } from './divide'
import type { Passage } from './passages'
import { isLarger } from './scopes'
import type { Talk } from './talk'

/** A stretch of talk in which a rule looks, with what was found there by pattern number. */
export interface Stretch {
  readonly kind: UnitKind
  /** Never empty; in the order of the text. */
  readonly passages: readonly Passage[]
  /** Hits of word patterns; a pattern that was not found is not here. Of words that hang on their sentence, only candidates. */
  readonly candidates: ReadonlyMap<number, readonly Found[]>
  /** What was looked up since: candidates that were judged, regular expressions on the text, codes. */
  readonly known: Map<number, readonly Found[]>
  /** True where several units look into it. */
  readonly shared: boolean
}

/** What a rule sees: a stretch, and what narrows it. */
export interface View {
  readonly talk: Talk
  readonly stretch: Stretch
  /** Hits that touch one of these are not seen. */
  readonly exceptions: readonly CompiledPattern[]
  /** Only talk that fulfils all of these is seen. */
  readonly wheres: readonly Where[]
  /** True where the moderator's talk, and whoever else's is not coded, is not seen either. */
  readonly codedOnly: boolean
  /** True where negated hits are not seen. */
  readonly affirmedOnly: boolean
}

/** What is seen of a unit. */
export function viewOf({ kind, passages }: Pick<UnitOfPassages, 'kind' | 'passages'>, talk: Talk): View {
  return {
    talk,
    stretch: stretchOf(kind, passages, talk),
    exceptions: [],
    wheres: [],
    codedOnly: false,
    affirmedOnly: false,
  }
}

function stretchOf(kind: UnitKind, passages: readonly Passage[], { words, hits }: Talk, shared = false): Stretch {
  const candidates = new Map<number, Found[]>()
  for (const { firstHit, endHit } of passages)
    for (let h = firstHit; h < endHit; h++) {
      const pattern = hits.of[h * 3]
      const first = hits.of[h * 3 + 1]
      const last = hits.of[h * 3 + 2]
      const found = { first, last, spans: [{ start: words.starts[first], end: words.ends[last] }], pattern }
      const places = candidates.get(pattern)
      if (places) places.push(found)
      else candidates.set(pattern, [found])
    }
  return { kind, passages, candidates, known: new Map(), shared }
}

/** The whole of an exchange, a turn … by its number: made once for all units that look into it. */
function sharedStretch(kind: UnitKind, number: number, talk: Talk): Stretch {
  const stretches = sharedStretches.get(talk) ?? new Map<string, Stretch>()
  sharedStretches.set(talk, stretches)
  const key = `${kind} ${number}`
  const stretch = stretches.get(key) ?? stretchOf(kind, talk.scopes.passagesIn(kind, number), talk, true)
  stretches.set(key, stretch)
  return stretch
}

const sharedStretches = new WeakMap<Talk, Map<string, Stretch>>()

/**
 * What is seen through `in:` each sentence, turn, exchange … that a view lies in or holds.
 *
 * Where that is more than is seen now, conditions on whose talk it is are left behind: they are said of the unit. Talk that is not
 * coded stays out of sight unless `everyone` says so, which makes an exchange more than its own coded talk. A unit of such talk is
 * never opened.
 */
export function viewsIn(view: View, kind: UnitKind, everyone: boolean): readonly View[] {
  const { talk, stretch } = view
  const opens = isLarger(kind, stretch.kind) || (everyone && isLarger(kind, 'turn'))
  if (kind === stretch.kind && !opens) return [view]
  const numbers = new Map<number, Passage[]>()
  for (const passage of stretch.passages) {
    const number = talk.scopes.numberOf(kind, passage.number)
    const known = numbers.get(number)
    if (known) known.push(passage)
    else numbers.set(number, [passage])
  }
  if (!opens) return [...numbers.values()].map(passages => ({ ...view, stretch: stretchOf(kind, passages, talk) }))
  if (!stretch.passages.some(({ turn }) => talk.isCoded(turn))) return [view]
  return [...numbers.keys()].map(number => ({
    ...view,
    stretch: sharedStretch(kind, number, talk),
    wheres: [],
    codedOnly: !everyone,
  }))
}

/** Where any of some patterns was found. */
export function placesOf(view: View, patterns: CompiledPattern): readonly Found[] {
  const places = rawPlaces(view, patterns)
  if (places.length === 0) return places
  const { talk, exceptions, wheres, codedOnly, affirmedOnly } = view
  if (exceptions.length === 0 && wheres.length === 0 && !codedOnly && !affirmedOnly) return places
  const masks = exceptions.flatMap(exception => rawPlaces(view, exception).flatMap(({ spans }) => spans))
  return places.filter(
    place =>
      !touches(place.spans, masks) &&
      isSeen(view, talk.passageOf(place.first).turn) &&
      !(affirmedOnly && isNegated(place, talk)),
  )
}

/** True for a turn whose talk is seen. */
export function isSeen({ talk, wheres, codedOnly }: View, turn: number): boolean {
  return (!codedOnly || talk.isCoded(turn)) && wheres.every(where => talk.allows(where, turn))
}

/** Where any of some patterns was found, whoever said it and whatever masks it. A unit holds few patterns, while a rule may ask for hundreds. */
export function rawPlaces({ stretch, talk }: View, { patterns, others }: CompiledPattern): readonly Found[] {
  const { inContext } = talk.compiled
  let places: readonly Found[] = []
  for (const [pattern, candidates] of stretch.candidates) {
    if (!patterns.has(pattern)) continue
    const found = inContext.has(pattern) ? judged(pattern, candidates, stretch, talk) : candidates
    places = places.length === 0 ? found : [...places, ...found]
  }
  for (const pattern of others) places = [...places, ...lookedUp(pattern, stretch, talk)]
  return places
}

/** True where one of these patterns may be found in a stretch: what is known without asking grammar. */
export function mayHold(pattern: number, stretch: Stretch, talk: Talk): boolean {
  return stretch.candidates.has(pattern) || lookedUp(pattern, stretch, talk).length > 0
}

/**
 * True where the words of a place stand in the reach of a negator outside of it: "never seen" negates `seen`, but is what the
 * pattern `never seen` looks for.
 */
export function isNegated({ first, last, spans }: Found, { words, isNegated: isWordNegated }: Talk): boolean {
  return spans.some(span => {
    let word = first
    while (word < last && words.ends[word] <= span.start) word++
    return overlaps(span, { start: words.starts[word], end: words.ends[word] }) && isWordNegated(word)
  })
}

/** Those candidates that are the words which the pattern asks for, each as long as it truly is. */
function judged(pattern: number, candidates: readonly Found[], { known }: Stretch, talk: Talk): readonly Found[] {
  let found = known.get(pattern)
  if (found === undefined) {
    const { compiled, transcript, words } = talk
    found = candidates.flatMap(({ first }) => {
      const { endWord } = talk.passageOf(first)
      const last = compiled.matchInContext(pattern, transcript.text, words, first, endWord, talk.grammarOf)
      return last < 0 ? [] : [{ first, last, spans: [{ start: words.starts[first], end: words.ends[last] }], pattern }]
    })
    known.set(pattern, found)
  }
  return found
}

/** Where a regular expression on the text, or a code, was found. */
function lookedUp(pattern: number, stretch: Stretch, talk: Talk): readonly Found[] {
  const { texts, carriers } = talk.compiled
  let found = stretch.known.get(pattern)
  if (found === undefined) {
    if (texts.has(pattern)) found = placesInText(pattern, stretch, talk)
    // Not kept: codes are still being decided.
    else return (carriers.get(pattern) ?? []).flatMap(code => placesOfCode(code, pattern, stretch, talk))
    stretch.known.set(pattern, found)
  }
  return found
}

function placesInText(pattern: number, { passages }: Stretch, talk: Talk): readonly Found[] {
  const regex = talk.compiled.texts.get(pattern)!
  return runsOf(passages).flatMap(run => {
    const text = talk.transcript.text.slice(run.start, run.end).replace(/[\u2018\u2019\u02bc]/g, "'")
    return regex.find(text).map(({ start, end }) => {
      const span = { start: run.start + start, end: run.start + end }
      return { ...wordsOf(span, run, talk), spans: [span], pattern }
    })
  })
}

function placesOfCode(code: number, pattern: number, { passages }: Stretch, { carried }: Talk): readonly Found[] {
  return (carried.get(code) ?? []).flatMap(({ from, to, found }) => {
    const shared = passages.filter(({ number }) => number >= from && number < to)
    if (shared.length === 0) return []
    return found
      .filter(place => place.ofUnit || place.spans.some(span => shared.some(passage => overlaps(span, passage))))
      .map(place => ({ ...place, pattern }))
  })
}

function touches(spans: readonly Span[], masks: readonly Span[]): boolean {
  return masks.length > 0 && spans.some(span => masks.some(mask => overlaps(span, mask)))
}

/** Several passages of one turn, one behind the other. */
interface RunOfPassages extends Span {
  readonly turn: number
  readonly firstWord: number
  readonly endWord: number
}

function runsOf(passages: readonly Passage[]): readonly RunOfPassages[] {
  const runs: RunOfPassages[] = []
  for (const { turn, start, end, firstWord, endWord } of passages) {
    const last = runs.at(-1)
    if (last && last.turn === turn && last.endWord === firstWord) runs[runs.length - 1] = { ...last, end, endWord }
    else runs.push({ turn, start, end, firstWord, endWord })
  }
  return runs
}

/** The words that a span of the text touches; where it touches none, the first behind it. */
function wordsOf(
  span: Span,
  { firstWord, endWord }: RunOfPassages,
  { words: { starts, ends } }: Talk,
): { first: number; last: number } {
  let first = firstWord
  let beyond = Math.max(firstWord, endWord - 1)
  while (first < beyond) {
    const middle = (first + beyond) >> 1
    if (ends[middle] <= span.start) first = middle + 1
    else beyond = middle
  }
  let last = first
  while (last + 1 < endWord && starts[last + 1] < span.end) last++
  return { first, last }
}
