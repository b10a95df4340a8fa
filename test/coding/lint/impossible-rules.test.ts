import { describe, expect, test } from 'vitest'
import { lints, theme } from './lints'

const never = (...lines: readonly string[]) => lints('impossible-rule', theme(...lines))

describe('a rule can never be true', () => {
  test('when an exception masks each of its words', async () => {
    expect(await never('keywords: [fees, rent]', 'except: [fee*]')).toEqual([
      '4: fees#keywords/0 can never be true: every "fees" is masked by "fee*" (line 5) under "except"',
    ])
  })
  test('when what it needs is what "unless" forbids, itself or in a list', async () => {
    const yaml = `${theme('keywords: [late fees]', 'unless: [list(money)]')}\nlists:\n  money: [rent, fee*]`
    expect(await lints('impossible-rule', yaml)).toEqual([
      '4: fees#keywords/0 can never be true: where "late fees" is found, so is "fee*" of list(money) (line 5) under "unless"',
    ])
  })
  test('when it denies one of its own operands', async () => {
    expect(
      await never(
        'rules:',
        '  - all: [fee*, rise]',
        '    none: [rises, stems(rise)]',
        '  - all: [rent, { none: [rent] }]',
      ),
    ).toEqual([
      '5: fees#rules/0 can never be true: where "rise" is found, so is "stems(rise)" (line 6) under "none"',
      '7: fees#rules/1 can never be true: where "rent" is found, so is "rent" (line 7) under "none"',
    ])
  })
  test('when too few of the operands are left', async () => {
    expect(await never('rules:', '  - atleast: 2', '    of: [fee, rent, cost]', '    unless: [fee, rent]')).toEqual([
      '5: fees#rules/0 can never be true: where "fee" is found, so is "fee" (line 7) under "unless"',
    ])
  })
  test('when only talk is asked for that is not coded', async () => {
    const role = (name: string) => `"where" asks for the role ${name}, and only talk of the role participant is coded`
    expect(await never('rules:', '  - any: [fee]', '    where: { role: moderator }')).toEqual([
      `5: fees#rules/0 can never be true: ${role('moderator')}`,
    ])
    expect(await never('keywords: [fee]', 'where: { role: [moderator, observer] }')).toEqual([
      `5: fees can never be true: ${role('moderator or observer')}`,
    ])
  })
  test('when its "where" contradicts that of its code', async () => {
    expect(
      await never('where: { band: [5-6, "7"] }', 'rules:', '  - any: [fee]', '    where: { band: 8+, tenure: long }'),
    ).toEqual(['6: fees#rules/0 can never be true: "where" asks for band 8+ here, and for 5-6 or 7 in line 4'])
  })
  test('when the unit would have to start, or end, with two words', async () => {
    expect(
      await never(
        'rules:',
        '  - all: [{ start: [yes, yeah] }, { start: "no" }]',
        '  - all: [{ end: now }, { end: then }]',
      ),
    ).toEqual([
      '5: fees#rules/0 can never be true: the unit would have to start with two different words',
      '6: fees#rules/1 can never be true: the unit would have to end with two different words',
    ])
  })
})

describe('of a rule that may be true', () => {
  test('the patterns in a list are told that can never count', async () => {
    expect(await never('rules:', '  - near: [[fee, fees, rent], rise]', '    within: 3', '    except: [fee*]')).toEqual(
      [
        '5: a part of fees#rules/0 can never be true: every "fee" is masked by "fee*" (line 7) under "except"',
        '5: a part of fees#rules/0 can never be true: every "fees" is masked by "fee*" (line 7) under "except"',
      ],
    )
  })
})

describe('leaves alone', () => {
  test.each([
    ['an exception that is a longer phrase', ['keywords: [fee*]', 'except: [entrance fee*]', 'unless: [no fee]']],
    ['an exception in another case', ['keywords: [it]', 'except: [case(IT)]']],
    ['a rule of which one alternative is left', ['keywords: ["stems(fee, cost)"]', 'except: [fee*]']],
    ['"unless" with a condition of its own', ['keywords: [fee]', 'unless: [{ any: [fee], negated: only }]']],
    [
      'what a wider look may find',
      ['rules:', '  - all: [fee]', '    in: exchange', '    where: { role: moderator }', 'unless: [fee]'],
    ],
    [
      'one value in common',
      ['where: { band: [5-6, "7"] }', 'rules:', '  - any: [fee]', '    where: { band: ["7", 8+] }'],
    ],
    [
      'a start that may be the other',
      ['rules:', '  - all: [{ start: it }, { start: "it\'s" }]', '  - all: [{ start: fee* }, { start: fees }]'],
    ],
    ['a start and an end', ['rules:', '  - all: [{ start: "no" }, { end: "yes" }]']],
  ])('%s', async (_, lines) => {
    expect(await never(...lines)).toEqual([])
  })
})
