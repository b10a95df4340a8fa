import { describe, expect, test } from 'vitest'
import { checkExamples } from '../../src/coding/check-examples'
import { compiledFrom, outcomes } from './outcomes'

const talk = `
Moderator: What helps you stay? Take your time.
P1: The team. Also pay.
P2: [nods]
Moderator: And what is hard?
P1: The rota.`

/** Turns 1 and 2 answer what turn 0 asks, turn 4 what turn 3 does. */
const questionOf = (turn: number) => (turn < 3 ? { question: 'support', turn: 0 } : { question: 'strain', turn: 3 })

describe('question', () => {
  test('codes every answer by the moderator’s turn that asked', async () => {
    expect(await outcomes('rules: [{ question: support }]', talk, { questionOf })).toEqual([
      'What helps you stay? ← What helps you stay? Take your time., not: role',
      'Take your time. ← What helps you stay? Take your time., not: role',
      'The team. ← What helps you stay? Take your time.',
      'Also pay. ← What helps you stay? Take your time.',
    ])
  })
  test('is never answered by a turn without a word', async () => {
    const turns = await outcomes('rules: [{ question: support }]', talk, { questionOf, unit: 'turn' })
    expect(turns.filter(line => !line.includes('not: role'))).toEqual([
      'The team. Also pay. ← What helps you stay? Take your time.',
    ])
  })
  test('stands beside words, as a condition or as one of them', async () => {
    expect(await outcomes('rules: [{ all: [{ question: strain }, rota] }]', talk, { questionOf })).toEqual([
      'The rota. ← And what is hard?, rota',
    ])
    expect(await outcomes('rules: [{ any: [rota], none: [{ question: strain }] }]', talk, { questionOf })).toEqual([])
    expect(
      await outcomes('rules: [{ any: [pay, rota], unless: [{ question: strain }] }]', talk, { questionOf }),
    ).toEqual(['Also pay. ← pay', 'The rota. ← rota, not: unless (And what is hard?)'])
  })
  test('may be that of the whole exchange, and of a document that holds an answer', async () => {
    const document = await outcomes('rules: [{ question: strain }]', talk, { questionOf, unit: 'document' })
    expect(document.filter(line => !line.includes('not: role'))).toHaveLength(1)
  })
  test('asks whose answer it is, of the rule and of the code', async () => {
    const answers = 'Moderator: What helps?\nP1: Tea.\nP2: Cake.'
    const all = () => ({ question: 'support', turn: 0 })
    const expected = ['What helps? ← What helps?, not: where', 'Tea. ← What helps?, not: where', 'Cake. ← What helps?']
    const options = { questionOf: all }
    expect(await outcomes('rules: [{ question: support, where: { speaker: P2 } }]', answers, options)).toEqual(expected)
    expect(await outcomes('rules: [{ question: support }]\nwhere: { speaker: P2 }', answers, options)).toEqual(expected)
  })
  test('codes nothing where nobody knows which question is answered', async () => {
    expect(await outcomes('rules: [{ question: support }]', talk)).toEqual([])
  })
  test('is a condition of "where" too', async () => {
    expect(await outcomes('keywords: [pay, rota]\nwhere: { question: support }', talk, { questionOf })).toEqual([
      'Also pay. ← pay',
      'The rota. ← rota, not: where',
    ])
  })
})

describe('in a codebook’s examples, which nobody said', () => {
  const example = async (rules: string) =>
    checkExamples(await compiledFrom(`themes: [{ id: code, rules: [${rules}], examples: [The rota is late.] }]`))

  test('every question is answered, and every condition on people is met', async () => {
    expect(await example('{ all: [{ question: strain }, rota], where: { band: "7" } }')).toEqual([])
    expect(await example('{ all: [rota, { any: [late], in: exchange, where: { role: moderator } }] }')).toEqual([])
  })
  test('what must be prompted is', async () => {
    expect(await example('{ any: [rota], prompted: only }')).toEqual([])
    expect(await example('{ any: [rota], prompted: skip }')).toEqual([])
  })
  test('the words are asked for all the same', async () => {
    expect((await example('{ all: [{ question: strain }, pay] }')).map(({ code }) => code)).toEqual([
      'example-not-coded',
    ])
  })
})
