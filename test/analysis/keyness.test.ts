import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeynessOptions, keyness } from '../../src/analysis/keyness'
import { csvOf } from '../../src/report/data-table'
import { keynessTable } from '../../src/report/tables/keyness'
import { wordsIn } from '../../src/text/words'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

/** What is key for one part: `fees 3/1` is said three times here and once in the rest. */
function keyWords(written: Written, by: string, of: string, options: KeynessOptions = {}): readonly string[] {
  return keyness(codedStudy(written), { minimumCount: 1, minimumCell: 1, ...options })
    .filter(row => row.by === by && row.of === of)
    .map(({ side, word, count, restCount }) => `${side} ${word} ${count}/${restCount}`)
}

const fees: Written = {
  codes: ['cost', 'cost/fees'],
  transcripts: {
    fg01: `
      Moderator: What of the fees, the fees, the fees? {}
      P1: The *fees* um are high. {cost/fees} The bus [laughs] is late. {}
      P2: My *fees* rose. {cost/fees} Late again, the bus. {}`,
    fg02: 'P1: No *fees* here. {cost/fees} The bus? {}\nP2: Fees are for others. {cost/fees rejected}',
  },
}

describe('keyness', () => {
  test('compares the units of a code with the rest of the talk, word by word', () => {
    // Here: the fees are high, my fees rose, no fees here: 10 words. The rest: 14, without "um" and "[laughs]".
    const rows = keyness(codedStudy(fees), { minimumCount: 2 }).filter(({ of }) => of === 'cost/fees')
    expect(rows.map(({ side, rank, word, count, restCount }) => [side, rank, word, count, restCount])).toEqual([
      ['more', 1, 'fees', 3, 1],
      ['less', 1, 'bus', 0, 3],
      ['less', 2, 'late', 0, 2],
      ['less', 3, 'the', 1, 3],
    ])
    expect(rows[0]).toEqual({
      by: 'code',
      of: 'cost/fees',
      side: 'more',
      rank: 1,
      word: 'fees',
      count: 3,
      restCount: 1,
      words: 10,
      restWords: 14,
      expected: expect.closeTo((4 * 10) / 24, 12),
      // 2 (3 ln(3 / (4 · 10/24)) + 1 ln(1 / (4 · 14/24)))
      logLikelihood: expect.closeTo(2 * (3 * Math.log(3 / (40 / 24)) + Math.log(1 / (56 / 24))), 12),
      // and the other words: 7 of 20 · 10/24, 13 of 20 · 14/24.
      gSquared: expect.closeTo(
        2 *
          (3 * Math.log(3 / (40 / 24)) +
            Math.log(1 / (56 / 24)) +
            7 * Math.log(7 / (200 / 24)) +
            13 * Math.log(13 / (280 / 24))),
        12,
      ),
      logRatio: expect.closeTo(Math.log2(3 / 10 / (1 / 14)), 12),
      people: 3,
      restPeople: 1,
      groups: 2,
      restGroups: 1,
      onePerson: false,
      evidence: 3,
      inRule: true,
      validated: 'no',
    })
  })

  test('a parent is compared with all of its sub-themes’ units', () => {
    expect(keyWords(fees, 'code', 'cost')).toEqual(keyWords(fees, 'code', 'cost/fees'))
  })

  test('flags what one person says, and words that no rule looked for', () => {
    const [money] = keyness(
      codedStudy({
        codes: ['cost'],
        transcripts: { fg01: 'P1: *Fees*, quids. {cost} Quids. {cost} Quids. {cost}\nP2: It is fine here. {}' },
      }),
    )
    expect(money).toMatchObject({ word: 'quids', count: 3, onePerson: true, people: 1, evidence: 0, inRule: false })
  })

  test('says nothing of the person where no transcript names its speakers', () => {
    const nameless: Written = {
      codes: ['cost'],
      transcripts: { fg01: '?: Fees, fees. {cost}\n?: The bus, the bus. {}' },
    }
    const [row] = keyness(codedStudy(nameless), { minimumCount: 1 })
    expect(row).toMatchObject({ people: null, restPeople: null, onePerson: null, groups: 1 })
  })

  test('counts a word once where spans of people overlap', () => {
    const study = codedStudy({ codes: ['cost'], transcripts: { fg01: 'P1: Fees rise. {cost} Buses run. {}' } })
    const [coded] = study.transcripts
    const wider = {
      ...coded.codings[0],
      id: 'wider',
      start: coded.codings[0].start,
      end: coded.transcript.text.length - 5,
    }
    const both = { ...study, transcripts: [{ ...coded, codings: [coded.codings[0], wider] }] }
    const [row] = keyness(both, { minimumCount: 1 }).filter(({ of }) => of === 'cost')
    // "Fees rise. Buses": three words, and "run" is the rest.
    expect([row.words, row.restWords]).toEqual([3, 1])
  })

  test('compares each group with the others, and none where there are more than 50', () => {
    expect(keyWords(fees, 'group', 'fg02').slice(0, 3)).toEqual(['more for 1/0', 'more here 1/0', 'more no 1/0'])
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`g${i}`, 'P1: Fees and buses. {a}']))
    const rows = keyness(codedStudy({ codes: ['a'], transcripts: many }), { minimumCount: 1 })
    expect(rows.filter(({ by }) => by === 'group')).toEqual([])
  })

  test('compares people of a category with the others of whom it is known', () => {
    const written: Written = {
      codes: ['cost'],
      transcripts: {
        fg01: 'P1: Rota rota. {}\nP2: Rota fees. {}\nP3: Fees. {}\nP4: Buses. {}',
        fg02: 'P1: Fees rota. {}',
      },
      attributes: ['band', 'code'],
      people: { 'fg01/P1': ['7'], 'fg01/P2': ['7'], 'fg01/P3': ['5', 'x'], 'fg02/P1': ['5', 'y'], 'fg01/P4': [null] },
    }
    // P4 is in neither part: nobody knows the band.
    expect(keyWords(written, 'band', '7')).toEqual(['more rota 3/1', 'less fees 1/2'])
    expect(keyWords(written, 'band', '5')).toEqual(['more fees 2/1', 'less rota 1/3'])
    expect(keyWords(written, 'attribute:code', 'x')).toEqual(['more fees 1/1'])
  })

  test('leaves out categories of few people, and those whose rest is few', () => {
    const people = Array.from({ length: 7 }, (_, i) => `P${i}`)
    const written = (small: number): Written => ({
      codes: ['cost'],
      transcripts: { fg01: people.map(id => `${id}: Fees and the bus. {}`).join('\n') },
      attributes: ['band'],
      people: Object.fromEntries(people.map((id, i) => [`fg01/${id}`, [i < small ? 'a' : 'b']])),
    })
    const shown = (small: number, minimumCell: number) => [
      ...new Set(
        keyness(codedStudy(written(small)), { minimumCell, minimumCount: 1 })
          .filter(({ by }) => by === 'band')
          .map(({ of }) => of),
      ),
    ]
    expect(shown(2, 3)).toEqual([])
    expect(shown(3, 4)).toEqual([])
    // All words are said as often by all, so that there is no key word: one talkative person makes one.
    expect(shown(3, 3)).toEqual([])
    const talkative = written(3)
    const lines = talkative.transcripts.fg01.replace('P0: Fees', 'P0: Fees fees')
    const rows = keyness(codedStudy({ ...talkative, transcripts: { fg01: lines } }), {
      minimumCell: 3,
      minimumCount: 1,
    })
    expect(rows.filter(({ by }) => by === 'band').map(({ of }) => of)).toContain('a')
  })

  test('reads several answers in one value', () => {
    const written: Written = {
      codes: ['cost'],
      transcripts: { fg01: 'P1: Rota. {}\nP2: Rota fees. {}\nP3: Fees. {}' },
      attributes: ['wants'],
      people: { 'fg01/P1': ['pay; time'], 'fg01/P2': ['time'], 'fg01/P3': ['pay'] },
    }
    const attributes = { multiple: new Map([['wants', ';']]) }
    expect(keyWords(written, 'wants', 'time', { attributes })).toEqual(['more rota 2/0', 'less fees 1/1'])
  })

  test('a word that the rest is too short to have said leans to no side', () => {
    // Half a "fees" in two words would be as often as it is here.
    const written: Written = {
      codes: ['a'],
      transcripts: { fg01: 'P1: Fees go up and up and up. {a}\nP2: No bus. {}' },
    }
    expect(keyWords(written, 'code', 'a').filter(row => row.includes('fees'))).toEqual([])
  })

  test('agrees with counting one by one', () => {
    fc.assert(
      fc.property(studies, written => {
        const study = codedStudy(written)
        const fillers = new Set(['um', 'er'])
        const said = study.transcripts.flatMap(({ transcript, codings }) =>
          transcript.turns
            .filter(({ role }) => role === 'participant')
            .flatMap(turn =>
              wordsIn(
                transcript.text.slice(turn.start, turn.end).replace(/\[[^\]]*\]/g, each => ' '.repeat(each.length)),
              )
                .filter(({ form }) => !fillers.has(form))
                .map(({ form, start }) => ({
                  form,
                  codes: codings
                    .filter(coding => coding.status !== 'rejected')
                    .filter(coding => turn.start + start >= coding.start && turn.start + start < coding.end)
                    .map(({ code }) => code),
                })),
            ),
        )
        for (const row of keyness(study, { minimumCount: 1, top: 100 }).filter(({ by }) => by === 'code')) {
          const isHere = ({ codes }: { codes: readonly string[] }) =>
            codes.some(code => code === row.of || code.startsWith(`${row.of}/`))
          const ofWord = said.filter(({ form }) => form === row.word)
          expect([row.count, row.restCount, row.words, row.restWords]).toEqual([
            ofWord.filter(isHere).length,
            ofWord.filter(word => !isHere(word)).length,
            said.filter(isHere).length,
            said.filter(word => !isHere(word)).length,
          ])
          expect(row.side).toBe(row.logRatio > 0 ? 'more' : 'less')
          expect(Number.isFinite(row.gSquared)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is written as CSV', () => {
    // bus: 2 · 3 ln(3/1.75) = 3.234; with the other words, + 2 (10 ln(10/8.75) + 11 ln(11/12.25)) = 3.5367; log2((0.5/10)/(3/14)) = −2.0995.
    const rows = keyness(codedStudy(fees), { minimumCount: 3 })
    expect(
      csvOf(keynessTable(rows.filter(({ of }) => of === 'cost/fees' || of === 'fg01')))
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'by,of,side,rank,word,count,rest_count,words,rest_words,per_1000,rest_per_1000,expected,log_likelihood,g_squared,log_ratio,people,rest_people,groups,rest_groups,one_person,evidence,in_rule,validated',
      'code,cost/fees,more,1,fees,3,1,10,14,300,71.4286,1.6667,1.8321,2.2047,2.0704,3,1,2,1,no,3,yes,no',
      'code,cost/fees,less,1,bus,0,3,10,14,0,214.2857,1.25,3.234,3.5367,-2.0995,0,3,0,2,no,0,no,no',
    ])
  })
})
