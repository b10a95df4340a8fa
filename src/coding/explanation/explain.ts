import { writeSettings } from '../../codebook/write-rule'
import { lineAt, type Transcript } from '../../transcript/transcript'
import type { UnitKind } from '../../transcript/units'
import type { Coding, Hindrance } from '../coding'
import { codingWriter } from '../coding-writer'
import type { CompiledCode, CompiledCodebook } from '../compiled'
import type { Decision } from '../decide'
import type { UnitOfPassages } from '../divide'
import { type ApplyOptions, type Judged, judge } from '../judge'
import { createOrigins } from '../origin'
import type { Talk } from '../talk'
import { viewOf } from '../view'
import { type RuleTrace, traceRule } from './trace'

/** Why a code applies to a unit, or why not. */
export interface Explanation {
  readonly code: string
  readonly label: string
  /** `coded`; `withheld`: a rule was true and something stopped it; `not-coded`: no rule was true. */
  readonly outcome: 'coded' | 'withheld' | 'not-coded'
  /** One line for people. */
  readonly because: string
  readonly transcript: string
  readonly group: string
  readonly turn: number
  readonly speaker: string | null
  readonly unit: UnitKind
  readonly start: number
  readonly end: number
  readonly line: number
  readonly quote: string
  /** The coding, or what it would have been; null where no rule was true. */
  readonly coding: Coding | null
  /** What stopped it. */
  readonly hindrance: Hindrance | null
  /** What the code asks of all its rules (`unless`, `where` …), one text each. */
  readonly settings: readonly string[]
  /** Every rule of the code: those that are true first, then those that came nearest. */
  readonly rules: readonly RuleTrace[]
}

export interface ExplainOptions extends ApplyOptions {
  /** Id of the code; unless given, every code that was coded or withheld is explained. */
  readonly code?: string
  /** Only units that hold this offset, or share a character with this span. */
  readonly span?: { readonly start: number; readonly end: number }
}

/**
 * Explains what was decided about the units of a transcript.
 *
 * With `code`, also for units to which it does not apply: then each rule tells the first of its conditions that failed, and
 * how near it came. Decisions are those of `applyCodebook` with the same options.
 */
export function explain(
  compiled: CompiledCodebook,
  transcript: Transcript,
  { code, span, ...options }: ExplainOptions = {},
): readonly Explanation[] {
  const judged = judge(compiled, transcript, options)
  const write = writer(judged)
  return judged.units.flatMap((unit, number) => {
    if (span && (unit.end <= span.start || unit.start >= Math.max(span.end, span.start + 1))) return []
    const decisions = judged.decisions.filter(decision => decision.number === number)
    if (code === undefined) return decisions.map(decision => explainCode(decision.code, unit, decision, judged, write))
    const wanted = compiled.codes.find(each => each.code.id === code)
    if (!wanted) return []
    return [
      explainCode(
        wanted,
        unit,
        decisions.find(decision => decision.code === wanted),
        judged,
        write,
      ),
    ]
  })
}

type Write = ReturnType<typeof codingWriter>

function writer({ decisions, talk }: Judged): Write {
  return codingWriter(talk, createOrigins(decisions, talk))
}

function explainCode(
  { code, rules }: CompiledCode,
  unit: UnitOfPassages,
  decision: Decision | undefined,
  { talk }: Judged,
  write: Write,
): Explanation {
  const view = viewOf(unit, talk)
  const traces = rules.map(rule => ({ ...traceRule(rule.rule, view), id: rule.id, at: rule.at }))
  const byCloseness = [...traces].sort((a, b) => b.closeness - a.closeness)
  const written = decision && write(decision)
  const hindrance = written && 'withheld' in written ? written.withheld : null
  const { turns, id, group, text } = talk.transcript
  const index = written?.turn ?? unit.firstTurn
  return {
    code: code.id,
    label: code.label,
    outcome: !written ? 'not-coded' : hindrance ? 'withheld' : 'coded',
    because: written?.because ?? whyNot(byCloseness, code.id, talk),
    transcript: id,
    group,
    turn: index,
    speaker: turns[index].speaker,
    unit: unit.kind,
    start: unit.start,
    end: unit.end,
    line: lineAt(talk.transcript, unit.start),
    quote: text.slice(unit.start, unit.end),
    coding: written ?? null,
    hindrance,
    settings: writeSettings(code),
    rules: byCloseness,
  }
}

/** Names the rule that came nearest, and what it lacked. */
function whyNot([nearest, ...others]: readonly RuleTrace[], code: string, { compiled }: Talk): string {
  if (nearest?.closeness > 0)
    return `${nearest.missing ?? nearest.withheld ?? 'no rule is true'} (${nearest.at}: ${nearest.rule})`
  if (nearest)
    return `nothing is there of what its ${others.length === 0 ? 'rule asks' : `${others.length + 1} rules ask`} for`
  const subthemes = compiled.codes.filter(each => each.code.parent === code).map(each => each.code.id)
  return subthemes.length === 0
    ? 'it has no rules: only a person can code it'
    : `it has no rules of its own, and applies where a sub-theme does: ${subthemes.join(', ')}`
}
