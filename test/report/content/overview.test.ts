import { describe, expect, test } from 'vitest'
import { overview } from '../../../src/report/content/overview'
import { decisionOn, feesTalk, partsOf, runOf } from './run-of'

/** Coded once: no test changes it. */
const fees = runOf(feesTalk)

describe('the study at a glance', () => {
  test('says what was done, what most people spoke of, and what to be careful about', async () => {
    const content = overview(partsOf(await fees))
    expect(content.title).toBe('Fees and hours')
    expect(content.done).toEqual([
      '4 people spoke in 2 groups, 45 words in all; what moderators say is not counted.',
      'Each sentence was compared with the rules of the codebook "Money and time", version 1.2.0 (2 themes and 2 sub-themes); the kind of analysis is codebook content analysis.',
    ])
    expect(content.figures.map(({ number, what }) => `${number} ${what}`)).toEqual([
      '2 groups',
      '4 people who spoke',
      '45 words of participants',
      '4 codings',
      '0 judged by a person',
    ])
    expect(content.main).toBe(
      'Most widely spoken of: What it costs (3 of 4 people, in 2 of 2 groups). Least, of the themes that were spoken of: Time (1 of 4 people, in 1 of 2 groups).',
    )
    expect(content.themes.map(({ label, sentence, share }) => [label, sentence, share])).toEqual([
      ['What it costs', '3 of 4 people, in 2 of 2 groups; 3 of 3 sentences unprompted', 0.75],
      ['Time', '1 of 4 people, in 1 of 2 groups; 0 of 1 sentence unprompted', 0.25],
    ])
    expect(content.careful.map(({ text }) => text)).toEqual([
      'Nobody has judged any of the 4 codings: they are candidates.',
      'No theme is validated: nobody has compared what the rules find with what people find who do not see it.',
      'What it costs: 67 % of its 3 mentions come from one group (fg01).',
      'Fees: 67 % of its 3 mentions come from one group (fg01).',
      'Not found in anything that was said: Travel. It may not have been said, or have been said in words that no rule has.',
    ])
    expect(content.decided[0]).toMatch(/^Nobody has judged a coding yet\./)
  })

  test('tells how much people decided, and how much of it overrules the rules', async () => {
    const run = await fees
    const [first, second, ...others] = run.codings
    const { decided, careful } = overview(
      partsOf({
        ...run,
        codings: [{ ...first, status: 'rejected' }, { ...second, status: 'accepted' }, ...others],
        decisions: [
          decisionOn(run, 'cost/fees', 'reject'),
          decisionOn(run, 'time', 'accept', { by: 'Omar' }),
          decisionOn(run, 'cost/fees', 'accept', { by: 'Omar', outcome: 'conflict' }),
        ],
      }),
    )
    expect(decided).toEqual([
      'Of 4 codings, 1 is accepted, 1 rejected and 2 undecided.',
      '2 reviewers made 3 decisions.',
      '1 decision overrules the rules.',
    ])
    expect(careful[0].text).toBe('2 of 4 codings are undecided: they are candidates.')
    expect(careful.map(({ text }) => text)).toContain(
      '1 decision of reviewers is stale or in conflict and waits for somebody.',
    )
  })

  test('says that nothing was coded, and that people could not be counted', async () => {
    const nothing = overview(
      partsOf(
        await runOf({ codebook: feesTalk.codebook, transcripts: { 'fg01.txt': 'P1: It rains.\n\nP2: It does.\n' } }),
      ),
    )
    expect(nothing.main).toBe('Nothing was coded: no rule of the codebook found its words in what people said.')
    expect(nothing.careful.map(({ text }) => text)).toContain(
      'There is one group: nothing tells whether another would have said the same.',
    )
    const nameless = overview(
      partsOf(
        await runOf({
          codebook: feesTalk.codebook,
          transcripts: { 'fg01.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe fees are too high.\n' },
        }),
      ),
    )
    expect(nameless.themes[0]).toMatchObject({ sentence: 'in 1 of 1 group; 1 of 1 sentence unprompted', share: 1 })
    expect(nameless.done[0]).toBe(
      'People whom the transcripts do not name spoke in 1 group, 5 words in all; what moderators say is not counted.',
    )
  })
})
