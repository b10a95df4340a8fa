import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exemplars, withoutQuotation } from '../../src/analysis/exemplars'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

/** Who is quoted with which words, in order. */
function quotes(transcripts: Written['transcripts'], more: Partial<Written> = {}, perCode = 3): readonly string[] {
  const study = codedStudy({ codes: ['fees'], transcripts, ...more })
  return exemplars(study, { perCode }).map(({ speaker, quote }) => `${speaker ?? '?'}: ${quote}`)
}

describe('exemplars', () => {
  test('quotes word for word, says who, where, why and for whom it stands, and shows what was said around it', () => {
    const study = codedStudy({
      codes: ['cost', 'cost/fees'],
      transcripts: {
        fg01: `
          Moderator: What has changed? {}
          P1: I *pay* more *fees* than I earn in a whole month. {cost/fees} The bus is free. {}
          P2: Same here. {}`,
        fg02: 'P1: *Fees*. {cost/fees prompted}',
      },
      attributes: ['band'],
      people: { 'fg01/P1': ['5-6'] },
    })
    expect(exemplars(study, { perCode: 1, minimumCell: 1 })).toEqual(
      ['cost', 'cost/fees'].map(code => ({
        code,
        rank: 1,
        quote: 'I pay more fees than I earn in a whole month.',
        transcript: 'fg01',
        group: 'fg01',
        speaker: 'P1',
        attributes: 'band=5-6',
        line: 2,
        time: null,
        start: 33,
        end: 78,
        why: 'unprompted; names 2 words of the rules; only this code; 11 words',
        because: [],
        standsFor: 'stands for 1 of 2 turns by 2 people in 2 groups',
        before: 'Moderator: What has changed?',
        after: 'P2: Same here.',
        validated: 'no',
      })),
    )
  })

  test('quotes everybody who said it before it quotes anybody twice, and every group before a second of one', () => {
    expect(
      quotes(
        {
          a: `
            P1: The fees are more than I can earn in a month. {fees}
            P2: Um, fees. {fees prompted}
            P1: The fees are more than my rent is in town. {fees}`,
          b: 'P1: Er, the fees. {fees prompted}',
        },
        {},
        5,
      ),
    ).toEqual([
      'P1: The fees are more than I can earn in a month.',
      'P1: Er, the fees.',
      'P2: Um, fees.',
      'P1: The fees are more than my rent is in town.',
    ])
  })

  test('prefers unprompted to echoed to prompted', () => {
    expect(
      quotes({
        a: `
          P1: The fees are more than I can earn here. {fees prompted}
          P2: The fees are more than I can earn there. {fees echoed}
          P3: The fees are more than I can earn now. {fees}`,
      }),
    ).toEqual([
      'P3: The fees are more than I can earn now.',
      'P2: The fees are more than I can earn there.',
      'P1: The fees are more than I can earn here.',
    ])
  })

  test('prefers what can be heard, what is about nothing else, and what a person accepted', () => {
    const codes = ['fees', 'travel']
    const best = (lines: string): string | undefined => quotes({ a: lines }, { codes }, 1)[0]
    expect(
      best(
        'P1: Fees are [inaudible] more than I can earn here. {fees}\nP2: Fees are so much more than I can earn here. {fees}',
      ),
    ).toBe('P2: Fees are so much more than I can earn here.')
    expect(
      best(
        'P1: Fees and the bus are more than I can earn. {fees, travel}\nP2: Fees in this town are more than I can earn. {fees}',
      ),
    ).toBe('P2: Fees in this town are more than I can earn.')
    expect(best('P1: Fees in this town are more than I earn. {fees}\nP2: Um, er, fees. {fees prompted accepted}')).toBe(
      'P2: Um, er, fees.',
    )
  })

  test('prefers people who are not quoted for another theme', () => {
    expect(
      quotes(
        {
          a: 'P1: Fees here are more than I can earn. {fees} The bus is never on time in the morning. {travel}\nP2: The bus is never on time in the evening. {travel}',
        },
        { codes: ['fees', 'travel'] },
        1,
      ),
    ).toEqual(['P1: Fees here are more than I can earn.', 'P2: The bus is never on time in the evening.'])
  })

  test('takes a neighbouring sentence in where there are few words, and stays in the turn', () => {
    expect(
      quotes({ a: 'P1: I walk. {} Fees. {fees} They go up and up every single year. {}\nP2: Oh dear. {}' }),
    ).toEqual(['P1: Fees. They go up and up every single year.'])
    expect(quotes({ a: 'P1: They go up and up every single year. {} The fees. {fees}\nP2: Oh dear me. {}' })).toEqual([
      'P1: They go up and up every single year. The fees.',
    ])
    expect(quotes({ a: 'P1: The fees. {fees}\nP2: They go up and up every single year. {}' })).toEqual([
      'P1: The fees.',
    ])
  })

  test('does not leave out the "but" that takes it back', () => {
    expect(
      quotes({ a: 'P1: The fees are more than I earn in a month. {fees} But it is worth it. {} I walk. {}' }),
    ).toEqual(['P1: The fees are more than I earn in a month. But it is worth it.'])
  })

  test('quotes the sentences of a long turn that hold the evidence', () => {
    const filler = 'I like the place and the people and the park by the river as well. {} '.repeat(5)
    expect(
      quotes({ a: `P1: ${filler} The *fees* are more than I can earn here. {fees} ${filler}` }, { unit: 'turn' }),
    ).toEqual(['P1: The fees are more than I can earn here.'])
    expect(
      quotes(
        {
          a: `P1: The *fees* are more than I can earn. {fees} ${filler} The *fees* again, for the third time now. {fees}`,
        },
        { unit: 'turn' },
      ),
    ).toEqual(['P1: The fees are more than I can earn.', 'P1: The fees again, for the third time now.'])
  })

  test('quotes those of an exchange who said it', () => {
    expect(
      quotes(
        {
          a: 'Moderator: Well? {}\nP1: I walk to work. {}\nP2: The *fees* are more than I can earn. {fees}\nModerator: Fees? {}',
        },
        { unit: 'exchange' },
      ),
    ).toEqual(['P2: The fees are more than I can earn.'])
  })

  test('never quotes a moderator, what was rejected, or a sign of listening', () => {
    const study = codedStudy({
      codes: ['fees', 'travel', 'time'],
      roles: ['participant', 'moderator'],
      transcripts: {
        a: 'Moderator: Are the fees more than you can earn? {fees}\nP1: Yeah, exactly. {fees} The bus is late. {travel rejected}',
      },
    })
    const chosen = exemplars(study)
    expect(chosen).toEqual([])
    expect(withoutQuotation(study, chosen)).toEqual([
      { code: 'fees', why: 'no quotation: nothing that was coded can stand by itself' },
      { code: 'travel', why: 'no quotation: nothing was coded' },
      { code: 'time', why: 'no quotation: nothing was coded' },
    ])
  })

  test('quotes a transcript that names nobody, and counts nobody', () => {
    const study = codedStudy({
      codes: ['fees'],
      transcripts: { a: '?: The fees are more than I can earn. {fees}\n?: I see. {}' },
    })
    expect(exemplars(study)).toMatchObject([
      { speaker: null, attributes: '', standsFor: 'stands for 1 of 1 turn in 1 group', before: null, after: 'I see.' },
    ])
  })

  test('shows attributes only as far as enough people share them', () => {
    const transcripts = { a: 'P1: The fees are more than I can earn. {fees}\nP2: I walk. {}\nP3: I drive. {}' }
    const people = { 'a/P1': ['5', 'north', '1'], 'a/P2': ['5', 'north', '2'], 'a/P3': ['5', 'south', '1'] }
    const study = codedStudy({ codes: ['fees'], transcripts, attributes: ['band', 'region', 'tenure'], people })
    const shown = (minimumCell: number): string | undefined => exemplars(study, { minimumCell })[0]?.attributes
    expect([1, 2, 3, 4].map(shown)).toEqual(['band=5; region=north; tenure=1', 'band=5; region=north', 'band=5', ''])
    const [row] = exemplars(study, { minimumCell: 1, attribution: ['tenure', 'band', 'shoe'] })
    expect(row.attributes).toBe('tenure=1; band=5')
  })

  test('keeps the laws of quoting', () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: 1, max: 6 }), (written, perCode) => {
        const study = codedStudy(written)
        const transcripts = new Map(study.transcripts.map(each => [each.transcript.id, each]))
        const all = exemplars(study, { perCode })
        for (const { code, quote, transcript: id, start, end, speaker } of all) {
          const { transcript, codings } = transcripts.get(id)!
          expect(quote).toBe(transcript.text.slice(start, end))
          expect(speaker).not.toBe('Moderator')
          const turn = transcript.turns.find(turn => turn.start <= start && end <= turn.end)
          expect(turn?.speaker).toBe(speaker)
          expect(
            codings.some(
              each =>
                `${each.code}/`.startsWith(`${code}/`) &&
                each.status !== 'rejected' &&
                start <= each.start &&
                each.end <= end,
            ),
          ).toBe(true)
        }
        for (const { id } of study.codebook.codes) {
          const ofCode = all.filter(({ code }) => code === id)
          expect(ofCode.map(({ rank }) => rank)).toEqual(ofCode.map((_, i) => i + 1))
          expect(ofCode.length).toBeLessThanOrEqual(perCode)
          const order = exemplars(study, { perCode: 1000 }).filter(({ code }) => code === id)
          const people = order.map(({ group, speaker }) => `${group} ${speaker}`)
          const groups = order.map(({ group }) => group)
          expect(firstRepeat(people)).toBe(new Set(people).size)
          expect(firstRepeat(groups)).toBe(new Set(groups).size)
        }
      }),
    )
  })
})

/** How many different ones come before the first that comes again. */
function firstRepeat(list: readonly string[]): number {
  const at = list.findIndex((each, i) => list.indexOf(each) < i)
  return at === -1 ? list.length : at
}
