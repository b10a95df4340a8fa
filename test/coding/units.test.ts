import { describe, expect, test } from 'vitest'
import { apply } from './apply'

const talk = `
Moderator: How is pay?
P1: Pay is low. I like the work.

But pay matters.
P2: Mine is fine. Not pay.
Moderator: And the rota?
P1: No pay for it.`

const spans = async (unit: 'sentence' | 'paragraph' | 'turn' | 'exchange' | 'document') => {
  const { codings, units } = await apply('keywords: [pay]', talk, { unit })
  return { units: units.length, codings: codings.map(({ quote, turn, speaker }) => [quote, turn, speaker]) }
}

describe('units', () => {
  test('a sentence', async () => {
    expect(await spans('sentence')).toEqual({
      units: 6,
      codings: [
        ['Pay is low.', 1, 'P1'],
        ['But pay matters.', 1, 'P1'],
        ['Not pay.', 2, 'P2'],
        ['No pay for it.', 4, 'P1'],
      ],
    })
  })
  test('a paragraph', async () => {
    expect(await spans('paragraph')).toEqual({
      units: 4,
      codings: [
        ['Pay is low. I like the work.', 1, 'P1'],
        ['But pay matters.', 1, 'P1'],
        ['Mine is fine. Not pay.', 2, 'P2'],
        ['No pay for it.', 4, 'P1'],
      ],
    })
  })
  test('a turn', async () => {
    expect(await spans('turn')).toEqual({
      units: 3,
      codings: [
        ['Pay is low. I like the work.\n\nBut pay matters.', 1, 'P1'],
        ['Mine is fine. Not pay.', 2, 'P2'],
        ['No pay for it.', 4, 'P1'],
      ],
    })
  })
  test('an exchange reaches from one moderator’s turn to the next, and holds participants’ talk', async () => {
    expect(await spans('exchange')).toEqual({
      units: 2,
      codings: [
        ['Pay is low. I like the work.\n\nBut pay matters.\nP2: Mine is fine. Not pay.', 1, 'P1'],
        ['No pay for it.', 4, 'P1'],
      ],
    })
  })
  test('a document is all that is coded', async () => {
    expect(await spans('document')).toEqual({
      units: 1,
      codings: [[talk.slice(talk.indexOf('Pay is low')), 1, 'P1']],
    })
  })
  test('a rule may join the words of several turns of an exchange, not those of a moderator', async () => {
    const rule = (words: string) => `rules: [{ all: [${words}] }]`
    expect((await apply(rule('low, fine'), talk, { unit: 'exchange' })).codings).toHaveLength(1)
    expect((await apply(rule('low, how'), talk, { unit: 'exchange' })).codings).toHaveLength(0)
  })
  test('no phrase crosses a sentence, whatever the unit', async () => {
    expect((await apply('keywords: [low i]', talk, { unit: 'turn' })).codings).toHaveLength(0)
  })
  test('a turn without words is no unit', async () => {
    const { units, codings } = await apply('keywords: [pay]', 'P1: \nP2: pay')
    expect([units.length, codings.length]).toEqual([1, 1])
  })
})

describe('a coding', () => {
  test('holds what a reviewer asks, in full', async () => {
    const { codings } = await apply('keywords: [pay]', 'P1: The pay’s low.')
    expect(codings).toEqual([
      {
        id: codings[0].id,
        code: 'code',
        coder: 'codebook',
        status: 'candidate',
        transcript: 'fg01',
        group: 'fg01',
        turn: 0,
        speaker: 'P1',
        role: 'participant',
        question: null,
        start: 4,
        end: 18,
        line: 1,
        time: null,
        quote: 'The pay’s low.',
        evidence: [{ rule: 'code#keywords/0', at: 'codebook.yaml:6:16', start: 8, end: 13, text: 'pay’s' }],
        negated: null,
        origin: 'spontaneous',
        weight: 1,
        because: '"pay’s" fits the keyword pay (codebook.yaml:6:16)',
      },
    ])
    expect(codings[0].id).toMatch(/^[0-9a-f]{16}$/)
  })
  test('has the same id every time, and another for another span, code or transcript', async () => {
    const ids = async (talk: string) => (await apply('keywords: [pay]', talk)).codings.map(({ id }) => id)
    expect(await ids('P1: pay. pay.')).toEqual(await ids('P1: pay. pay.'))
    expect(new Set(await ids('P1: pay. pay.')).size).toBe(2)
  })
  test('takes the weight of the heaviest rule that made it', async () => {
    const { codings } = await apply('keywords: [a]\nrules: [{ any: [b], weight: 2.5 }]', 'P1: a. a b.')
    expect(codings.map(({ weight }) => weight)).toEqual([1, 2.5])
  })
})

describe('origin', () => {
  const origins = async (talk: string, code = 'keywords: [pay, wage*]') =>
    (await apply(code, talk)).codings.map(({ speaker, origin }) => `${speaker} ${origin}`)

  test('is prompted when the moderator’s turn that opens the exchange matches the same rule', async () => {
    expect(await origins('Moderator: And pay?\nP1: Pay is low.\nP2: Wages are low.')).toEqual([
      'P1 prompted',
      'P2 spontaneous',
    ])
  })
  test('is echoed when another participant matched it before in the exchange', async () => {
    expect(
      await origins('Moderator: So?\nP1: Pay is low.\nP1: Pay!\nP2: Pay, yes.\nModerator: And?\nP3: Pay too.'),
    ).toEqual(['P1 spontaneous', 'P1 spontaneous', 'P2 echoed', 'P3 spontaneous'])
  })
  test('is prompted rather than echoed when it is both', async () => {
    expect(await origins('Moderator: Pay?\nP1: Pay.\nP2: Pay.')).toEqual(['P1 prompted', 'P2 prompted'])
  })
  test('asks the whole rule, not one of its words', async () => {
    const code = 'rules: [{ near: [pay, low], within: 3 }]'
    expect(await origins('Moderator: How is pay?\nP1: Pay is low.', code)).toEqual(['P1 spontaneous'])
    expect(await origins('Moderator: Is pay low?\nP1: Pay is low.', code)).toEqual(['P1 prompted'])
  })
  test('of talk without a moderator is never prompted', async () => {
    expect(await origins('P1: Pay.\nP2: Pay.')).toEqual(['P1 spontaneous', 'P2 echoed'])
  })
})
