import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ConcordanceOptions, concordance } from '../../src/analysis/concordance'
import type { ApplyOptions } from '../../src/coding/apply-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { prepareSearch } from '../../src/run/search'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { apply } from '../coding/apply'

type Given = ConcordanceOptions & ApplyOptions

/** `before[match]after` of each hit of some rules in a talk. */
async function shown(rules: string, talk: string, given: Given = {}): Promise<readonly string[]> {
  const lines = concordance([await apply(`rules: [${rules}]`, talk, given)], given)
  return lines.map(({ before, match, after }) => `${before}[${match}]${after}`)
}

/** The words of each hit, and who said it. */
async function words(code: string, talk: string, given: Given = {}): Promise<readonly (readonly string[])[]> {
  const lines = concordance([await apply(code, talk, given)], given)
  return lines.map(({ speaker, evidence }) => [speaker ?? '', ...evidence.map(({ text }) => text)])
}

describe('a line of a concordance', () => {
  test('says who said it, where, and in which sentence', async () => {
    const coded = await apply('rules: [rent*]', 'Moderator: Well?\nP1: It rose. The rent is up.')
    expect(concordance([coded], { context: 2 })).toEqual([
      {
        code: 'code',
        transcript: 'fg01',
        group: 'fg01',
        turn: 1,
        speaker: 'P1',
        role: 'participant',
        line: 2,
        time: null,
        start: 34,
        end: 38,
        before: 'rose. The ',
        match: 'rent',
        after: ' is up.',
        evidence: [{ start: 34, end: 38, text: 'rent' }],
        sentence: 'The rent is up.',
        withheld: null,
      },
    ])
  })
  test('holds so many words of context on each side, with the signs that touch them', async () => {
    const talk = 'P1: One, two – “three” rent, four (five) six.'
    expect(await shown('rent', talk, { context: 2 })).toEqual(['two – “three” [rent], four (five)'])
    expect(await shown('rent', talk, { context: 1 })).toEqual(['“three” [rent], four'])
    expect(await shown('rent', talk, { context: 0 })).toEqual(['[rent]'])
  })
  test('never leaves the turn, whose edges may be the hit', async () => {
    expect(await shown('rent', 'P1: Before.\nP2: Rent and rent\nP3: After.')).toEqual([
      '[Rent] and rent',
      'Rent and [rent]',
    ])
  })
  test('takes half a hyphenated word for a word of context', async () => {
    expect(await shown('call', 'P1: We are on-call now.', { context: 1 })).toEqual(['on-[call] now.'])
  })
  test('stands on the line on which the hit does, not its turn', async () => {
    const coded = await apply('rules: [rent]', 'P1: One\ntwo\nrent.')
    expect(concordance([coded]).map(({ line }) => line)).toEqual([3])
  })
})

describe('a hit', () => {
  test('is each place of a pattern, also of several in a sentence', async () => {
    expect(await words('rules: [rent]', 'P1: Rent, rent and rent.')).toEqual([
      ['P1', 'Rent'],
      ['P1', 'rent'],
      ['P1', 'rent'],
    ])
  })
  test('is shown once where several patterns overlap', async () => {
    const talk = 'P1: The rent is up; a fee.'
    expect(await words('rules: [rent, "rent is", is up, fee]', talk)).toEqual([
      ['P1', 'rent', 'rent is', 'is up'],
      ['P1', 'fee'],
    ])
  })
  test('holds all words of a rule that measures, from the first to the last', async () => {
    const rule = '{ near: [rota, unfair*], within: 3 }'
    const talk = 'P1: I think the rota is, um, so unfair to us.'
    expect(await shown(rule, talk, { reach: 3, context: 1 })).toEqual(['the [rota is, um, so unfair] to'])
    expect(await words(`rules: [${rule}]`, talk, { reach: 3 })).toEqual([['P1', 'rota', 'unfair']])
  })
  test('ends where the next words of such a rule are farther off than it reaches', async () => {
    const rule = '{ near: [rota, unfair], within: 1 }'
    const talk = 'P1: The rota is unfair, and as we have said before, unfair (.) the rota.'
    expect(await shown(rule, talk, { reach: 1, context: 0 })).toEqual(['[rota is unfair]', '[unfair (.) the rota]'])
  })
  test('is one in each turn where a rule looks beyond the turn', async () => {
    const talk = 'Moderator: Well?\nP1: The rent.\nP2: No.\nP3: And fees, and rent.'
    const given = { unit: 'exchange', reach: Number.POSITIVE_INFINITY } as const
    expect(await words('rules: [{ all: [rent, fees] }]', talk, given)).toEqual([
      ['P1', 'rent'],
      ['P3', 'fees', 'rent'],
    ])
  })
  test('is the whole coding where a person gave no evidence', async () => {
    const coded = await apply('rules: [rent]', 'P1: The rent is up.')
    const byHand: CodedTranscript = { ...coded, codings: coded.codings.map(each => ({ ...each, evidence: [] })) }
    expect(concordance([byHand]).map(({ match }) => match)).toEqual(['The rent is up.'])
  })
  test('was held back where `withheld` is asked for, and says by what', async () => {
    const coded = await apply('keywords: [fee*]\nexcept: [entrance fee*]', 'P1: Fees. The entrance fee is gone.')
    expect(concordance([coded]).map(({ match }) => match)).toEqual(['Fees'])
    const lines = concordance([coded], { withheld: true })
    expect(lines.map(({ match, withheld }) => [match, withheld?.by, withheld?.text])).toEqual([
      ['Fees', undefined, undefined],
      ['fee', 'except', 'entrance fee'],
    ])
  })
  test('is of the one code that was asked for', async () => {
    const coded = await apply('keywords: [rent]', 'P1: Rent.')
    expect(concordance([coded], { code: 'other' })).toEqual([])
  })
})

describe('offsets', () => {
  test('hold behind a byte order mark, line breaks of two signs, emoji, and a blank that does not break', async () => {
    const file = '\ufeffP1: 🙂🙂 The\u00a0rent\r\nis up 🏳️‍🌈 again.\r\n\r\nP2: Rent\u0301 no, “rent”!\r\n'
    const { transcripts } = await readTranscripts({ path: 'fg01.txt', bytes: new TextEncoder().encode(file) })
    const { prepared } = await prepareSearch('rent', { study: null, codebook: null })
    const lines = concordance([applyCodebook(prepared!.compiled, transcripts[0])], { context: 2 })
    const { text } = transcripts[0]
    expect(lines.map(({ before, match, after, line }) => [line, before, match, after])).toEqual([
      [1, '🙂🙂 The\u00a0', 'rent', '\r\nis up'],
      [4, 'Rent\u0301 no, “', 'rent', '”!'],
    ])
    for (const { before, match, after, start, end } of lines) {
      expect(text.slice(start - before.length, end + after.length)).toBe(before + match + after)
      expect(text.slice(start, end)).toBe(match)
    }
  })
  test('of every line give its text, whatever was said', async () => {
    const piece = fc.constantFrom(
      'rent',
      'Rent',
      'fee',
      ' ',
      ' ',
      '\u00a0',
      '–',
      '. ',
      '🙂',
      '[laughs]',
      '’s',
      '\r\n',
      'um',
    )
    const turn = fc.array(piece, { maxLength: 20 }).map(parts => parts.join(''))
    const { prepared } = await prepareSearch('[rent, { near: [fee, rent], within: 2 }]', {
      study: null,
      codebook: null,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 4 }), fc.nat(4), async (turns, context) => {
        const file = turns.map((words, i) => `P${(i % 2) + 1}: Well ${words}`).join('\n\n')
        const { transcripts } = await readTranscripts({ path: 'fg01.txt', bytes: new TextEncoder().encode(file) })
        const coded = transcripts.map(each => applyCodebook(prepared!.compiled, each))
        const lines = concordance(coded, { context, reach: prepared!.reach })
        const { text, turns: said } = coded[0].transcript
        for (const { before, match, after, start, end, turn, evidence, sentence } of lines) {
          expect(text.slice(start - before.length, end + after.length)).toBe(before + match + after)
          expect(start - before.length).toBeGreaterThanOrEqual(said[turn].start)
          expect(end + after.length).toBeLessThanOrEqual(said[turn].end)
          expect([evidence[0].start, Math.max(...evidence.map(each => each.end))]).toEqual([start, end])
          expect(sentence).toContain(match)
        }
        // Every word that made a coding is in the concordance, and no other.
        const spans = (all: readonly { start: number; end: number }[]) =>
          [...new Set(all.map(({ start, end }) => `${start}-${end}`))].sort()
        expect(spans(lines.flatMap(({ evidence }) => evidence))).toEqual(
          spans(coded.flatMap(({ codings }) => codings.flatMap(({ evidence }) => evidence))),
        )
      }),
    )
  })
})
