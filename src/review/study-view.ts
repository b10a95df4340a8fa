import { byCodePoint } from '../analysis/by-code-point'
import { wordsSaid } from '../analysis/words-said'
import type { Code, Codebook } from '../codebook/codebook'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import type { Transcript } from '../transcript/transcript'
import type { CodeView, Counts, Standings, StudyView, TranscriptLine } from './api'

/** Gives what the page shows of the codebook: everything that helps a person to decide, and no rule, which would decide for them. */
export function codebookView({ title, version, hash, family, codes }: Codebook): Pick<StudyView, 'codebook' | 'codes'> {
  return { codebook: { title, version, sha256: hash, family }, codes: codes.map(codeView) }
}

function codeView(code: Code): CodeView {
  const { id, label, level, parent, brief, definition, useWhen, notWhen } = code
  return {
    id,
    label,
    level,
    parent,
    brief,
    definition,
    useWhen,
    notWhen,
    examples: code.examples.map(({ text }) => text),
    counterexamples: code.counterexamples.map(({ text, because }) => ({ text, because })),
  }
}

/** Gives a transcript's line in the list of all. */
export function transcriptLine(transcript: Transcript, words: number, standings: Standings): TranscriptLine {
  return { id: transcript.id, group: transcript.group, turns: transcript.turns.length, words, ...standings }
}

/** Counts a transcript's words, as a run does. */
export function wordsOf(transcript: Transcript): number {
  return transcript.turns.reduce((words, turn) => words + wordsSaid(transcript, turn, turn), 0)
}

/** Adds up how the codings of all transcripts stand. */
export function countsOf(lines: readonly Standings[], decisions: number): Counts {
  const sum = (key: keyof Standings): number => lines.reduce((total, line) => total + line[key], 0)
  return {
    codings: sum('codings'),
    candidates: sum('candidates'),
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    conflicts: sum('conflicts'),
    decisions,
  }
}

/** Counts who decided how often, in the order of names; the reviewer is among them from the start. */
export function reviewersOf(decisions: readonly ReviewDecision[], reviewer: string): StudyView['reviewers'] {
  const number = new Map([[reviewer, 0]])
  for (const { by } of decisions) number.set(by, (number.get(by) ?? 0) + 1)
  return [...number].sort(([a], [b]) => byCodePoint(a, b)).map(([by, decisions]) => ({ by, decisions }))
}
