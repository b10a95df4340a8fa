import { describe, expect, test } from 'vitest'
import { outcomesOf } from './outcomes'

const themes = (...lines: readonly string[]) => `themes:\n${lines.map(line => `  - ${line}\n`).join('')}`
const pay = '{ id: pay, keywords: [pay, wage*] }'

describe('a code that asks for another', () => {
  test('is found by what that one was found by', async () => {
    const yaml = themes(pay, '{ id: low-pay, rules: [{ near: [code(pay), low], within: 2 }] }')
    expect(await outcomesOf(yaml, 'P1: Wages are so low. Pay is fine. The morale is low.')).toEqual([
      'pay: Wages are so low. ← Wages',
      'low-pay: Wages are so low. ← Wages, low',
      'pay: Pay is fine. ← Pay',
    ])
  })
  test('may stand ahead of it, and further ones behind that', async () => {
    const yaml = themes(
      '{ id: both, rules: [{ all: [{ code: low-pay }, rota] }] }',
      '{ id: low-pay, rules: [{ all: [code(pay), low] }] }',
      pay,
    )
    expect(await outcomesOf(yaml, 'P1: Low pay and a rota. Low pay.')).toEqual([
      'both: Low pay and a rota. ← Low, pay, rota',
      'low-pay: Low pay and a rota. ← Low, pay',
      'pay: Low pay and a rota. ← pay',
      'low-pay: Low pay. ← Low, pay',
      'pay: Low pay. ← pay',
    ])
  })
  test('is true of a sub-theme’s words too', async () => {
    const yaml = themes(
      '{ id: money, subthemes: [{ id: pay, keywords: [pay] }, { id: pension, keywords: [pension*] }] }',
      '{ id: worry, rules: [{ all: [{ code: money }, worr*] }] }',
    )
    expect(await outcomesOf(yaml, 'P1: I worry about my pension. I worry.')).toEqual([
      'money/pension: I worry about my pension. ← pension',
      'worry: I worry about my pension. ← worry, pension',
    ])
  })
  test('may ask for it in a list, under except and under unless', async () => {
    const lists = 'lists: { money: [code(pay), pension*] }\n'
    expect(
      await outcomesOf(lists + themes(pay, '{ id: any, keywords: [list(money)] }'), 'P1: Wages. Pensions.'),
    ).toEqual(['pay: Wages. ← Wages', 'any: Wages. ← Wages', 'any: Pensions. ← Pensions'])
    const attention = '{ id: attention, keywords: [pay attention] }'
    const masked = '{ id: money, keywords: [pay], except: [code(attention)] }'
    expect(await outcomesOf(themes(attention, masked), 'P1: Pay attention to pay. Pay attention.')).toEqual([
      'attention: Pay attention to pay. ← Pay attention',
      'money: Pay attention to pay. ← pay',
      'attention: Pay attention. ← Pay attention',
      'money: Pay attention. ← Pay, not: except (Pay attention)',
    ])
    const stopped = '{ id: other, keywords: [low], unless: [{ code: pay }] }'
    expect(await outcomesOf(themes(pay, stopped), 'P1: Low pay. Low mood.')).toEqual([
      'pay: Low pay. ← pay',
      'other: Low pay. ← Low, not: unless (pay)',
      'other: Low mood. ← Low',
    ])
  })
})

describe('where the other code was found', () => {
  test('is the unit, unless "in" looks further', async () => {
    const talk = 'P1: Pay is bad. The rota too.\nP2: A rota.'
    const both = (place: string) => themes(pay, `{ id: both, rules: [{ all: [{ code: pay }, rota]${place} }] }`)
    expect(await outcomesOf(both(''), talk)).toEqual(['pay: Pay is bad. ← Pay'])
    expect(await outcomesOf(both(', in: turn'), talk)).toEqual([
      'pay: Pay is bad. ← Pay',
      'both: Pay is bad. ← Pay, rota',
      'both: The rota too. ← Pay, rota',
    ])
  })
  test('a withheld code does not carry', async () => {
    const yaml = themes('{ id: pay, keywords: [pay], unless: [fine] }', '{ id: too, rules: [{ code: pay }] }')
    expect(await outcomesOf(yaml, 'P1: Pay is fine. Pay is low.')).toEqual([
      'pay: Pay is fine. ← Pay, not: unless (fine)',
      'pay: Pay is low. ← Pay',
      'too: Pay is low. ← Pay',
    ])
  })
  test('may be what the moderator asked', async () => {
    const raised = '{ id: raised, rules: [{ code: pay, in: exchange, where: { role: moderator } }] }'
    expect(await outcomesOf(themes(pay, raised), 'Moderator: And wages?\nP1: Bad.\nModerator: So?\nP1: Pay.')).toEqual([
      'pay: And wages? ← wages, not: role',
      'raised: And wages? ← wages, not: role',
      'raised: Bad. ← wages',
      'pay: Pay. ← Pay',
      'raised: Pay. ← Pay, not: where',
    ])
  })
  test('may be prompted, as its words may be', async () => {
    const own = '{ id: own, rules: [{ code: pay, prompted: skip }] }'
    expect(
      await outcomesOf(themes(pay, own), 'Moderator: And wages?\nP1: Pay is bad.\nModerator: So?\nP1: Pay.'),
    ).toEqual([
      'pay: And wages? ← wages, not: role',
      'own: And wages? ← wages, not: role',
      'pay: Pay is bad. ← Pay',
      'own: Pay is bad. ← Pay, not: prompted (wages)',
      'pay: Pay. ← Pay',
      'own: Pay. ← Pay',
    ])
  })
  test('is what it was found by before codes contend for the words', async () => {
    const yaml = `overlap: longest\n${themes(pay, '{ id: rise, keywords: [pay rise] }', '{ id: too, rules: [{ code: pay }] }')}`
    expect(await outcomesOf(yaml, 'P1: A pay rise. Pay.')).toEqual([
      'rise: A pay rise. ← pay rise',
      'pay: A pay rise. ← pay, not: overlap (pay rise)',
      'too: A pay rise. ← pay, not: overlap (pay rise)',
      'pay: Pay. ← Pay',
      'too: Pay. ← Pay',
    ])
  })
})
