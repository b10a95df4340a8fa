import { createHash } from 'node:crypto'
import type { Found } from '../matchers/rules/found'
import { lineAt, type Transcript } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import type { CodedTranscript } from './coded-transcript'
import type { Coding, Evidence, Hindrance, Withheld } from './coding'
import type { CompiledCode, CompiledCodebook, CompiledCodeRule } from './compile'
import { divide, type UnitOfPassages } from './divide'
import { evaluate, type Hindered, type Outcome, withSettings } from './evaluate'
import { createOrigins, type Origins } from './origin'
import { type ReadPassages, readPassages } from './passages'
import { type AttributesOf, type View, viewOf } from './view'

export interface ApplyOptions {
  /** What one decision is about; the codebook's own unit unless given. */
  readonly unit?: UnitKind
  /** Attributes of each speaker, for `where`; the transcript's own unless given. */
  readonly attributesOf?: AttributesOf
  /** Takes every `where` as fulfilled: a codebook's examples are nobody's words. */
  readonly saidByAnyone?: boolean
}

/** Name of the coder that a codebook is. */
export const codebookCoder = 'codebook'

/**
 * Decides for every unit of a transcript which codes apply, on what evidence, and what held others back.
 *
 * Codings and withheld codings are ordered by start, then by the codebook's order of codes. The same input always gives the
 * same result; nothing is read but the arguments.
 */
export function applyCodebook(
  compiled: CompiledCodebook,
  transcript: Transcript,
  {
    unit = compiled.codebook.unit,
    attributesOf = () => transcript.attributes,
    saidByAnyone = false,
  }: ApplyOptions = {},
): CodedTranscript {
  const read = readPassages(transcript, compiled.vocabulary, compiled.patterns)
  const units = divide(transcript, read.passages, unit, compiled.codebook.roles)
  const origins = createOrigins(transcript)
  const decisions = units.flatMap(each => {
    if (!hasHits(each, compiled)) return []
    const view = viewOf(each, read, transcript, compiled, attributesOf)
    return decide(each, saidByAnyone ? { ...view, allows: () => true } : view, compiled)
  })
  for (const decision of decisions)
    for (const { rule, outcome } of decision.rules)
      for (const turn of turnsOf(outcome.wouldBe, decision.unit, read)) origins.note(rule.number, turn)
  const codings: Coding[] = []
  const withheld: Withheld[] = []
  for (const decision of decisions) {
    const coding = codingOf(decision, transcript, origins)
    const { hindrance } = decision
    if (hindrance === null) codings.push(coding)
    else withheld.push({ ...coding, withheld: hindranceOf(hindrance, transcript) })
  }
  return { transcript, units: units.filter(each => each.coded).map(plainUnit), codings, withheld }
}

/** What was decided about one code and one unit: rules that are true, or would be but for the hindrance. */
interface Decision {
  readonly unit: UnitOfPassages
  readonly code: CompiledCode
  readonly rules: readonly { readonly rule: CompiledCodeRule; readonly outcome: Outcome }[]
  readonly hindrance: Hindered | null
}

function hasHits(unit: UnitOfPassages, { texts }: CompiledCodebook): boolean {
  return texts.length > 0 || unit.passages.some(({ firstHit, endHit }) => endHit > firstHit)
}

/** Judges every code of which a pattern was found. */
function decide(unit: UnitOfPassages, view: View, { codes, uses }: CompiledCodebook): readonly Decision[] {
  const touched = new Map<number, Set<number>>()
  for (const pattern of view.found.keys())
    for (const { code, rule } of uses[pattern]) {
      const rules = touched.get(code)
      if (rules) rules.add(rule)
      else touched.set(code, new Set([rule]))
    }
  return [...touched]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, rules]) => {
      const code = codes[number]
      const inOrder = [...rules].sort((a, b) => a - b).map(rule => code.rules[rule])
      const decision = decideCode(unit, view, code, inOrder)
      return decision ? [decision] : []
    })
}

function decideCode(
  unit: UnitOfPassages,
  view: View,
  code: CompiledCode,
  rules: readonly CompiledCodeRule[],
): Decision | undefined {
  let judged: readonly { rule: CompiledCodeRule; outcome: Outcome }[] = []
  const outcome = withSettings(code.settings, view, seen => {
    const now = rules.map(rule => ({ rule, outcome: evaluate(rule.rule, seen) }))
    const found = now.filter(each => each.outcome.found.length > 0)
    // Where every rule is stopped, keep what the first look saw: a withheld coding shows the words it would have had.
    if (found.length > 0) judged = found
    else if (judged.length === 0) judged = now.filter(each => each.outcome.wouldBe.length > 0)
    return {
      found: found.flatMap(each => each.outcome.found),
      wouldBe: now.flatMap(each => each.outcome.wouldBe),
      hindrance: now.find(each => each.outcome.hindrance !== null)?.outcome.hindrance ?? null,
    }
  })
  if (judged.length === 0) return undefined
  const hindrance: Hindered | null = outcome.found.length > 0 ? null : outcome.hindrance
  if (hindrance === null && outcome.found.length === 0) return undefined
  const byRole: Hindered = { by: 'role', rule: null, at: null, start: null, end: null }
  return { unit, code, rules: judged, hindrance: hindrance ?? (unit.coded ? null : byRole) }
}

function turnsOf(places: readonly Found[], unit: UnitOfPassages, { words }: ReadPassages): readonly number[] {
  if (unit.firstTurn === unit.lastTurn) return [unit.firstTurn]
  return places.flatMap(({ first, last }) =>
    unit.passages
      .filter(({ start, end }) => words.starts[first] < end && words.ends[last] > start)
      .map(({ turn }) => turn),
  )
}

function codingOf({ unit, code, rules }: Decision, transcript: Transcript, origins: Origins): Coding {
  const evidence = evidenceOf(rules, transcript)
  const first = evidence[0].start
  const { turn: index } = unit.passages.find(passage => first < passage.end) ?? unit.passages[0]
  const turn = transcript.turns[index]
  return {
    id: codingId(transcript, unit, code.code.id, codebookCoder),
    code: code.code.id,
    coder: codebookCoder,
    status: 'candidate',
    transcript: transcript.id,
    group: transcript.group,
    turn: index,
    speaker: turn.speaker,
    role: turn.role,
    question: null,
    start: unit.start,
    end: unit.end,
    line: lineAt(transcript, unit.start),
    time: turn.time,
    quote: transcript.text.slice(unit.start, unit.end),
    evidence,
    negated: null,
    origin: origins.of(
      rules.map(({ rule }) => rule.number),
      index,
    ),
    weight: Math.max(...rules.map(({ rule }) => rule.weight)),
  }
}

/** The words of all rules, each rule's words once, in the order of the text. */
function evidenceOf(rules: Decision['rules'], { text }: Transcript): readonly Evidence[] {
  const evidence = new Map<string, Evidence & { order: number }>()
  for (const { rule, outcome } of rules)
    for (const { spans } of outcome.found.length > 0 ? outcome.found : outcome.wouldBe)
      for (const { start, end } of spans)
        evidence.set(`${rule.number} ${start} ${end}`, {
          rule: rule.id,
          at: rule.at,
          start,
          end,
          text: text.slice(start, end),
          order: rule.number,
        })
  return [...evidence.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order)
    .map(({ order: _, ...each }) => each)
}

/**
 * Gives the id of a coding: the first 16 hex digits of the SHA-256 of transcript, span, code and coder. The transcript's name
 * is part of it, since two respondents may give the same answer.
 */
export function codingId(
  { id, hash }: Pick<Transcript, 'id' | 'hash'>,
  { start, end }: { readonly start: number; readonly end: number },
  code: string,
  coder: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([id, hash, start, end, code, coder]))
    .digest('hex')
    .slice(0, 16)
}

function hindranceOf({ by, rule, at, start, end }: Hindered, { text }: Transcript): Hindrance {
  return { by, rule, at, start, end, text: start === null || end === null ? null : text.slice(start, end) }
}

function plainUnit({ kind, start, end, firstTurn, lastTurn }: UnitOfPassages) {
  return { kind, start, end, firstTurn, lastTurn }
}
