import { describe, expect, test } from 'vitest'
import { finderOf } from '../../../src/coding/decisions/find-again'
import { codedTalk, decideAll, lay } from './deciding'

const before = `
Moderator: What has changed?
P1: The fees are high. The bus is free.
P2: We leave late and the rent is up.
P1: Yes.
`

describe('a transcript that was changed', () => {
  test('words are found again, and the decision goes with them', async () => {
    const decisions = decideAll(await codedTalk(before), [
      { did: 'accept', quote: 'The fees are high.' },
      { did: 'add', quote: 'The bus is free.', code: 'team' },
      { did: 'adjust', quote: 'We leave late and the rent is up.', to: 'the rent is up' },
      { did: 'recode', quote: 'We leave late and the rent is up.', code: 'time', toCode: 'team' },
    ])
    const now = await codedTalk(
      before.replace('P1: The', 'P3: Well, the hours.\nP1: The').replace('We leave late', 'We  leave LATE'),
    )
    const { codings, outcomes, coded } = lay(now, decisions)
    expect(codings).toEqual([
      'time by codebook candidate: Well, the hours.',
      'cost by codebook accepted: The fees are high.',
      'team by anna accepted: The bus is free.',
      'time by codebook rejected: We  leave LATE and the rent is up.',
      'team by anna accepted: We  leave LATE and the rent is up.',
      'cost by anna accepted: the rent is up',
    ])
    expect(coded.withheld.map(({ withheld }) => withheld.text)).toEqual(['the rent is up'])
    expect(outcomes).toEqual([
      'anna accept stale applied – the transcript was changed; re-anchored at line 3',
      'anna add stale applied – the transcript was changed; re-anchored at line 3',
      'anna adjust stale applied – the transcript was changed; re-anchored at line 4',
      'anna recode stale applied – the transcript was changed; re-anchored at line 4',
    ])
  })

  test('words were added to the sentence: the decision is about the coding of the longer one, and so is what follows from it', async () => {
    const talk = await codedTalk(before)
    const quote = 'We leave late and the rent is up.'
    const decisions = decideAll(talk, [
      { did: 'recode', quote, code: 'time', toCode: 'team' },
      { by: 'ben', did: 'accept', quote, code: 'team' },
      { did: 'accept', quote },
    ])
    const now = await codedTalk(before.replace('We leave', 'Mostly, we leave').replace('is up.', 'is up, as you know.'))
    const stale = await codedTalk(before.replace(quote, 'We leave late and the rent is up. And so on.'))
    expect(lay(stale, decisions).codings.slice(1)).toEqual([
      'cost by codebook accepted: We leave late and the rent is up.',
      'time by codebook rejected: We leave late and the rent is up.',
      'team by anna accepted: We leave late and the rent is up.',
    ])
    // Of "rent is up." only the stop was changed: those are other words now.
    expect(lay(now, decisions).outcomes[0]).toBe(
      'anna recode stale – the transcript was changed: the words are not there any more',
    )
    const around = await codedTalk(before.replace(quote, 'It is that we leave late and the rent is up. Yes'))
    const longer = await codedTalk(before.replace('P2: We leave', 'P2: It is so: we leave'))
    expect(around.coded.codings).toHaveLength(3)
    expect(lay(longer, decisions).codings.slice(1)).toEqual([
      'cost by codebook accepted: It is so: we leave late and the rent is up.',
      'time by codebook rejected: It is so: we leave late and the rent is up.',
      'team by anna accepted: It is so: we leave late and the rent is up.',
    ])
  })

  test('words that are gone are not looked for among the same words of others', async () => {
    const decisions = decideAll(await codedTalk(before), [{ did: 'add', quote: 'Yes.', code: 'team' }])
    const gone = await codedTalk(
      `${before.replace('P1: Yes.', 'P1: No.')}\nModerator: Is the lift in order again?\nP3: Yes.\n`,
    )
    const { codings, outcomes, laid } = lay(gone, decisions)
    expect(codings).toHaveLength(3)
    expect(outcomes).toEqual(['anna add stale – the transcript was changed: the words are not there any more'])
    expect(laid[0]).toMatchObject({ place: null, coding: null })
  })

  test('an adjustment whose new words are gone does not bring back what the same person had said before', async () => {
    const decisions = decideAll(await codedTalk(before), [
      { did: 'accept', quote: 'The fees are high.' },
      { did: 'adjust', quote: 'The fees are high.', to: 'The bus is free.', at: '2026-06-01T09:00:00.000Z' },
    ])
    const { codings, outcomes } = lay(await codedTalk(before.replace(' The bus is free.', '')), decisions)
    expect(codings[0]).toBe('cost by codebook candidate: The fees are high.')
    expect(outcomes).toEqual([
      'anna accept superseded – anna decided anew on 2026-06-01 09:00: adjust',
      'anna adjust stale – the transcript was changed: the words of the new stretch are not there any more',
    ])
  })
})

describe('of several places', () => {
  const remembered = { quote: 'We pay.', before: 'P1: The fees. ', after: ' And the rent.', start: 14 }
  test('the one in the same surroundings is meant', () => {
    const text = 'P2: We pay. Who? P1: The fees. We pay. And the rent.'
    expect(finderOf(text)(remembered)).toEqual({ place: { start: 31, end: 38 } })
  })

  test('in the same surroundings, the one that is much nearer; else none', () => {
    const once = 'P1: The fees. We pay. And the rent. '
    expect(finderOf(once + once)(remembered)).toEqual({ place: { start: 14, end: 21 } })
    expect(finderOf(` ${'-'.repeat(30)}${once}${once}`)({ ...remembered, start: 60 })).toEqual({ places: 2 })
  })

  test('white space, case and quotation marks make no difference, but words as they were go first', () => {
    const quote = 'He said “it’s theirs” and left the room'
    const text = 'HE said "it\'s  theirs"\nand left the room. He said “it’s theirs” and left the room.'
    const wanted = { quote, before: '', after: '.', start: 0 }
    expect(finderOf(text)(wanted)).toEqual({ place: { start: 42, end: 81 } })
    expect(finderOf(text.slice(0, 41))(wanted)).toEqual({ place: { start: 0, end: 40 } })
  })
})
