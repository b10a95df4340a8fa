import { describe, expect, test } from 'vitest'
import { applyCodebook } from '../../src/coding/apply-codebook'
import type { CompiledCodebook } from '../../src/coding/compiled'
import { apply, transcriptOf } from './apply'
import { compiledFrom, outcomes } from './outcomes'

const talk = 'P1: I am not happy. We are happy. Happy, not sad.'

describe('negated', () => {
  test('skip leaves out negated words, and only leaves out all others', async () => {
    expect(await outcomes('rules: [{ any: [happy], negated: skip }]', talk)).toEqual([
      'I am not happy. ← happy, not: negated (happy)',
      'We are happy. ← happy',
      'Happy, not sad. ← Happy',
    ])
    expect(await outcomes('rules: [{ any: [happy], negated: only }]', talk)).toEqual([
      'I am not happy. ← happy',
      'We are happy. ← happy, not: negated (happy)',
      'Happy, not sad. ← Happy, not: negated (Happy)',
    ])
  })
  test('count codes both and says which', async () => {
    const { codings } = await apply('rules: [{ any: [happy], negated: count }]', talk)
    expect(codings.map(({ negated }) => negated)).toEqual([true, false, false])
  })
  test('is not looked at where nobody asks, and the coding says that nobody did', async () => {
    const { codings } = await apply('keywords: [happy]', talk)
    expect(codings.map(({ negated }) => negated)).toEqual([null, null, null])
    const compiled = await compiledFrom('themes: [{ id: code, keywords: [happy] }]')
    expect(compiled.grammar).toBeUndefined()
  })
  test('of a theme holds for each of its rules', async () => {
    expect(
      await outcomes('keywords: [happy]\nrules: [{ all: [sad, we] }]\nnegated: skip', 'P1: Not happy. We are not sad.'),
    ).toEqual(['Not happy. ← happy, not: negated (happy)', 'We are not sad. ← We, sad, not: negated (sad)'])
  })
  test('of an operand is its own', async () => {
    const code = 'rules: [{ near: [{ any: [happy], negated: only }, rota], within: 6 }]'
    expect(await outcomes(code, 'P1: I am not happy with the rota. I am happy with the rota.')).toEqual([
      'I am not happy with the rota. ← happy, rota',
      'I am happy with the rota. ← happy, rota, not: negated (happy)',
    ])
  })
  test('leaves the affirmed words of a sentence that says both', async () => {
    expect(await outcomes('rules: [{ any: [happy], negated: skip }]', 'P1: She is happy and I am not happy.')).toEqual([
      'She is happy and I am not happy. ← happy',
    ])
  })
  test('hears the negator of the same sentence alone: not of the one ahead, nor of another speaker', async () => {
    const before = 'P1: I would not.\nP2: Happy to. No. Happy to help.'
    expect(await outcomes('rules: [{ any: [happy], negated: skip }]', before)).toEqual([
      'Happy to. ← Happy',
      'Happy to help. ← Happy',
    ])
  })
  test('a negator that the pattern itself asks for negates nothing', async () => {
    expect(
      await outcomes(
        'keywords: [no voice, never seen, seen]\nnegated: skip',
        'P1: We have no voice. We are never seen.',
      ),
    ).toEqual(['We have no voice. ← no voice', 'We are never seen. ← never seen'])
    expect(await outcomes('keywords: [their say]\nnegated: skip', 'P1: They never get their say.')).toEqual([
      'They never get their say. ← their say, not: negated (their say)',
    ])
  })
  test('makes a "none" deaf to negated words too', async () => {
    const code = 'rules: [{ all: [tired, { none: [happy] }] }]\nnegated: skip'
    expect(await outcomes(code, 'P1: I am tired, not happy. I am tired but happy.')).toEqual([
      'I am tired, not happy. ← tired',
    ])
  })
})

/** Sentences that the grammar is asked about. */
async function asked(code: string, talk: string): Promise<readonly string[]> {
  const compiled = await compiledFrom(`themes: [{ id: code, ${code} }]`)
  const read: string[] = []
  const grammar: CompiledCodebook['grammar'] = {
    ...compiled.grammar!,
    read: (text, words) => {
      read.push(text.slice(words[0].start, words.at(-1)!.end))
      return compiled.grammar!.read(text, words)
    },
  }
  applyCodebook({ ...compiled, grammar }, transcriptOf(talk))
  return read
}

describe('grammar is asked only about sentences whose outcome hangs on it', () => {
  test('for negation: those in which the rule would be true, and something may negate', async () => {
    expect(
      await asked('keywords: [rota], rules: [{ any: [happy], negated: skip }]', `${talk} The rota. We sing.`),
    ).toEqual(['I am not happy', 'Happy, not sad'])
    expect(
      await asked('rules: [{ all: [happy, rota], negated: skip }]', 'P1: Not happy. The rota. Not a happy rota.'),
    ).toEqual(['Not a happy rota'])
    expect(
      await asked(
        'rules: [{ all: [{ any: [happy], negated: skip }, rota] }]',
        'P1: Not happy. A happy rota. No happy rota.',
      ),
    ).toEqual(['No happy rota'])
  })
  test('for a lemma inside near: those that hold the other words, whichever is written first', async () => {
    const turns = 'P1: They left. The rota. They left the rota. Leave it.'
    expect(await asked("rules: [{ near: ['lemma(leave)', rota], within: 3 }]", turns)).toEqual(['They left the rota'])
    expect(await asked("rules: [{ near: [rota, 'lemma(leave)'], within: 3 }]", turns)).toEqual(['They left the rota'])
    expect(await asked("rules: [{ all: [[early, 'lemma(leave)'], { start: the }, rota] }]", turns)).toEqual([])
  })
  test('once, however many rules ask', async () => {
    const code = "keywords: ['lemma(leave/VERB)', 'lemma(leave)'], rules: [{ any: [left], negated: only }]"
    expect(await asked(code, 'P1: They never left.')).toEqual(['They never left'])
  })
})
