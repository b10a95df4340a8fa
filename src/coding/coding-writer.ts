import { hash } from 'node:crypto'
import type { Transcript } from '../transcript/transcript'
import { lineFinder } from '../transcript/transcript'
import { because, becauseWithheld } from './because'
import type { Coding, Evidence, Hindrance, Withheld } from './coding'
import type { Decision } from './decide'
import type { Hindered } from './evaluate'
import type { OriginOf } from './origin'
import type { Talk } from './talk'
import { isNegated } from './view'

/** Name of the coder that a codebook is. */
export const codebookCoder = 'codebook'

/** Gives what writes a decision down as a coding, or as a withheld one. */
export function codingWriter(talk: Talk, originOf: OriginOf): (decision: Decision) => Coding | Withheld {
  const { transcript } = talk
  const lineOf = lineFinder(transcript)
  const idOf = codingIds(transcript, codebookCoder)
  return decision => {
    const { unit, code, rules, hindrance } = decision
    const index = turnOf(decision)
    const turn = transcript.turns[index]
    const negated = negationOf(decision, talk)
    const withheld = hindrance && hindranceOf(hindrance, transcript)
    const coding: Coding = {
      id: idOf(unit, code.code.id),
      code: code.code.id,
      coder: codebookCoder,
      status: 'candidate',
      transcript: transcript.id,
      group: transcript.group,
      turn: index,
      speaker: turn.speaker,
      role: turn.role,
      question: talk.questionOf(index)?.question ?? null,
      start: unit.start,
      end: unit.end,
      line: lineOf(unit.start),
      time: turn.time,
      quote: transcript.text.slice(unit.start, unit.end),
      evidence: evidenceOf(rules, transcript),
      negated,
      origin: originOf(decision, index),
      weight: weightOf(rules),
      because: withheld ? becauseWithheld(decision, withheld, negated, talk) : because(decision, negated, talk),
    }
    return withheld ? { ...coding, withheld } : coding
  }
}

function weightOf(rules: Decision['rules']): number {
  let most = 0
  for (const { rule } of rules) if (rule.weight > most) most = rule.weight
  return most
}

/** The turn of the first words in the unit that count; the unit's first where none of its own do. */
function turnOf({ unit, rules }: Decision): number {
  if (unit.firstTurn === unit.lastTurn) return unit.firstTurn
  let first = Number.POSITIVE_INFINITY
  for (const { outcome } of rules)
    for (const place of outcome.found.length > 0 ? outcome.found : outcome.wouldBe)
      for (const { start } of place.spans) if (start >= unit.start && start < unit.end && start < first) first = start
  return (unit.passages.find(({ end }) => first < end) ?? unit.passages[0]).turn
}

/** Null where no rule that made the coding looks at negation. */
function negationOf({ rules }: Decision, talk: Talk): boolean | null {
  if (!rules.some(({ rule }) => rule.looksAtNegation)) return null
  return rules
    .filter(({ rule }) => rule.looksAtNegation)
    .flatMap(({ outcome }) => (outcome.found.length > 0 ? outcome.found : outcome.wouldBe))
    .every(place => isNegated(place, talk))
}

/** The words of all rules, each rule's words once, in the order of the text and then of the codebook. */
function evidenceOf(rules: Decision['rules'], { text }: Transcript): readonly Evidence[] {
  const evidence: Evidence[] = []
  for (const { rule, outcome } of rules) {
    const places = outcome.found.length > 0 ? outcome.found : outcome.wouldBe
    const seen = places.length > 1 || places[0].spans.length > 1 ? new Set<string>() : null
    for (const { spans } of places)
      for (const { start, end } of spans) {
        if (seen?.has(`${start} ${end}`)) continue
        seen?.add(`${start} ${end}`)
        evidence.push({ rule: rule.id, at: rule.at, start, end, text: text.slice(start, end) })
      }
  }
  return evidence.length > 1 ? evidence.sort((a, b) => a.start - b.start || a.end - b.end) : evidence
}

/**
 * Gives the ids of a transcript's codings: the first 16 hex digits of the SHA-256 of transcript, span, code and coder. The
 * transcript's name is part of it, since two respondents may give the same answer.
 */
export function codingIds(
  { id, hash: sha256 }: Pick<Transcript, 'id' | 'hash'>,
  coder: string,
): (unit: { readonly start: number; readonly end: number }, code: string) => string {
  const ahead = JSON.stringify([id, sha256]).slice(0, -1)
  const behind = new Map<string, string>()
  return ({ start, end }, code) => {
    let rest = behind.get(code)
    if (rest === undefined) {
      rest = `${JSON.stringify(code)},${JSON.stringify(coder)}]`
      behind.set(code, rest)
    }
    return hash('sha256', `${ahead},${start},${end},${rest}`).slice(0, 16)
  }
}

function hindranceOf({ by, rule, at, start, end }: Hindered, { text }: Transcript): Hindrance {
  return { by, rule, at, start, end, text: start === null || end === null ? null : text.slice(start, end) }
}
