import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CodingsToCompare,
  type CompareCodingsOptions,
  compareCodings,
} from '../../../src/analysis/agreement/compare-codings'
import type { CodedStudy } from '../../../src/analysis/coded-study'
import type { PeopleCodings } from '../../../src/coding/people/people-codings'
import { readCodings } from '../../../src/coding/people/read-codings'
import { formatProblem } from '../../../src/problem'
import { codedStudy } from '../coded-study'

async function files(written: Readonly<Record<string, string>>): Promise<readonly PeopleCodings[]> {
  const read = await Promise.all(
    Object.entries(written).map(([path, text]) => readCodings({ path, bytes: Buffer.from(text) })),
  )
  return read.map(({ codings }) => codings!)
}

/** What was compared, a line for each code: what each coder said of each unit, `.` for nothing. */
function said(sources: CodingsToCompare, options: CompareCodingsOptions = {}) {
  const { ratings, problems } = compareCodings(sources, options)
  return {
    coders: ratings?.coders.join(' '),
    unit: ratings?.unit,
    units: ratings?.units.map(({ id }) => id).join(' '),
    codes: ratings?.variables.map(({ id, categories, ratings: rows }) => {
      const shown = rows.map(row => [...row].map(place => (place === -1 ? '.' : categories[place])).join(''))
      return `${id}: ${shown.join(' ')}`
    }),
    problems: problems.map(formatProblem),
  }
}

const oneCodebook = (study: CodedStudy) => [{ coder: 'codebook', study }]

/** Two groups, of which the first is coded. Units: 14-23, 24-38, 43-52; 4-12. */
const study = codedStudy({
  codes: ['cost', 'cost/fees', 'cost/rent', 'time'],
  transcripts: {
    fg01: `Moderator: Why? {}
      P1: The fees. {cost/fees} And the hours. {time}
      P2: The rent. {cost/rent}`,
    fg02: 'P3: Nothing. {}',
  },
})
const { text } = study.transcripts[0].transcript
const unit = (words: string): string => {
  const start = text.indexOf(words)
  return `fg01:${start}-${start + words.length}`
}
const place = (words: string): string => unit(words).replace(':', ',').replace('-', ',')

describe('tables of units', () => {
  test('are brought together by the names of units and codes, whatever the case', async () => {
    const both = await files({
      'anna.csv': 'unit,Fees,rent\nu1,1,0\nu2,0,1\n',
      'ben.csv': 'unit,rent,FEES\nu2,1,\nu3,0,1\nu1,0,1\n',
    })
    expect(said({ files: both, codebooks: [] })).toEqual({
      coders: 'anna ben',
      unit: 'row',
      units: 'u1 u2 u3',
      codes: ['Fees: 10. 1.1', 'rent: 01. 010'],
      problems: [],
    })
  })
  test('never take a code that only one coder has for one that the others did not give', async () => {
    const both = await files({ 'anna.csv': 'unit,fees,rent\nu1,1,0\n', 'ben.csv': 'unit,fees,time\nu1,1,1\n' })
    expect(said({ files: both, codebooks: [] })).toMatchObject({
      codes: ['fees: 1 1'],
      problems: [
        'unshared-code  only anna has rent, so nobody can be compared on it  (if the others could have used it and never did, say so with --codes, or name the study with --study)',
        'unshared-code  only ben has time, so nobody can be compared on it  (if the others could have used it and never did, say so with --codes, or name the study with --study)',
      ],
    })
  })
  test('hold sets of codes: what is not named does not apply, if the coder could have named it', async () => {
    const sets = await files({
      'all.csv': 'unit,coder,codes\nu1,anna,fees; rent\nu2,anna,\nu1,ben,rent\nu3,ben,fees\n',
    })
    expect(said({ files: sets, codebooks: [] }).codes).toEqual(['fees: 10. 0.1', 'rent: 10. 1.0'])
    expect(said({ files: sets, codebooks: [] }, { lookedEverywhere: true }).codes).toEqual([
      'fees: 100 001',
      'rent: 100 100',
    ])
    const both = await files({ 'anna.csv': 'unit,codes\nu1,fees\n', 'ben.csv': 'unit,codes\nu1,\n' })
    expect(said({ files: both, codebooks: [] }).problems[0]).toMatch(/^unshared-code {2}only anna has fees/)
    expect(said({ files: both, codebooks: [] }, { codes: ['fees'] })).toMatchObject({
      codes: ['fees: 1 0'],
      problems: [],
    })
  })
  test('hold scales, whose numbers are in order and whose words stand in no order', async () => {
    const both = await files({
      'a.csv': 'unit,valence,mood\nu1,10,low\nu2,9,\nu3,1,high\n',
      'b.csv': 'unit,valence,mood\nu1,9.0,low\nu2,-1,high\nu3,,low\n',
    })
    const { ratings } = compareCodings({ files: both, codebooks: [] }, { level: 'nominal' })
    expect(ratings?.variables).toEqual([
      {
        id: 'valence',
        kind: 'scale',
        level: 'nominal',
        categories: [-1, 1, 9, 10],
        ratings: [Int32Array.of(3, 2, 1), Int32Array.of(2, 0, -1)],
      },
      {
        id: 'mood',
        kind: 'scale',
        level: 'nominal',
        categories: ['high', 'low'],
        ratings: [Int32Array.of(1, -1, 0), Int32Array.of(1, 0, 1)],
      },
    ])
    expect(said({ files: both, codebooks: [] }, { level: 'ratio' }).problems).toEqual([
      'bad-scale  -1 in valence is less than nothing, which a ratio scale cannot be  (write numbers that fit, as 2 or "2 - mild", or choose another --level)',
      'bad-scale  "low" in mood is no number, so it has no place on a ratio scale  (write numbers that fit, as 2 or "2 - mild", or choose another --level)',
    ])
  })
  test('have no place on a scale beyond 10^15, where squares of differences are soon no numbers', async () => {
    const one = await files({ 'a.csv': 'unit,coder,width\nu1,anna,1e400\nu1,ben,2\nu2,anna,1e15\nu2,ben,3\n' })
    expect(said({ files: one, codebooks: [] }, { level: 'interval' }).problems).toEqual([
      'bad-scale  "1e400" in width is too large a number, so it has no place on an interval scale  (write numbers that fit, as 2 or "2 - mild", or choose another --level)',
    ])
  })
  test('hold words in any case, decimal commas, and numbers with what they mean', async () => {
    const both = await files({
      'a.csv': 'unit;mood;width;pain\nu1;Low;2,5;1 - mild\nu2;high;3;(3) bad\n',
      'b.csv': 'unit;mood;width;pain\nu1;low;2.5;1\nu2;HIGH;3,0;2 = fair\n',
    })
    const categories = (level: 'nominal' | 'ordinal', codes: readonly string[]) =>
      compareCodings({ files: both, codebooks: [] }, { level, codes }).ratings?.variables.map(each => each.categories)
    expect(categories('nominal', ['mood', 'width'])).toEqual([
      ['Low', 'high'],
      [2.5, 3],
    ])
    expect(categories('ordinal', ['pain'])).toEqual([[1, 2, 3]])
  })
  test('are the same units where names differ in case, blanks or the noughts that spreadsheets take away', async () => {
    const both = await files({ 'a.csv': 'unit,x\n001,1\n010,0\nu 3,1\n', 'b.csv': 'unit,x\n10,0\n1,1\nU  3,1\n' })
    expect(said({ files: both, codebooks: [] })).toMatchObject({
      units: '001 010 u 3',
      codes: ['x: 101 101'],
      problems: [
        'b.csv  unlike-units  3 units are spelt otherwise than in the files ahead of this one: "10" for "010" and so on; they are taken for the same  (spreadsheets take away the noughts ahead of a number; format the column as text)',
      ],
    })
    const apart = await files({ 'a.csv': 'unit,x\n01,1\n1,0\n', 'b.csv': 'unit,x\n1,0\n' })
    expect(said({ files: apart, codebooks: [] })).toMatchObject({ units: '01 1', codes: ['x: 10 .0'], problems: [] })
  })
  test('leave out units that nobody rated', async () => {
    const both = await files({ 'a.csv': 'unit,x\nu1,1\nu2,\nu3,0\n', 'b.csv': 'unit,x\nu1,1\nu2,\nu3,\n' })
    expect(said({ files: both, codebooks: [] })).toMatchObject({ units: 'u1 u3', codes: ['x: 10 1.'] })
  })
  test('are compared with a codebook by the units of its transcripts, and a theme is the union of its sub-themes', async () => {
    const rows = [`${unit('The fees.')},1,0,1`, `${unit('And the hours.')},0,0,0`, `${unit('The rent.')},0,1,`]
    const anna = await files({ 'anna.csv': `unit,Fees,rent,time\n${rows.join('\n')}\n` })
    expect(said({ files: anna, codebooks: oneCodebook(study) })).toEqual({
      coders: 'anna codebook',
      unit: 'sentence',
      units: `${unit('The fees.')} ${unit('And the hours.')} ${unit('The rent.')} fg02:4-12`,
      codes: ['cost: 101. 1010', 'cost/fees: 100. 1000', 'cost/rent: 001. 0010', 'time: 10.. 0100'],
      problems: [],
    })
  })
  test('whose units are turns are compared by turns', async () => {
    const turn = text.indexOf('The fees.')
    const anna = await files({ 'anna.csv': `unit,fees\nfg01:${turn}-${turn + 24},1\n` })
    expect(said({ files: anna, codebooks: oneCodebook(study) })).toMatchObject({
      unit: 'turn',
      codes: ['cost/fees: 1.. 100'],
      // The theme was not rated: with one of its sub-themes alone, it would be rated only where it applies.
      problems: ['unshared-code  only codebook has cost, cost/rent, time, so nobody can be compared on them'],
    })
  })
  test('say which of their units the transcripts do not have', async () => {
    const anna = await files({
      'anna.csv': `unit,fees\n${unit('The fees.')},1\nu2,0\n`,
      'ben.csv': 'unit,fees\nu1,1\n',
    })
    expect(said({ files: anna, codebooks: oneCodebook(study) }, { unit: 'sentence' }).problems).toEqual([
      'anna.csv:3  unknown-units  1 of 2 units are no sentences of the transcripts, the first of them "u2"  (a unit is called as in matrix.csv: fg01:123-180; --unit says whether it is a sentence or a turn)',
      'ben.csv:2  unknown-units  1 of 1 units are no sentences of the transcripts, the first of them "u1"  (a unit is called as in matrix.csv: fg01:123-180; --unit says whether it is a sentence or a turn)',
      'unshared-code  only codebook has cost, cost/rent, time, so nobody can be compared on them',
    ])
  })
  test('are compared as they are where a study lends no more than the names of its codes', async () => {
    const both = await files({ 'a.csv': 'unit,Fees\nu1,1\n', 'b.csv': 'unit,cost/fees\nu1,0\n' })
    expect(said({ files: both, codebooks: [], studies: [study] })).toMatchObject({
      unit: 'row',
      codes: ['cost/fees: 1 0'],
      problems: [],
    })
  })
})

describe('coded stretches', () => {
  const stretches = (...rows: readonly string[]) => `transcript,start,end,code\n${rows.join('\n')}\n`

  test('reach every unit of which they hold a word', async () => {
    const from = text.indexOf('fees')
    // From "fees" on, over the full stop and the blank, to the end of the next sentence; and a rent with the blank before.
    const anna = await files({
      'anna.csv': stretches(
        `fg01,${from},${from + 20},time`,
        `fg01,${text.indexOf('rent') - 1},${text.indexOf('rent') + 4},Rent`,
      ),
    })
    expect(said({ files: anna, codebooks: oneCodebook(study) }).codes).toEqual([
      'cost: 001. 1010',
      'cost/fees: 000. 1000',
      'cost/rent: 001. 0010',
      'time: 110. 0100',
    ])
    const stop = text.indexOf('. And')
    const ben = await files({ 'ben.csv': stretches(`fg01,${stop},${stop + 16},time`) })
    expect(said({ files: ben, codebooks: oneCodebook(study) }).codes?.at(-1)).toBe('time: 010. 0100')
  })
  test('are of a coder who looked at the whole transcript, and at no other unless told so', async () => {
    const anna = await files({ 'anna.csv': stretches(`${place('The fees.')},fees`) })
    const sources = { files: anna, codebooks: oneCodebook(study) }
    expect(said(sources)).toMatchObject({
      codes: ['cost: 100. 1010', 'cost/fees: 100. 1000', 'cost/rent: 000. 0010', 'time: 000. 0100'],
      problems: [
        'not-looked-at  anna coded nothing in 1 of 2 transcripts, which count as not coded by anna: fg02  (--looked-everywhere counts them as looked at, with nothing found)',
      ],
    })
    expect(said(sources, { lookedEverywhere: true })).toMatchObject({
      codes: ['cost: 1000 1010', 'cost/fees: 1000 1000', 'cost/rent: 0000 0010', 'time: 0000 0100'],
      problems: [],
    })
  })
  test('that somebody rejected are none, but show that somebody looked', async () => {
    const line = { transcript: 'fg02', start: 4, end: 12, code: 'time', coder: 'anna', status: 'rejected' }
    const anna = await files({ 'review.jsonl': `${JSON.stringify(line)}\n` })
    expect(said({ files: anna, codebooks: oneCodebook(study) }).codes?.at(-1)).toBe('time: ...0 0100')
  })
  test('must lie where the transcripts have them', async () => {
    const anna = await files({
      'anna.csv': `transcript,start,end,code,quote\nfg1,0,4,time,\nfg01,0,999,time,\nfg02,4,12,time,No thing.\n${place('Why?')},time,Why?\n`,
    })
    expect(said({ files: anna, codebooks: oneCodebook(study) }, { lookedEverywhere: true }).problems).toEqual([
      'anna.csv:2:5  unknown-transcript  no transcript is called "fg1"  (did you mean "fg01"?)',
      `anna.csv:3:6  bad-span  0–999 lies beyond the end of fg01, which has ${text.length} characters  (the transcript was changed after it was coded, or offsets are not counted in UTF-16 units from 0)`,
      'anna.csv:4:6  moved-quote  the words at 4–12 of fg02 are not those that the file repeats  (the transcript was changed after it was coded, or offsets are not counted in UTF-16 units from 0)',
      'outside-talk  one coding of anna on no words of a participant: not counted  (moderators’ words are prompts and no data)',
    ])
  })
  test('are compared by characters: talk is cut wherever one begins or ends', async () => {
    const start = text.indexOf('fees')
    const anna = await files({ 'anna.csv': stretches(`fg01,${start},${start + 4},time`) })
    const { ratings } = compareCodings(
      { files: anna, codebooks: oneCodebook(study) },
      { unit: 'character', codes: ['time'] },
    )
    expect(ratings?.units.map(each => [each.text, each.size, each.cluster === unit('The rent.')])).toEqual([
      ['The ', 4, false],
      ['fees', 4, false],
      ['.', 1, false],
      [' ', 1, false],
      ['And the hours.', 14, false],
      ['The rent.', 9, true],
      ['Nothing.', 8, false],
    ])
    expect(ratings?.variables[0].ratings.map(row => row.join(' '))).toEqual(['0 1 0 0 0 0 -1', '0 0 0 0 1 0 0'])
  })
  test('are laid out over the talk that is data, for agreement on where they begin and end', async () => {
    const anna = await files({ 'anna.csv': stretches(`${place('The fees.')},fees`, `${place('fees. And the')},rent`) })
    const { ratings } = compareCodings({ files: anna, codebooks: oneCodebook(study) }, { codes: ['cost'] })
    // "The fees. And the hours." is 24 characters, "The rent." 9; the label between them is no talk.
    expect(ratings?.texts).toEqual([
      { transcript: 'fg01', length: 33, coders: ['anna', 'codebook'] },
      { transcript: 'fg02', length: 8, coders: ['codebook'] },
    ])
    expect(ratings?.spans).toEqual([
      { coder: 'anna', code: 'cost', transcript: 'fg01', start: 0, end: 17 },
      { coder: 'codebook', code: 'cost', transcript: 'fg01', start: 0, end: 9 },
      { coder: 'codebook', code: 'cost', transcript: 'fg01', start: 24, end: 33 },
    ])
  })
  test('without transcripts are compared by the characters that somebody coded, and that is said', async () => {
    const both = await files({
      'anna.csv': stretches('fg01,0,10,fees', 'fg01,20,30,rent'),
      'ben.csv': stretches('fg01,5,10,fees', 'fg01,40,45,rent'),
    })
    expect(said({ files: both, codebooks: [] })).toEqual({
      coders: 'anna ben',
      unit: 'character',
      units: 'fg01:0-5 fg01:5-10 fg01:20-30 fg01:40-45',
      codes: ['fees: 1100 0100', 'rent: 0010 0001'],
      problems: [
        'unknown-units  without the transcripts, what nobody coded is not known, so only characters that somebody coded are compared  (name the study with --study)',
      ],
    })
    expect(said({ files: both, codebooks: [] }, { unit: 'turn' }).problems).toEqual([
      'unknown-units  without the transcripts nobody knows their turns  (name the study with --study)',
    ])
  })
  test('of any shape give each character what a coder who marks them one by one would give', async () => {
    const span = fc.tuple(
      fc.nat(text.length - 1),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('cost/fees', 'time'),
    )
    const talk = study.transcripts[0].units
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 1, maxLength: 6 }), async drawn => {
        const rows = drawn.map(
          ([start, length, code]) => `fg01,${start},${Math.min(start + length, text.length)},${code}`,
        )
        const anna = await files({ 'anna.csv': stretches(...rows) })
        const { ratings } = compareCodings({ files: anna, codebooks: oneCodebook(study) }, { unit: 'character' })
        for (const { id, ratings: rows } of ratings!.variables) {
          for (const [i, rated] of ratings!.units.entries()) {
            const [, transcript, from, to] = /^(.+):(\d+)-(\d+)$/.exec(rated.id)!
            if (transcript !== 'fg01') continue
            for (let at = Number(from); at < Number(to); at++) {
              expect(talk.some(({ firstTurn }) => within(study.transcripts[0].transcript.turns[firstTurn], at))).toBe(
                true,
              )
              const naive = drawn.some(
                ([start, length, code]) =>
                  start <= at && at < start + length && (code === id || code.startsWith(`${id}/`)),
              )
              expect(rows[0][i]).toBe(naive ? 1 : 0)
            }
          }
        }
        const said = ratings!.units.filter(({ group }) => group === 'fg01').reduce((sum, { size }) => sum + size, 0)
        expect(said).toBe(33)
      }),
      { numRuns: 50 },
    )
  })
})

function within({ start, end }: { readonly start: number; readonly end: number }, at: number): boolean {
  return start <= at && at < end
}

describe('coders', () => {
  test('who are called alike in two files are one, unless they are codebooks or known by their file alone', async () => {
    const row = (coder: string, unit: string) => `unit,coder,x\n${unit},${coder},1\n`
    const several = await files({
      'day1.csv': row('anna', 'u1'),
      'day2.csv': row('anna', 'u2'),
      'old/codings.csv': row('codebook', 'u1'),
      'new/codings.csv': row('codebook', 'u2'),
      'a/ben.csv': 'unit,x\nu1,1\n',
      'b/ben.csv': 'unit,x\nu2,1\n',
    })
    expect(said({ files: several, codebooks: [] }).coders).toBe(
      'anna codebook (old/codings) codebook (new/codings) a/ben b/ben',
    )
  })
  test('must be two, with something in common', async () => {
    const one = await files({ 'anna.csv': 'unit,x\nu1,1\n' })
    expect(said({ files: one, codebooks: [] }).problems.at(-1)).toBe(
      'one-coder  anna is the only coder, and agreement takes two  (give the codings of another coder, or the run, as a further file; --coder-column names a column of coders, --coder-columns the columns that each hold what one coder gave)',
    )
    const two = await files({ 'anna.csv': 'unit,x\nu1,1\n', 'ben.csv': 'unit,x\nu2,1\n' })
    expect(said({ files: two, codebooks: [] }).problems).toEqual([
      'no-common-unit  no unit was rated by two coders on the same code  (units and codes must be called alike in all files: the first is "u1" in anna.csv, "u2" in ben.csv; a file without a column of coders is one coder, called as the file is)',
    ])
    expect(said({ files: two, codebooks: [] }, { codes: ['y'] }).problems[0]).toBe(
      'unknown-code  nobody used a code called "y"  (did you mean "x"?)',
    )
  })
  test('rate a unit once, also over several files', async () => {
    const two = await files({ '1.csv': 'unit,coder,x\nu1,anna,1\nu1,ben,1\n', '2.csv': 'unit,coder,x\nu1,anna,0\n' })
    expect(said({ files: two, codebooks: [] })).toMatchObject({
      codes: ['x: 1 1'],
      problems: [
        '2.csv  duplicate-rating  one rating is of a unit that the same coder rated in another file  (the first rating counts: take out the others, or name the coders apart)',
      ],
    })
  })
  test('are codebooks too: two of them are compared over the same transcripts alone', () => {
    const other = codedStudy({
      codes: ['cost', 'cost/fees', 'cost/rent', 'time'],
      transcripts: { fg01: 'P1: Other words. {time}' },
    })
    const sources = [
      { coder: 'codebook (old)', study },
      { coder: 'codebook (new)', study: other },
    ]
    expect(said({ files: [], codebooks: sources }).codes?.at(-1)).toMatch(/^time: 0100 /)
    const [{ transcript, ...rest }] = other.transcripts
    const changed = { ...other, transcripts: [{ ...rest, transcript: { ...transcript, hash: 'other' } }] }
    expect(said({ files: [], codebooks: [sources[0], { coder: 'codebook (new)', study: changed }] }).problems).toEqual([
      'different-transcripts  the words of "fg01" are not the same in both studies, so no place in one is a place in the other  (code the same transcripts, or rename one of the two)',
    ])
  })
})
