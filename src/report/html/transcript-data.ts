import type { CodedTranscript } from '../../coding/coded-transcript'
import type { Coding, CodingReview, Withheld } from '../../coding/coding'
import type { LaidDecision } from '../../coding/decisions/review-decision'
import {
  type CodingColumns,
  type HindranceData,
  origins,
  type ReviewData,
  roles,
  statuses,
  type TranscriptData,
} from '../report-data'
import type { DataTables } from './study-data'

/** Packs a transcript and the decisions about it for the report's script. */
export function transcriptData(
  { transcript, codings, withheld }: CodedTranscript,
  tables: DataTables,
  decisions: DecisionsOf,
): TranscriptData {
  const { id, group, format, text, turns } = transcript
  const labels = [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))]
  const speakerAt = new Map(labels.map((label, i) => [label, i]))
  const roleOf = new Map(transcript.speakers.map(speaker => [speaker.id, speaker.role]))
  const sentences = new Map<string, number>()
  const pack = (list: readonly Coding[]) => columns(list, { tables, decisions, speakerAt, sentences })
  return {
    id,
    group,
    format,
    text,
    speakers: labels.map(label => ({
      label,
      role: roleOf.get(label) ?? 'unknown',
      person: tables.personAt(group, label),
    })),
    turns: {
      start: turns.map(({ start }) => start),
      end: turns.map(({ end }) => end),
      speaker: turns.map(({ speaker }) => (speaker === null ? -1 : speakerAt.get(speaker)!)),
      role: turns.map(({ role }) => roles.indexOf(role)),
      line: turns.map(({ line }) => line),
      time: turns.map(({ time }) => time),
    },
    marks: transcript.marks.map(({ start, end }) => [start, end] as const),
    codings: pack(codings),
    withheld: { ...pack(withheld), hindrance: withheld.map(each => hindranceOf(each, tables)) },
    sentences: [...sentences.keys()],
  }
}

/** Looks up what people decided about a coding. */
export type DecisionsOf = (coding: Coding) => readonly ReviewData[]

/** Orders people's decisions by the coding that they bear on. */
export function decisionsByCoding(laid: readonly LaidDecision[]): DecisionsOf {
  const byDecision = new Map(laid.map(each => [each.decision.id, each]))
  const byCoding = new Map<string, LaidDecision[]>()
  for (const each of laid) {
    if (each.coding === null) continue
    const others = byCoding.get(each.coding)
    if (others) others.push(each)
    else byCoding.set(each.coding, [each])
  }
  return ({ id, review = [] }) => {
    const laidHere = byCoding.get(id) ?? []
    const told = new Set(laidHere.map(({ decision }) => decision.id))
    const others = review.filter(({ decision }) => !told.has(decision))
    return [...others.map(each => reviewOf(each, byDecision.get(each.decision))), ...laidHere.map(laidOf)]
  }
}

function reviewOf(review: CodingReview, laid: LaidDecision | undefined): ReviewData {
  if (laid) return laidOf(laid)
  const { by, at, did, why } = review
  return { by, at, did, why, toCode: null, outcome: null, note: null }
}

function laidOf({ decision, outcome, note }: LaidDecision): ReviewData {
  const { by, at, did, why, toCode } = decision
  const holds = outcome === 'valid'
  return { by, at, did, why, toCode, outcome: holds ? null : outcome, note: holds || note === '' ? null : note }
}

interface Packing {
  readonly tables: DataTables
  readonly decisions: DecisionsOf
  readonly speakerAt: ReadonlyMap<string, number>
  /** Filled as sentences come. */
  readonly sentences: Map<string, number>
}

function columns(list: readonly Coding[], { tables, decisions, speakerAt, sentences }: Packing): CodingColumns {
  const { codeAt, ruleAt, questionAt } = tables
  const sentenceAt = (text: string): number => {
    const at = sentences.get(text) ?? sentences.size
    sentences.set(text, at)
    return at
  }
  const reviews = list.flatMap((coding, i): readonly [number, readonly ReviewData[]][] => {
    const made = decisions(coding)
    return made.length === 0 ? [] : [[i, made]]
  })
  return {
    id: list.map(({ id }) => id),
    code: list.map(({ code }) => codeAt.get(code) ?? -1),
    start: list.map(({ start }) => start),
    end: list.map(({ end }) => end),
    turn: list.map(({ turn }) => turn),
    line: list.map(({ line }) => line),
    speaker: list.map(({ speaker }) => (speaker === null ? -1 : (speakerAt.get(speaker) ?? -1))),
    status: list.map(({ status }) => statuses.indexOf(status)),
    origin: list.map(({ origin }) => origins.indexOf(origin)),
    question: list.map(({ question }) => (question === null ? -1 : (questionAt.get(question) ?? -1))),
    coder: Object.fromEntries(list.flatMap(({ coder }, i) => (coder === 'codebook' ? [] : [[i, coder]]))),
    evidence: list.map(({ evidence }) =>
      evidence.flatMap(({ rule, start, end }) => [ruleAt.get(rule) ?? -1, start, end]),
    ),
    because: list.map(({ because }) => sentenceAt(because)),
    review: Object.fromEntries(reviews),
  }
}

function hindranceOf({ withheld }: Withheld, { ruleAt }: DataTables): HindranceData {
  const { by, rule, at, start, end } = withheld
  const known = rule === null ? -1 : (ruleAt.get(rule) ?? -1)
  return start === null || end === null ? [by, known, at] : [by, known, at, start, end]
}
