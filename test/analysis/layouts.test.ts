import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groups } from '../../src/analysis/groups'
import { matrix } from '../../src/analysis/matrix'
import { participants } from '../../src/analysis/participants'
import { lineAt } from '../../src/transcript/transcript'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

const written: Written = {
  codes: ['cost', 'cost/fees', 'time'],
  transcripts: {
    fg01: `
      Moderator: What has changed? {}
      P2: The fees. {cost/fees} Fees! {cost/fees rejected}
      P1: No time. {time}
      Observer: Fees. {cost/fees}
      P2: Fees. {cost/fees}`,
    fg02: `
      P1: Nothing. {}`,
  },
  attributes: ['band', 'tenure'],
  people: { 'fg01/P2': ['5-6', null], 'fg02/P1': ['7', '10+'] },
}

describe('matrix', () => {
  test('lays out every unit that could be coded, coded or not', () => {
    expect(matrix(codedStudy(written))).toEqual({
      attributes: ['band', 'tenure'],
      codes: ['cost', 'cost/fees', 'time'],
      rows: [
        {
          unit: 'fg01:33-42',
          transcript: 'fg01',
          group: 'fg01',
          turn: 1,
          speaker: 'P2',
          role: 'participant',
          line: 2,
          start: 33,
          end: 42,
          attributes: ['5-6', null],
          codes: [1, 1, 0],
        },
        {
          unit: 'fg01:43-48',
          transcript: 'fg01',
          group: 'fg01',
          turn: 1,
          speaker: 'P2',
          role: 'participant',
          line: 2,
          start: 43,
          end: 48,
          attributes: ['5-6', null],
          codes: [0, 0, 0],
        },
        {
          unit: 'fg01:53-61',
          transcript: 'fg01',
          group: 'fg01',
          turn: 2,
          speaker: 'P1',
          role: 'participant',
          line: 3,
          start: 53,
          end: 61,
          attributes: [null, null],
          codes: [0, 0, 1],
        },
        {
          unit: 'fg01:82-87',
          transcript: 'fg01',
          group: 'fg01',
          turn: 4,
          speaker: 'P2',
          role: 'participant',
          line: 5,
          start: 82,
          end: 87,
          attributes: ['5-6', null],
          codes: [1, 1, 0],
        },
        {
          unit: 'fg02:4-12',
          transcript: 'fg02',
          group: 'fg02',
          turn: 0,
          speaker: 'P1',
          role: 'participant',
          line: 1,
          start: 4,
          end: 12,
          attributes: ['7', '10+'],
          codes: [0, 0, 0],
        },
      ],
    })
  })

  test('names nobody for an exchange of several people, and the one who talks alone', () => {
    const rows = matrix(
      codedStudy({
        codes: ['fees'],
        unit: 'exchange',
        transcripts: { fg01: 'Moderator: A? {}\nP1: Fees. {fees}\nP2: No. {}\nModerator: B? {}\nP1: Yes. {}' },
      }),
    ).rows
    expect(rows.map(({ turn, speaker, role, codes }) => [turn, speaker, role, ...codes])).toEqual([
      [1, null, 'participant', 1],
      [4, 'P1', 'participant', 0],
    ])
  })

  test('counts a person’s coding of a longer stretch for every unit in it', () => {
    const study = codedStudy({ codes: ['fees'], transcripts: { fg01: 'P1: Fees. {fees} Bus. {} Train. {}' } })
    const [coded] = study.transcripts
    const [fees, bus] = coded.units
    const wider = { ...coded.codings[0], start: fees.start, end: bus.end }
    const rows = matrix({ ...study, transcripts: [{ ...coded, codings: [wider] }] }).rows
    expect(rows.map(({ codes }) => codes)).toEqual([[1], [1], [0]])
  })

  test('gives the line that the transcript gives', () => {
    fc.assert(
      fc.property(studies, written => {
        const study = codedStudy(written)
        const texts = new Map(study.transcripts.map(({ transcript }) => [transcript.id, transcript]))
        for (const { transcript, start, line } of matrix(study).rows)
          expect(line).toBe(lineAt(texts.get(transcript)!, start))
      }),
    )
  })
})

describe('participants', () => {
  test('counts the mentions of everybody who spoke, also of those who said nothing of it', () => {
    expect(participants(codedStudy(written))).toEqual({
      attributes: ['band', 'tenure'],
      codes: ['cost', 'cost/fees', 'time'],
      rows: [
        {
          participant: 'P1',
          group: 'fg01',
          role: 'participant',
          turns: 1,
          words: 2,
          attributes: [null, null],
          codes: [0, 0, 1],
        },
        {
          participant: 'P2',
          group: 'fg01',
          role: 'participant',
          turns: 2,
          words: 4,
          attributes: ['5-6', null],
          codes: [2, 2, 0],
        },
        {
          participant: 'P1',
          group: 'fg02',
          role: 'participant',
          turns: 1,
          words: 1,
          attributes: ['7', '10+'],
          codes: [0, 0, 0],
        },
      ],
    })
  })
})

describe('groups', () => {
  test('counts the mentions of every group, also of those that said nothing of it', () => {
    expect(groups(codedStudy(written))).toEqual({
      codes: ['cost', 'cost/fees', 'time'],
      rows: [
        { group: 'fg01', participants: 2, turns: 3, words: 6, codes: [2, 2, 1] },
        { group: 'fg02', participants: 1, turns: 1, words: 1, codes: [0, 0, 0] },
      ],
    })
  })

  test('does not count people in a group that names nobody', () => {
    expect(groups(codedStudy({ codes: ['fees'], transcripts: { a: '?: Fees. {fees}' } })).rows).toEqual([
      { group: 'a', participants: null, turns: 1, words: 1, codes: [1] },
    ])
  })
})
