import { describe, expect, test } from 'vitest'
import { negativeCases } from '../../src/analysis/negative-cases'
import type { Coding, Withheld } from '../../src/coding/coding'
import { codedStudy, type Written } from './coded-study'

function found(transcripts: Written['transcripts'], { language = 'en', most = 3 } = {}) {
  const written = codedStudy({ codes: ['cost', 'cost/fees', 'time'], transcripts })
  const study = { ...written, codebook: { ...written.codebook, language } }
  const texts = new Map(study.transcripts.map(({ transcript }) => [transcript.id, transcript.text]))
  const shown = (cases: ReturnType<typeof negativeCases>[number]['cases']) =>
    cases.map(({ against, transcript, start, end, words }) => {
      const text = texts.get(transcript)!
      return [
        against,
        transcript,
        text.slice(start, end),
        words.map(each => text.slice(each.start, each.end)).join('/'),
      ]
    })
  return Object.fromEntries(
    negativeCases(study, most).map(({ code, cases, leads, ...rest }) => [
      code,
      { ...rest, cases: shown(cases), leads: shown(leads) },
    ]),
  )
}

describe('negative cases', () => {
  test('finds the next participant’s turn that opens with disagreement, for a theme and its sub-theme', () => {
    const {
      cost,
      'cost/fees': fees,
      time,
    } = found({
      fg01: `
        P1: The *fees* are too high. {cost/fees}
        P2: I disagree. They are fair. {}
        P3: It is late. {time}
        P1: Yes, it is. {}`,
    })
    const dissent = ['dissent', 'fg01', 'I disagree. They are fair.', '']
    expect([cost.cases, fees.cases, time.cases]).toEqual([[dissent], [dissent], []])
    expect([fees.counts.dissent, fees.followed, time.counts.dissent, time.followed]).toEqual([1, 1, 0, 1])
  })

  test('takes neither the moderator nor the same person for somebody who disagrees', () => {
    const { 'cost/fees': fees } = found({
      fg01: `
        P1: The *fees* are too high. {cost/fees}
        Moderator: I disagree. {}
        P1: The *fees* again. {cost/fees}
        P1: I disagree with myself. {}`,
    })
    expect([fees.cases, fees.followed]).toEqual([[], 0])
  })

  test('gives as weaker leads where a negator stands just ahead of the words', () => {
    const { 'cost/fees': fees } = found({
      fg01: `
        P1: I do not mind the *fees* at all. {cost/fees}
        P2: We *never* pay *fees* here. {cost/fees}
        P3: I am not one who often thinks about *fees*. {cost/fees}`,
    })
    // The evidence of the second is the negator itself, and that of the third stands too far behind.
    expect(fees.leads).toEqual([['negator', 'fg01', 'I do not mind the fees at all.', 'not']])
    expect([fees.cases, fees.counts]).toEqual([[], { dissent: 0, withheld: 0, negated: 0, negator: 1 }])
  })

  test('leaves rejected codings out: there a rule erred', () => {
    const { 'cost/fees': fees } = found({
      fg01: `
        P1: I do not mind the *fees*. {cost/fees rejected}
        P2: I disagree. {}`,
    })
    expect([fees.cases, fees.leads, fees.followed]).toEqual([[], [], 0])
  })

  test('names groups, and the only ones of a group, who do not mention it', () => {
    const { 'cost/fees': fees } = found({
      fg01: 'P1: The *fees*. {cost/fees}\nP2: The *fees*. {cost/fees}\nP3: No idea. {}',
      fg02: 'P1: Nothing. {}\nP2: The bus. {}',
      fg03: 'P1: The *fees*. {cost/fees}\nP2: The bus. {}',
    })
    expect([fees.groupsWithout, fees.onlyOnesWithout]).toEqual([['fg02'], [{ group: 'fg01', participant: 'P3' }]])
  })

  test('says where nobody could look: no names, or a language without lists', () => {
    const nameless = found({ fg01: '?: The *fees*. {cost/fees}\n?: I disagree. {}' })
    expect([nameless['cost/fees'].followed, nameless['cost/fees'].cases]).toEqual([null, []])
    const german = found({ fg01: 'P1: Not the *fees*. {cost/fees}\nP2: I disagree. {}' }, { language: 'de' })
    expect(german['cost/fees']).toMatchObject({ followed: null, looksAtNegation: false, cases: [], leads: [] })
  })

  test('gives what the rules know to be negated, but not of rules that ask for it', () => {
    const study = codedStudy({
      codes: ['cost'],
      transcripts: { fg01: 'P1: I am *worried*. {cost}\nP2: She is *worried*. {cost}' },
    })
    const [coded] = study.transcripts
    const [first, second] = coded.codings.map((each): Coding => ({ ...each, negated: true }))
    const stopped: Withheld = {
      ...second,
      id: 'held back',
      withheld: { by: 'negated', rule: null, at: null, start: null, end: null, text: null },
    }
    const withNegated = { ...study, transcripts: [{ ...coded, codings: [first], withheld: [stopped] }] }
    expect(negativeCases(withNegated)[0].cases.map(({ against, coding }) => [against, coding])).toEqual([
      ['withheld', 'held back'],
      ['negated', first.id],
    ])
    const codes = study.codebook.codes.map(code => ({ ...code, negated: 'only' as const }))
    const asked = { ...withNegated, codebook: { ...study.codebook, codes } }
    expect(negativeCases(asked)[0].counts).toEqual({ dissent: 0, withheld: 1, negated: 0, negator: 0 })
  })

  test('gives so many and counts them all', () => {
    const line = 'P1: The *fees*. {cost/fees}\nP2: I disagree. {}\n'
    const { 'cost/fees': fees } = found({ fg01: line.repeat(5) }, { most: 2 })
    expect([fees.cases.length, fees.counts.dissent]).toEqual([2, 5])
  })
})
