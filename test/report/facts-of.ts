import type { Facts, FactsParts } from '../../src/report/facts'
import { studyFacts } from '../../src/report/study-facts'
import { type Run, runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'

export interface WrittenStudy {
  readonly study?: string
  readonly codebook: string
  readonly participants?: string
  readonly guide?: string
  /** By file name. */
  readonly transcripts: Readonly<Record<string, string>>
  readonly exemplars?: number
}

/** Runs a study written inline, as `code` does. */
export async function runOf({
  study: yaml,
  codebook,
  participants,
  guide,
  transcripts,
  exemplars,
}: WrittenStudy): Promise<Run> {
  const text = (path: string, text: string | undefined) => (text === undefined ? null : { path, text, problems: [] })
  const study = yaml === undefined ? null : (await readStudy(yaml, 'study.yaml')).study
  const { run, problems } = await runStudy({
    study,
    codebook: text('codebook.yaml', codebook)!,
    participants: text('participants.csv', participants),
    guide: text('guide.yaml', guide),
    transcripts: Object.entries(transcripts).map(([path, words]) => ({
      path,
      bytes: new TextEncoder().encode(words),
    })),
    ...(exemplars === undefined ? {} : { options: { exemplars } }),
  })
  if (!run) throw new Error(problems.map(({ message }) => message).join('\n'))
  return run
}

/** Runs a study written inline, and gives its facts. */
export async function factsOf(written: WrittenStudy, parts?: FactsParts): Promise<Facts> {
  return studyFacts(await runOf(written), parts)
}

/** Two groups, five participants and an observer, three codes, one of which nobody mentions. */
export const feesStudy: WrittenStudy = {
  study: `study: Fees and hours
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
attributes: { age: { label: age group, order: [under 40, 40 and over] } }
researchers: |
  Two psychologists.
  One of them moderated.
report: { minimum-cell: 2, exemplars: 1 }
`,
  codebook: `codebook: Money and time
version: 1.2.0
source: Invented for this test
lists:
  not: [not, never]
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
        rules:
          - id: cannot-pay
            near: [list(not), stems(pay)]
            within: 3
            note: people leave words between
        except: [entrance fee*]
        examples: [The fees are too high.]
        counterexamples: [{ text: The entrance fee is gone., because: about the door }]
        opportunities: [{ text: Pay by the month., action: help }]
      - id: travel
        label: Travel
        origin: guide
        keywords: [ferry]
  - id: time
    label: Time
    keywords: [hours]
    rules: [{ all: [late, home] }]
actions: [{ id: help, label: Help, definition: Somebody to turn to. }]
changes:
  - { version: 1.2.0, date: 2026-01-31, kind: insert, what: travel added, why: a group asked for it }
`,
  participants: `id,group,role,age
P1,fg01,participant,under 40
P2,fg01,participant,under 40
P3,fg02,participant,under 40
P4,fg02,participant,40 and over
P5,fg02,participant,40 and over
Observer,fg02,observer,
`,
  guide: `guide: What has changed
sections:
  - id: change
    title: Change
    questions:
      - { id: change, text: What has changed?, cues: [changed] }
      - { id: hours, text: How are the hours?, cues: [the hours] }
`,
  transcripts: {
    'transcripts/fg01.txt': `[00:00:00] Moderator: What has changed?

[00:00:30] P1: The fees are more than I can earn in a week of work. The bus is free.

[00:02:00] P2: I can never quite pay the rent on time.
`,
    'transcripts/fg02.txt': `Moderator: What has changed?

P3: Nothing but the hours, which are longer than they were last year.

P4: The entrance fee is gone.

P5: Yes.

Observer: Noted.

P3: Yes.

P4: Yes.
`,
  },
}

/** What other analyses would have found in it. */
export const feesParts: FactsParts = {
  coverageText: 'Coverage of the codebook by group: 2 of 3 codes.',
  coverage: {
    order: 'fieldwork',
    groups: 2,
    codes: 3,
    found: 2,
    fromData: { codes: 1, found: 1 },
    milestones: [
      { share: 0.8, inOrder: 2, low: 2, median: 2, high: 2 },
      { share: 0.9, inOrder: 2, low: 2, median: 2, high: 2 },
    ],
  },
  guideUse: [
    { group: 'fg01', question: 'change', asked: true },
    { group: 'fg01', question: 'hours', asked: false },
    { group: 'fg01', question: null, asked: null },
    { group: 'fg02', question: 'change', asked: true },
    { group: 'fg02', question: 'hours', asked: false },
  ],
  roster: { silent: 1, surveyOnly: 2 },
  coders: ['Ann', 'Ben'],
  agreement: 'Two people coded 10 units blind.',
}
