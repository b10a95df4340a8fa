import { createHash } from 'node:crypto'
import type { Deed, LaidDecision, Outcome } from '../../../src/coding/decisions/review-decision'
import type { ReportParts } from '../../../src/report/html/section'
import type { Run } from '../../../src/run/run'
import type { WrittenStudy } from '../facts-of'

export { runOf } from '../facts-of'

/** What a report is made from, of a run. */
export function partsOf(run: Run): ReportParts {
  return {
    run,
    record: {
      version: '9.9.9',
      seed: 1,
      options: { unit: null, moderators: ['Moderator'] },
      inputs: [{ path: 'codebook.yaml', bytes: 12, sha256: createHash('sha256').update('codebook').digest('hex') }],
    },
  }
}

/** A decision about the first coding of a code, and what became of it. */
export function decisionOn(
  { codings }: Pick<Run, 'codings'>,
  code: string,
  did: Deed,
  { by = 'Ines', outcome = 'valid' as Outcome, why = null as string | null, toCode = null as string | null } = {},
): LaidDecision {
  const coding = codings.find(each => each.code === code)!
  return {
    decision: {
      id: `${by}-${did}-${code}`,
      at: '2026-03-04T10:22:33.000Z',
      by,
      did,
      code,
      transcript: coding.transcript,
      start: coding.start,
      end: coding.end,
      quote: coding.quote,
      before: '',
      after: '',
      coding: coding.id,
      toCode,
      to: null,
      undoes: null,
      why,
      transcriptSha256: '',
      codebookSha256: '',
    },
    outcome,
    applied: outcome === 'valid',
    place: coding,
    coding: coding.id,
    note: '',
  }
}

/** Two groups that speak of fees and of time; one disagrees, one is held back, one opportunity has an action. */
export const feesTalk: WrittenStudy = {
  study: `study: Fees and hours
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
attributes: { age: { label: age group } }
report: { minimum-cell: 2, exemplars: 2 }
`,
  codebook: `codebook: Money and time
version: 1.2.0
themes:
  - id: cost
    label: What it costs
    subthemes:
      - id: fees
        label: Fees
        brief: What has to be paid
        definition: Whether people can pay.
        use-when: [somebody speaks of what they pay]
        not-when: [somebody speaks of what others pay]
        origin: data
        keywords: [fee*, rent]
        rules: [{ near: [never, stems(pay)], within: 3, note: words between }]
        except: [entrance fee*]
        examples: [The fees are too high.]
        counterexamples: [{ text: The entrance fee is gone., because: about the door }]
        opportunities: [{ text: Pay by the month., action: help }, { text: Ask the office. }]
      - { id: travel, label: Travel, keywords: [ferry] }
  - { id: time, label: Time, keywords: [hours] }
actions: [{ id: help, label: Help, definition: Somebody to turn to. }]
changes:
  - { version: 1.2.0, date: 2026-01-31, kind: insert, what: travel added, why: a group asked for it }
`,
  participants: `id,group,role,age
P1,fg01,participant,under 40
P2,fg01,participant,under 40
P3,fg01,participant,under 40
P4,fg02,participant,40 and over
`,
  transcripts: {
    'transcripts/fg01.txt': `Moderator: What has changed?

P1: The fees are more than I can earn in a week of work. The bus is free.

P2: I disagree. They are fair enough.

P3: I can never quite pay the rent on time.

P1: The entrance fee is gone.

Moderator: And the hours?

P2: The hours are long.
`,
    'transcripts/fg02.txt': `Moderator: What has changed?

P4: Nothing but the fees.
`,
  },
}
