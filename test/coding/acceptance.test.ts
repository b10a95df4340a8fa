import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../../src/analysis/coded-study'
import { frequencies } from '../../src/analysis/frequencies'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { cpuSeconds } from '../cpu-seconds'
import { coded, transcriptOf } from './apply'
import { compiledFrom, outcomes, outcomesOf } from './outcomes'

const keyword = async (word: string, talk: string) => coded(`keywords: ['${word}']`, talk)

/** The words that a keyword is found by in a file, and what stands at their offsets. */
async function inFile(bytes: Uint8Array | string, keywords: string) {
  const { transcripts } = await readTranscripts({ path: 'talk.txt', bytes: Buffer.from(bytes) })
  const compiled = await compiledFrom(`themes: [{ id: code, keywords: [${keywords}] }]`)
  return applyCodebook(compiled, transcripts[0]).codings.map(({ speaker, quote, start, evidence: [first] }) => ({
    speaker,
    quote,
    word: transcripts[0].text.slice(first.start, first.end),
    into: first.start - start,
  }))
}

describe('what other tools get wrong', () => {
  test('"distress" is not "stress"', async () => {
    expect(await keyword('stress', 'P1: In distress. Stressed. Stress, I say.')).toEqual(['Stress, I say.'])
  })
  test('"pay attention" is not "pay"', async () => {
    expect(
      await outcomes('keywords: [pay]\nexcept: [pay attention]', 'P1: Pay attention to pay. Pay attention.'),
    ).toEqual(['Pay attention to pay. ← pay', 'Pay attention. ← Pay, not: except (Pay attention)'])
  })
  test('a "not" ahead can be told from none, near and far: a pattern that asks for "some word but not" cannot', async () => {
    const talk =
      'P1: It is fake. It is kinda fake. It is not fake. It is not really fake. Not here, but it is fake. Fake.'
    expect(await coded('rules: [{ any: [fake], unless: [{ before: [not, fake], within: 1 }] }]', talk)).toEqual([
      'It is fake.',
      'It is kinda fake.',
      'Not here, but it is fake.',
      'Fake.',
    ])
  })
  test('"New York Times" may hide "New York", or not', async () => {
    const yaml = (policy: string) =>
      `overlap: ${policy}\nthemes: [{ id: city, keywords: [new york] }, { id: paper, keywords: [new york times] }]`
    const talk = 'P1: The New York Times.'
    expect(await outcomesOf(yaml('all'), talk)).toEqual([
      'city: The New York Times. ← New York',
      'paper: The New York Times. ← New York Times',
    ])
    expect(await outcomesOf(yaml('longest'), talk)).toEqual([
      'paper: The New York Times. ← New York Times',
      'city: The New York Times. ← New York, not: overlap (New York Times)',
    ])
  })
  test('"a b" and "b a" both stand in "a b a": of two codes, and as one mention of one', async () => {
    expect(await outcomesOf('themes: [{ id: x, keywords: [a b] }, { id: y, keywords: [b a] }]', 'P1: a b a.')).toEqual([
      'x: a b a. ← a b',
      'y: a b a. ← b a',
    ])
    expect(await outcomes('keywords: [a b, b a]', 'P1: a b a.')).toEqual(['a b a. ← a b, b a'])
  })
  test('a negator in the turn of the speaker ahead negates nothing', async () => {
    expect(await outcomes('keywords: [fair]\nnegated: skip', 'P1: No, not\nP2: fair enough.')).toEqual([
      'fair enough. ← fair',
    ])
    expect(
      await outcomes(
        'rules: [{ any: [fair], unless: [{ before: [not, fair], within: 3 }] }]',
        'P1: No, not\nP2: fair.',
      ),
    ).toEqual(['fair. ← fair'])
  })
  test('"for example:" and "17:30" at the beginning of a line are nobody’s name', async () => {
    const talk = 'P1: We finish late,\nfor example: on Friday.\n17:30 is early.\nP2: Late, yes.\nP1: On time.\n'
    expect(await inFile(talk, 'friday, early')).toEqual([
      { speaker: 'P1', quote: 'We finish late,\nfor example: on Friday.', word: 'Friday', into: 32 },
      { speaker: 'P1', quote: '17:30 is early.', word: 'early', into: 9 },
    ])
  })
  test('emoji, a byte order mark, CRLF and a no-break space ahead of the words shift nothing', async () => {
    const talk = '\uFEFFP1: 😀👩🏽‍⚕️ Well,\u00A0pay.\r\nP2: Pay\u00A0day 😀 is late.\r\n'
    expect(await inFile(talk, 'pay, late')).toEqual([
      { speaker: 'P1', quote: '😀👩🏽‍⚕️ Well,\u00A0pay.', word: 'pay', into: '😀👩🏽‍⚕️ Well, '.length },
      { speaker: 'P2', quote: 'Pay\u00A0day 😀 is late.', word: 'Pay', into: 0 },
    ])
  })
  test('a unit coded to two children counts once in the parent', async () => {
    const compiled = await compiledFrom(
      'themes: [{ id: money, subthemes: [{ id: pay, keywords: [pay] }, { id: pension, keywords: [pension] }] }]',
    )
    const transcripts = [applyCodebook(compiled, transcriptOf('P1: Pay and pension. Pay. The rota.'))]
    const counts = frequencies({ codebook: compiled.codebook, transcripts, people: nothingKnown })
    expect(counts.map(({ code, units }) => [code, units])).toEqual([
      ['money', 2],
      ['money/pay', 2],
      ['money/pension', 1],
    ])
  })
  test('the same codebook run twice gives identical bytes, whatever was read in between', async () => {
    const yaml = `overlap: longest
themes:
  - { id: a, keywords: [stems(worry), 'lemma(leave/VERB)'], negated: count }
  - { id: b, rules: [{ near: [code(a), rota], within: 4, in: turn }, { all: [pay, low], in: exchange }] }`
    const talk = transcriptOf('Moderator: Pay?\nP1: I worried. The rota! They left.\nP2: No low pay. Not worried.')
    const compiled = await compiledFrom(yaml)
    const first = JSON.stringify(applyCodebook(compiled, talk))
    applyCodebook(compiled, transcriptOf('P1: Leave the rota. Worries, pay, low and lower.', 'other'))
    expect(JSON.stringify(applyCodebook(compiled, talk))).toBe(first)
    expect(JSON.stringify(applyCodebook(await compiledFrom(yaml), talk))).toBe(first)
    expect(JSON.parse(first).codings.length).toBeGreaterThan(4)
  })
})

describe('what others’ operators mean, said in this language', () => {
  test('a look-behind over words: "good", though not where "not" or "no" stands ahead', async () => {
    const code = 'rules: [{ any: [good], except: [not good, no good, not * good] }]'
    expect(await coded(code, 'P1: Good. Not good. No good. Not very good. Not for me, good.')).toEqual([
      'Good.',
      'Not for me, good.',
    ])
  })
  test('"positive, not after a negator, in three words of one sentence"', async () => {
    const code =
      'rules: [{ any: [good, great], in: sentence, unless: [{ before: [[not, never, no], [good, great]], within: 2 }] }]'
    expect(
      await coded(code, 'P1: Great. Never was good. Not once have they been any good.\nP2: No. Good.', {
        unit: 'turn',
      }),
    ).toEqual(['Great. Never was good. Not once have they been any good.', 'No. Good.'])
    expect(await coded(code, 'P1: Great. Never was good. Not once have they been any good.')).toEqual([
      'Great.',
      'Not once have they been any good.',
    ])
  })
  test('three boxes, all of these, any of these and none of these, in a sentence', async () => {
    const code = 'rules: [{ all: [rota, { any: [late, changed] }, { none: [fine, sorry] }], in: sentence }]'
    const talk = 'P1: The rota is late. The rota changed, sorry. The rota. It is late. A late, changed rota.'
    expect(await coded(code, talk)).toEqual(['The rota is late.', 'A late, changed rota.'])
  })
  test('"near", in any order, over the end of a sentence but not of a turn', async () => {
    const code = 'rules: [{ near: [rota, unfair], within: 3, in: turn }]'
    expect(await coded(code, 'P1: That rota. It is unfair.\nP2: Unfair.\nP1: Rota.\nP3: Unfair rota!')).toEqual([
      'That rota.',
      'It is unfair.',
      'Unfair rota!',
    ])
  })
  test('"turn … off": words of which others may stand between', async () => {
    expect(await coded('keywords: [turn* …3 off]', 'P1: They turned it all off. Turn off. Turn it. Off.')).toEqual([
      'They turned it all off.',
      'Turn off.',
    ])
  })
  test('a code within a code, one near another, and one without another', async () => {
    const yaml = `themes:
  - { id: pay, keywords: [pay] }
  - { id: worry, keywords: [stems(worry)] }
  - { id: within, rules: [{ all: [{ code: pay }, { code: worry }] }] }
  - { id: close, rules: [{ near: [code(pay), code(worry)], within: 2 }] }
  - { id: only, rules: [{ code: pay, none: [{ code: worry }] }] }`
    expect(await outcomesOf(yaml, 'P1: Pay worries me. Pay is what, at night, I worry about. Pay!')).toEqual([
      'pay: Pay worries me. ← Pay',
      'worry: Pay worries me. ← worries',
      'within: Pay worries me. ← Pay, worries',
      'close: Pay worries me. ← Pay, worries',
      'pay: Pay is what, at night, I worry about. ← Pay',
      'worry: Pay is what, at night, I worry about. ← worry',
      'within: Pay is what, at night, I worry about. ← Pay, worry',
      'pay: Pay! ← Pay',
      'only: Pay! ← Pay',
    ])
  })
  test('a regular expression cannot hang a run', async () => {
    const seconds = await cpuSeconds(async () =>
      expect(await coded("keywords: ['text:/(a+)+$/']", `P1: ${'a'.repeat(20_000)}b.`)).toEqual([]),
    )
    expect(seconds).toBeLessThan(3)
  })
})
