import { describe, expect, test } from 'vitest'
import { outcomes } from './outcomes'

describe('start and end', () => {
  test('are the first and the last words of the unit', async () => {
    const talk = 'P1: The rota is late. We blame the rota. Rota!'
    expect(await outcomes('rules: [{ start: [the rota, rota] }]', talk)).toEqual([
      'The rota is late. ← The rota',
      'Rota! ← Rota',
    ])
    expect(await outcomes('rules: [{ end: rota }]', talk)).toEqual(['We blame the rota. ← rota', 'Rota! ← Rota'])
  })
  test('step over fillers and a transcriber’s marks', async () => {
    const talk = 'P1: Um, er, [sighs] honestly, no. It was, honestly, um (.)'
    expect(await outcomes('rules: [{ start: honestly }]', talk)).toEqual(['Um, er, [sighs] honestly, no. ← honestly'])
    expect(await outcomes('rules: [{ end: honestly }]', talk)).toEqual(['It was, honestly, um (.) ← honestly'])
  })
  test('count fillers where the codebook does', async () => {
    const options = { head: 'fillers: count' }
    expect(await outcomes('rules: [{ start: honestly }]', 'P1: Um, honestly. Honestly, no.', options)).toEqual([
      'Honestly, no. ← Honestly',
    ])
  })
  test('may be a filler itself', async () => {
    expect(await outcomes('rules: [{ start: um }]', 'P1: Um, no. No, um.')).toEqual(['Um, no. ← Um'])
  })
  test('are of each sentence where "in" says so, of the turn where the unit is one', async () => {
    const talk = 'P1: We left. Honestly, we did.\nP2: Honestly. We stayed.'
    const turn = { unit: 'turn' } as const
    expect(await outcomes('rules: [{ start: honestly }]', talk, turn)).toEqual(['Honestly. We stayed. ← Honestly'])
    expect(await outcomes('rules: [{ start: honestly, in: sentence }]', talk, turn)).toHaveLength(2)
  })
  test('of the turn, asked of a sentence, code only the sentence with the words', async () => {
    const talk = 'P1: Honestly, no. Honestly, yes. Perhaps.'
    expect(await outcomes('rules: [{ start: honestly, in: turn }]', talk)).toEqual(['Honestly, no. ← Honestly'])
    expect(await outcomes('rules: [{ end: perhaps, in: turn }]', talk)).toEqual(['Perhaps. ← Perhaps'])
  })
  test('of an exchange are the participants’ first and last words', async () => {
    const talk = 'Moderator: Honestly?\nP1: Well, yes.\nP2: Honestly.\nModerator: So?'
    expect(await outcomes('rules: [{ start: well, in: exchange }]', talk)).toEqual(['Well, yes. ← Well'])
    expect(await outcomes('rules: [{ end: honestly, in: exchange }]', talk)).toEqual([
      'Honestly? ← Honestly, not: role',
      'Honestly. ← Honestly',
    ])
  })
  test('are of the talk that "where" lets through', async () => {
    const talk = 'P1: I see.\nP2: Um.\nP1: Right.\nP2: Honestly, no.'
    const code = 'rules: [{ start: honestly, where: { speaker: P2 } }]'
    expect(await outcomes(code, talk, { unit: 'document' })).toEqual([
      'I see.\nP2: Um.\nP1: Right.\nP2: Honestly, no. ← Honestly',
    ])
  })
  test('are not changed by an exception ahead of them: masked words were said all the same', async () => {
    expect(await outcomes('rules: [{ start: pay, except: [to be fair] }]', 'P1: To be fair, pay is low.')).toEqual([])
  })
  test('take any rule that has a place, and stand in one', async () => {
    const talk = 'P1: Low pay it is. It is low pay, honestly. Honestly low.'
    expect(await outcomes('rules: [{ start: { near: [low, pay], within: 0 } }]', talk)).toEqual([
      'Low pay it is. ← Low, pay',
    ])
    expect(await outcomes('rules: [{ before: [{ start: honestly }, low] }]', talk)).toEqual([
      'Honestly low. ← Honestly, low',
    ])
  })
})
