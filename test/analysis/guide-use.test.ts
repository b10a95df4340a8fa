import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodedStudy } from '../../src/analysis/coded-study'
import { frequencies } from '../../src/analysis/frequencies'
import { type GuideCode, guideCodes } from '../../src/analysis/guide-codes'
import { type GuideUse, guideUse } from '../../src/analysis/guide-use'
import { questionSections } from '../../src/analysis/question-sections'
import { tally } from '../../src/analysis/tally'
import { wordsSaid } from '../../src/analysis/words-said'
import { questionsAsked } from '../../src/study/questions-asked'
import { askedAt, guideOf } from './asked'
import { codedStudy } from './coded-study'
import { studies } from './studies'

const guide = guideOf('money', 'time', 'wish')
const study = codedStudy({
  codes: ['cost', 'cost/fees', 'cost/travel'],
  transcripts: {
    fg01: `
      P1: Am I early? {}
      Moderator: Welcome, and what about money? {}
      P1: The fees are more than I earn. {cost/fees}
      P2: The bus, and the fees too. {cost/travel, cost/fees echoed}
      Moderator: And time? {}
      P2: I have none. {}
      Moderator: Back to money. {}
      P1: The fees, I said. {cost/fees}`,
    fg02: `
      Moderator: What about money, and time? {}
      P1: Fees! {cost/fees prompted}`,
    fg03: 'P1: I walk. {}\nP2: So do I. {}',
  },
})
const asked = askedAt({ fg01: { 1: 'money', 4: 'time', 6: 'money' }, fg02: { 0: 'money+time' } })
const uses = guideUse(study, guide, questionSections(study, asked))

/** `fg01 money asked first (3 turns, 17 words, 2 of 2)` and the like. */
const brief = ({
  group,
  question,
  asked,
  order,
  askedWith,
  times,
  turns,
  words,
  participants,
  participantsOf,
}: GuideUse) =>
  `${group} ${question}: asked ${asked}, order ${order}, with ${askedWith}, times ${times}; ${turns} turns, ${words} words, ${participants} of ${participantsOf}`

describe('the use of the guide', () => {
  test('says for every group and question whether it was asked, when, how often, and how much was said to it', () => {
    expect(uses.map(brief)).toEqual([
      'fg01 money: asked true, order 1, with null, times 2; 3 turns, 17 words, 2 of 2',
      'fg01 time: asked true, order 2, with null, times 1; 1 turns, 3 words, 1 of 2',
      'fg01 wish: asked false, order null, with null, times 0; 0 turns, 0 words, null of 2',
      'fg01 null: asked null, order null, with null, times null; 1 turns, 3 words, 1 of 2',
      'fg02 money: asked true, order 1, with null, times 1; 1 turns, 1 words, 1 of 1',
      // One turn asks both: what follows is counted with the first, and the second says so.
      'fg02 time: asked true, order 1, with money, times 1; 0 turns, 0 words, null of 1',
      'fg02 wish: asked false, order null, with null, times 0; 0 turns, 0 words, null of 1',
      // Nobody moderates, so nobody can tell what was asked.
      'fg03 money: asked null, order null, with null, times null; 0 turns, 0 words, null of 2',
      'fg03 time: asked null, order null, with null, times null; 0 turns, 0 words, null of 2',
      'fg03 wish: asked null, order null, with null, times null; 0 turns, 0 words, null of 2',
      'fg03 null: asked null, order null, with null, times null; 2 turns, 5 words, 2 of 2',
    ])
  })

  test('says where it was first asked, and what told so', () => {
    expect(uses[1]).toEqual({
      group: 'fg01',
      question: 'time',
      section: 'All',
      text: 'What about time?',
      place: 2,
      asked: true,
      order: 2,
      askedWith: null,
      times: 1,
      transcript: 'fg01',
      turn: 4,
      line: 5,
      time: null,
      because: 'cue "time"',
      score: 2,
      turns: 1,
      words: 3,
      // 3 of 3 + 7 + 6 + 3 + 4 words.
      shareOfWords: 3 / 23,
      seconds: null,
      participants: 1,
      participantsOf: 2,
    })
  })

  test('measures from the asking to the next question, in all its askings; the last one to the beginning of the last turn', () => {
    const rows = guideUse(
      timed(study, [0, 5, 10, 20, 60, 70, 90, 95]),
      guide,
      questionSections(timed(study, [0, 5, 10, 20, 60, 70, 90, 95]), asked),
    )
    // money: 5–60 and 90–95; time: 60–90; ahead of the first question: 0–5.
    expect(rows.slice(0, 4).map(({ seconds }) => seconds)).toEqual([60, 30, null, 5])
  })

  test('gives no seconds where a time is missing or runs backwards', () => {
    const broken = timed(study, [0, 5, 10, 20, null, 70, 90, 80])
    const rows = guideUse(broken, guide, questionSections(broken, asked))
    expect(rows.slice(0, 4).map(({ seconds }) => seconds)).toEqual([null, null, null, 5])
  })

  test('takes the questions from what moderators say', () => {
    const own = codedStudy({
      codes: ['cost'],
      transcripts: { fg01: 'Moderator: What about money? {}\nP1: None. {}\nModerator: Any wish? {}\nP1: A bus. {}' },
    })
    const sections = questionSections(own, transcript => questionsAsked(transcript, guide, word => word))
    expect(guideUse(own, guide, sections).map(({ question, words }) => [question, words])).toEqual([
      ['money', 1],
      ['time', 0],
      ['wish', 2],
    ])
  })
})

describe('what the questions brought up', () => {
  test('counts each code while a question was in force, the most mentioned of a level first', () => {
    const rows = guideCodes(study, guide, questionSections(study, asked))
    const money: Partial<GuideCode> = { question: 'money', participantsOf: 3, groups: 2, groupsOf: 2, validated: 'no' }
    const fees = { mentions: 4, participants: 3, prompted: 1, spontaneous: 2, echoed: 1 }
    expect(rows).toEqual([
      // A turn with both sub-themes is one mention of their theme.
      { ...money, ...fees, code: 'cost', label: 'cost', level: 1, rank: 1 },
      { ...money, ...fees, code: 'cost/fees', label: 'fees', level: 2, rank: 1 },
      {
        ...money,
        code: 'cost/travel',
        label: 'travel',
        level: 2,
        rank: 2,
        mentions: 1,
        participants: 1,
        groups: 1,
        prompted: 0,
        spontaneous: 1,
        echoed: 0,
      },
    ])
  })
})

test('every word is under exactly one question, and so is every mention', () => {
  const plans = fc.array(fc.record({ turn: fc.nat(5), question: fc.constantFrom('', 'money', 'time', 'money+wish') }))
  fc.assert(
    fc.property(studies, plans, (written, plan) => {
      const coded = codedStudy(written)
      const each = Object.fromEntries(plan.map(({ turn, question }) => [turn, question]))
      const sections = questionSections(
        coded,
        askedAt(Object.fromEntries(Object.keys(written.transcripts).map(id => [id, each]))),
      )
      const rows = guideUse(coded, guide, sections)
      for (const { id, words, turns } of tally(coded).groups) {
        const own = rows.filter(({ group }) => group === id)
        expect([sum(own.map(row => row.words)), sum(own.map(row => row.turns))]).toEqual([words, turns])
        expect(sum(own.map(row => row.shareOfWords!))).toBeCloseTo(1)
      }
      const codes = guideCodes(coded, guide, sections)
      for (const { code, mentions } of frequencies(coded))
        expect(sum(codes.filter(row => row.code === code).map(row => row.mentions))).toBe(mentions)
      for (const { prompted, spontaneous, echoed, mentions } of codes)
        expect(prompted + spontaneous + echoed).toBe(mentions)
      for (const { transcript, talk, words } of sections)
        expect(sum(talk.map(turn => wordsSaid(transcript, turn, turn)))).toBe(words)
    }),
  )
})

/** The study with times for the turns of its first transcript. */
function timed(coded: CodedStudy, times: readonly (number | null)[]): CodedStudy {
  const [first, ...rest] = coded.transcripts
  const turns = first.transcript.turns.map((turn, i) => ({ ...turn, time: times[i] ?? null }))
  return { ...coded, transcripts: [{ ...first, transcript: { ...first.transcript, turns } }, ...rest] }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
