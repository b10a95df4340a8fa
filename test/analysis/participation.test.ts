import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dominance } from '../../src/analysis/dominance'
import { following } from '../../src/analysis/following'
import { participation } from '../../src/analysis/participation'
import { questionSections } from '../../src/analysis/question-sections'
import { askedAt } from './asked'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

const study = codedStudy({
  codes: ['cost', 'cost/fees', 'cost/travel'],
  transcripts: {
    fg01: `
      Moderator: What about money? {}
      P1: The fees are more than I earn. {cost/fees}
      P2: Yes. {}
      P1: And the bus is dear too, you know. {cost/travel}
      Moderator: And time, if I may ask? {}
      P1: None. {cost/fees rejected}`,
    fg02: 'P1: I walk. {}',
  },
})
const sections = questionSections(study, askedAt({ fg01: { 0: 'money', 4: 'time' } }))

describe('participation', () => {
  test('says how much everybody spoke, and names those who did not', () => {
    const rows = participation(study, sections, [{ group: 'fg01', id: 'P0' }])
    const [silent, first, second, alone] = rows
    expect(rows).toHaveLength(4)
    expect(silent).toEqual({
      group: 'fg01',
      participant: 'P0',
      turns: 0,
      words: 0,
      shareOfTurns: 0,
      shareOfWords: 0,
      wordsPerTurn: null,
      longestTurn: null,
      questions: 0,
      questionsOf: 2,
      codes: 0,
    })
    expect(first).toEqual({
      group: 'fg01',
      participant: 'P1',
      // 7, 8 and 1 words; P2 says 1.
      turns: 3,
      words: 16,
      shareOfTurns: 3 / 4,
      shareOfWords: 16 / 17,
      wordsPerTurn: 7,
      longestTurn: 8,
      questions: 2,
      questionsOf: 2,
      // The two sub-themes; their theme is not counted beside them, and what was rejected is not counted.
      codes: 2,
    })
    expect([second.questions, second.codes, second.shareOfWords]).toEqual([1, 0, 1 / 17])
    expect([alone.shareOfWords, alone.questions, alone.questionsOf]).toEqual([1, 0, 0])
  })

  test('takes half-way between the middle two of an even number of turns', () => {
    const even = codedStudy({ codes: [], transcripts: { fg01: 'P1: One. {}\nP2: No. {}\nP1: One two three four. {}' } })
    expect(participation(even, null)[0].wordsPerTurn).toBe(2.5)
  })

  test('says nothing of questions without a guide', () => {
    const [row] = participation(study, null)
    expect([row.questions, row.questionsOf]).toEqual([null, null])
  })

  test('shares out all that participants said', () => {
    fc.assert(
      fc.property(studies, written => {
        const coded = codedStudy(written)
        const rows = participation(coded, null)
        for (const group of new Set(rows.map(row => row.group))) {
          const own = rows.filter(row => row.group === group)
          expect(sum(own.map(row => row.shareOfWords!))).toBeCloseTo(1)
          expect(sum(own.map(row => row.shareOfTurns!))).toBeCloseTo(1)
        }
      }),
    )
  })
})

describe('dominance', () => {
  test('says how evenly a group talked, silent members too, and how much the moderator said', () => {
    const [fg01, fg02] = dominance(study, [{ group: 'fg01', id: 'P0' }])
    expect(fg01).toEqual({
      group: 'fg01',
      participants: 3,
      silent: 1,
      topSpeaker: 'P1',
      topShare: 16 / 17,
      equalShare: 1 / 3,
      timesEqual: (16 / 17) * 3,
      // Of 16, 1 and 0 words: the pairs differ by 15 + 16 + 1 = 32, on average 32/3; twice the mean is 34/3.
      gini: { value: 32 / 34, why: null },
      // 3 and 6 words of the moderator's beside 17.
      moderatorWords: 9,
      moderatorShare: 9 / 26,
    })
    expect(fg02).toMatchObject({
      topShare: 1,
      gini: { value: null, why: 'fewer than two people' },
      moderatorShare: null,
    })
  })

  test('says nothing of people in a group that names nobody', () => {
    const nameless = codedStudy({ codes: [], transcripts: { fg01: '?: I walk. {}' } })
    expect(dominance(nameless)).toEqual([
      {
        group: 'fg01',
        participants: null,
        silent: 0,
        topSpeaker: null,
        topShare: null,
        equalShare: null,
        timesEqual: null,
        gini: null,
        moderatorWords: 0,
        moderatorShare: null,
      },
    ])
  })
})

describe('following', () => {
  /** `P1 → P2: 3 of 2` is three turns where two were to be expected. */
  const pairs = (transcripts: Written['transcripts']) =>
    following(codedStudy({ codes: [], transcripts, groups: { fg01b: 'fg01' } })).map(
      ({ from, to, turns, expected }) => `${from} → ${to}: ${turns} of ${Number(expected.toFixed(4))}`,
    )

  test('counts whose turn directly follows whose, and lists who never does where it was to be expected', () => {
    const talk = ['P1', 'P2', 'P3', 'P1', 'P2', 'P3', 'P1', 'P2', 'P1'].map(who => `${who}: Yes. {}`).join('\n')
    // Everybody follows as often as they are followed: 3, 3 and 2 times. See the test of quasiIndependence.
    expect(pairs({ fg01: talk })).toEqual([
      'P1 → P2: 3 of 2',
      'P1 → P3: 0 of 1',
      'P2 → P1: 1 of 2',
      'P2 → P3: 2 of 1',
      'P3 → P1: 2 of 1',
      'P3 → P2: 0 of 1',
    ])
    const [first] = following(codedStudy({ codes: [], transcripts: { fg01: talk } }))
    expect(first.residual).toBeCloseTo(1 / Math.SQRT2, 6)
    expect([first.fromRole, first.toRole]).toEqual(['participant', 'participant'])
  })

  test('passes over turns without words, joins turns in a row, and never reaches over nobody or the end of a transcript', () => {
    expect(
      pairs({
        fg01: 'Moderator: Well? {}\nP1: I. {}\nP1: And I. {}\nP2: [[page 2]] {}\nModerator: So? {}\n?: No. {}\nP2: Yes. {}',
        fg01b: 'P1: I. {}',
      }),
    ).toEqual(['Moderator → P1: 1 of 1', 'P1 → Moderator: 1 of 1'])
  })

  test('expects as many turns as there are', () => {
    fc.assert(
      fc.property(studies, written => {
        for (const { turns, expected, residual } of following(codedStudy(written))) {
          expect(Number.isFinite(expected)).toBe(true)
          expect(turns > 0 || expected > 0.99).toBe(true)
          expect(residual === null || Number.isFinite(residual)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
