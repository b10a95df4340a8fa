import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Frequency, frequencies } from '../../src/analysis/frequencies'
import { namelessWarnings } from '../../src/analysis/nameless'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

function row(code: string, written: Written): Frequency {
  return frequencies(codedStudy(written)).find(each => each.code === code)!
}

describe('frequencies', () => {
  const written: Written = {
    codes: ['cost', 'cost/fees', 'cost/travel', 'time'],
    transcripts: {
      fg01: `
        Moderator: What do the fees mean for you? {cost/fees}
        P1: The fees are more than I earn. {cost/fees prompted} The bus is dear. {cost/travel} I like it here. {}
        P2: Fees and the bus both cost too much. {cost/fees echoed, cost/travel accepted}
        P3: I have nothing to add. {}`,
      fg02: `
        P1: The bus never comes. {cost/travel rejected} Fees again! {cost/fees}`,
    },
  }

  test('counts a code at every level, a unit with two sub-themes once in their parent', () => {
    expect(frequencies(codedStudy(written))).toEqual([
      {
        code: 'cost',
        label: 'cost',
        level: 1,
        parent: null,
        mentions: 3,
        units: 4,
        turns: 3,
        participants: 3,
        participantsOf: 4,
        groups: 2,
        groupsOf: 2,
        groupsLow: expect.closeTo(0.3424, 4),
        groupsHigh: 1,
        words: 7 + 4 + 8 + 2,
        shareOfWords: 21 / 34,
        topSpeaker: 'fg01/P1',
        topSpeakerShare: 1 / 3,
        topGroupShare: 2 / 3,
        prompted: 1,
        spontaneous: 2,
        echoed: 1,
        accepted: 1,
        rejected: 1,
        validated: 'no',
      },
      {
        code: 'cost/fees',
        label: 'fees',
        level: 2,
        parent: 'cost',
        mentions: 3,
        units: 3,
        turns: 3,
        participants: 3,
        participantsOf: 4,
        groups: 2,
        groupsOf: 2,
        groupsLow: expect.closeTo(0.3424, 4),
        groupsHigh: 1,
        words: 7 + 8 + 2,
        shareOfWords: 17 / 34,
        topSpeaker: 'fg01/P1',
        topSpeakerShare: 1 / 3,
        topGroupShare: 2 / 3,
        prompted: 1,
        spontaneous: 1,
        echoed: 1,
        accepted: 0,
        rejected: 0,
        validated: 'no',
      },
      {
        code: 'cost/travel',
        label: 'travel',
        level: 2,
        parent: 'cost',
        mentions: 2,
        units: 2,
        turns: 2,
        participants: 2,
        participantsOf: 4,
        groups: 1,
        groupsOf: 2,
        groupsLow: expect.closeTo(0.0945, 4),
        groupsHigh: expect.closeTo(0.9055, 4),
        words: 4 + 8,
        shareOfWords: 12 / 34,
        topSpeaker: 'fg01/P1',
        topSpeakerShare: 1 / 2,
        topGroupShare: 1,
        prompted: 0,
        spontaneous: 2,
        echoed: 0,
        accepted: 1,
        rejected: 1,
        validated: 'no',
      },
      {
        code: 'time',
        label: 'time',
        level: 1,
        parent: null,
        mentions: 0,
        units: 0,
        turns: 0,
        participants: 0,
        participantsOf: 4,
        groups: 0,
        groupsOf: 2,
        groupsLow: 0,
        groupsHigh: expect.closeTo(0.6576, 4),
        words: 0,
        shareOfWords: 0,
        topSpeaker: null,
        topSpeakerShare: null,
        topGroupShare: null,
        prompted: 0,
        spontaneous: 0,
        echoed: 0,
        accepted: 0,
        rejected: 0,
        validated: 'no',
      },
    ])
  })

  test('takes three sentences of one turn for one mention', () => {
    expect(
      row('fees', { codes: ['fees'], transcripts: { fg01: 'P1: Fees. {fees} Fees. {fees} And fees. {fees}' } }),
    ).toMatchObject({ mentions: 1, turns: 1, units: 3, participants: 1 })
  })

  test('keeps a moderator out of every number', () => {
    expect(
      row('fees', {
        codes: ['fees'],
        roles: ['participant', 'moderator'],
        transcripts: { fg01: 'Moderator: Are the fees fair? {fees}\nP1: No. {}' },
      }),
    ).toMatchObject({ mentions: 0, units: 0, words: 0, participants: 0, participantsOf: 1, groups: 0, groupsOf: 1 })
  })

  test('takes P1 of two groups for two people, and P1 of one group in two transcripts for one', () => {
    const transcripts = { a: 'P1: Fees. {fees}', b: 'P1: Fees. {fees}', c: 'P1: Fees. {fees}' }
    expect(row('fees', { codes: ['fees'], transcripts, groups: { a: 'fg01', b: 'fg01', c: 'fg02' } })).toMatchObject({
      mentions: 3,
      participants: 2,
      participantsOf: 2,
      groups: 2,
      topSpeaker: 'fg01/P1',
      topSpeakerShare: 2 / 3,
    })
  })

  test('takes two labels of one person for one', () => {
    const transcripts = { fg01: 'P1: Fees. {fees}\nPriya (P1): And fees. {fees}\nP2: No. {}' }
    const study = codedStudy({ codes: ['fees'], transcripts })
    const nameOf = (_: string, label: string): string => (label === 'Priya (P1)' ? 'P1' : label)
    expect(frequencies({ ...study, people: { ...study.people, nameOf } })[0]).toMatchObject({
      mentions: 2,
      participants: 1,
      participantsOf: 2,
      topSpeaker: 'fg01/P1',
      topSpeakerShare: 1,
    })
  })

  test('counts those turns of an exchange that hold the evidence', () => {
    expect(
      row('fees', {
        codes: ['fees'],
        unit: 'exchange',
        transcripts: {
          fg01: `
            Moderator: And money? {}
            P1: The *fees* went up. {fees}
            P2: I walk here. {}
            P3: My *fees* did too. {fees}`,
        },
      }),
    ).toMatchObject({ mentions: 2, units: 1, participants: 2, participantsOf: 3, words: 4 + 3 + 4, shareOfWords: 1 })
  })

  test('takes a person’s coding of an exchange, without evidence, for all who talk in it', () => {
    expect(
      row('fees', {
        codes: ['fees'],
        unit: 'exchange',
        transcripts: { fg01: 'Moderator: And money? {}\nP1: Too much. {fees person}\nP2: Yes. {}' },
      }),
    ).toMatchObject({ mentions: 2, units: 1, participants: 2 })
  })

  test('counts each word once where people’s spans overlap', () => {
    const study = codedStudy({ codes: ['fees'], transcripts: { fg01: 'P1: The fees are more than I earn. {fees}' } })
    const [coded] = study.transcripts
    const [coding] = coded.codings
    const wider = { ...coding, id: 'wider', start: coding.start + 4 }
    const overlapping = { ...study, transcripts: [{ ...coded, codings: [coding, wider] }] }
    expect(frequencies(overlapping)[0]).toMatchObject({ mentions: 1, units: 2, words: 7, shareOfWords: 1 })
  })

  test('leaves asides out of the words', () => {
    expect(
      row('fees', { codes: ['fees'], transcripts: { fg01: 'P1: The fees [[00:01 stamp]] are high. {fees}' } }),
    ).toMatchObject({ words: 4, shareOfWords: 1 })
  })

  test('names the first by code point where two say it as often', () => {
    expect(
      row('fees', { codes: ['fees'], transcripts: { fg01: 'b: Fees. {fees}\nB: Fees. {fees}\nä: Fees. {fees}' } }),
    ).toMatchObject({ topSpeaker: 'fg01/B', topSpeakerShare: 1 / 3 })
  })

  test('refuses to count people where nobody is named', () => {
    const written: Written = { codes: ['fees'], transcripts: { a: '?: Fees. {fees}', b: '?: Fees again. {fees}' } }
    expect(row('fees', written)).toMatchObject({
      mentions: 2,
      participants: null,
      participantsOf: null,
      topSpeaker: null,
      topSpeakerShare: null,
      groups: 2,
      topGroupShare: 1 / 2,
    })
    expect(namelessWarnings(codedStudy(written))).toEqual([
      {
        code: 'no-participant-counts',
        severity: 'warning',
        message: '2 transcripts name no speaker, so people are not counted: a, b',
        hint: 'label who speaks, or save the transcript in a format that does',
      },
    ])
  })

  test('counts people where they are named, and warns of where they are not', () => {
    const written: Written = {
      codes: ['fees'],
      transcripts: { a: '?: Fees. {fees}', b: 'P1: Fees. {fees}\nP2: No. {}' },
    }
    expect(row('fees', written)).toMatchObject({ mentions: 2, participants: 1, participantsOf: 2, topSpeaker: 'b/P1' })
    expect(namelessWarnings(codedStudy(written)).map(({ message }) => message)).toEqual([
      'a transcript names no speaker, so people are counted without them: a',
    ])
    expect(namelessWarnings(codedStudy({ codes: [], transcripts: { b: 'P1: Fees. {}' } }))).toEqual([])
  })

  test('counts right whatever people and codes are called', () => {
    const codes = ['constructor', '__proto__', 'toString']
    expect(
      frequencies(
        codedStudy({
          codes,
          transcripts: { __proto: '__proto__: Fees. {__proto__, constructor}\nconstructor: Fees. {__proto__}' },
          groups: { __proto: '__proto__' },
        }),
      ).map(({ code, mentions, participants, topSpeaker }) => [code, mentions, participants, topSpeaker]),
    ).toEqual([
      ['constructor', 1, 1, '__proto__/__proto__'],
      ['__proto__', 2, 2, '__proto__/__proto__'],
      ['toString', 0, 0, null],
    ])
    expect(({} as Record<string, unknown>).mentions).toBeUndefined()
  })

  test('keeps the laws of counting', () => {
    fc.assert(
      fc.property(studies, written => {
        const rows = frequencies(codedStudy(written))
        for (const each of rows) {
          expect(each.mentions).toBe(each.turns)
          expect(each.prompted + each.spontaneous + each.echoed).toBe(each.units)
          expect(each.accepted).toBeLessThanOrEqual(each.units)
          expect(each.turns).toBeLessThanOrEqual(each.units)
          expect(each.participants!).toBeLessThanOrEqual(Math.min(each.participantsOf!, each.mentions))
          expect(each.groups).toBeLessThanOrEqual(Math.min(each.groupsOf, each.mentions))
          expect(each.shareOfWords ?? 0).toBeLessThanOrEqual(1)
          const below = rows.filter(({ parent }) => parent === each.code)
          if (below.length === 0) continue
          for (const key of ['mentions', 'units', 'words', 'groups', 'participants'] as const)
            expect(Math.max(...below.map(sub => sub[key]!))).toBeLessThanOrEqual(each[key]!)
          // No coding of the studies is of the parent itself, so that its union has no more than their sum.
          for (const key of ['mentions', 'units', 'words'] as const)
            expect(each[key]).toBeLessThanOrEqual(below.reduce((sum, sub) => sum + sub[key], 0))
        }
      }),
    )
  })

  test('agrees with a naive count', () => {
    fc.assert(
      fc.property(studies, written => {
        const study = codedStudy(written)
        for (const { code, mentions, participants, groups } of frequencies(study)) {
          const said = study.transcripts.flatMap(({ codings }) =>
            codings.filter(each => each.status !== 'rejected' && `${each.code}/`.startsWith(`${code}/`)),
          )
          expect(mentions).toBe(new Set(said.map(each => `${each.transcript} ${each.turn}`)).size)
          expect(participants).toBe(new Set(said.map(each => `${each.group} ${each.speaker}`)).size)
          expect(groups).toBe(new Set(said.map(each => each.group)).size)
        }
      }),
    )
  })
})
