import { byCodePoint } from '../../analysis/by-code-point'
import { getOrMake } from '../../analysis/get-or-make'
import type { Deed, LaidDecision, Outcome } from '../../coding/decisions/review-decision'
import type { Run } from '../../run/run'
import { firstPart } from './passage'

/** What people decided about codings, and what became of it. */
export interface DecisionsContent {
  readonly reviewers: readonly Reviewer[]
  /** In the order in which they want to be read; each with the first of its decisions. */
  readonly parts: readonly DecisionsPart[]
}

export interface Reviewer {
  readonly name: string
  /** How often each was done, also what was taken back since. */
  readonly did: Readonly<Record<Deed, number>>
  readonly all: number
  /** UTC, ISO 8601. */
  readonly first: string
  readonly last: string
}

export interface DecisionsPart {
  readonly kind: 'open' | 'overruled' | 'noted' | 'accepted' | 'past'
  readonly title: string
  /** What these are, in a sentence. */
  readonly about: string
  /** How many there are; `rows` may be fewer. */
  readonly all: number
  readonly rows: readonly DecisionRow[]
}

export interface DecisionRow {
  readonly by: string
  /** `2026-03-04 10:22`, UTC. */
  readonly when: string
  /** `rejected`, `gave “Fees” instead`. */
  readonly did: string
  /** Label of the code that it is about, and its id; null for a note on a stretch. */
  readonly code: { readonly id: string; readonly label: string } | null
  readonly words: string
  readonly transcript: string
  readonly why: string | null
  readonly outcome: string
  /** Id of the coding that it bears on in this run. */
  readonly coding: string | null
}

/** Most rows of a part; `decisions.jsonl` holds them all. */
const mostRows = 100

/** Tells who decided what about codings: first what waits for somebody, then what people overruled, what they noted, what they accepted, and what holds no more. */
export function decisionsContent(run: Run): DecisionsContent {
  const row = rowsOf(run)
  const byPart = new Map<DecisionsPart['kind'], LaidDecision[]>()
  for (const laid of run.decisions) getOrMake(byPart, partOf(laid), () => []).push(laid)
  return {
    reviewers: reviewersOf(run.decisions),
    parts: parts.flatMap(part => {
      const laid = byPart.get(part.kind) ?? []
      return laid.length === 0 ? [] : [{ ...part, all: laid.length, rows: laid.slice(0, mostRows).map(row) }]
    }),
  }
}

const parts: readonly Pick<DecisionsPart, 'kind' | 'title' | 'about'>[] = [
  {
    kind: 'open',
    title: 'Waiting for somebody',
    about:
      'The words that were judged are not in the transcript any more, or two people contradict each other. Somebody has to look at these again.',
  },
  {
    kind: 'overruled',
    title: 'What people overruled',
    about: 'Where a person decided otherwise than the rules, and the run follows the person.',
  },
  { kind: 'noted', title: 'Notes', about: 'What people wrote down while they read. Notes decide nothing.' },
  { kind: 'accepted', title: 'What people accepted', about: 'Where a person read a coding and agreed with it.' },
  {
    kind: 'past',
    title: 'What holds no more',
    about: 'Decisions that their author replaced or took back, or that have nothing left to change.',
  },
]

function partOf({ decision: { did }, outcome, applied, place }: LaidDecision): DecisionsPart['kind'] {
  // Where the transcript was changed and the words were found again, nobody has to look: the decision holds there.
  const holds = outcome === 'valid' || (outcome === 'stale' && (did === 'memo' ? place !== null : applied))
  if (!holds && (outcome === 'stale' || outcome === 'conflict')) return 'open'
  if (!holds || did === 'undo') return 'past'
  if (did === 'memo') return 'noted'
  return did === 'accept' ? 'accepted' : 'overruled'
}

/** True for a decision that holds in this run and goes against the rules. */
export function isOverruling(laid: LaidDecision): boolean {
  return partOf(laid) === 'overruled'
}

function reviewersOf(decisions: readonly LaidDecision[]): readonly Reviewer[] {
  const byName = new Map<string, LaidDecision[]>()
  for (const laid of decisions) getOrMake(byName, laid.decision.by, () => []).push(laid)
  return [...byName]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, own]) => {
      const did: Record<Deed, number> = { accept: 0, reject: 0, recode: 0, add: 0, adjust: 0, memo: 0, undo: 0 }
      for (const { decision } of own) did[decision.did]++
      const times = own.map(({ decision }) => decision.at).sort(byCodePoint)
      return { name, did, all: own.length, first: times[0], last: times[times.length - 1] }
    })
}

/** Makes what writes a decision as a row. */
export function rowsOf({ codebook }: Pick<Run, 'codebook'>): (laid: LaidDecision) => DecisionRow {
  const labels = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const labelOf = (code: string): string => labels.get(code) ?? code
  return ({ decision, outcome, applied, note, coding }) => {
    const { by, at, did, code, quote, transcript, why, toCode, to } = decision
    return {
      by,
      when: at.slice(0, 16).replace('T', ' '),
      did:
        did === 'recode' && toCode !== null
          ? `gave “${labelOf(toCode)}” instead`
          : did === 'adjust' && to !== null
            ? `moved it to “${firstPart(to.quote)}”`
            : deeds[did],
      code: code === null ? null : { id: code, label: labelOf(code) },
      words: firstPart(quote),
      transcript,
      why,
      outcome: [outcome === 'stale' && applied ? outcomes.valid : outcomes[outcome], note].filter(Boolean).join(': '),
      coding,
    }
  }
}

const deeds: Readonly<Record<Deed, string>> = {
  accept: 'accepted',
  reject: 'rejected',
  recode: 'gave another code',
  add: 'added',
  adjust: 'moved it',
  memo: 'noted',
  undo: 'took back a decision',
}

const outcomes: Readonly<Record<Outcome, string>> = {
  valid: 'holds',
  redundant: 'nothing left to change',
  // The note says what changed: the transcript, or the unit.
  stale: 'not about what is there now',
  conflict: 'in conflict',
  superseded: 'replaced by a later decision',
  undone: 'taken back',
}
