import { describe, expect, test } from 'vitest'
import { outcomes } from './outcomes'

const talk = `
Moderator: What of pay?
P1: Pay is low. The rota is worse.
P2: My wages too.
Moderator: And?
P1: Pay again.`

describe('prompted', () => {
  test('skip leaves out what the moderator’s turn has raised by the same rule', async () => {
    expect(await outcomes('rules: [{ any: [pay, wages, rota], prompted: skip }]', talk)).toEqual([
      'What of pay? ← pay, not: role',
      'Pay is low. ← Pay, not: prompted (pay)',
      'The rota is worse. ← rota, not: prompted (pay)',
      'My wages too. ← wages, not: prompted (pay)',
      'Pay again. ← Pay',
    ])
  })
  test('only leaves out all else', async () => {
    expect(await outcomes('rules: [{ any: [pay], prompted: only }]', talk)).toEqual([
      'What of pay? ← pay, not: prompted',
      'Pay is low. ← Pay',
      'Pay again. ← Pay, not: prompted',
    ])
  })
  test('count is like saying nothing: the origin tells', async () => {
    expect(await outcomes('rules: [{ any: [pay], prompted: count }]', talk)).toEqual(
      await outcomes('rules: [{ any: [pay] }]', talk),
    )
  })
  test('of a theme asks each of its rules by itself', async () => {
    expect(await outcomes('keywords: [pay, wages, rota]\nprompted: skip', talk)).toEqual([
      'What of pay? ← pay, not: role',
      'Pay is low. ← Pay, not: prompted (pay)',
      'The rota is worse. ← rota',
      'My wages too. ← wages',
      'Pay again. ← Pay',
    ])
  })
  test('asks the whole rule of the moderator’s turn, not one of its words', async () => {
    const code = 'rules: [{ all: [pay, low], prompted: skip }]'
    expect(await outcomes(code, 'Moderator: What of pay?\nP1: Pay is low.')).toEqual(['Pay is low. ← Pay, low'])
    expect(await outcomes(code, 'Moderator: Pay. Is it low?\nP1: Pay is low.')).toEqual([
      'Pay is low. ← Pay, low, not: prompted (Pay)',
    ])
  })
  test('does not ask who may say it: a condition on participants is none on the moderator', async () => {
    const code = 'keywords: [pay]\nwhere: { speaker: P1 }\nprompted: skip'
    expect(await outcomes(code, 'Moderator: Pay?\nP1: Pay.')).toEqual([
      'Pay? ← Pay, not: where',
      'Pay. ← Pay, not: prompted (Pay)',
    ])
  })
  test('is never so ahead of the first moderator’s turn, nor without any', async () => {
    expect(await outcomes('rules: [{ any: [pay], prompted: skip }]', 'P1: Pay.\nP2: Pay.')).toEqual([
      'Pay. ← Pay',
      'Pay. ← Pay',
    ])
  })
  test('asks the last turn of a moderator who speaks twice', async () => {
    const code = 'rules: [{ any: [pay], prompted: skip }]'
    expect(await outcomes(code, 'Moderator: Pay?\nModerator: Anyone?\nP1: Pay.')).toEqual([
      'Pay? ← Pay, not: role',
      'Pay. ← Pay',
    ])
  })
  test('leaves the unprompted words of a unit of several exchanges', async () => {
    expect(
      (await outcomes('rules: [{ any: [pay], prompted: skip }]', talk, { unit: 'document' })).map(line =>
        line.replace(/.*\n/gs, ''),
      ),
    ).toEqual(['What of pay? ← pay, not: role', 'P1: Pay again. ← Pay'])
  })
})
