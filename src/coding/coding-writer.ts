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
    const evidence = evidenceOf(rules, transcript)
    const index = turnOf(decision)
    const turn = transcript.turns[index]
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
      evidence,
      negated: negationOf(decision, talk),
      origin: originOf(decision, index),
      weight: rules.reduce((most, { rule }) => Math.max(most, rule.weight), 0),
      because: '',
    }
    if (hindrance === null) return { ...coding, because: because(decision, talk) }
    const withheld = hindranceOf(hindrance, transcript)
    return { ...coding, because: becauseWithheld(decision, withheld, coding.negated, talk), withheld }
  }
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
  const looking = rules.filter(({ rule }) => rule.looksAtNegation)
  if (looking.length === 0) return null
  return looking
    .flatMap(({ outcome }) => (outcome.found.length > 0 ? outcome.found : outcome.wouldBe))
    .every(place => isNegated(place, talk))
}

/** The words of all rules, each rule's words once, in the order of the text. */
function evidenceOf(rules: Decision['rules'], { text }: Transcript): readonly Evidence[] {
  const evidence: (Evidence & { readonly order: number })[] = []
  for (const { rule, outcome } of rules) {
    const seen = new Set<string>()
    for (const { spans } of outcome.found.length > 0 ? outcome.found : outcome.wouldBe)
      for (const { start, end } of spans) {
        const key = `${start} ${end}`
        if (seen.has(key)) continue
        seen.add(key)
        evidence.push({ rule: rule.id, at: rule.at, start, end, text: text.slice(start, end), order: rule.number })
      }
  }
  if (evidence.length > 1) evidence.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order)
  return evidence.map(({ rule, at, start, end, text }) => ({ rule, at, start, end, text }))
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
  const behind = `${JSON.stringify(coder)}]`
  return ({ start, end }, code) =>
    hash('sha256', `${ahead},${start},${end},${JSON.stringify(code)},${behind}`).slice(0, 16)
}

function hindranceOf({ by, rule, at, start, end }: Hindered, { text }: Transcript): Hindrance {
  return { by, rule, at, start, end, text: start === null || end === null ? null : text.slice(start, end) }
}
