import type { Span } from '../../text/span'
import { mergeDecisions } from './merge-decisions'
import type { ReviewDecision } from './review-decision'
import { standing } from './standing'
import { takenBack } from './taken-back'

/** What a reviewer ended up saying of a stretch, by the decisions alone. */
export interface ReviewerCoding extends Span {
  readonly coder: string
  readonly code: string
  readonly transcript: string
  readonly quote: string
  /** True where the reviewer says that the code does not apply. */
  readonly rejected: boolean
  /** The decision that says so. */
  readonly decision: string
}

/**
 * Gives what each reviewer ended up saying, as codings: what was accepted, added, or given in place of something else applies; what was rejected,
 * recoded or moved away does not. Offsets are of the transcript on which the decision was made. Memos say nothing.
 */
export function reviewersCodings(decisions: readonly ReviewDecision[]): readonly ReviewerCoding[] {
  const inOrder = mergeDecisions([decisions])
  const undone = takenBack(inOrder)
  const about = inOrder.filter(({ id, did }) => !undone.has(id) && did !== 'undo' && did !== 'memo')
  const places = new Map<string, Pick<ReviewerCoding, 'start' | 'end' | 'code' | 'quote' | 'transcript'>>()
  const nameOf = (decision: ReviewDecision, code: string, { start, end, quote }: Span & { quote: string }): string => {
    const { transcript, transcriptSha256 } = decision
    const name = JSON.stringify([transcript, transcriptSha256, start, end, code])
    places.set(name, { start, end, code, quote, transcript })
    return name
  }
  const { words } = standing(
    about.map(decision => {
      const { did, code, toCode, to } = decision
      const given = did === 'recode' ? toCode : did === 'adjust' ? code : null
      const gives = given === null ? null : nameOf(decision, given, did === 'adjust' ? to! : decision)
      return { decision, judges: [nameOf(decision, code!, decision)], gives }
    }),
  )
  const codings = [...words].flatMap(([name, ofPlace]) =>
    [...ofPlace].map(([coder, { claim, judged }]): ReviewerCoding => {
      const { did, id } = claim.decision
      const applies = !judged || did === 'accept' || did === 'add'
      return { coder, ...places.get(name)!, rejected: !applies, decision: id }
    }),
  )
  const order = new Map(inOrder.map(({ id }, i) => [id, i]))
  return codings.sort(
    (a, b) => order.get(a.decision)! - order.get(b.decision)! || a.start - b.start || (a.code < b.code ? -1 : 1),
  )
}
