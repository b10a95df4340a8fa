import { describe, expect, test } from 'vitest'
import { apply } from './apply'

/** Why each coding, and each withheld one, is what it is; places in the file left out. */
async function reasons(code: string, talk: string, options = {}): Promise<readonly string[]> {
  const { codings, withheld } = await apply(code, talk, options)
  return [...codings, ...withheld].map(({ because }) => because.replace(/ \(codebook\.yaml:\d+:\d+\)/g, ''))
}

describe('because', () => {
  test('names the words, what they fulfil, and where that is written', async () => {
    const { codings } = await apply('keywords: [wage*]', 'P1: Wages.')
    expect(codings[0].because).toBe('"Wages" fits the keyword wage* (codebook.yaml:6:16)')
  })
  test('says how far words are apart', async () => {
    const talk = 'P1: Nobody here really understands.'
    expect(await reasons('rules: [{ near: [understand*, nobody], within: 6 }]', talk)).toEqual([
      '"Nobody" and "understands" have 2 words between them, 6 allowed',
    ])
    expect(await reasons('rules: [{ before: [here, really], within: 0 }]', talk)).toEqual([
      '"here" and "really" stand side by side in this order, 0 allowed',
    ])
  })
  test('says that words of one place go together', async () => {
    expect(await reasons('rules: [{ all: [low, pay] }]', 'P1: Low pay.')).toEqual([
      '"Low" and "pay" are in the same sentence',
    ])
    expect(await reasons('rules: [{ atleast: 2, of: [low, pay, rota] }]', 'P1: Low pay.')).toEqual([
      '"Low" and "pay" are at least 2 of 3 in the same sentence',
    ])
  })
  test('says which question is answered', async () => {
    const questionOf = () => ({ question: 'support', turn: 0 })
    expect(await reasons('rules: [{ question: support }]', 'P1: Tea.', { questionOf })).toEqual([
      'it answers the question support',
    ])
  })
  test('joins the reasons of several rules', async () => {
    expect(await reasons('keywords: [low]\nrules: [{ start: low }]', 'P1: Low!')).toEqual([
      '"Low" is a keyword; "Low" stands first',
    ])
  })
  test('counts further places of a rule, and does not list them', async () => {
    expect(await reasons('keywords: [pay]', 'P1: Pay, pay and pay.')).toEqual(['"Pay" is a keyword, and 2 more'])
  })
})

describe('because, of what was withheld, says what stopped it', () => {
  test.each([
    ['keywords: [pay]\nexcept: [pay attention]', '"Pay" is a keyword, but "Pay attention" is an exception'],
    ['keywords: [pay]\nunless: [attention]', '"Pay" is a keyword, but "attention" says that it does not apply'],
    [
      'keywords: [pay]\nwhere: { speaker: P2 }',
      '"Pay" is a keyword, but it was not said by those whom the condition names',
    ],
    ['keywords: [pay]\nnegated: only', '"Pay" is a keyword, but "Pay" counts only where it is negated'],
    ['keywords: [pay]\nprompted: only', '"Pay" is a keyword, but nothing in the moderator’s turn prompted it'],
  ])('%j', async (code, because) => {
    expect(await reasons(code, 'P1: Pay attention!')).toEqual([because])
  })
  test('the moderator’s words, or role', async () => {
    expect(await reasons('keywords: [pay]\nprompted: skip', 'Moderator: Pay?\nP1: Pay.')).toEqual([
      '"Pay" is a keyword, but the speaker’s talk is not coded',
      '"Pay" is a keyword, but the moderator’s "Pay" prompted it',
    ])
  })
})
