import type { Where } from '../codebook/codebook'
import type { Distance, Found } from '../matchers/rules/found'
import type { Span } from '../text/span'
import { overlaps } from '../text/span'
import type { Transcript } from '../transcript/transcript'
import type { CompiledCodebook } from './compile'
import type { UnitOfPassages } from './divide'
import type { ReadPassages } from './passages'

/** Attributes of a speaker, by name. */
export type AttributesOf = (speaker: string | null) => Readonly<Record<string, string | null>>

/** What a rule sees of a unit: where each pattern was found. `except` and `where` narrow it. */
export interface View {
  /** By pattern number; a pattern that was not found is not here. */
  readonly found: ReadonlyMap<number, readonly Found[]>
  readonly distance: Distance
  readonly allows: (where: Where, found: Found) => boolean
}

/** Gathers the hits of a unit's passages, and of the regular expressions on its text. */
export function viewOf(
  unit: UnitOfPassages,
  { words, hits, rank }: ReadPassages,
  transcript: Transcript,
  { texts }: CompiledCodebook,
  attributesOf: AttributesOf,
): View {
  const found = new Map<number, Found[]>()
  const add = (pattern: number, place: Found): void => {
    const places = found.get(pattern)
    if (places) places.push(place)
    else found.set(pattern, [place])
  }
  for (const { firstHit, endHit } of unit.passages)
    for (let h = firstHit; h < endHit; h++) {
      const [first, last] = [hits.of[h * 3 + 1], hits.of[h * 3 + 2]]
      add(hits.of[h * 3], { first, last, spans: [{ start: words.starts[first], end: words.ends[last] }] })
    }
  if (texts.length > 0)
    for (const stretch of stretchesOf(unit)) {
      const text = transcript.text.slice(stretch.start, stretch.end).replace(/[\u2018\u2019\u02bc]/g, "'")
      for (const { pattern, regex } of texts)
        for (const { start, end } of regex.find(text))
          add(pattern, placeOf({ start: stretch.start + start, end: stretch.start + end }, unit, words))
    }
  return {
    found,
    distance: (earlier, later) => (later.first <= earlier.last ? -1 : rank[later.first] - rank[earlier.last + 1]),
    allows: (where, { first }) => {
      const passage = unit.passages.find(({ endWord }) => first < endWord) ?? unit.passages[0]
      return isSaidBy(where, transcript, passage.turn, attributesOf)
    },
  }
}

/** Where any of some patterns was found. A unit holds few patterns, while a rule may ask for hundreds. */
export function placesOf({ found }: View, patterns: ReadonlySet<number>): readonly Found[] {
  const places: Found[] = []
  for (const [pattern, hits] of found) if (patterns.has(pattern)) places.push(...hits)
  return places
}

/** The same view without the hits that touch a masked span. */
export function masked(view: View, masks: readonly Span[]): View {
  return masks.length === 0 ? view : filtered(view, ({ spans }) => !touches(spans, masks))
}

/** The same view without what others said than those whom a condition names. */
export function onlyWhere(view: View, where: Where): View {
  return filtered(view, found => view.allows(where, found))
}

function filtered(view: View, keeps: (found: Found) => boolean): View {
  const found = new Map([...view.found].map(([pattern, places]) => [pattern, places.filter(keeps)] as const))
  return { ...view, found: new Map([...found].filter(([, places]) => places.length > 0)) }
}

function touches(spans: readonly Span[], masks: readonly Span[]): boolean {
  return spans.some(span => masks.some(mask => overlaps(span, mask)))
}

/** Runs of a unit's passages that belong to one turn. */
function stretchesOf({ passages }: UnitOfPassages): readonly Span[] {
  const stretches: { turn: number; start: number; end: number }[] = []
  for (const { turn, start, end } of passages) {
    const last = stretches.at(-1)
    if (last && last.turn === turn) last.end = end
    else stretches.push({ turn, start, end })
  }
  return stretches
}

/** The words that a span of the text touches; where it touches none, the first behind it. */
function placeOf(span: Span, { passages }: UnitOfPassages, { starts, ends }: ReadPassages['words']): Found {
  const endWord = passages.at(-1)!.endWord
  let first = passages[0].firstWord
  let beyond = endWord - 1
  while (first < beyond) {
    const middle = (first + beyond) >> 1
    if (ends[middle] <= span.start) first = middle + 1
    else beyond = middle
  }
  let last = first
  while (last + 1 < endWord && starts[last + 1] < span.end) last++
  return { first, last, spans: [span] }
}

function isSaidBy(where: Where, transcript: Transcript, turn: number, attributesOf: AttributesOf): boolean {
  const { speaker, role } = transcript.turns[turn]
  const attributes = where.attributes.size > 0 ? attributesOf(speaker) : {}
  return (
    isOneOf(role, where.role) &&
    isOneOf(speaker, where.speaker) &&
    isOneOf(transcript.group, where.group) &&
    [...where.attributes].every(([name, values]) =>
      isOneOf(Object.hasOwn(attributes, name) ? attributes[name] : null, values),
    )
  )
}

function isOneOf(value: string | null, wanted: readonly string[] | null): boolean {
  return wanted === null || (value !== null && wanted.includes(value))
}
