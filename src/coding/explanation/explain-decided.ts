import type { Codebook } from '../../codebook/codebook'
import type { UnitKind } from '../../transcript/units'
import type { CodedTranscript } from '../coded-transcript'
import type { Coding } from '../coding'
import { codebookCoder } from '../coding-writer'
import type { Explanation } from './explain'

/** Explains a coding that a person gave: no rule made it, so there is who gave it, and why. */
export function explainPersonsCoding(coding: Coding, codebook: Codebook, unit: UnitKind): Explanation {
  const { code, because, transcript, group, turn, speaker, start, end, line, quote } = coding
  const label = codebook.codes.find(({ id }) => id === code)?.label ?? code
  const place = { transcript, group, turn, speaker, unit, start, end, line, quote }
  return { code, label, outcome: 'coded', because, ...place, coding, hindrance: null, settings: [], rules: [] }
}

/** Adds to what the rules did what people decided about it. */
export function withDecisions(
  explanations: readonly Explanation[],
  { codings, withheld }: CodedTranscript,
): readonly Explanation[] {
  const judged = new Map([...codings, ...withheld].filter(({ review }) => review).map(coding => [coding.id, coding]))
  return explanations.map(explanation => {
    const coding = explanation.coding && judged.get(explanation.coding.id)
    if (!coding) return explanation
    const moved = withheld.find(({ id }) => id === coding.id)?.withheld
    return moved?.by === 'reviewer'
      ? { ...explanation, coding, outcome: 'withheld', hindrance: moved }
      : { ...explanation, coding }
  })
}

/** Finds the codings that people gave on words of a stretch. */
export function personsCodings(
  { codings }: CodedTranscript,
  span: { readonly start: number; readonly end: number },
  code?: string,
): readonly Coding[] {
  return codings.filter(
    coding =>
      coding.coder !== codebookCoder &&
      coding.start < Math.max(span.end, span.start + 1) &&
      coding.end > span.start &&
      (code === undefined || coding.code === code),
  )
}
