import { describe, expect, test } from 'vitest'
import { themePages } from '../../../src/report/content/theme-page'
import { themeTable } from '../../../src/report/content/theme-table'
import { withheldContent } from '../../../src/report/content/withheld'
import { decisionOn, feesTalk, runOf } from './run-of'

/** Coded once: no test changes it. */
const fees = runOf(feesTalk)

describe('the page of a theme', () => {
  test('gives its counts with what they mean', async () => {
    const page = themePages(await fees)('cost/fees')
    expect(page.summary).toBe('3 of 4 people, in 2 of 2 groups; 3 of 3 sentences unprompted')
    expect(page.counts.map(({ what, value }) => `${what}: ${value}`)).toEqual([
      'People: 3 of 4 (75 %)',
      'Groups: 2 of 2 (100 %)',
      'Mentions: 3',
      'Sentences: 3',
      'Unprompted: 3 of 3 (100 %)',
      'Accepted: 0',
    ])
    expect(page.counts[1].meaning).toContain('in 34 % to 100 % of those (95 % Wilson interval)')
    expect(page.counts[3].meaning).toBe('26 words, 58 % of all that people said')
    expect(page.warnings).toEqual(['67 % of its 3 mentions come from one group, fg01. Say so where you report it.'])
    expect([page.above, page.origin, page.score]).toEqual([[{ id: 'cost', label: 'What it costs' }], 'the data', null])
  })

  test('shows quotations in context, with the words that were found', async () => {
    const page = themePages(await fees)('cost/fees')
    const [quote] = page.quotes
    expect(quote.passage).toMatchObject({
      pieces: [
        { text: 'I can ', found: false },
        { text: 'never', found: true },
        { text: ' quite ', found: false },
        { text: 'pay', found: true },
        { text: ' the ', found: false },
        { text: 'rent', found: true },
        { text: ' on time.', found: false },
      ],
      isCut: false,
      ahead: '',
      behind: '',
      before: { speaker: 'P2', isModerator: false, words: 'I disagree. They are fair enough.' },
      after: { speaker: 'P1', isModerator: false, words: 'The entrance fee is gone.' },
      speaker: 'P3',
      place: 'fg01, line 7',
    })
    expect(quote.attributes).toBe('age group: under 40')
    // One person alone is 40 and over: fewer than the smallest cell.
    expect(page.quotes[1]).toMatchObject({ attributes: '', passage: { speaker: 'P4' } })
    expect(quote.standsFor).toBe('stands for 1 of 3 turns by 3 people in 2 groups')
  })

  test('shows who disagrees with a mention, and says how a negative case was looked for where there is none', async () => {
    const pageOf = themePages(await fees)
    const { negativeCase } = pageOf('cost/fees')
    expect(negativeCase.found).toBe('1 passage may speak against it: 1 disagrees with a mention.')
    expect(negativeCase.cases.map(({ passage }) => passage.pieces.map(({ text }) => text).join(''))).toEqual([
      'I disagree. They are fair enough.',
    ])
    expect(pageOf('time').negativeCase.found).toBe(
      'None found, by dissent and negation. That does not mean that there is none.',
    )
    expect(pageOf('time').negativeCase.silent).toEqual([
      'Not mentioned in fg02.',
      'Silence is neither agreement nor dissent; read what they say instead.',
    ])
  })

  test('writes its rules in words, and as the codebook has them', async () => {
    const { rules } = themePages(await fees)('cost/fees')
    expect(rules).toEqual({
      keywords: ['fee*', 'rent'],
      rules: [
        {
          id: 'cost/fees#rules/0',
          inWords: '“never” and “stems(pay)”, with at most 3 words between them',
          exact: '{ near: [never, stems(pay)], within: 3 }',
          note: 'words between',
        },
      ],
      settings: ['not within “entrance fee*”'],
    })
  })

  test('tells what was withheld and what stopped it; a theme has that of its sub-themes', async () => {
    const run = await fees
    const { withheld } = themePages(run)('cost')
    expect(withheld).toMatchObject({
      all: 1,
      reasons: [{ by: 'except', number: 1 }],
      examples: [
        { code: 'cost/fees', reason: 'the words stand in an exception that the codebook names: “entrance fee”' },
      ],
    })
    const all = withheldContent(run)
    // The moderator asks for the hours: a prompt, not data.
    expect([all.all, all.notData, all.codes.map(({ code }) => code)]).toEqual([2, 1, ['cost/fees']])
  })

  test('tells what reviewers overruled, opportunities with their actions, and why there is no quotation', async () => {
    const run = await fees
    const decisions = [
      decisionOn(run, 'cost/fees', 'recode', { toCode: 'time', why: 'about hours' }),
      decisionOn(run, 'cost/fees', 'accept'),
    ]
    const pageOf = themePages({ ...run, decisions })
    expect(pageOf('cost/fees').overruled).toMatchObject({
      all: 1,
      rows: [
        { by: 'Ines', when: '2026-03-04 10:22', did: 'gave “Time” instead', why: 'about hours', outcome: 'holds' },
      ],
    })
    // Also a page of the code that was given instead.
    expect(pageOf('time').overruled.all).toBe(1)
    expect(pageOf('cost/travel').overruled.all).toBe(0)
    expect(pageOf('cost/fees').opportunities).toEqual([
      { text: 'Pay by the month.', action: { id: 'help', label: 'Help', definition: 'Somebody to turn to.' } },
      { text: 'Ask the office.', action: null },
    ])
    expect(pageOf('cost/travel').withoutQuote).toBe('Nothing was coded, so there is nothing to quote.')
  })
})

describe('the table of themes', () => {
  test('has the sub-themes under their themes, each with how it is spread over groups', async () => {
    const { themes, countsPeople, hasDecisions } = themeTable(await fees)
    expect(
      themes.map(({ theme, subthemes }) => [theme.frequency.code, subthemes.map(each => each.frequency.code)]),
    ).toEqual([
      ['cost', ['cost/fees', 'cost/travel']],
      ['time', []],
    ])
    expect(themes[0].subthemes[0].spread).toEqual([
      { id: 'fg01', value: 2, of: 3 },
      { id: 'fg02', value: 1, of: 1 },
    ])
    expect([countsPeople, hasDecisions]).toEqual([true, false])
  })
})
