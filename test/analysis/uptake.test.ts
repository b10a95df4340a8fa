import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frequencies } from '../../src/analysis/frequencies'
import { participants } from '../../src/analysis/participants'
import { type Uptake, uptake } from '../../src/analysis/uptake'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

/** Who mentioned the first code: `1 P2 after P1 +3` is the first, three turns behind P1's mention. */
function rows(transcripts: Written['transcripts'], more: Partial<Written> = {}): readonly string[] {
  return uptake(codedStudy({ codes: ['fees'], transcripts, ...more }))
    .filter(({ code }) => code === (more.codes ?? ['fees'])[0])
    .map(
      ({ group, order, participant, after, turnsSince }) =>
        `${group}: ${order} ${participant}${after === null ? '' : ` after ${after}`}${turnsSince === null ? '' : ` +${turnsSince}`}`,
    )
}

describe('uptake', () => {
  test('says who mentioned a code, in the order in which they first did, and after whom', () => {
    const study = codedStudy({
      codes: ['cost', 'cost/fees', 'cost/travel', 'time'],
      transcripts: {
        fg01: `
          Moderator: What do the fees mean for you? {cost/fees}
          P1: I like it here. {} The fees are more than I earn. {cost/fees prompted}
          P2: I walk. {}
          P1: And the bus is dear. {cost/travel}
          P2: Fees and the bus. {cost/fees echoed, cost/travel echoed}
          P3: Nothing to add. {}
          P2: The fees again. {cost/fees}`,
        fg02: 'P1: Fees! {cost/fees rejected}\nP4: The bus. {cost/travel}',
      },
    })
    const [costP1, costP2, costP4]: readonly Uptake[] = [
      {
        code: 'cost',
        label: 'cost',
        group: 'fg01',
        broughtUpBy: 'moderator',
        order: 1,
        participant: 'P1',
        origin: 'prompted',
        after: null,
        turnsSince: null,
        transcript: 'fg01',
        turn: 1,
        line: 2,
        time: null,
        mentions: 2,
        validated: 'no',
      },
      {
        code: 'cost',
        label: 'cost',
        group: 'fg01',
        broughtUpBy: 'moderator',
        order: 2,
        participant: 'P2',
        origin: 'echoed',
        after: 'P1',
        turnsSince: 0,
        transcript: 'fg01',
        turn: 4,
        line: 5,
        time: null,
        mentions: 2,
        validated: 'no',
      },
      {
        code: 'cost',
        label: 'cost',
        group: 'fg02',
        broughtUpBy: 'participant',
        order: 1,
        participant: 'P4',
        origin: 'spontaneous',
        after: null,
        turnsSince: null,
        transcript: 'fg02',
        turn: 1,
        line: 2,
        time: null,
        mentions: 1,
        validated: 'no',
      },
    ]
    const fees = { code: 'cost/fees', label: 'fees' }
    const travel = { code: 'cost/travel', label: 'travel', broughtUpBy: 'participant' } as const
    expect(uptake(study)).toEqual([
      costP1,
      costP2,
      costP4,
      { ...costP1, ...fees, mentions: 1 },
      { ...costP2, ...fees, turnsSince: 2 },
      { ...costP1, ...travel, origin: 'spontaneous', turn: 3, line: 4, mentions: 1 },
      { ...costP2, ...travel, mentions: 1 },
      { ...costP4, ...travel },
    ])
  })

  test('follows the nearest mention by somebody else, not the first', () => {
    expect(
      rows({
        fg01: `
          P1: Fees. {fees}
          P2: Fees. {fees}
          Moderator: Yes? {}
          P1: Fees. {fees}
          Moderator: And you? {}
          P3: Fees. {fees}
          P2: Fees. {fees}`,
      }),
    ).toEqual(['fg01: 1 P1', 'fg01: 2 P2 after P1 +0', 'fg01: 3 P3 after P1 +1'])
  })

  test('reads the transcripts of a group one after the other, by name, and counts no turns between them', () => {
    const transcripts = { b: 'P2: Fees. {fees}\nP3: Fees. {fees}', a: 'P1: No. {}\nP1: Fees. {fees}' }
    expect(rows(transcripts, { groups: { a: 'fg01', b: 'fg01' } })).toEqual([
      'fg01: 1 P1',
      'fg01: 2 P2 after P1',
      'fg01: 3 P3 after P2 +0',
    ])
  })

  test('leaves out moderators, observers and those whom nobody names', () => {
    const roles = ['participant', 'moderator', 'observer'] as const
    const lines = 'Moderator: Fees? {fees}\nObserver: Fees. {fees}\n?: Fees. {fees}\nP1: Fees. {fees}\nP2: Fees. {fees}'
    expect(rows({ fg01: lines, fg02: '?: Fees. {fees}' }, { roles })).toEqual(['fg01: 1 P1', 'fg01: 2 P2 after P1 +0'])
  })

  test('takes two labels of one person for one', () => {
    const study = codedStudy({
      codes: ['fees'],
      transcripts: { fg01: 'P1: Fees. {fees}\nPriya (P1): Fees. {fees}\nP2: Fees. {fees}' },
    })
    const nameOf = (_: string, label: string): string => (label === 'Priya (P1)' ? 'P1' : label)
    expect(uptake({ ...study, people: { ...study.people, nameOf } })).toMatchObject([
      { order: 1, participant: 'P1', mentions: 2 },
      { order: 2, participant: 'P2', after: 'P1', turnsSince: 0 },
    ])
  })

  test('takes the turns of an exchange that hold the evidence, and the line on which each begins', () => {
    const study = codedStudy({
      codes: ['fees'],
      unit: 'exchange',
      transcripts: { fg01: 'Moderator: Money? {}\nP1: I walk. {}\nP2: My *fees*. {fees}\nP3: *Fees*. {fees}' },
    })
    expect(uptake(study).map(({ participant, turn, line }) => [participant, turn, line])).toEqual([
      ['P2', 2, 3],
      ['P3', 3, 4],
    ])
  })

  test('keeps the laws of order, and agrees with the other counts', () => {
    fc.assert(
      fc.property(studies, written => {
        const study = codedStudy(written)
        const all = uptake(study)
        const perPerson = participants(study)
        for (const { code, participants: people } of frequencies(study)) {
          const ofCode = all.filter(each => each.code === code)
          expect(ofCode.length).toBe(people)
          for (const group of new Set(ofCode.map(each => each.group))) {
            const inGroup = ofCode.filter(each => each.group === group)
            expect(inGroup.map(({ order }) => order)).toEqual(inGroup.map((_, i) => i + 1))
            expect(new Set(inGroup.map(({ broughtUpBy }) => broughtUpBy)).size).toBe(1)
            for (const [i, each] of inGroup.entries()) {
              const { participant, after, turnsSince, turn, mentions } = each
              const earlier = inGroup.slice(0, i)
              expect(earlier.every(other => other.turn < turn)).toBe(true)
              expect(after === null).toBe(i === 0)
              if (after !== null) expect(earlier.map(other => other.participant)).toContain(after)
              expect(turnsSince ?? 0).toBeGreaterThanOrEqual(0)
              const row = perPerson.rows.find(other => other.group === group && other.participant === participant)
              expect(mentions).toBe(row?.codes[perPerson.codes.indexOf(code)])
            }
          }
        }
      }),
    )
  })
})
