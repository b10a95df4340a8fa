import { describe, expect, test } from 'vitest'
import { layDecisions } from '../../../src/coding/decisions/lay-decisions'
import { codedTalk, decide, decideAll, lay } from './deciding'

const talk = await codedTalk(`
Moderator: What has changed?
P1: The fees are high. The bus is free.
P2: We leave late and the rent is up.
P1: Nobody asks us.
`)

describe('one person', () => {
  test('accepts, rejects, and the rest stays a candidate', () => {
    const decisions = decideAll(talk, [
      { did: 'accept', quote: 'The fees are high.', why: 'plain' },
      { did: 'reject', quote: 'We leave late and the rent is up.', code: 'time' },
    ])
    const { codings, outcomes, coded } = lay(talk, decisions)
    expect(codings).toEqual([
      'cost by codebook accepted: The fees are high.',
      'cost by codebook candidate: We leave late and the rent is up.',
      'time by codebook rejected: We leave late and the rent is up.',
    ])
    expect(outcomes).toEqual(['anna accept valid applied', 'anna reject valid applied'])
    const [{ id, at }] = decisions
    expect(coded.codings[0].review).toEqual([{ decision: id, by: 'anna', at, did: 'accept', why: 'plain' }])
    expect(coded.codings[1]).not.toHaveProperty('review')
  })

  test('recodes: the old code is out, the new one is hers, with no evidence and her reason', () => {
    const { codings, outcomes, coded } = lay(
      talk,
      decideAll(talk, [{ did: 'recode', quote: 'The fees are high.', toCode: 'team', why: 'it is\nabout us' }]),
    )
    expect(codings).toEqual([
      'cost by codebook rejected: The fees are high.',
      'team by anna accepted: The fees are high.',
      'cost by codebook candidate: We leave late and the rent is up.',
      'time by codebook candidate: We leave late and the rent is up.',
    ])
    expect(outcomes).toEqual(['anna recode valid applied'])
    const { evidence, because, origin, weight, negated, speaker, turn, line, role } = coded.codings[1]
    expect({ evidence, because, origin, weight, negated, speaker, turn, line, role }).toEqual({
      evidence: [],
      because: 'anna gave this code in place of cost: it is about us',
      origin: 'spontaneous',
      weight: 1,
      negated: null,
      speaker: 'P1',
      turn: 1,
      line: 2,
      role: 'participant',
    })
  })

  test('recodes to what the rules give there too: that coding is accepted, and none is made twice', () => {
    const { codings, outcomes } = lay(
      talk,
      decideAll(talk, [{ did: 'recode', quote: 'We leave late and the rent is up.', code: 'time', toCode: 'cost' }]),
    )
    expect(codings.slice(1)).toEqual([
      'cost by codebook accepted: We leave late and the rent is up.',
      'time by codebook rejected: We leave late and the rent is up.',
    ])
    expect(outcomes).toEqual(['anna recode valid applied – the rules make the new coding themselves'])
  })

  test('adds a code over several turns', () => {
    const quote = 'We leave late and the rent is up.\nP1: Nobody asks us.'
    const { codings, coded } = lay(talk, decideAll(talk, [{ did: 'add', quote, code: 'team' }]))
    expect(codings.at(-1)).toBe(`team by anna accepted: ${quote}`)
    expect(coded.codings.at(-1)).toMatchObject({ turn: 2, speaker: 'P2', line: 3, because: 'anna gave this code' })
  })

  test('adjusts: the coding has another stretch, and the old one is withheld by a reviewer', () => {
    const { codings, coded, outcomes } = lay(
      talk,
      decideAll(talk, [{ did: 'adjust', quote: 'The fees are high.', to: 'The fees are high. The bus is free.' }]),
    )
    expect(codings[0]).toBe('cost by anna accepted: The fees are high. The bus is free.')
    const [held] = coded.withheld
    const { start, end } = coded.codings[0]
    expect(held.quote).toBe('The fees are high.')
    expect(held.withheld).toEqual({
      by: 'reviewer',
      rule: null,
      at: null,
      start,
      end,
      text: 'The fees are high. The bus is free.',
    })
    expect(outcomes).toEqual(['anna adjust valid applied'])
  })

  test('decides anew: the last decision stands', () => {
    const { codings, outcomes } = lay(
      talk,
      decideAll(talk, [
        { did: 'accept', quote: 'The fees are high.', at: '2026-05-04T09:00:00.000Z' },
        { did: 'reject', quote: 'The fees are high.', at: '2026-05-04T10:00:00.000Z' },
      ]),
    )
    expect(codings[0]).toBe('cost by codebook rejected: The fees are high.')
    expect(outcomes).toEqual([
      'anna accept superseded – anna decided anew on 2026-05-04 10:00: reject',
      'anna reject valid applied',
    ])
  })

  test('writes memos, which decide nothing', () => {
    const { codings, coded, outcomes } = lay(
      talk,
      decideAll(talk, [
        { did: 'memo', quote: 'The fees are high.', why: 'ask again' },
        { did: 'memo', quote: 'Nobody asks us.', code: null, why: 'silence' },
      ]),
    )
    expect(codings[0]).toBe('cost by codebook candidate: The fees are high.')
    expect(coded.codings[0].review).toMatchObject([{ did: 'memo', why: 'ask again' }])
    expect(outcomes).toEqual(['anna memo valid', 'anna memo valid'])
  })
})

describe('what a person does to what he himself did', () => {
  const quote = 'The fees are high.'
  test('recodes, and then rejects the new code: neither applies', () => {
    const { codings, outcomes } = lay(
      talk,
      decideAll(talk, [
        { did: 'recode', quote, toCode: 'team' },
        { did: 'reject', quote, code: 'team' },
      ]),
    )
    expect(codings.slice(0, 2)).toEqual([
      'cost by codebook rejected: The fees are high.',
      'cost by codebook candidate: We leave late and the rent is up.',
    ])
    expect(outcomes).toEqual([
      'anna recode valid applied – what it gave was decided anew later',
      'anna reject valid applied – takes away what the same person gave',
    ])
  })

  test('recodes, and then accepts the old code after all: the new one is gone', () => {
    const decisions = decideAll(talk, [
      { did: 'recode', quote, toCode: 'team' },
      { did: 'accept', quote },
    ])
    expect(lay(talk, decisions).codings.slice(0, 2)).toEqual([
      'cost by codebook accepted: The fees are high.',
      'cost by codebook candidate: We leave late and the rent is up.',
    ])
  })

  test('recodes twice, from the new code to a third', () => {
    const decisions = decideAll(talk, [
      { did: 'recode', quote, toCode: 'team' },
      { did: 'recode', quote, code: 'team', toCode: 'time' },
    ])
    expect(lay(talk, decisions).codings.slice(0, 2)).toEqual([
      'cost by codebook rejected: The fees are high.',
      'time by anna accepted: The fees are high.',
    ])
  })

  test('recodes what he himself had added: nobody is told that the codebook gave it once', () => {
    const added = { did: 'add', quote: 'Nobody asks us.', code: 'team' } as const
    const { codings, outcomes } = lay(talk, decideAll(talk, [added, { ...added, did: 'recode', toCode: 'time' }]))
    expect(codings.at(-1)).toBe('time by anna accepted: Nobody asks us.')
    expect(outcomes[1]).toBe('anna recode valid applied')
  })

  test('adjusts twice: the last stretch holds, and the old one is withheld for it', () => {
    const decisions = decideAll(talk, [
      { did: 'adjust', quote, to: 'The fees are high. The bus is free.' },
      { did: 'adjust', quote: 'The fees are high. The bus is free.', to: 'fees are high' },
    ])
    const { codings, coded } = lay(talk, decisions)
    expect(codings[0]).toBe('cost by anna accepted: fees are high')
    expect(codings).toHaveLength(3)
    expect(coded.withheld.map(({ quote, withheld }) => [quote, withheld.text])).toEqual([[quote, 'fees are high']])
  })

  test('adjusts, and then rejects: the code applies nowhere here', () => {
    const decisions = decideAll(talk, [
      { did: 'adjust', quote, to: 'fees are high' },
      { did: 'reject', quote: 'fees are high' },
    ])
    const { codings, coded } = lay(talk, decisions)
    expect(codings[0]).toBe('cost by codebook rejected: The fees are high.')
    expect(codings).toHaveLength(3)
    expect(coded.withheld).toEqual([])
  })

  test('adjusts there and back', () => {
    const decisions = decideAll(talk, [
      { did: 'adjust', quote, to: 'fees are high' },
      { did: 'adjust', quote: 'fees are high', to: quote },
    ])
    const { codings, coded } = lay(talk, decisions)
    expect(codings[0]).toBe('cost by codebook accepted: The fees are high.')
    expect(coded.withheld).toEqual([])
  })

  test('takes an adjustment back', () => {
    const [adjust] = decideAll(talk, [{ did: 'adjust', quote, to: 'fees are high', at: '2026-05-04T09:00:00.000Z' }])
    const undo = decide(talk, { did: 'undo', undoes: adjust.id, at: '2026-05-04T09:01:00.000Z' })
    const { coded, outcomes } = lay(talk, [undo, adjust])
    expect(coded).toEqual(talk.coded)
    expect(outcomes).toEqual([
      'anna adjust undone – anna took it back on 2026-05-04 09:01',
      'anna undo valid applied – takes back adjust of 2026-05-04 09:00',
    ])
  })

  test('takes the taking back back', () => {
    const [reject] = decideAll(talk, [{ did: 'reject', quote }])
    const undo = decide(talk, { did: 'undo', undoes: reject.id })
    const redo = decide(talk, { did: 'undo', undoes: undo.id })
    const { codings, laid } = lay(talk, [reject, undo, redo])
    expect(codings[0]).toBe('cost by codebook rejected: The fees are high.')
    expect(laid.map(({ outcome }) => outcome)).toEqual(['valid', 'undone', 'valid'])
  })

  test('takes back what is not there, what is not his, and what he took back before', () => {
    const [reject] = decideAll(talk, [{ did: 'reject', quote, at: '2026-05-04T09:00:00.000Z' }])
    const unknown = decide(talk, { did: 'undo', undoes: '0000000000000000', at: '2026-05-04T09:01:00.000Z' })
    const others = decide(talk, { by: 'ben', did: 'undo', undoes: reject.id, at: '2026-05-04T09:02:00.000Z' })
    const own = decide(talk, { did: 'undo', undoes: reject.id, at: '2026-05-04T09:03:00.000Z' })
    const again = decide(talk, { did: 'undo', undoes: reject.id, at: '2026-05-04T09:04:00.000Z' })
    expect(lay(talk, [reject, unknown, others]).codings[0]).toBe('cost by codebook rejected: The fees are high.')
    expect(lay(talk, [reject, unknown, others, own, again]).outcomes.slice(1)).toEqual([
      'anna undo redundant – the decision that it takes back is not there',
      'ben undo conflict – only anna can take back what anna decided',
      'anna undo valid applied – takes back reject of 2026-05-04 09:00',
      'anna undo redundant – it was taken back on 2026-05-04 09:03 already',
    ])
  })
})

describe('several people', () => {
  const quote = 'The fees are high.'
  test('who agree: the coding names them all', () => {
    const { codings, coded } = lay(
      talk,
      decideAll(talk, [
        { did: 'accept', quote },
        { by: 'ben', did: 'accept', quote },
      ]),
    )
    expect(codings[0]).toBe('cost by codebook accepted: The fees are high.')
    expect(coded.codings[0].review?.map(({ by }) => by)).toEqual(['anna', 'ben'])
  })

  test('who contradict each other: it stays a candidate that names both', () => {
    const { codings, coded, outcomes } = lay(
      talk,
      decideAll(talk, [
        { did: 'accept', quote },
        { by: 'ben', did: 'reject', quote },
      ]),
    )
    expect(codings[0]).toBe('cost by codebook candidate: The fees are high.')
    expect(coded.codings[0].review?.map(({ by, did }) => `${by} ${did}`)).toEqual(['anna accept', 'ben reject'])
    expect(outcomes).toEqual([
      'anna accept conflict – ben decided otherwise',
      'ben reject conflict – anna decided otherwise',
    ])
  })

  test('who settle it: a person who decides anew ends the conflict', () => {
    const decisions = decideAll(talk, [
      { did: 'accept', quote },
      { by: 'ben', did: 'reject', quote },
      { did: 'reject', quote },
    ])
    expect(lay(talk, decisions).codings[0]).toBe('cost by codebook rejected: The fees are high.')
  })

  test('of whom one rejects and one recodes: both say that the code is wrong', () => {
    const decisions = decideAll(talk, [
      { did: 'recode', quote, toCode: 'team' },
      { by: 'ben', did: 'reject', quote },
    ])
    const { codings, outcomes } = lay(talk, decisions)
    expect(codings.slice(0, 2)).toEqual([
      'cost by codebook rejected: The fees are high.',
      'team by anna accepted: The fees are high.',
    ])
    expect(outcomes).toEqual(['anna recode valid applied', 'ben reject valid applied'])
  })

  test('who recode or adjust differently', () => {
    const recodes = decideAll(talk, [
      { did: 'recode', quote, toCode: 'team' },
      { by: 'ben', did: 'recode', quote, toCode: 'time' },
    ])
    expect(lay(talk, recodes).coded.codings.map(({ code, status }) => `${code} ${status}`)).toEqual([
      'cost candidate',
      'cost candidate',
      'time candidate',
    ])
    const adjusts = decideAll(talk, [
      { did: 'adjust', quote, to: 'fees are high' },
      { by: 'ben', did: 'adjust', quote, to: 'The fees are high. The bus is free.' },
    ])
    const { codings, laid, coded } = lay(talk, adjusts)
    expect(codings).toHaveLength(3)
    expect(coded.withheld).toEqual([])
    expect(laid.map(({ outcome, applied }) => [outcome, applied])).toEqual([
      ['conflict', false],
      ['conflict', false],
    ])
  })

  test('a recode that is disputed does not accept what the rules make of the new code', () => {
    const both = 'We leave late and the rent is up.'
    const decisions = decideAll(talk, [
      { did: 'recode', quote: both, code: 'time', toCode: 'cost' },
      { by: 'ben', did: 'accept', quote: both, code: 'time' },
    ])
    const { codings, laid } = lay(talk, decisions)
    expect(codings.slice(1)).toEqual([
      'cost by codebook candidate: We leave late and the rent is up.',
      'time by codebook candidate: We leave late and the rent is up.',
    ])
    expect(laid.map(({ outcome, applied }) => [outcome, applied])).toEqual([
      ['conflict', false],
      ['conflict', false],
    ])
  })

  test('one after the other: somebody rejects what somebody else added', () => {
    const added = { did: 'add', quote: 'Nobody asks us.', code: 'team' } as const
    const accepted = decideAll(talk, [added, { ...added, by: 'ben', did: 'accept' }])
    expect(lay(talk, accepted).codings.at(-1)).toBe('team by anna accepted: Nobody asks us.')
    expect(lay(talk, accepted).outcomes[1]).toBe('ben accept valid applied – anna gave this code here')
    const rejected = decideAll(talk, [added, { ...added, by: 'ben', did: 'reject' }])
    const { codings, outcomes } = lay(talk, rejected)
    expect(codings.at(-1)).toBe('team by anna candidate: Nobody asks us.')
    expect(outcomes).toEqual([
      'anna add conflict – ben decided otherwise',
      'ben reject conflict – anna decided otherwise',
    ])
  })

  test('one after the other: somebody rejects the code that somebody else gave in place of another', () => {
    const decisions = decideAll(talk, [
      { did: 'recode', quote, toCode: 'team' },
      { by: 'ben', did: 'reject', quote, code: 'team' },
    ])
    const { codings, outcomes } = lay(talk, decisions)
    expect(codings.slice(0, 2)).toEqual([
      'cost by codebook rejected: The fees are high.',
      'team by anna candidate: The fees are high.',
    ])
    expect(outcomes).toEqual([
      'anna recode conflict applied – about what it gives, ben decided otherwise',
      'ben reject conflict – anna decided otherwise',
    ])
  })
})

describe('another codebook', () => {
  const yaml = `codebook: Changed
themes:
  - { id: cost, label: Cost, keywords: [rent] }
  - { id: team, label: Team, keywords: [Nobody asks] }
`
  test('what the rules no longer make, and what they make themselves now', async () => {
    const decisions = decideAll(talk, [
      { did: 'accept', quote: 'The fees are high.' },
      { by: 'ben', did: 'add', quote: 'Nobody asks us.', code: 'team' },
      { did: 'accept', quote: 'We leave late and the rent is up.', code: 'time' },
    ])
    const now = await codedTalk(talk.coded.transcript.text, yaml)
    const { codings, outcomes } = lay(now, decisions)
    expect(codings).toEqual([
      'cost by anna accepted: The fees are high.',
      'cost by codebook candidate: We leave late and the rent is up.',
      'team by codebook accepted: Nobody asks us.',
    ])
    expect(outcomes).toEqual([
      'anna accept valid applied – the codebook does not make this coding: it is kept as one of anna',
      'ben add redundant applied – the rules now make this coding themselves',
      'anna accept conflict – the codebook has no code time',
    ])
    const rejected = decideAll(talk, [{ did: 'reject', quote: 'The fees are high.' }])
    expect(lay(now, rejected).outcomes).toEqual(['anna reject redundant – nobody gives this code here any more'])
  })

  test('no decision changes nothing', () => {
    expect(layDecisions(talk.coded, [], { codebook: talk.codebook })).toEqual({ coded: talk.coded, laid: [] })
  })
})

describe('another unit', () => {
  const text = 'P1: The fees are high. The rent is up.\nP2: The fees! The bus is free.'
  const unit = (kind: string) =>
    codedTalk(text, `codebook: Fees\nunit: ${kind}\nthemes:\n  - { id: cost, keywords: [fees, rent] }`)

  test('a larger one: a decision holds for it where it judged all that it rests on', async () => {
    const [sentences, turns] = [await unit('sentence'), await unit('turn')]
    const decisions = decideAll(sentences, [
      { did: 'reject', quote: 'The fees!' },
      { did: 'reject', quote: 'The rent is up.' },
    ])
    const { codings, outcomes } = lay(turns, decisions)
    expect(codings).toEqual([
      'cost by codebook candidate: The fees are high. The rent is up.',
      'cost by codebook rejected: The fees! The bus is free.',
    ])
    expect(outcomes).toEqual([
      'anna reject stale applied – units are others now; applied to the unit that holds the words',
      'anna reject redundant – the codebook now codes other stretches here, with words beyond those that were judged: judge them anew',
    ])
  })

  test('a smaller one: all that is in what was rejected is rejected', async () => {
    const [sentences, turns] = [await unit('sentence'), await unit('turn')]
    const decisions = decideAll(turns, [{ did: 'reject', quote: 'The fees are high. The rent is up.' }])
    expect(lay(sentences, decisions).codings).toEqual([
      'cost by codebook rejected: The fees are high.',
      'cost by codebook rejected: The rent is up.',
      'cost by codebook candidate: The fees!',
    ])
  })
})
