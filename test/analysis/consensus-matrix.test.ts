import { describe, expect, test } from 'vitest'
import { consensusMatrix, consensusSummaries } from '../../src/analysis/consensus-matrix'
import { questionSections } from '../../src/analysis/question-sections'
import { askedAt, guideOf } from './asked'
import { codedStudy, type Written } from './coded-study'

const guide = guideOf('money', 'time', 'wish')

function cells(transcripts: Written['transcripts'], asked: Parameters<typeof askedAt>[0], language = 'en') {
  const written = codedStudy({ codes: [], transcripts })
  const study = { ...written, codebook: { ...written.codebook, language } }
  return consensusMatrix(study, guide, questionSections(study, askedAt(asked)), [{ group: 'fg01', id: 'P9' }])
}

const fg01 = `
  P3: Hello. {}
  Moderator: Is money short? {}
  P1: Yes. {}
  P2: Yeah, same here. {}
  P3: I disagree. [laughs] {}
  P2: But I agree with you there, P3. {}
  Moderator: So? {}
  P1: Yes. {}
  Moderator: And time? {}
  P1: None. {}
  P1: Exactly. {}`

describe('the consensus matrix', () => {
  test('suggests for each member what the openings of turns mark, and says where', () => {
    const rows = cells({ fg01 }, { fg01: { 1: 'money', 8: 'time' } })
    expect(
      rows.map(({ question, participant, turns, suggested, because }) => [
        question,
        participant,
        turns,
        suggested,
        because,
      ]),
    ).toEqual([
      // A yes to the moderator is an answer.
      ['money', 'P1', 2, null, []],
      ['money', 'P2', 2, 'A', ['A "Yeah, same here." fg01:4 after P1']],
      ['money', 'P3', 1, 'D', ['D "I disagree. [laughs]" fg01:5 after P2']],
      ['money', 'P9', 0, 'NR', []],
      // Nobody agrees with themselves; "wish" was not asked, so it has no rows.
      ['time', 'P1', 2, null, []],
      ['time', 'P2', 0, 'NR', []],
      ['time', 'P3', 0, 'NR', []],
      ['time', 'P9', 0, 'NR', []],
    ])
    expect(rows[0]).toEqual({
      group: 'fg01',
      question: 'money',
      participant: 'P1',
      turns: 2,
      references: ['fg01:3', 'fg01:8'],
      agreeing: 0,
      dissenting: 0,
      suggested: null,
      because: [],
    })
  })

  test('suggests nothing to whoever both agrees and dissents, but shows both', () => {
    const talk = 'Moderator: Money? {}\nP1: It is short. {}\nP2: I disagree. {}\nP1: Rent is up. {}\nP2: True. {}'
    const [, second] = cells({ fg01: talk }, { fg01: { 0: 'money' } })
    expect([second.agreeing, second.dissenting, second.suggested, second.because.length]).toEqual([1, 1, null, 2])
  })

  test('counts what it suggests', () => {
    expect(consensusSummaries(cells({ fg01 }, { fg01: { 1: 'money', 8: 'time' } }))).toEqual([
      { group: 'fg01', question: 'money', members: 4, agreed: 1, dissented: 1, silent: 1 },
      { group: 'fg01', question: 'time', members: 4, agreed: 0, dissented: 0, silent: 3 },
    ])
  })

  test('knows only who is silent in other languages', () => {
    const rows = cells({ fg01 }, { fg01: { 1: 'money' } }, 'cy')
    expect(rows.map(({ suggested, agreeing, dissenting }) => [suggested, agreeing, dissenting])).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, null],
      ['NR', null, null],
    ])
    expect(consensusSummaries(rows)[0]).toMatchObject({ agreed: null, dissented: null, silent: 1 })
  })

  test('has no rows for a group that names nobody', () => {
    expect(cells({ fg01: 'Moderator: Money? {}\n?: None. {}' }, { fg01: { 0: 'money' } })).toEqual([])
  })
})
