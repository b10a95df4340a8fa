import { describe, expect, test } from 'vitest'
import { lints, theme } from './lints'

const covered = (...lines: readonly string[]) => lints('covered-pattern', theme(...lines))

describe('a pattern adds nothing', () => {
  test.each([
    ['training', 'train*'],
    ['trains', 'stems(training)'],
    ['consultent', '"fuzzy(consultant, 1)"'],
    ['rotas', '/rot(a|er)s?/'],
    ['organisation*', 'organi*'],
    ['train*', '"*train*"'],
    ['stems(training)', 'train*'],
    ['case(IT)', 'it'],
    ['case(Trusts)', '"case(Trust*)"'],
    ['no voice at all', 'no voice'],
    ['we have no voice', 'voice*'],
    ['out of …2 date', 'out'],
    ['out of …2 date', 'of …3 date'],
    ['out of * date', 'out * * date'],
    ['"stems(pay, fee)"', '"stems(fee, cost, pay)"'],
  ])('%s beside %s', async (narrow, wide) => {
    const source = (pattern: string) => pattern.replaceAll('"', '')
    const [message, ...more] = await covered(`keywords: [${narrow}, ${wide}]`)
    expect(more).toEqual([])
    expect(message).toContain(`4: "${source(narrow)}" adds nothing: `)
    expect(message).toContain(`${source(wide)}`)
    expect(message).toContain('(line 4) finds it too')
  })
  test('beside a list that holds it, and says by which member', async () => {
    const yaml = `${theme('keywords: [nobody, list(none)]')}\nlists:\n  none: [no one, nobod*]`
    expect(await lints('covered-pattern', yaml)).toEqual([
      '4: "nobody" adds nothing: "nobod*" of list(none) (line 4) finds it too',
    ])
  })
  test('when another of its list covers it, in words of whatever number', async () => {
    const yaml = `${theme('keywords: [list(none)]')}\nlists:\n  none: [none of them, none of *, nobody]`
    expect(await lints('covered-pattern', yaml)).toEqual([
      '6: "none of them" adds nothing to the list "none": "none of *" (line 6) finds it too',
    ])
  })
  test('among rules, in lists of an operator, and in what stops a rule', async () => {
    expect(
      await covered(
        'rules:',
        '  - fees',
        '  - [fee*, cost]',
        '  - near: [[pays, pay*, rent], late]',
        '    within: 3',
        '    unless: [not late, late]',
        'except: [entrance fees, entrance fee*]',
        'unless: [paid, stems(pay), pa*]',
      ),
    ).toEqual([
      '5: "fees" adds nothing: "fee*" (line 6) finds it too',
      '7: "pays" adds nothing: "pay*" (line 7) finds it too',
      '9: "not late" adds nothing: "late" (line 9) finds it too',
      '10: "entrance fees" adds nothing: "entrance fee*" (line 10) finds it too',
      '11: "paid" adds nothing: "pa*" (line 11) finds it too',
      '11: "stems(pay)" adds nothing: "pa*" (line 11) finds it too',
    ])
  })
  test('once, of two that find the same: the first stays', async () => {
    expect(await covered('keywords: [stems(train), stems(training)]')).toEqual([
      '4: "stems(training)" adds nothing: "stems(train)" (line 4) finds it too',
    ])
  })
})

describe('leaves alone', () => {
  test.each([
    ['a longer word', 'trainer', 'train'],
    ['a word that a narrower case covers', 'it', 'case(IT)'],
    ['another case', 'case(It)', 'case(IT)'],
    ['a phrase with other words between', 'no voice', 'no real voice'],
    ['a gap that is longer than the other', 'out …4 date', 'out …2 date'],
    ['a glob that is longer than another', 'rota*', 'rota?'],
    ['a stem with an ending that words of it need not have', 'stems(happy)', 'happi*'],
    ['a lemma, which hangs on its sentence', 'left', 'lemma(leave/VERB)'],
    ['the same word written twice, which was told while reading', 'Fee*', 'fee*'],
  ])('%s', async (_, stays, other) => {
    const found = await covered(`keywords: ["${other}", "${stays}"]`)
    expect(found.filter(message => message.startsWith(`4: "${stays}"`))).toEqual([])
  })
  test('a phrase in near, whose distances count from its ends', async () => {
    expect(await covered('rules:', '  - near: [[employer, new employer], pension]', '    within: 3')).toEqual([])
  })
  test('an exception that masks more words than another', async () => {
    expect(await covered('keywords: [fee*]', 'except: [fees paid late, fees paid]')).toEqual([])
  })
  test('a longer phrase where the longest match counts', async () => {
    const yaml = `${theme('keywords: [no voice at all, no voice]')}\noverlap: longest`
    expect(await lints('covered-pattern', yaml)).toEqual([])
  })
  test('a pattern that other words than those of the wider one would keep from being masked', async () => {
    // Of "voice" and "voice of the people" the longest is found, and an exception may touch its end only.
    const yaml = `${theme('keywords: [no voice, list(voices)]', 'except: [people]')}\nlists:\n  voices: [voice, voice of the people]`
    expect(await lints('covered-pattern', yaml)).toEqual([])
  })
  test('keywords of a code that looks at what was prompted, rule by rule', async () => {
    expect(await covered('keywords: [training, train*]', 'prompted: skip')).toEqual([])
  })
  test('rules with settings of their own', async () => {
    expect(
      await covered(
        'keywords: [fees]',
        'rules:',
        '  - any: [fee*]',
        '    weight: 0.5',
        '  - any: [fee*]',
        '    unless: [late]',
      ),
    ).toEqual([])
  })
  test('the same pattern in another code', async () => {
    expect(await lints('covered-pattern', `${theme('keywords: [fees]')}\n  - id: cost\n    keywords: [fee*]`)).toEqual(
      [],
    )
  })
})
