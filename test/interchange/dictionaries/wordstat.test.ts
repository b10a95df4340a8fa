import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodebookDraft, RuleDraft } from '../../../src/codebook/draft'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { writeCodebook } from '../../../src/codebook/write-codebook'
import { applyCodebook } from '../../../src/coding/apply-codebook'
import { compileCodebook } from '../../../src/coding/compile'
import { wordstat } from '../../../src/interchange/dictionaries/import/wordstat'
import { InputError } from '../../../src/problem'
import { transcriptOf } from '../../coding/apply'
import { sourceOf } from './source-of'

async function imported(text: string) {
  const { codebook, losses } = await wordstat.import(sourceOf('talk.cat', text), {})
  return {
    codebook: codebook!,
    losses: losses.map(({ what, fate, subject, line, column }) => [what, fate, subject, line, column]),
  }
}

/** The rules of the first code of a dictionary whose one rule this is. */
async function ruleOf(
  condition: string,
  rest = '',
): Promise<{ rule: RuleDraft | undefined; losses: readonly unknown[] }> {
  const { codebook, losses } = await imported(`HIT\n\t@R [${condition}] (1)\n${rest}`)
  const rule = codebook.codes[0].rules[0]
  if (typeof rule !== 'object' || Array.isArray(rule)) return { rule, losses }
  const { id: _, note: __, ...said } = rule as Record<string, unknown>
  return { rule: said, losses }
}

async function coded(draft: CodebookDraft, talk: string): Promise<readonly string[]> {
  const { codebook, problems } = await readCodebook(writeCodebook(draft), 'codebook.yaml')
  expect(problems).toEqual([])
  const { codings } = applyCodebook(await compileCodebook(codebook!), transcriptOf(talk))
  return codings.map(({ code, quote }) => `${code}: ${quote}`)
}

const tree = [
  'CARE',
  '\tNURSES',
  '\t\tNURS* (1)',
  '\t\tNIGHT_SHIFT (1)',
  '\t\tWARD SISTER (1)',
  '\tHOURS',
  '\t\tLATE (2)',
  '\t\tROTA (0,5)',
  'EMPTY',
].join('\r\n')

describe('a WordStat dictionary', () => {
  test('has its categories by their tabs, and its phrases with blanks; weights are rules', async () => {
    const { codebook, losses } = await imported(tree)
    const shown = codebook.codes.map(({ id, label, subthemes }) => ({
      id,
      label,
      subthemes: subthemes.map(({ id, keywords, rules }) => ({ id, keywords, rules })),
    }))
    expect(shown).toEqual([
      {
        id: 'care',
        label: 'CARE',
        subthemes: [
          { id: 'nurses', keywords: ['NURS*', 'NIGHT SHIFT', 'WARD SISTER'], rules: [] },
          {
            id: 'hours',
            keywords: [],
            rules: [
              { any: ['LATE'], weight: 2 },
              { any: ['ROTA'], weight: 0.5 },
            ],
          },
        ],
      },
      { id: 'empty', label: 'EMPTY', subthemes: [] },
    ])
    expect(losses).toEqual([])
  })
  test.each(['\n', '\r'])('is read whatever ends its lines: %j', async end => {
    const { codebook } = await imported(tree.replaceAll('\r\n', end))
    expect(codebook.codes).toEqual((await imported(tree)).codebook.codes)
  })
  test('may be indented by blanks and tabs: the tabs count', async () => {
    const { codebook } = await imported('SOUTH\n   \tZA\n   \t\tCape Town (1)\n   \tLS\n   \t\tMaseru (1)\n')
    expect(codebook.codes[0].subthemes.map(({ label, keywords }) => [label, keywords])).toEqual([
      ['ZA', ['Cape Town']],
      ['LS', ['Maseru']],
    ])
  })
  test('without any weight has its words where nothing is below', async () => {
    const { codebook } = await imported('CARE\n\tnurse\n\tward\nHOURS\n\trota\n')
    expect(codebook.codes.map(({ label, keywords }) => [label, keywords])).toEqual([
      ['CARE', ['nurse', 'ward']],
      ['HOURS', ['rota']],
    ])
  })
  test('says what of its items did not come across, each with its place', async () => {
    const { codebook, losses } = await imported(
      'LOOSE (1)\nCARE (3)\n\tWELL-BEING (1)\n\tROTA (-2)\n\trota (1)\n\t[NUMERIC] (1)\n\t* (1)\n',
    )
    expect(losses).toEqual([
      ['terms that cannot be matched', 'left out', '[NUMERIC]', 6, 2],
      ['terms outside of all categories', 'assumed', null, 1, 1],
      ['weights of categories', 'left out', 'CARE', 2, 1],
      ['signs in terms', 'changed', 'care: WELL-BEING', 3, 2],
      ['weights of words', 'left out', 'care: ROTA', 4, 2],
      ['repeated terms', 'left out', 'care: rota', 5, 2],
      ['terms that cannot be matched', 'left out', 'care: *', 7, 2],
    ])
    expect(codebook.codes.map(({ id, keywords }) => [id, keywords])).toEqual([
      ['talk', ['LOOSE']],
      ['care', ['WELL-BEING', 'ROTA']],
    ])
  })
  test('that is nested beyond all reason keeps its words', async () => {
    const deep = Array.from({ length: 2000 }, (_, i) => `${'\t'.repeat(i)}C${i}`).join('\n')
    const { codebook, losses } = await imported(`${deep}\n${'\t'.repeat(2000)}FAR (1)\n`)
    expect(JSON.stringify(codebook)).toContain('"FAR"')
    expect(losses).toHaveLength(2000 - 12)
  })
  test('is known by what it holds, and by its name where that could be something else', () => {
    expect(wordstat.recognises(sourceOf('talk.cat', tree))).toBe(true)
    expect(wordstat.recognises(sourceOf('talk.txt', tree))).toBe(true)
    expect(wordstat.recognises(sourceOf('talk.cat', 'P1: I am late (1).\n'))).toBe(false)
    expect(wordstat.recognises(sourceOf('talk.txt', 'P1: I am late.\n\tP2: So am I (2)\nP1: When?\n'))).toBe(false)
    expect(wordstat.recognises(sourceOf('talk.cat', '%\n1\tCare\n%\nnurse\t1\n'))).toBe(false)
  })
  test('that is binary, or empty, is refused', () => {
    expect(() => wordstat.import({ ...sourceOf('talk.cat', ''), text: null }, {})).toThrow(InputError)
    expect(() => wordstat.import(sourceOf('talk.cat', '\n \n'), {})).toThrow('broken-dictionary')
  })
})

const feelings = 'GLAD\n\tHAPPY (1)\n\tVERY PLEASED (1)\nDENIAL\n\tNOT (1)\n\tNO LONGER (1)\n'

describe('a rule of a WordStat dictionary', () => {
  test('of two categories names the lists of their words, within a sentence', async () => {
    const { rule } = await ruleOf('#GLAD AFTER #DENIAL /S 3', feelings)
    expect(rule).toEqual({ after: ['list(glad)', 'list(denial)'], within: 3, in: 'sentence' })
    const { codebook } = await imported(`HIT\n\t@R [#GLAD AFTER #DENIAL /S 3] (1)\n${feelings}`)
    expect(codebook.lists).toEqual([
      { name: 'glad', patterns: ['HAPPY', 'VERY PLEASED'] },
      { name: 'denial', patterns: ['NOT', 'NO LONGER'] },
    ])
  })
  test('with NOT takes away the hits that it means, and no others', async () => {
    const { codebook } = await imported(`HIT\n\t@R [#GLAD NOT AFTER #DENIAL /S 3] (1)\n${feelings}`)
    const talk =
      'P1: I am not all that happy. I am happy. I am not happy but now, at the end of it, very pleased. No longer happy.'
    const { codes } = codebook
    expect(await coded({ ...codebook, codes: [codes[0]] }, talk)).toEqual([
      'hit: I am happy.',
      'hit: I am not happy but now, at the end of it, very pleased.',
    ])
  })
  test.each<[string, RuleDraft]>([
    ['TURN* BEFORE OFF /S', { before: ['TURN*', 'OFF'], in: 'sentence' }],
    ['BANK NEAR RIVER /S 4', { near: ['BANK', 'RIVER'], within: 4, in: 'sentence' }],
    ['bank near river /s', { all: ['bank', 'river'], in: 'sentence' }],
    ['BANK AND CASH /S', { all: ['BANK', 'CASH'], in: 'sentence' }],
    ['BANK AND CASH /D', { all: ['BANK', { any: ['CASH'], in: 'document' }] }],
    ['BANK NOT NEAR RIVER /S', { any: ['BANK'], in: 'sentence', unless: ['RIVER'] }],
    ['BANK AND NOT RIVER /P', { any: ['BANK'], unless: [{ any: ['RIVER'], in: 'paragraph' }] }],
    ['BANK NOT BEFORE HOLIDAY /S 1', { any: ['BANK'], in: 'sentence', except: ['BANK HOLIDAY', 'BANK * HOLIDAY'] }],
    ['BANK NOT NEAR RIVER /S0', { any: ['BANK'], in: 'sentence', except: ['RIVER BANK', 'BANK RIVER'] }],
    ['BANK NEAR CASH /P 9', { all: ['BANK', { near: ['BANK', 'CASH'], within: 9, in: 'paragraph' }] }],
    [
      '(BANK OR CITY_BANK) NEAR "CASH AND CARRY" /S 2',
      { near: [['BANK', 'CITY BANK'], 'CASH AND CARRY'], within: 2, in: 'sentence' },
    ],
    [
      'BANK NEAR CASH /S 2 OR NEAR LOAN /S 5',
      {
        any: [
          { near: ['BANK', 'CASH'], within: 2, in: 'sentence' },
          { near: ['BANK', 'LOAN'], within: 5, in: 'sentence' },
        ],
      },
    ],
    [
      'BANK NEAR CASH /S 2 AND NOT AFTER RIVER /S 0',
      { near: ['BANK', 'CASH'], within: 2, in: 'sentence', except: ['RIVER BANK'] },
    ],
    ['BANK OR LOAN', { any: ['BANK', 'LOAN'] }],
    // Its scope had been taken for another condition.
    ['BANK OR LOAN /S', { any: ['BANK', 'LOAN'] }],
  ])('%s', async (condition, rule) => {
    expect(await ruleOf(condition)).toEqual({
      rule,
      losses: [['meanings of rules', 'assumed', null, 2, 2]],
    })
  })
  test('keeps its name, its weight, and its own words as a note', async () => {
    const { codebook } = await imported('HIT\n\t@TURN OFF [TURN* BEFORE OFF /S] (2.5)\n')
    expect(codebook.codes[0].rules).toEqual([
      {
        id: 'turn-off',
        before: ['TURN*', 'OFF'],
        in: 'sentence',
        weight: 2.5,
        note: '@TURN OFF [TURN* BEFORE OFF /S]',
      },
    ])
  })
  test('that cannot be read is left out with the place where it breaks, and is never words to look for', async () => {
    const { codebook, losses } = await imported(
      [
        'HIT',
        '\t@A [BANK NEAR /S 3] (1)',
        '\t@B [BANK NEAR #NOWHERE /S 3] (1)',
        '\t@C [BANK OR LOAN NEAR CASH /S] (1)',
        '\t@D [BANK NEAR CASH /Q 3] (1)',
        '\t@E BANK NEAR CASH (1)',
        '\t@F [@A NEAR CASH /S] (1)',
        '\t@G [#HIT NEAR CASH /S] (1)',
        '\t@H [((((((((((BANK)))))))))) NEAR CASH] (1)',
        '\t@I [BANK] (1)',
        '\t@J [] (1)',
      ].join('\n'),
    )
    expect(losses).toEqual([
      ['rules', 'left out', '@A [BANK NEAR /S 3]', 2, 16],
      ['rules', 'left out', '@C [BANK OR LOAN NEAR CASH /S]', 4, 19],
      ['rules', 'left out', '@D [BANK NEAR CASH /Q 3]', 5, 21],
      ['rules', 'left out', '@E BANK NEAR CASH', 6, 2],
      ['rules', 'left out', '@F [@A NEAR CASH /S]', 7, 6],
      ['rules', 'left out', '@H [((((((((((BANK)))))))))) NEAR CASH]', 9, 15],
      ['rules', 'left out', '@J []', 11, 6],
      ['meanings of rules', 'assumed', null, 3, 2],
      ['rules', 'left out', '@B [BANK NEAR #NOWHERE /S 3]', 3, 2],
      ['rules', 'left out', '@G [#HIT NEAR CASH /S]', 8, 2],
    ])
    expect(codebook.codes[0]).toMatchObject({ keywords: [], rules: [{ id: 'i', any: ['BANK'] }] })
  })
  test('says what was taken where it says nothing, and what its NOT means of a whole sentence', async () => {
    expect((await ruleOf('BANK NEAR RIVER')).losses).toContainEqual(['scopes of rules', 'assumed', '@R', 2, 2])
    for (const coarse of ['BANK NOT AFTER RIVER /S', 'BANK NOT AFTER RIVER /P 3', 'BANK NOT NEAR RIVER /S 30'])
      expect((await ruleOf(coarse)).losses).toContainEqual(['what rules rule out', 'changed', '@R', 2, 2])
  })
  test('takes a category with rules for what it codes, and for its words where it would wait for itself', async () => {
    const dictionary =
      'A\n\tWARD (1)\n\t@X [BED BEFORE FREE /S] (1)\nB\n\t@Y [#A NEAR LATE /S 2] (1)\nC\n\tROTA (1)\n\t@Z [#C NEAR LATE /S 2] (1)\n'
    const { codebook, losses } = await imported(dictionary)
    const [, b, c] = codebook.codes
    expect(b.rules).toMatchObject([{ near: ['code(a)', 'LATE'] }])
    expect(c.rules).toMatchObject([{ near: ['list(c)', 'LATE'] }])
    expect(losses.map(([what, fate, subject]) => [what, fate, subject])).toEqual([
      ['meanings of rules', 'assumed', null],
      ['categories that rules refer to', 'changed', '@Z'],
    ])
    expect(await coded(codebook, 'P1: Bed five is free, late again. Rota late.')).toEqual([
      'a: Bed five is free, late again.',
      'b: Bed five is free, late again.',
      'c: Rota late.',
    ])
  })

  /** Where a focus stands in a relation to another word, by looking at all pairs. */
  function naive(words: readonly string[], relation: string, isNot: boolean, within: number): boolean {
    const places = (wanted: string) => words.flatMap((word, i) => (word === wanted ? [i] : []))
    const holds = (a: number, b: number): boolean => {
      const between = Math.abs(a - b) - 1
      const order = relation === 'AFTER' ? b < a : relation === 'BEFORE' ? a < b : a !== b
      return order && between <= within
    }
    return places('bank').some(a => places('river').some(b => holds(a, b)) !== isNot)
  }

  test.each(['NEAR', 'BEFORE', 'AFTER', 'NOT NEAR', 'NOT BEFORE', 'NOT AFTER'])(
    '%s is true where looking at all pairs of words says so',
    async operator => {
      const words = fc.array(fc.constantFrom('bank', 'river', 'the', 'old'), { minLength: 1, maxLength: 7 })
      const sentences = fc.sample(words, { seed: 6, numRuns: 150 })
      for (const within of [0, 1, 3]) {
        const { codebook } = await imported(`HIT\n\t@R [BANK ${operator} RIVER /S ${within}] (1)\n`)
        const talk = `P1: ${sentences
          .map(each => `${each.join(' ')}.`)
          .join(' ')
          .replace(/(^|\. )(\w)/g, (_, end, first) => end + first.toUpperCase())}`
        const found = await coded(codebook, talk)
        const relation = operator.replace('NOT ', '')
        const wanted = sentences.filter(each => naive(each, relation, relation !== operator, within))
        expect(found.map(line => line.slice('hit: '.length, -1).toLowerCase())).toEqual(
          wanted.map(each => each.join(' ')),
        )
      }
    },
  )
})
