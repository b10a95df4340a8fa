import { describe, expect, test } from 'vitest'
import { lintCorpus } from '../../../src/analysis/lint/lint-corpus'
import { applyCodebook } from '../../../src/coding/apply-codebook'
import { lintCodebook } from '../../../src/coding/lint/lint-codebook'
import { nothingKnown } from '../../../src/index'
import { transcriptOf } from '../../coding/apply'
import { compiled, shown, theme } from '../../coding/lint/lints'

/** The warnings of one kind about a codebook in a corpus of talks, each a group. */
async function lints(code: string, yaml: string, ...talks: readonly string[]): Promise<readonly string[]> {
  const made = await compiled(yaml)
  const transcripts = talks.map((talk, i) => applyCodebook(made, transcriptOf(talk, `fg0${i + 1}`)))
  return shown(lintCorpus({ codebook: made.codebook, transcripts, people: nothingKnown }, lintCodebook(made)), code)
}

const times = (n: number, line: string) => Array.from({ length: n }, () => line).join('\n')

describe('never-fired', () => {
  test('is a rule that coded nothing, with how often it was held back', async () => {
    const yaml = theme(
      'keywords: [fee, rent]',
      'rules:',
      '  - near: [cost, rise]',
      '    within: 2',
      'except: [ground rent]',
    )
    expect(
      await lints('never-fired', yaml, 'P1: A fee.\nP2: The ground rent, yes, ground rent.\nP2: And ground rent.'),
    ).toEqual([
      '4: "rent" never coded anything with fees: each of its 2 hits was held back',
      '6: fees#rules/0 never coded anything with fees',
    ])
  })
  test('leaves alone a rule that fired once, and one of which the codebook itself says that it cannot', async () => {
    expect(await lints('never-fired', theme('keywords: [fee, feed]', 'unless: [feed]'), 'P1: A fee.')).toEqual([])
  })
})

describe('always-covered', () => {
  const yaml = theme('keywords: [fee, late, rent]')
  test('is a rule that fired only beside another', async () => {
    expect(await lints('always-covered', yaml, 'P1: A late fee. A fee late. Late, the fee. A fee. The rent.')).toEqual([
      '4: "late" coded 3 units with fees, each together with "fee" (line 4)',
    ])
  })
  test('is the later of two that always fire together', async () => {
    expect(await lints('always-covered', yaml, 'P1: Late fee. Fee late. Late fees, a fee.')).toEqual([
      '4: "late" coded 3 units with fees, each together with "fee" (line 4)',
    ])
  })
  test('leaves alone a rule that fired by itself once, or twice in all', async () => {
    expect(await lints('always-covered', yaml, 'P1: Late fee. Fee late. Late fee. Late. Fee.')).toEqual([])
    expect(await lints('always-covered', yaml, 'P1: Late fee. Fee late. Fee.')).toEqual([])
  })
})

describe('one-word', () => {
  const yaml = theme('keywords: [rota*, shift, "fee* …1 late"]')
  const talk = (rotas: number, others: number) =>
    `${times(rotas, 'P1: The rota’s rota.')}\n${times(others, 'P2: A shift.')}`
  test('is a word that alone makes more than half of ten mentions', async () => {
    expect(await lints('one-word', yaml, talk(7, 3))).toEqual([
      '3: one word, "rota", alone makes 70 % of the 10 mentions of fees',
    ])
  })
  test.each([
    ['half of them', yaml, talk(5, 5)],
    ['nine mentions', yaml, talk(9, 0)],
    ['turns in which something else was said too', yaml, times(12, 'P1: The rota and the shift.')],
    ['a phrase', yaml, times(12, 'P1: The fees are late.')],
    ['a code that asks for one word', theme('keywords: [rota*]'), talk(12, 0)],
  ])('leaves alone %s', async (_, book, said) => {
    expect(await lints('one-word', book, said)).toEqual([])
  })
})

describe('one-speaker and one-group', () => {
  test('stand at the code that they are about', async () => {
    const talks = ['P1: A fee.\nP2: No.\nP1: Fees, a fee.\nP1: Fee.', 'P3: No.']
    expect(await lints('one-speaker', theme('keywords: [fee]'), ...talks)).toEqual([
      '3: 100 % of the 3 mentions of fees come from fg01/P1',
    ])
    expect(await lints('one-group', theme('keywords: [fee]'), ...talks)).toEqual([
      '3: 100 % of the 3 mentions of fees come from fg01',
    ])
  })
})

describe('codes-together', () => {
  const yaml = `${theme('keywords: [fee]')}\n  - id: time\n    keywords: [late]\n    subthemes: [{ id: more, keywords: [late] }]`
  test('are two that share at least four fifths of their units', async () => {
    expect((await lints('codes-together', yaml, `P1: ${times(5, 'A late fee.')} A fee.`))[0]).toBe(
      '5: time and fees come together: of the 6 units with either, 5 have both',
    )
  })
  test('leaves alone those that share fewer, in units or in all, and those of one branch', async () => {
    const two = yaml.replace(/\n.*subthemes.*/, '')
    expect(await lints('codes-together', two, `P1: ${times(5, 'A late fee.')} A fee. Late.`)).toEqual([])
    expect(await lints('codes-together', two, `P1: ${times(4, 'A late fee.')}`)).toEqual([])
    expect(await lints('codes-together', yaml, `P1: ${times(9, 'Late.')}`)).toEqual([])
  })
})

describe('moderator-triggers', () => {
  const yaml = theme('keywords: [fee*, rent]')
  test('is a rule that fires mostly in answer to a question that holds its words', async () => {
    const talk = `Moderator: What of the fees?\n${times(3, 'P1: The fees.')}\nModerator: And else?\n${times(2, 'P2: Fees.')}`
    expect(await lints('moderator-triggers', yaml, talk)).toEqual([
      '4: 3 of the 5 codings of fees by "fee*" answer a moderator\'s turn that the rule matches too',
    ])
  })
  test('leaves alone half of them, four codings, and a question that holds another rule’s words', async () => {
    const half = `Moderator: Fees?\n${times(3, 'P1: The fees.')}\nModerator: And else?\n${times(3, 'P2: Fees.')}`
    const four = `Moderator: Fees?\n${times(4, 'P1: The fees.')}`
    const other = `Moderator: The rent?\n${times(6, 'P1: The fees.')}`
    for (const talk of [half, four, other]) expect(await lints('moderator-triggers', yaml, talk)).toEqual([])
  })
})
