import type { Files } from './folder'

/** A study of two groups that runs without a problem. */
export const smallStudy: Files = {
  'study.yaml': `study: Fees
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
`,
  'codebook.yaml': `codebook: Money and time
version: 1.2.0
themes:
  - id: cost
    label: What it costs
    keywords: [fee, fees, rent, stems(pay)]
    except: [entrance fee*]
    examples: [The fees are too high.]
    counterexamples:
      - { text: A feeling of dread., because: begins alike }
  - id: time
    label: Time
    keywords: [hours, late]
    examples: [They keep us late.]
`,
  'participants.csv': `id,group,role,age
P1,fg01,participant,20-29
P2,fg01,participant,30-39
P3,fg02,participant,20-29
`,
  'transcripts/fg01.txt': `Moderator: What has changed?

P1: The fees are more than I earn. The bus is free.

P2: The entrance fee is gone.

Moderator: And the hours?

P2: We leave late and the rent is up.
`,
  'transcripts/fg02.txt': `Moderator: What has changed?

P3: Nothing but the hours.
`,
}

/** The small study with some files changed, or left out where they are null. */
export function studyWith(changes: Readonly<Record<string, string | Uint8Array | null>>): Files {
  return Object.fromEntries(
    Object.entries({ ...smallStudy, ...changes }).filter(
      (entry): entry is [string, string | Uint8Array] => entry[1] !== null,
    ),
  )
}
