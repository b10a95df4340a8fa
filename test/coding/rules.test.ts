import { describe, expect, test } from 'vitest'
import { apply, coded } from './apply'

describe('keywords', () => {
  test('code the sentence in which any of them stands', async () => {
    expect(await coded('keywords: [unseen, no voice]', 'P1: We are unseen. It rains. We have no voice!')).toEqual([
      'We are unseen.',
      'We have no voice!',
    ])
  })
  test('leave the words that made the decision, and where the keyword is written', async () => {
    const { codings } = await apply('keywords: [unseen, no voice]', 'P1: No voice, and unseen, unseen.')
    expect(codings.map(({ evidence }) => evidence)).toEqual([
      [
        { rule: 'code#keywords/1', at: 'codebook.yaml:6:24', start: 4, end: 12, text: 'No voice' },
        { rule: 'code#keywords/0', at: 'codebook.yaml:6:16', start: 18, end: 24, text: 'unseen' },
        { rule: 'code#keywords/0', at: 'codebook.yaml:6:16', start: 26, end: 32, text: 'unseen' },
      ],
    ])
  })
  test('do not count inside a transcriber’s mark', async () => {
    expect(await coded('keywords: [laughs]', 'P1: We left [laughs]. She laughs.')).toEqual(['She laughs.'])
  })
})

describe('rules', () => {
  test('any, all, atleast', async () => {
    const talk = 'P1: a. P1 b. a b. c b. a b c.'
    expect(await coded('rules: [{ any: [a, c] }]', talk)).toEqual(['a.', 'a b.', 'c b.', 'a b c.'])
    expect(await coded('rules: [{ all: [a, b] }]', talk)).toEqual(['a b.', 'a b c.'])
    expect(await coded('rules: [{ atleast: 2, of: [a, b, c] }]', talk)).toEqual(['a b.', 'c b.', 'a b c.'])
  })
  test('a list of rules is any of them', async () => {
    expect(await coded('rules: [[a, c]]', 'P1: a. b. c.')).toEqual(['a.', 'c.'])
  })
  test('none, inside all and beside another operator', async () => {
    const talk = 'P1: pay rise. pay freeze.'
    expect(await coded('rules: [{ all: [pay, { none: [freeze] }] }]', talk)).toEqual(['pay rise.'])
    expect(await coded('rules: [{ any: [pay], none: [freeze] }]', talk)).toEqual(['pay rise.'])
  })
  test('near, before and after measure words, not marks nor fillers', async () => {
    const talk =
      'P1: nobody really understands. Nobody, um, er, [sighs] understands. Understands by nobody. Nobody there in the whole big trust understands.'
    const near = (rule: string) => coded(`rules: [{ ${rule}: [nobody, understand*], within: 1 }]`, talk)
    expect(await near('near')).toEqual([
      'nobody really understands.',
      'Nobody, um, er, [sighs] understands.',
      'Understands by nobody.',
    ])
    expect(await near('before')).toEqual(['nobody really understands.', 'Nobody, um, er, [sighs] understands.'])
    expect(await near('after')).toEqual(['Understands by nobody.'])
  })
  test('fillers count where the codebook says so', async () => {
    const talk = 'P1: Nobody, um, er, understands.'
    expect(
      await coded('rules: [{ near: [nobody, understands], within: 1 }]', talk, { head: 'fillers: count' }),
    ).toEqual([])
    expect(
      await coded('rules: [{ near: [nobody, understands], within: 2 }]', talk, { head: 'fillers: count' }),
    ).toHaveLength(1)
  })
  test('near points at the words of each operand', async () => {
    const { codings } = await apply(
      'rules: [{ near: [nobody, [know, understand*]], within: 3, id: blank }]',
      'P1: So nobody there understands.',
    )
    expect(codings[0].evidence.map(({ rule, text }) => [rule, text])).toEqual([
      ['code#blank', 'nobody'],
      ['code#blank', 'understands'],
    ])
  })
  test('a regular expression on the text reaches over words', async () => {
    const { codings } = await apply("keywords: ['text:/on\\s+my\\s+own/']", 'P1: I was ON my own. We were together.')
    expect(codings.map(({ quote, evidence }) => [quote, evidence[0].text])).toEqual([['I was ON my own.', 'ON my own']])
  })
  test('a regular expression on the text may stand beside a word in near, and in a list', async () => {
    const head = "lists: { alone: ['text:/on my own/', solo] }"
    expect(
      await coded(
        'rules: [{ near: [list(alone), rota], within: 2 }]',
        'P1: I did on my own the rota. Solo rota. Rota by five of us on my own.',
        { head },
      ),
    ).toEqual(['I did on my own the rota.', 'Solo rota.'])
  })
})

describe('except', () => {
  test('is a longer phrase in which a keyword does not count', async () => {
    const { codings, withheld } = await apply(
      'keywords: [pay]\nexcept: [pay attention]',
      'P1: Pay attention. The pay is low. Pay attention to pay.',
    )
    expect(codings.map(({ quote, evidence }) => [quote, evidence.map(({ start }) => start)])).toEqual([
      ['The pay is low.', [23]],
      ['Pay attention to pay.', [52]],
    ])
    expect(withheld.map(({ quote, evidence, withheld: by }) => [quote, evidence[0].text, by])).toEqual([
      [
        'Pay attention.',
        'Pay',
        { by: 'except', rule: 'code#except/0', at: 'codebook.yaml:7:14', start: 4, end: 17, text: 'Pay attention' },
      ],
    ])
  })
  test('of a rule holds for that rule alone', async () => {
    expect(
      await coded(
        'keywords: [pay rise]\nrules: [{ any: [pay], except: [pay attention, pay rise] }]',
        'P1: pay rise. pay attention. low pay.',
      ),
    ).toEqual(['pay rise.', 'low pay.'])
  })
})

describe('unless', () => {
  test('says no when the unit says this too, and shows what it saw', async () => {
    const { codings, withheld } = await apply(
      'keywords: [invisible]\nunless: [not about us]',
      'P1: We are invisible. Invisible, but not about us.',
    )
    expect(codings.map(({ quote }) => quote)).toEqual(['We are invisible.'])
    expect(withheld.map(({ quote, withheld: { by, rule, text } }) => [quote, by, rule, text])).toEqual([
      ['Invisible, but not about us.', 'unless', 'code#unless/0', 'not about us'],
    ])
  })
  test('may be a rule, and may stand in a rule', async () => {
    const talk = 'P1: low pay. low pay for doctors. low rank.'
    expect(await coded('keywords: [low]\nunless: [{ all: [pay, doctors] }]', talk)).toEqual(['low pay.', 'low rank.'])
    expect(await coded('rules: [{ any: [low], unless: [doctors] }]', talk)).toEqual(['low pay.', 'low rank.'])
  })
  test('is not withheld where another rule codes the unit all the same', async () => {
    const { codings, withheld } = await apply(
      'keywords: [low]\nrules: [{ any: [pay], unless: [doctors] }]',
      'P1: low pay for doctors.',
    )
    expect([codings.length, withheld.length]).toEqual([1, 0])
    expect(codings[0].evidence.map(({ rule }) => rule)).toEqual(['code#keywords/0'])
  })
})

describe('where', () => {
  test('asks whose talk it is', async () => {
    const { codings, withheld } = await apply('keywords: [pay]\nwhere: { speaker: P1 }', 'P1: My pay.\nP2: My pay.')
    expect(codings.map(({ speaker }) => speaker)).toEqual(['P1'])
    expect(withheld.map(({ speaker, withheld: { by, rule } }) => [speaker, by, rule])).toEqual([
      ['P2', 'where', 'code#where'],
    ])
  })
  test('asks any attribute, and takes one of several values', async () => {
    const bands: Record<string, string> = { P1: '7', P2: '5-6', P3: '8+' }
    const attributesOf = (speaker: string | null) => ({ band: bands[speaker ?? ''] ?? null })
    const talk = 'P1: My pay.\nP2: My pay.\nP3: My pay.\nP4: My pay.'
    const { codings } = await apply('keywords: [pay]\nwhere: { band: ["7", "8+"] }', talk, { attributesOf })
    expect(codings.map(({ speaker }) => speaker)).toEqual(['P1', 'P3'])
  })
  test('of a rule sees only what those people said, also in a longer unit', async () => {
    const { codings } = await apply(
      'rules: [{ any: [pay], where: { speaker: P2 } }]',
      'Moderator: So?\nP1: pay one.\nP2: pay two.',
      { unit: 'exchange' },
    )
    expect(codings.map(({ evidence }) => evidence.map(({ start }) => start))).toEqual([[32]])
  })
})

describe('roles', () => {
  test('a moderator’s words are withheld, not coded', async () => {
    const { codings, withheld } = await apply(
      'keywords: [pay]',
      'Moderator: What of pay?\nP1: Nothing.\nObserver: Pay.',
    )
    expect(codings).toEqual([])
    expect(withheld.map(({ speaker, withheld: { by } }) => [speaker, by])).toEqual([
      ['Moderator', 'role'],
      ['Observer', 'role'],
    ])
  })
  test('other roles are coded where the codebook names them', async () => {
    expect(await coded('keywords: [pay]', 'Moderator: What of pay?\nP1: Pay!', { head: 'roles: [moderator]' })).toEqual(
      ['What of pay?'],
    )
  })
})
