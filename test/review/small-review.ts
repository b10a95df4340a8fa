import type { Codebook } from '../../src/codebook/codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { type UnsignedDecision, withId } from '../../src/coding/decisions/decision-line'
import { mergeDecisions } from '../../src/coding/decisions/merge-decisions'
import type { ReviewDecision } from '../../src/coding/decisions/review-decision'
import type { Blindness } from '../../src/review/api'
import {
  createReviewSession,
  type DecisionStore,
  type ReviewSession,
  type SessionParts,
} from '../../src/review/review-session'
import { codeTranscripts } from '../../src/run/code-transcripts'
import { prepareRun } from '../../src/run/prepare-run'

const { prepared } = await prepareRun({
  study: null,
  codebook: {
    path: 'codebook.yaml',
    text: `codebook: Fees
themes:
  - { id: fees, keywords: [fees], except: [entrance fees] }
  - id: time
    keywords: [hours]
    subthemes: [{ id: late, keywords: [late] }]
`,
    problems: [],
  },
})
const files = {
  'fg01.txt': `Moderator: What has changed?

P1: The fees are more than I earn. The bus is free 🚌.

P2: We leave late. And the fees grow. No entrance fees.
`,
  'fg2 100%?.txt': 'Moderator: And the hours?\n\nP3: The hours are long.\n',
}

/** Two groups, as the rules code them. */
export const talk: { readonly codebook: Codebook; readonly transcripts: readonly CodedTranscript[] } = {
  codebook: prepared!.codebook,
  transcripts: await codedFiles(),
}

async function codedFiles(): Promise<readonly CodedTranscript[]> {
  const coded: CodedTranscript[] = []
  const named = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }))
  for await (const file of codeTranscripts(prepared!, named)) coded.push(...file.coded)
  return coded
}

/** Keeps decisions in memory; what `others` decided is there from the start, or is added by somebody else later. */
export interface MemoryStore extends DecisionStore {
  readonly lines: string[]
  readonly addOthers: (...decisions: readonly ReviewDecision[]) => void
}

export function memoryStore(others: readonly ReviewDecision[] = []): MemoryStore {
  const lines: string[] = []
  let kept = mergeDecisions([others])
  return {
    lines,
    addOthers: (...decisions) => {
      kept = mergeDecisions([kept, decisions])
    },
    read: async () => kept,
    append: async line => {
      lines.push(line)
      kept = mergeDecisions([kept, [JSON.parse(line) as ReviewDecision]])
    },
  }
}

interface Who {
  readonly reviewer?: string
  readonly blind?: Blindness
}

export function sessionParts(store: DecisionStore, { reviewer = 'anna', blind = 'off' }: Who = {}): SessionParts {
  return {
    study: 'Fees',
    codebook: talk.codebook,
    coded: talk.transcripts,
    reviewer,
    blind,
    store,
    now: last => new Date((last === null ? Date.UTC(2026, 0, 1) : Date.parse(last)) + 1).toISOString(),
  }
}

export function reviewOf(store: DecisionStore, who: Who = {}): ReviewSession {
  return createReviewSession(sessionParts(store, who))
}

/** A decision about a coding of the small study, as somebody else made it. */
export function decisionBy(by: string, said: Partial<UnsignedDecision> & Pick<ReviewDecision, 'did'>): ReviewDecision {
  const [{ transcript, codings }] = talk.transcripts
  const [{ id: coding, code, start, end, quote }] = codings
  return withId({
    at: '2026-01-02T00:00:00.000Z',
    by,
    code,
    transcript: transcript.id,
    start,
    end,
    quote,
    before: transcript.text.slice(Math.max(0, start - 40), start),
    after: transcript.text.slice(end, end + 40),
    coding,
    toCode: null,
    to: null,
    undoes: null,
    why: null,
    transcriptSha256: transcript.hash,
    codebookSha256: talk.codebook.hash,
    ...said,
  })
}
