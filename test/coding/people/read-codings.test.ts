import { describe, expect, test } from 'vitest'
import type { ReadCodingsOptions, UnitRatings } from '../../../src/coding/people/people-codings'
import { readCodings } from '../../../src/coding/people/read-codings'
import { formatProblem } from '../../../src/problem'
import { toXlsx } from '../../../src/report/to-xlsx'
import { isAbsent, needsData, shared } from '../../data/shared'

const read = (text: string, options: ReadCodingsOptions = {}, path = 'anna.csv') =>
  readCodings({ path, bytes: Buffer.from(text) }, options)

/** The ratings of a file as lines: coder, unit, code and what it says, those left out that nobody made. */
async function ratings(text: string, options: ReadCodingsOptions = {}): Promise<readonly string[]> {
  const { codings, problems } = await read(text, options)
  expect(problems).toEqual([])
  if (codings?.kind !== 'units') throw new Error('no ratings of units')
  return linesOf(codings)
}

function linesOf({ units, variables, coders, values, sets }: UnitRatings): readonly string[] {
  return coders.flatMap((coder, c) =>
    units.flatMap(({ id }, u) => {
      const said = variables.flatMap(({ name }, v) => (values[v][c][u] === null ? [] : [`${name}=${values[v][c][u]}`]))
      return said.length > 0 || sets?.[c].has(u) ? [`${coder ?? '–'} ${id}: ${said.join(' ')}`] : []
    }),
  )
}

async function problemsOf(text: string, options: ReadCodingsOptions = {}): Promise<readonly string[]> {
  return (await read(text, options)).problems.map(formatProblem)
}

describe('a table of unit × code', () => {
  test('has the unit in its first column; an empty cell was not coded', async () => {
    expect(await ratings('segment,fees,rent\nu1,1,0\nu2,,1\nu3,,\n')).toEqual(['– u1: fees=1 rent=0', '– u2: rent=1'])
  })
  test('may say yes and no as people and other programs do', async () => {
    expect(await ratings('unit;fees\nu1;yes\nu2;No\nu3;TRUE\nu4;false\nu5;1.0\nu6;NA\n')).toEqual([
      '– u1: fees=1',
      '– u2: fees=0',
      '– u3: fees=1',
      '– u4: fees=0',
      '– u5: fees=1',
    ])
  })
  test('may hold several coders', async () => {
    expect(await ratings('unit,coder,fees\nu1,anna,1\nu1,ben,0\nu2,ben,1\n')).toEqual([
      'anna u1: fees=1',
      'ben u1: fees=0',
      'ben u2: fees=1',
    ])
  })
  test('keeps places, words, groups and notes apart from codes', async () => {
    const { codings } = await read('unit,group,text,fees,memo\nu1,A,"The fee, again.",1,ask later\n')
    expect(codings).toEqual({
      kind: 'units',
      file: 'anna.csv',
      units: [{ id: 'u1', group: 'A', text: 'The fee, again.', line: 2, span: null, transcriptLine: null }],
      variables: [{ name: 'fees', kind: 'code' }],
      coders: [null],
      values: [[['1']]],
      sets: null,
    })
  })
  test('is known as our matrix.csv: attributes are no codes, and a code may be called like a column', async () => {
    const { codings } = await read(
      'unit,transcript,group,turn,speaker,role,line,start,end,age,time,code:role\nfg01:5-9,fg01,A,0,P1,participant,3,5,9,20-29,1,0\n',
    )
    expect(codings).toMatchObject({
      units: [{ id: 'fg01:5-9', group: 'A', span: { transcript: 'fg01', start: 5, end: 9 }, transcriptLine: 3 }],
      variables: [{ name: 'time' }, { name: 'role' }],
      values: [[['1']], [['0']]],
    })
  })
  test('takes a column of other values for a scale, and one with a slip for a code', async () => {
    const { codings } = await read('unit,valence\nu1,-1\nu2,0\nu3,1\n')
    expect(codings).toMatchObject({ variables: [{ name: 'valence', kind: 'scale' }], values: [[['-1', '0', '1']]] })
    const rows = Array.from({ length: 9 }, (_, i) => `u${i},0`).join('\n')
    expect(await problemsOf(`unit,fees\n${rows}\nu10,2\n`)).toEqual([
      'anna.csv:11:5  bad-rating  "2" in fees is neither 1 nor 0  (write 1, 0 or nothing; for the values of a scale, say which with --level)',
    ])
    expect(await problemsOf(`unit,fees\n${rows}\nu10,2\n`, { hasScales: true })).toEqual([])
  })
  test('may hold nothing but 1 and 0 for a code that the codebook has', async () => {
    expect(await problemsOf('unit,fees\nu1,maybe\nu2,no\n', { isCode: name => name === 'fees' })).toEqual([
      'anna.csv:2:4  bad-rating  "maybe" in fees is neither 1 nor 0  (write 1, 0 or nothing; for the values of a scale, say which with --level)',
    ])
  })
  test('may not be ticked: an empty cell would say two things', async () => {
    expect(await problemsOf('unit,fees,rent\nu1,x,\nu2,,x\nu3,x,\n')).toEqual([
      'anna.csv:2:4  bad-rating  "x" in fees is neither 1 nor 0  (write 1 where the code applies, 0 where it does not, and nothing where nobody looked; or say --blank-means 0, if an empty cell means 0)',
    ])
    expect(await ratings('unit,fees,rent\nu1,x,\nu2,,x\n', { blankMeans: '0' })).toEqual([
      '– u1: fees=1 rent=0',
      '– u2: fees=0 rent=1',
    ])
  })
  test('tells of rows without a unit, and of a unit that a coder rated twice', async () => {
    expect(await problemsOf('unit,fees\nu1,1\n,0\nu1,0\n')).toEqual([
      'anna.csv:3:1  missing-id  this row names no unit  (write in it what the row is about, or take it out)',
      'anna.csv:4:1  duplicate-rating  "u1" stands in line 2 too  (a coder rates a unit once: rename or remove one of the two)',
    ])
  })
  test('may not hold ones alone among empty cells, unless somebody says what these mean', async () => {
    expect(await problemsOf('unit,fees,rent\nu1,1,\nu2,,1\n')).toEqual([
      'anna.csv  blank-cells  2 of 4 cells are blank, and none holds 0  (say what blank cells mean: --blank-means 0, or --blank-means unrated)',
    ])
    expect(await ratings('unit,fees,rent\nu1,1,\nu2,,\n', { blankMeans: 'unrated' })).toEqual(['– u1: fees=1'])
  })
  test('says so where a number beside 0 and 1 may stand for a missing value, and takes NA for one', async () => {
    expect((await problemsOf('unit,fees\nu1,1\nu2,0\nu3,NA\nu4,-99\n'))[0]).toMatch(
      /^anna\.csv:5:4 {2}bad-rating {2}"-99"/,
    )
  })
  test('may stand below a title, have empty cells to the right of it, and rows whose last cells a spreadsheet left out', async () => {
    const table = 'Coded by Anna,,,\r\n,,,\r\nunit,fees,rent,,\r\nu1,1,0,,\r\nu2,0\r\n,,,,\r\n'
    expect(await ratings(table)).toEqual(['– u1: fees=1 rent=0', '– u2: fees=0'])
    expect(await problemsOf('Coded by Anna\n\nunit,fees\nu1,maybe\n', { isCode: () => true })).toEqual([
      expect.stringMatching(/^anna\.csv:4:4 {2}bad-rating/),
    ])
  })
  test('has no title where its words hold commas', async () => {
    const text = '"One, two, three, four, five, six, and so on."'
    const table = `unit,text,fees\nu1,${text},1\nu2,${text},0\n`
    expect(await ratings(table)).toEqual(['– u1: fees=1', '– u2: fees=0'])
  })
  test('goes by its words where no column names the units; without either, the units are missed', async () => {
    expect(await ratings('text,fees\nThe fee.,1\nThe bus.,0\nNo.,0\n')).toEqual([
      '– The fee.: fees=1',
      '– The bus.: fees=0',
      '– No.: fees=0',
    ])
    expect(await problemsOf('fees,rent\n1,0\n0,0\n1,1\n')).toEqual([
      'anna.csv  missing-id  no column names the units: there are fees, rent  (add a column "unit", or name one with --unit-column)',
    ])
  })
  test('may come from a spreadsheet that speaks another language', async () => {
    expect(await ratings('\ufeffunit;fees\r\nu1;WAHR\r\nu2;FALSCH\r\n')).toEqual(['– u1: fees=1', '– u2: fees=0'])
  })
  test('says once that rows repeat their units, where many do: then they are told apart by something else', async () => {
    // Triples without a header: the first is taken for one, and the six others are about two units.
    const triples = 'a,1,yes\nb,1,no\na,2,yes\nb,2,no\nb,3,no\na,4,yes\nb,4,no\na,5,no\n'
    expect(await problemsOf(triples)).toEqual([
      'anna.csv:4:1  duplicate-rating  5 rows are about a unit of a row ahead of them, the first of them: "b" stands in line 2 too  (a coder rates a unit once: name the columns with --unit-column, --coder-column and --code-column, or with --columns where there is no header)',
    ])
  })
  test('looks only at the columns that were asked for', async () => {
    const options = { isWanted: (name: string) => name === 'rent' }
    expect(await ratings('unit,fees,rent\nu1,1,0\n', options)).toEqual(['– u1: rent=0'])
  })
  test('takes a column that somebody named for what they said', async () => {
    expect(await ratings('fees,who,what\n1,anna,u1\n', { unitColumn: 'what', coderColumn: 'WHO' })).toEqual([
      'anna u1: fees=1',
    ])
    expect(await problemsOf('unit,fees\nu1,1\n', { coderColumn: 'who' })).toEqual([
      'anna.csv  unknown-column  there is no column or key "who"  (there are: unit, fees)',
    ])
  })
})

describe('a workbook', () => {
  const rows = [
    ['u1', 'The fee.', 1, null],
    ['u2', 'The bus.', 0, 'sure?'],
  ]
  test('is read as the same table in CSV is: the sheet that has the units, with its places', async () => {
    const notes = { name: 'Notes', header: ['How to code'], rows: [['Alone.']] }
    const units = { name: 'Units', header: ['unit', 'text', 'fees', 'memo'], rows }
    const bytes = await toXlsx([notes, units])
    const { codings, problems } = await readCodings({ path: 'anna.xlsx', bytes })
    expect(problems).toEqual([])
    expect(linesOf(codings as UnitRatings)).toEqual(['– u1: fees=1', '– u2: fees=0'])
    const wrong = await toXlsx([{ ...units, rows: [...rows, ['u2', 'The bus.', 1, null]] }])
    expect((await readCodings({ path: 'anna.xlsx', bytes: wrong })).problems.map(formatProblem)).toEqual([
      'anna.xlsx:4:1  duplicate-rating  "u2" stands in line 3 too  (a coder rates a unit once: rename or remove one of the two)',
    ])
  })
})

describe('a table of unit × coder', () => {
  test('has a coder in each column, and its rows are the units', async () => {
    expect(await ratings('ann,ben\n3,3\n,2\n', { coderColumns: ['ann', 'ben'] })).toEqual([
      'ann 1: rating=3',
      'ben 1: rating=3',
      'ben 2: rating=2',
    ])
  })
  test('is known by columns that are called coder 1, coder 2', async () => {
    expect(await ratings('item,Coder 1,Coder 2\na,pos,neg\nb,pos,pos\n')).toEqual([
      'Coder 1 a: rating=pos',
      'Coder 1 b: rating=pos',
      'Coder 2 a: rating=neg',
      'Coder 2 b: rating=pos',
    ])
  })
  test('may hold several codes in a cell', async () => {
    expect(
      await ratings('unit,ann,ben\nu1,fees;rent,fees\nu2,,rent\nu3,NA,rent\n', { coderColumns: ['ann', 'ben'] }),
    ).toEqual([
      'ann u1: fees=1 rent=1',
      'ann u2: fees=0 rent=0',
      'ben u1: fees=1 rent=0',
      'ben u2: fees=0 rent=1',
      'ben u3: fees=0 rent=1',
    ])
  })
})

describe('a table with one rating a row', () => {
  test('has a value of a scale', async () => {
    const options = { valueColumn: 'code' }
    expect(await ratings('sentenceid,coder,code\ns1,w1,-1\ns1,w2,0\ns2,w1,1\n', options)).toEqual([
      'w1 s1: code=-1',
      'w1 s2: code=1',
      'w2 s1: code=0',
    ])
  })
  test('counts the first of several ratings of one coder, and says so', async () => {
    const { codings, problems } = await read('unit,coder,value\ns1,w1,2\ns1,w1,3\ns2,w1,4\ns2,w1,4\n')
    expect(linesOf(codings as UnitRatings)).toEqual(['w1 s1: value=2', 'w1 s2: value=4'])
    expect(problems.map(formatProblem)).toEqual([
      'anna.csv:3:1  duplicate-rating  2 rows rate a unit again for the same coder, this the first of them; the first rating counts  (take out those that should not count)',
    ])
  })
  test('has a code and its value', async () => {
    expect(await ratings('unit,coder,code,value\nu1,anna,fees,1\nu1,anna,rent,0\nu2,anna,rent,1\n')).toEqual([
      'anna u1: fees=1 rent=0',
      'anna u2: rent=1',
    ])
  })
  test('has several codes in a cell; an empty one was looked at, and a unit without a row was not', async () => {
    const table = 'unit,coder,codes\nu1,anna,fees; rent\nu2,anna,\nu1,ben,rent\n'
    expect(await ratings(table)).toEqual(['anna u1: fees=1 rent=1', 'anna u2: fees=0 rent=0', 'ben u1: fees=0 rent=1'])
    expect(await ratings(table.replace(';', '+'), { separator: '+' })).toEqual(await ratings(table))
  })
  test('has one code a row: a unit has those of all its rows', async () => {
    expect(await ratings('unit,coder,code\nu1,anna,fees\nu1,anna,"rent; and more"\nu2,anna,fees\n')).toEqual([
      'anna u1: fees=1 rent; and more=1',
      'anna u2: fees=1 rent; and more=0',
    ])
  })
  test.each([
    ['commas in a column of that name', 'codes', ','],
    ['semicolons', 'codes', ';'],
    ['semicolons, where each of the codes stands alone elsewhere', 'code', '; '],
    ['slashes, where each of the codes stands alone elsewhere', 'codes', ' / '],
  ])('divides cells at %s', async (_, column, sign) => {
    const table = `unit,coder,${column}\nu1,anna,"fees${sign}rent"\nu2,anna,fees\nu3,anna,rent\nu4,anna,NA\n`
    expect(await ratings(table)).toEqual(['anna u1: fees=1 rent=1', 'anna u2: fees=1 rent=0', 'anna u3: fees=0 rent=1'])
  })
  test('leaves the label of a code whole, and ids with a slash', async () => {
    const isCode = (name: string) => name === 'Pay, terms'
    expect(await ratings('unit,codes\nu1,"Pay, terms"\nu2,\n', { isCode })).toEqual([
      '– u1: Pay, terms=1',
      '– u2: Pay, terms=0',
    ])
    expect(await ratings('unit,code\nu1,cost/fees\nu2,cost\nu3,fees\n')).toContain('– u1: cost/fees=1 cost=0 fees=0')
  })
  test('keeps units in which a coder found nothing at all', async () => {
    expect(await ratings('unit,codes\nu1,\nu2,\n')).toEqual(['– u1: ', '– u2: '])
  })
  test('needs no header where somebody names the columns', async () => {
    const options = { columns: ['coder', 'unit', 'value'] }
    expect(await ratings('a\t1\tstat\nb\t1\tstat\n', options)).toEqual(['a 1: value=stat', 'b 1: value=stat'])
    expect((await problemsOf('a\t1\tstat\na\t1\tstat\n', options))[0]).toMatch(/^anna\.csv:2:\d+ {2}duplicate-rating/)
  })
})

describe('coded stretches', () => {
  test('are a table of transcript, start, end and code', async () => {
    const { codings } = await read('transcript,start,end,code,coder\nfg01,4,9,Fees,anna\n')
    expect(codings).toEqual({
      kind: 'spans',
      file: 'anna.csv',
      spans: [
        {
          coder: 'anna',
          code: 'Fees',
          transcript: 'fg01',
          start: 4,
          end: 9,
          quote: null,
          rejected: false,
          line: 2,
          column: 6,
        },
      ],
    })
  })
  test('are lines of codings.jsonl, of which rejected ones say so and withheld ones are none', async () => {
    const line = (more: object) =>
      JSON.stringify({ code: 'cost', coder: 'codebook', transcript: 'fg01', start: 0, end: 4, quote: 'Fees', ...more })
    const lines = [line({}), line({ status: 'rejected' }), line({ withheld: { by: 'except' } })].join('\n')
    const { codings, problems } = await read(lines, {}, 'codings.jsonl')
    expect(problems).toEqual([])
    expect(codings?.kind === 'spans' && codings.spans.map(({ line, rejected }) => [line, rejected])).toEqual([
      [1, false],
      [2, true],
    ])
  })
  test('are told apart from what is none, each in its place', async () => {
    const lines = '{"transcript":"a","start":3,"end":2,"code":"x"}\n{"transcript":"a" "start":1}\n'
    expect(await problemsOf(lines)).toEqual([
      'anna.csv:1:1  bad-span  this is no coded stretch of a transcript  (it needs a transcript, a code, and start and end: whole numbers, the end beyond the start)',
      'anna.csv:2:19  broken-line  this line cannot be read: a comma or a closing brace should stand here  (each line must be one JSON object; the other lines were read)',
    ])
  })
})

describe('what cannot be read', () => {
  test.each([
    ['', 'anna.csv  empty-file  this file holds no codings'],
    [
      'unit,memo\nu1,well\n',
      'anna.csv  no-codes  no column holds codes: each is a name, a place or a note  (name them with --codes; there are: unit, memo)',
    ],
    [
      'unit,fees,fees\nu1,1,1\n',
      'anna.csv:1:11  duplicate-column  two columns are called "fees"  (rename one of the two)',
    ],
  ])('is said to be so: %j', async (text, line) => {
    expect(await problemsOf(text)).toEqual([line])
  })
  test('is a project of another program, which has a reader of its own', async () => {
    const { problems } = await readCodings({ path: 'p.qdpx', bytes: Buffer.from('PK\u0003\u0004 project.qde') })
    expect(problems.map(formatProblem)).toEqual([
      'p.qdpx  unread-project  this is a project of another program, which holds texts and codes too, and no table of codings  (read it with readProject)',
    ])
  })
})

test.skipIf(isAbsent)(
  `crowd codings of a debate: 467 sentences by 114 coders, 81 of them twice${needsData}`,
  async () => {
    const { readFileSync } = await import('node:fs')
    const bytes = readFileSync(shared('csta-crowd-coded/coal_debate_codings.csv'))
    const { codings, problems } = await readCodings({ path: 'coal.csv', bytes }, { valueColumn: 'code' })
    if (codings?.kind !== 'units') throw new Error('no ratings of units')
    const given = codings.values[0].map(list => list.filter(value => value !== null).length)
    expect([codings.units.length, codings.coders.length, codings.variables]).toEqual([
      467,
      114,
      [{ name: 'code', kind: 'scale' }],
    ])
    expect(given.reduce((sum, n) => sum + n)).toBe(4967 - 81)
    expect(problems.map(({ message }) => message)).toEqual([
      '81 rows rate a unit again for the same coder, this the first of them; the first rating counts',
    ])
  },
)
