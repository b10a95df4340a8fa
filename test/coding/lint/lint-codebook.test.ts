import { describe, expect, test } from 'vitest'
import { lintCodebook } from '../../../src/coding/lint/lint-codebook'
import { compiled, lints, theme } from './lints'

describe('broad-pattern', () => {
  const broad = (...lines: readonly string[]) => lints('broad-pattern', theme(...lines))

  test.each([
    ['a*', 'has 1 letter and a "*"'],
    ['re*', 'has 2 letters and a "*"'],
    ['*ing', 'says only how a word ends'],
    ['/.+/', 'matches any word'],
    ['text:/.+/', 'matches any text'],
    ['IT', 'finds the ordinary word "it" too, as case does not count'],
  ])('%s, as it %s', async (pattern, why) => {
    expect(await broad(`keywords: ["${pattern}"]`)).toEqual([
      `4: "${pattern}" ${why}, and codes every unit that holds it with fees`,
    ])
  })
  test.each([['fee*'], ['*staffing'], ['p?y'], ['case(IT)'], ['HR'], ['a* lot'], ['/fees?/'], ['text:/\\bfees?\\b/']])(
    'leaves %s alone',
    async pattern => {
      expect(await broad(`keywords: ['${pattern}']`)).toEqual([])
    },
  )
  test('leaves alone what stands near other words, or stops a rule', async () => {
    expect(await broad('rules:', '  - near: [a*, fee*]', '    within: 1', 'unless: ["*ing"]')).toEqual([])
  })
})

describe('unused-list', () => {
  const lists = 'lists:\n  money: [fee*, list(coins)]\n  coins: [penny]\n  mine: [list(yours)]\n  yours: [bus]'
  test('is one that no code uses, though another list may', async () => {
    expect(await lints('unused-list', `${theme('keywords: [list(money)]')}\n${lists}`)).toEqual([
      '8: no code uses the list "mine"',
      '9: no code uses the list "yours"',
    ])
  })
  test('leaves alone one that only stops a rule', async () => {
    expect(
      await lints('unused-list', `${theme('keywords: [cost]', 'unless: [list(money)]')}\nlists:\n  money: [fee]`),
    ).toEqual([])
  })
})

describe('same-rules', () => {
  test('is told of the later of two codes that ask for the same, in whatever order', async () => {
    const yaml = `${theme('keywords: [fee*, rent]', 'except: [free]')}\n  - id: cost\n    keywords: [rent, fee*]\n    except: [free]`
    expect(await lints('same-rules', yaml)).toEqual([
      '6: cost has the same keywords and rules as fees (line 3), so both are always coded',
    ])
  })
  test('leaves alone codes that differ in one setting, and codes without rules', async () => {
    const yaml = `${theme('keywords: [fee*]', 'except: [free]')}\n  - id: cost\n    keywords: [fee*]\n  - id: a\n  - id: b`
    expect(await lints('same-rules', yaml)).toEqual([])
  })
})

describe('split-phrase', () => {
  test('is one that the end of a sentence parts', async () => {
    expect(await lints('split-phrase', theme('keywords: ["No. Never again", fee]'))).toEqual([
      '4: "No. Never again" holds the end of a sentence, and no phrase reaches beyond its sentence',
    ])
  })
  test.each([['"Dr. Hale"'], ['"e.g. fees"'], ['"well, no"'], ['no …2 fee'], ['"/no. fee/"']])(
    'leaves %s alone',
    async pattern => {
      expect(await lints('split-phrase', theme(`keywords: [${pattern}]`))).toEqual([])
    },
  )
})

describe('shared-examples', () => {
  const examples = (...texts: readonly string[]) => theme('keywords: [fee*]', `examples: [${texts.join(', ')}]`)
  const time = '\n  - id: time\n    keywords: [late, hours]'
  test('tells of another code that many examples of a code get too', async () => {
    const yaml = examples('A late fee.', 'The fees rose.', 'Fees are late.', 'Fees for hours.') + time
    expect(await lints('shared-examples', yaml)).toEqual([
      '5: 3 of the 4 examples of fees are coded with time too, this one by "late"',
    ])
  })
  test('leaves alone an example or two, and the codes of one branch', async () => {
    expect(await lints('shared-examples', examples('A late fee.', 'Fees for hours.', 'The fees rose.') + time)).toEqual(
      [],
    )
    const branch = `${examples('A fee.', 'The fees.', 'Fees!')}\n    subthemes: [{ id: all, keywords: [fee*] }]`
    expect(await lints('shared-examples', branch)).toEqual([])
  })
})

test('warnings come in the order of the file, each with its place, a hint and the code it is about', async () => {
  const yaml = theme('keywords: [fees, fee*]', 'except: [fe*]')
  expect(lintCodebook(await compiled(yaml)).map(({ message: _, ...rest }) => rest)).toEqual([
    {
      code: 'impossible-rule',
      severity: 'warning',
      about: 'fees',
      file: 'codebook.yaml',
      line: 4,
      column: 16,
      hint: 'take one of the two out, or make it narrower',
    },
    {
      code: 'covered-pattern',
      severity: 'warning',
      about: 'fees',
      file: 'codebook.yaml',
      line: 4,
      column: 16,
      hint: 'take it out, or make the wider one narrower',
    },
    {
      code: 'impossible-rule',
      severity: 'warning',
      about: 'fees',
      file: 'codebook.yaml',
      line: 4,
      column: 22,
      hint: 'take one of the two out, or make it narrower',
    },
  ])
})
