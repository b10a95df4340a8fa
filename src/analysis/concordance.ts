import type { CodedTranscript } from '../coding/coded-transcript'
import type { Coding, Hindrance } from '../coding/coding'
import { sentences } from '../text/sentences'
import { overlaps, type Span } from '../text/span'
import { fillers, wordsIn } from '../text/words'
import { lineFinder, type Role, type Transcript, type Turn } from '../transcript/transcript'
import { getOrMake } from './get-or-make'
import { firstAfter, marksIn } from './words-said'

/** A hit of a code with the words around it: keyword in context. `start` and `end` hold all of its words, from the first to the last. */
export interface ConcordanceLine extends Span {
  readonly code: string
  readonly transcript: string
  readonly group: string
  /** 0-based index of the turn, which the hit and its context never leave. */
  readonly turn: number
  readonly speaker: string | null
  readonly role: Role
  /** 1-based line of the source on which the hit begins. */
  readonly line: number
  /** Seconds at which the turn begins, where the format tells. */
  readonly time: number | null
  /** With `match` and `after` a stretch of the text without a gap, blanks and all. */
  readonly before: string
  readonly match: string
  readonly after: string
  /** The matched words themselves, in the order of the text, each place once. */
  readonly evidence: readonly (Span & { readonly text: string })[]
  /** The whole sentence, or sentences, that the hit stands in. */
  readonly sentence: string
  /** What held the hit back; null where nothing did. */
  readonly withheld: Hindrance | null
}

export interface ConcordanceOptions {
  /** Words on each side, as far as the turn goes: runs between white space that hold a letter or a digit. 10 unless given. */
  readonly context?: number
  /**
   * Most words that may stand between two pieces of evidence of one hit: what a rule says as `within`, or Infinity where it asks for
   * words anywhere in the unit. −1 unless given: only what overlaps is one hit. Fillers are not counted.
   */
  readonly reach?: number
  /** Gives what was held back too. */
  readonly withheld?: boolean
  /** The only code to look at. */
  readonly code?: string
}

/**
 * Lists every hit of coded transcripts with its context, in the order of the text.
 *
 * The hits are the evidence of the codings, so a concordance and a count never disagree. Evidence of one code that overlaps is one
 * hit, and so is evidence of one coding within `reach`; evidence in several turns is a hit in each. What others said elsewhere (the
 * moderator's question, for a rule that asks for it) is no hit. Where a coding has no evidence of its own, as a person's, all of it is one.
 *
 * @example
 * concordance([applyCodebook(compiled, transcript)], { context: 2 })
 * // [{ before: 'There is ', match: 'one bus', after: ' an hour', speaker: 'Ben', line: 7, … }]
 */
export function concordance(
  coded: readonly CodedTranscript[],
  { context = 10, reach = -1, withheld = false, code }: ConcordanceOptions = {},
): readonly ConcordanceLine[] {
  return coded.flatMap(({ transcript, codings, withheld: heldBack }) => {
    const chosen = <C extends Coding>(list: readonly C[]): readonly C[] =>
      code === undefined ? list : list.filter(coding => coding.code === code)
    const hits = joined(chosen(codings).flatMap(coding => hitsOf(coding, transcript, reach, null)))
    const byTurn = new Map<Turn, Hit[]>()
    for (const hit of hits) getOrMake(byTurn, hit.turn, () => []).push(hit)
    const held = chosen(withheld ? heldBack : []).flatMap(coding =>
      hitsOf(coding, transcript, reach, coding.withheld).filter(hit => !isAmong(hit, byTurn.get(hit.turn) ?? [])),
    )
    if (hits.length + held.length === 0) return []
    return inOrder([...hits, ...joined(held)]).map(lineWriter(transcript, context))
  })
}

/** Words of one turn that make one hit. */
interface Hit extends Span {
  readonly code: string
  readonly turn: Turn
  /** Sorted, each once. */
  readonly spans: readonly Span[]
  readonly withheld: Hindrance | null
}

/** The hits of one coding: its evidence, turn by turn, put together as far as it reaches. */
function hitsOf(
  { code, evidence, ...unit }: Coding,
  transcript: Transcript,
  reach: number,
  withheld: Hindrance | null,
): readonly Hit[] {
  const { turns } = transcript
  const own = placesOf(evidence, turns).filter(({ turn }) => overlaps(turn, unit))
  const hits: Hit[] = []
  for (const { turn, ...span } of own.length > 0 ? own : placesOf([unit], turns)) {
    const hit = { code, turn, ...span, spans: [span], withheld }
    const last = hits.at(-1)
    if (last?.turn === turn && isOneHit(last, span, transcript, reach)) hits[hits.length - 1] = joinedTo(last, hit)
    else hits.push(hit)
  }
  return hits
}

/** Spans with the turns that they lie in, in the order of the text. */
function placesOf(spans: readonly Span[], turns: readonly Turn[]): readonly (Span & { readonly turn: Turn })[] {
  return inOrder(spans).flatMap(({ start, end }) => {
    const places: (Span & { turn: Turn })[] = []
    for (let i = firstAfter(turns, start); i < turns.length && turns[i].start < end; i++) {
      const turn = turns[i]
      places.push({ turn, start: Math.max(start, turn.start), end: Math.min(end, turn.end) })
    }
    return places
  })
}

/** Joins hits of one code that overlap: units that a rule looks beyond may give the same words. */
function joined(hits: readonly Hit[]): readonly Hit[] {
  const last = new Map<string, number>()
  const all: Hit[] = []
  for (const hit of inOrder(hits)) {
    const i = last.get(hit.code)
    if (i !== undefined && all[i].turn === hit.turn && hit.start < all[i].end) all[i] = joinedTo(all[i], hit)
    else last.set(hit.code, all.push(hit) - 1)
  }
  return all
}

function joinedTo(first: Hit, next: Hit): Hit {
  const spans = new Map([...first.spans, ...next.spans].map(span => [`${span.start} ${span.end}`, span]))
  return { ...first, end: Math.max(first.end, next.end), spans: inOrder([...spans.values()]) }
}

/** True for words that one unit gives and another withholds: they are a hit. */
function isAmong({ code, start, end }: Hit, hits: readonly Hit[]): boolean {
  return hits.some(hit => hit.code === code && hit.start <= start && end <= hit.end)
}

function inOrder<S extends Span>(spans: readonly S[]): readonly S[] {
  return [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Gives what writes the line of a hit. It finds the line breaks and the sentences of a turn once. */
function lineWriter(transcript: Transcript, context: number): (hit: Hit) => ConcordanceLine {
  const { id, group, text } = transcript
  const lineOf = lineFinder(transcript)
  const sentencesOf = new Map<Turn, readonly Span[]>()
  return ({ code, turn, start, end, spans, withheld }) => {
    const said = getOrMake(sentencesOf, turn, () => sentences(text, turn, marksIn(transcript, turn)))
    const around = said.filter(sentence => overlaps(sentence, { start, end }))
    return {
      code,
      transcript: id,
      group,
      turn: turn.index,
      speaker: turn.speaker,
      role: turn.role,
      line: lineOf(start),
      time: turn.time,
      start,
      end,
      before: text.slice(contextBefore(text, turn, start, context), start),
      match: text.slice(start, end),
      after: text.slice(end, contextAfter(text, turn, end, context)),
      evidence: spans.map(span => ({ ...span, text: text.slice(span.start, span.end) })),
      sentence: text.slice(around[0]?.start ?? start, around.at(-1)?.end ?? end),
      withheld,
    }
  }
}

function isOneHit({ end }: Span, next: Span, transcript: Transcript, reach: number): boolean {
  if (next.start < end || reach === Number.POSITIVE_INFINITY) return true
  return reach >= 0 && wordsBetween({ start: end, end: next.start }, transcript) <= reach
}

/** Counts the words of a span that a distance counts: no marks, no fillers. */
function wordsBetween(span: Span, transcript: Transcript): number {
  const marks = marksIn(transcript, span)
  const starts = [span.start, ...marks.map(({ end }) => end)]
  const pieces = starts.map((start, i) => transcript.text.slice(start, marks[i]?.start ?? span.end))
  return pieces.flatMap(wordsIn).filter(({ form }) => !fillers.has(form)).length
}

/** Goes back from an offset until enough words are behind it, and gives where the first of them begins. */
function contextBefore(text: string, turn: Turn, from: number, words: number): number {
  let reached = from
  for (let left = words, at = from; left > 0 && at > turn.start; ) {
    while (at > turn.start && isBlank(text, at - 1)) at--
    const end = at
    while (at > turn.start && !isBlank(text, at - 1)) at--
    if (hasWord(text.slice(at, end))) left--
    if (at < end) reached = at
  }
  return reached
}

/** Goes on from an offset until enough words have passed, and gives where the last of them ends. */
function contextAfter(text: string, turn: Turn, from: number, words: number): number {
  let reached = from
  for (let left = words, at = from; left > 0 && at < turn.end; ) {
    while (at < turn.end && isBlank(text, at)) at++
    const start = at
    while (at < turn.end && !isBlank(text, at)) at++
    if (hasWord(text.slice(start, at))) left--
    if (at > start) reached = at
  }
  return reached
}

/** As `\s` in a regular expression, which would be slow for every letter. */
function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13)
  return unit === 0xa0 || (unit > 0x167f && /\s/.test(text[at]))
}

/** A dash, or the comma behind a hit, is no word of context. */
function hasWord(run: string): boolean {
  return /[\p{L}\p{N}]/u.test(run)
}
