import type { CodedTranscript } from '../coding/coded-transcript'
import type { Coding } from '../coding/coding'
import { byTime } from '../coding/decisions/merge-decisions'
import type { LaidDecision, Outcome } from '../coding/decisions/review-decision'
import type { CodingView, DecisionView, Standing, Standings, TranscriptView } from './api'

/** Gives what the page shows of a transcript: its text, its codings as people left them, and who decided what. */
export function transcriptView(
  { transcript, units, codings, withheld }: CodedTranscript,
  laid: readonly LaidDecision[],
  revision: number,
): TranscriptView {
  const byId = new Map(laid.map(each => [each.decision.id, each]))
  const about = byCoding(laid)
  const decisionsOf = ({ id, review = [] }: Coding): readonly LaidDecision[] =>
    laid.length === 0
      ? []
      : inOrder([...(about.get(id) ?? []), ...review.flatMap(each => byId.get(each.decision) ?? [])])
  const memos = laid.filter(({ decision: { did }, outcome }) => did === 'memo' && !isPast(outcome))
  const ids = new Set([...codings, ...withheld].map(({ id }) => id))
  return {
    id: transcript.id,
    group: transcript.group,
    sha256: transcript.hash,
    text: transcript.text,
    turns: transcript.turns.map(({ index, speaker, role, start, end, line, time }) => {
      return { index, speaker, role, start, end, line, time }
    }),
    units: units.map(({ start, end }) => ({ start, end })),
    codings: codings.map((coding): CodingView => {
      const decided = decisionsOf(coding)
      return { ...coding, standing: standingOf(coding, decided), decisions: decided.map(decisionView) }
    }),
    withheld,
    // Where the text was changed they stand where their words are today.
    memos: memos.flatMap(({ decision, place }) => (place ? { ...decision, ...place } : [])),
    loose: laid
      .filter(each => isLoose(each) && !codingsOf(each).some(id => ids.has(id)))
      .map(({ decision, outcome, note }) => ({ decision, outcome, note })),
    revision,
  }
}

/** Counts how codings stand. */
export function standings(codings: readonly { readonly standing: Standing }[]): Standings {
  const number = (standing: Standing): number => codings.filter(each => each.standing === standing).length
  return {
    codings: codings.length,
    candidates: number('candidate'),
    accepted: number('accepted'),
    rejected: number('rejected'),
    conflicts: number('conflict'),
  }
}

/** Where people contradict one another nothing is done, so that the coding is still a candidate. */
function standingOf({ status }: Coding, decided: readonly LaidDecision[]): Standing {
  return status === 'candidate' && decided.some(({ outcome }) => outcome === 'conflict') ? 'conflict' : status
}

/** A decision belongs to the coding that it named, and to the one on which it was laid today. */
function byCoding(laid: readonly LaidDecision[]): ReadonlyMap<string, readonly LaidDecision[]> {
  const found = new Map<string, LaidDecision[]>()
  for (const each of laid) {
    if (each.decision.did === 'undo') continue
    for (const id of codingsOf(each)) {
      const list = found.get(id)
      if (list) list.push(each)
      else found.set(id, [each])
    }
  }
  return found
}

function codingsOf({ coding, decision }: LaidDecision): readonly string[] {
  return [...new Set([coding, decision.coding])].filter(id => id !== null)
}

function decisionView({ decision, outcome }: LaidDecision): DecisionView {
  const { id, at, by, did, why, toCode, to } = decision
  return { id, at, by, did, why, toCode, to, undone: outcome === 'undone' }
}

/** Taken back, or replaced by what the same person decided later. */
function isPast(outcome: Outcome): boolean {
  return outcome === 'undone' || outcome === 'superseded'
}

function isLoose({ decision: { did }, outcome, applied, place }: LaidDecision): boolean {
  return did === 'memo' ? place === null && !isPast(outcome) : did !== 'undo' && !applied && !isPast(outcome)
}

/** Each once, in the order of time. */
function inOrder(decided: readonly LaidDecision[]): readonly LaidDecision[] {
  return [...new Set(decided)].sort((a, b) => byTime(a.decision, b.decision))
}
