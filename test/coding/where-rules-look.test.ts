import { describe, expect, test } from 'vitest'
import { outcomes, outcomesOf } from './outcomes'

const talk = `
Moderator: What of pay?
P1: The rota is full. We stay late.
P2: Pay is low.
Moderator: And training?
P3: The rota again.`

describe('in a place larger than the unit', () => {
  test('the words may stand apart, and code each unit that holds one of them', async () => {
    expect(await outcomes('rules: [{ all: [rota, late], in: turn }]', talk)).toEqual([
      'The rota is full. ← rota, late',
      'We stay late. ← rota, late',
    ])
    expect(await outcomes('rules: [{ all: [rota, low], in: exchange }]', talk)).toEqual([
      'The rota is full. ← rota, low',
      'Pay is low. ← rota, low',
    ])
  })
  test('of words that were said again and again, a unit shows its own, or the nearest', async () => {
    const again = 'P1: The rota. Pay is low. The rota. The rota. Pay is bad.'
    expect(await outcomes('rules: [{ all: [rota, pay], in: turn }]', again)).toEqual([
      'The rota. ← rota, Pay',
      'Pay is low. ← rota, Pay',
      'The rota. ← Pay, rota',
      'The rota. ← rota, Pay',
      'Pay is bad. ← rota, Pay',
    ])
  })
  test('each exchange is looked at by itself', async () => {
    expect(await outcomes('rules: [{ all: [late, again], in: exchange }]', talk)).toEqual([])
    expect(await outcomes('rules: [{ all: [late, again], in: document }]', talk)).toEqual([
      'We stay late. ← late, again',
      'The rota again. ← late, again',
    ])
  })
  test('a paragraph of a turn is one too', async () => {
    const turn = 'P1: The rota. It is late.\n\nThe rota.\nP2: The rota. It is late.'
    expect(await outcomes('rules: [{ all: [rota, late], in: paragraph }]', turn)).toEqual([
      'The rota. ← rota, late',
      'It is late. ← rota, late',
      'The rota. ← rota, late',
      'It is late. ← rota, late',
    ])
  })
  test('"unless", "none" and "except" look there too', async () => {
    expect(await outcomes('rules: [{ any: [rota], in: turn, unless: [late] }]', talk)).toEqual([
      'The rota is full. ← rota, not: unless (late)',
      'The rota again. ← rota',
    ])
    expect(await outcomes('rules: [{ any: [rota], in: turn, none: [late] }]', talk)).toEqual(['The rota again. ← rota'])
    expect(await outcomes('rules: [{ all: [rota, late], in: turn, except: [stay late] }]', talk)).toEqual([
      'The rota is full. ← rota, late, not: except (stay late)',
      'We stay late. ← rota, late, not: except (stay late)',
    ])
  })
  test('an operand may look further than the rule that it stands in', async () => {
    expect(await outcomes('rules: [{ all: [full, { any: [low], in: exchange }] }]', talk)).toEqual([
      'The rota is full. ← full, low',
    ])
  })
  test('a rule inside a rule is asked of every unit that holds any of its words', async () => {
    expect(await outcomes('rules: [{ any: [{ all: [rota, late] }], in: turn }]', talk)).toEqual([
      'The rota is full. ← rota, late',
      'We stay late. ← rota, late',
    ])
  })
  test('a regular expression on the text may reach over the end of a sentence', async () => {
    expect(await outcomes("rules: [{ any: ['text:/full\\. We/'], in: turn }]", talk)).toEqual([
      'The rota is full. ← full. We',
      'We stay late. ← full. We',
    ])
  })
})

describe('in a place smaller than the unit', () => {
  test('the words must stand in one of them', async () => {
    const turns = 'P1: The rota is late.\nP2: The rota. Late.'
    expect(await outcomes('rules: [{ all: [rota, late], in: sentence }]', turns, { unit: 'turn' })).toEqual([
      'The rota is late. ← rota, late',
    ])
  })
  test('"unless" stops the sentence that says it, and leaves the others', async () => {
    const code = 'rules: [{ any: [rota], in: sentence, unless: [fine] }]'
    expect(await outcomes(code, 'P1: The rota is fine. This rota is not.', { unit: 'turn' })).toEqual([
      'The rota is fine. This rota is not. ← rota',
    ])
    expect(await outcomes(code, 'P1: The rota is fine. We left.', { unit: 'turn' })).toEqual([
      'The rota is fine. We left. ← rota, not: unless (fine)',
    ])
  })
  test('a turn of a document is seen by itself', async () => {
    expect(await outcomes('rules: [{ all: [rota, full], in: turn }]', talk, { unit: 'document' })).toHaveLength(1)
    expect(await outcomes('rules: [{ all: [rota, low], in: turn }]', talk, { unit: 'document' })).toEqual([])
  })
})

describe('talk that is not coded', () => {
  test('stays out of sight', async () => {
    expect(await outcomes('rules: [{ all: [rota, training], in: exchange }]', talk)).toEqual([])
    expect(await outcomes('rules: [{ all: [low, what], in: document }]', talk)).toEqual([])
  })
  test('is seen by a rule that names its role, and holds for every unit of the exchange', async () => {
    expect(await outcomes('rules: [{ any: [pay], in: exchange, where: { role: moderator } }]', talk)).toEqual([
      'What of pay? ← pay, not: role',
      'The rota is full. ← pay',
      'We stay late. ← pay',
      'Pay is low. ← pay',
    ])
  })
  test('is a condition beside words of the unit itself', async () => {
    const asked = '{ any: [pay], in: exchange, where: { role: moderator } }'
    expect(await outcomes(`rules: [{ all: [rota, ${asked}] }]`, talk)).toEqual(['The rota is full. ← pay, rota'])
    expect(await outcomes(`rules: [{ any: [rota], unless: [${asked}] }]`, talk)).toEqual([
      'The rota is full. ← rota, not: unless (pay)',
      'The rota again. ← rota',
    ])
  })
  test('is seen alike where the unit is the exchange, and from inside a rule that looks there', async () => {
    const asked = '{ any: [pay], in: exchange, where: { role: moderator } }'
    expect(await outcomes(`rules: [${asked}]`, 'Moderator: And pay?\nP1: Well.', { unit: 'exchange' })).toEqual([
      'And pay? ← pay, not: role',
      'Well. ← pay',
    ])
    expect(await outcomes(`rules: [{ all: [rota, ${asked}], in: exchange }]`, talk)).toEqual([
      'The rota is full. ← pay, rota',
    ])
  })
  test('codes nothing in a unit without words', async () => {
    const asked = 'rules: [{ any: [pay], in: exchange, where: { role: moderator } }]'
    expect(await outcomes(asked, 'Moderator: And pay?\nP1: [laughs]\nP2: Yes.')).toEqual([
      'And pay? ← pay, not: role',
      'Yes. ← pay',
    ])
  })
  test('of a moderator is never opened to what was answered', async () => {
    expect(await outcomes('rules: [{ all: [of, low], in: exchange }]', talk)).toEqual([])
  })
})

describe('conditions on whose talk it is', () => {
  test('beside "in" choose who is heard in the larger place', async () => {
    expect(await outcomes('rules: [{ any: [rota, pay], in: document, where: { speaker: P2 } }]', talk)).toEqual([
      'What of pay? ← pay, not: where',
      'Pay is low. ← Pay',
    ])
  })
  test('around a rule that looks further are left behind there', async () => {
    const code = 'rules: [{ all: [low, { any: [rota], in: exchange }], where: { speaker: P2 } }]'
    expect(await outcomes(code, talk)).toEqual(['Pay is low. ← rota, low'])
  })
  test('of a code hold for the unit, however far its rules look', async () => {
    expect(await outcomes('rules: [{ all: [rota, low], in: exchange }]\nwhere: { speaker: P2 }', talk)).toEqual([
      'The rota is full. ← rota, low, not: where',
      'Pay is low. ← rota, low',
    ])
    const asked = 'rules: [{ any: [training], in: exchange, where: { role: moderator } }]\nwhere: { speaker: P2 }'
    expect(await outcomes(asked, talk)).toEqual([
      'And training? ← training, not: where',
      'The rota again. ← training, not: where',
    ])
  })
  test('let a "none" be true that others would break', async () => {
    const code = 'rules: [{ all: [low, { none: [rota] }] }]\nwhere: { speaker: P2 }'
    expect(await outcomes(code, 'P1: The rota.\nP2: Low.', { unit: 'document' })).toEqual(['The rota.\nP2: Low. ← Low'])
  })
  test('are told where they and something else would each have stopped it', async () => {
    const code = 'rules: [{ any: [low], unless: [rota] }]\nwhere: { speaker: P2 }'
    expect(await outcomes(code, 'P1: A low rota.')).toEqual(['A low rota. ← low, not: unless (rota)'])
  })
})

describe('an exception of a code', () => {
  test('masks words that a rule finds further away', async () => {
    const code = 'rules: [{ all: [pay, low], in: turn }]\nexcept: [pay attention]'
    expect(await outcomes(code, 'P1: We pay attention. Numbers are low.\nP2: Low pay.')).toEqual([
      'We pay attention. ← pay, low, not: except (pay attention)',
      'Numbers are low. ← pay, low, not: except (pay attention)',
      'Low pay. ← Low, pay',
    ])
  })
  test('masks them for "none" too', async () => {
    const code = 'rules: [{ all: [low, { none: [pay] }], in: turn }]\nexcept: [pay attention]'
    expect(await outcomes(code, 'P1: We pay attention. Numbers are low.\nP2: Low pay.')).toEqual([
      'Numbers are low. ← low',
    ])
  })
})

test('a rule that looks around leaves the next code as it is', async () => {
  const yaml =
    'themes:\n  - { id: a, rules: [{ all: [rota, late], in: turn }] }\n  - { id: b, rules: [{ all: [rota, late] }] }'
  expect(await outcomesOf(yaml, talk)).toEqual(['a: The rota is full. ← rota, late', 'a: We stay late. ← rota, late'])
})
