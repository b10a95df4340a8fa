import { expect, test } from 'vitest'
import { actionsContent } from '../../../src/report/content/actions'
import { decisionsContent } from '../../../src/report/content/decisions'
import { methodContent } from '../../../src/report/content/method'
import { reliabilityContent } from '../../../src/report/content/reliability'
import { decisionOn, feesTalk, partsOf, runOf } from './run-of'

/** Coded once: no test changes it. */
const fees = runOf(feesTalk)

test('decisions: what waits for somebody comes first, then what was overruled', async () => {
  const run = await fees
  const decisions = [
    decisionOn(run, 'cost/fees', 'accept'),
    decisionOn(run, 'cost/fees', 'reject', { by: 'Omar', why: 'a joke' }),
    decisionOn(run, 'time', 'memo', { why: 'come back to this' }),
    decisionOn(run, 'time', 'accept', { outcome: 'stale' }),
    decisionOn(run, 'time', 'reject', { outcome: 'undone' }),
  ]
  const { reviewers, parts } = decisionsContent({ ...run, decisions })
  expect(parts.map(({ kind, all, rows }) => [kind, all, rows.map(({ by, did }) => `${by} ${did}`)])).toEqual([
    ['open', 1, ['Ines accepted']],
    ['overruled', 1, ['Omar rejected']],
    ['noted', 1, ['Ines noted']],
    ['accepted', 1, ['Ines accepted']],
    ['past', 1, ['Ines rejected']],
  ])
  expect(reviewers.map(({ name, all, did }) => [name, all, did.accept, did.reject])).toEqual([
    ['Ines', 4, 2, 1],
    ['Omar', 1, 0, 1],
  ])
})

test('decisions: what was found again in a changed transcript holds, and waits for nobody', async () => {
  const run = await fees
  const note = 'the transcript was changed; re-anchored at line 9'
  const found = { outcome: 'stale', applied: true, place: { start: 0, end: 4 }, note } as const
  const decisions = [
    { ...decisionOn(run, 'cost/fees', 'reject'), ...found },
    { ...decisionOn(run, 'time', 'accept'), ...found },
    { ...decisionOn(run, 'time', 'memo', { why: 'a note' }), ...found, applied: false },
    { ...decisionOn(run, 'time', 'reject'), ...found, applied: false, note: 'the words are gone' },
  ]
  const { parts } = decisionsContent({ ...run, decisions })
  expect(parts.map(({ kind, rows }) => [kind, ...rows.map(({ did }) => did)])).toEqual([
    ['open', 'rejected'],
    ['overruled', 'rejected'],
    ['noted', 'noted'],
    ['accepted', 'accepted'],
  ])
  expect(parts.map(({ rows }) => rows[0].outcome).slice(0, 2)).toEqual([
    'not about what is there now: the words are gone',
    `holds: ${note}`,
  ])
})

test('decisions: a part shows its first hundred and counts all', async () => {
  const run = await fees
  const decisions = Array.from({ length: 130 }, () => decisionOn(run, 'time', 'reject'))
  const [{ all, rows }] = decisionsContent({ ...run, decisions }).parts
  expect([all, rows.length]).toEqual([130, 100])
})

test('reliability: what nobody tested is not validated, with what to do', async () => {
  const run = await fees
  const { summary, codes, todo } = reliabilityContent(run)
  expect(summary).toBe('Not validated: nobody has compared these hits with what people code who do not see them.')
  // The theme "cost" has no rules of its own.
  expect(codes).toEqual(
    ['Fees', 'Travel', 'Time'].map(label => expect.objectContaining({ label, score: null, agreement: null })),
  )
  expect(todo).toHaveLength(2)

  const figure = { value: 0.8, low: 0.5, high: 0.94 }
  const sample = {
    seal: 's',
    number: 1,
    units: 40,
    population: 120,
    coders: 2,
    codebook: '1.2.0',
    transcripts: [],
    agreement: [{ code: 'time', agreement: 0.9, kappa: null }],
  }
  const tested = { code: 'time', fingerprint: 'f', unit: 'sentence', test: 'blind', standard: 'agreed' } as const
  const known = reliabilityContent({
    ...run,
    tested: new Map([
      ['time', { ...tested, precision: figure, recall: { value: null, low: null, high: null }, sample, tests: 1 }],
    ]),
    blind: { samples: 1, together: sample },
  })
  expect(known.summary).toBe(
    '1 of 3 codes with rules was tested as they stand against what people coded who did not see the results.',
  )
  expect(known.codes[2]).toEqual({
    code: 'time',
    label: 'Time',
    score: {
      precision: '.80 (95 % interval .50 to .94)',
      recall: 'could not be told',
      sample: 'sample 1: 40 units of 120, coded blind by 2 people',
    },
    agreement: '.90 of decisions alike; kappa has no value, for they did not vary',
  })
})

test('method: the inputs with their hashes, the options, and checklists that leave to the researcher what software cannot know', async () => {
  const parts = partsOf(await fees)
  const { settings, inputs, checklists, changes, problems } = methodContent(parts)
  expect(inputs).toBe(parts.record.inputs)
  expect(settings).toContainEqual(['Software', 'themewright 9.9.9'])
  expect(settings).toContainEqual(['Option moderators', 'Moderator'])
  expect(settings).toContainEqual(['Option unit', 'not given'])
  const [coreq] = checklists
  const number = (status: string) => coreq.items.filter(item => item.status === status).length
  expect(coreq.items).toHaveLength(32)
  expect(coreq.summary).toBe(
    `${number('filled')} of 32 items filled, ${number('partly')} in part, ${number('researcher')} to be completed by the researcher`,
  )
  expect(coreq.items[9]).toMatchObject({
    topic: 'Sampling',
    status: 'researcher',
    text: 'to be completed by the researcher',
  })
  expect([changes.length, problems.all]).toEqual([1, parts.run.problems.length])
})

test('actions: opportunities by action, those without one last; nothing where the codebook names none', async () => {
  const run = await fees
  expect(actionsContent(run)?.actions).toEqual([
    {
      id: 'help',
      label: 'Help',
      definition: 'Somebody to turn to.',
      opportunities: [
        { text: 'Pay by the month.', code: 'cost/fees', label: 'Fees', saidBy: '3 of 4 people, in 2 of 2 groups' },
      ],
    },
    {
      id: null,
      label: 'No action named',
      definition: null,
      opportunities: [
        { text: 'Ask the office.', code: 'cost/fees', label: 'Fees', saidBy: '3 of 4 people, in 2 of 2 groups' },
      ],
    },
  ])
  const codes = run.codebook.codes.map(code => ({ ...code, opportunities: [] }))
  expect(actionsContent({ ...run, codebook: { ...run.codebook, codes, actions: [] } })).toBeNull()
})
