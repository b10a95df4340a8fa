import { describe, expect, test } from 'vitest'
import { table } from '../../src/transcript/readers/table'
import { lineAt } from '../../src/transcript/transcript'
import {
  canonicalTurns,
  describeData,
  fullProblemsOf,
  fuzz,
  problemsOf,
  read,
  readTurns,
  sourceOf,
  turnsOf,
} from './reading'

describe('a table with a speaker column', () => {
  test('is a transcript, one row a turn', async () => {
    const text =
      '\ufeffSpeaker,Start,Band,Text\r\nAma,00:00:02,5,"It is ""the fees"",\r\nI said."\r\n\r\nTom,00:01:02.5,7,\r\n,0:03,7,No.\r\n'
    expect(await read(table, text)).toEqual([
      {
        text: 'It is "the fees",\nI said.\n\nNo.',
        turns: [
          { label: 'Ama', time: 2, start: 0, end: 25 },
          { label: 'Tom', time: 62.5, start: 26, end: 26 },
          { label: null, time: 3, start: 27, end: 30 },
        ],
        lines: [
          { start: 0, line: 2 },
          { start: 26, line: 5 },
          { start: 27, line: 6 },
        ],
        why: { Ama: 'is named under "Speaker"', Tom: 'is named under "Speaker"' },
        problems: [],
      },
    ])
  })
  test.each([
    ['comma', 'who,words\nAma,"Fees; rent"\nTom,No\n'],
    ['semicolon', 'who;words\nAma;"Fees; rent"\nTom;No\n'],
    ['tab', 'who\twords\nAma\tFees; rent\nTom\tNo\n'],
    ['Excel’s first line', 'sep=;\r\nwho;words\r\nAma;"Fees; rent"\r\nTom;No\r\n'],
    ['blanks after it', 'who, words\nAma, "Fees; rent"\nTom, No\n'],
    ['CR alone', 'who,words\rAma,"Fees; rent"\rTom,No'],
  ])('is told apart from others by its header: %s', async (_, text) => {
    expect(await readTurns(table, text)).toEqual([
      ['Ama', null, 'Fees; rent'],
      ['Tom', null, 'No'],
    ])
  })
  test('gives the line on which the words begin', async () => {
    const [{ text, lines }] = await read(table, 'note,speaker,text\n"two\nlines",Ama,"\nFees\nrise"\nx,Tom,No\n')
    expect(['Fees', 'rise', 'No'].map(word => lineAt({ text, lines }, text.indexOf(word)))).toEqual([4, 5, 6])
  })
  test('is several transcripts where a column names the group', async () => {
    const text = 'group,speaker,text\nNight,Ama,Fees\nDay,Kim,No\nNight,Tom,Rent\n'
    expect((await read(table, text)).map(one => [one.id, one.group, turnsOf(one)])).toEqual([
      [
        'Night',
        'Night',
        [
          ['Ama', null, 'Fees'],
          ['Tom', null, 'Rent'],
        ],
      ],
      ['Day', 'Day', [['Kim', null, 'No']]],
    ])
  })
  test('takes a role from a word for a role, not from a job', async () => {
    const [{ turns }] = await read(
      table,
      'speaker,role,text\nHale,Moderator,Why?\nAma,Rota coordinator,Fees\nTom,participant,No\n',
    )
    expect(turns.map(({ label, role }) => [label, role])).toEqual([
      ['Hale', 'moderator'],
      ['Ama', undefined],
      ['Tom', 'participant'],
    ])
  })
})

describe('a table without a speaker column', () => {
  test('is answers: one row a respondent, other columns attributes', async () => {
    const text = 'Respondent ID;Band;Comment;Band;\nr1;5;"Fees\nrise";6;x\nr2;;Rent;;\n'
    expect(
      (await read(table, text)).map(({ id, turns, text, lines, attributes }) => [
        id,
        turns[0].label,
        turns[0].role,
        text,
        lines,
        attributes,
      ]),
    ).toEqual([
      [
        'r1',
        'r1',
        'participant',
        'Fees\nrise',
        [{ start: 0, line: 2 }],
        { Band: '5', 'Band (2)': '6', 'column 5': 'x' },
      ],
      ['r2', 'r2', 'participant', 'Rent', [{ start: 0, line: 4 }], { Band: '', 'Band (2)': '', 'column 5': '' }],
    ])
  })
  test('numbers its rows where it has no id', async () => {
    expect(
      (await read(table, 'feedback,site\nFees,A\nRent,B\n')).map(({ id, turns, attributes }) => [
        id,
        turns[0].label,
        attributes,
      ]),
    ).toEqual([
      ['1', '1', { site: 'A' }],
      ['2', '2', { site: 'B' }],
    ])
  })
  test('may have one column, in which commas are commas', async () => {
    expect((await read(table, 'Comment\nFees, rent\n"Quoted, ""too"""\n')).map(({ text }) => text)).toEqual([
      'Fees, rent',
      'Quoted, "too"',
    ])
  })
  test('is the segments of a recording where it has start and end: nobody is named', async () => {
    expect(await readTurns(table, 'start\tend\ttext\n2000\t2500\t"Fees," she said\n2600\t2700\tRent "up\n')).toEqual([
      [null, 2, '"Fees," she said'],
      [null, 2.6, 'Rent "up'],
    ])
  })
  test('may have columns called __proto__ and constructor', async () => {
    const [{ attributes, id }] = await read(table, 'id,__proto__,constructor,text\ntoString,a,b,Fees\n')
    expect([id, Object.entries(attributes!)]).toEqual([
      'toString',
      [
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ],
    ])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})

describe('options of a table', () => {
  const text = 'Nr,Wer,Was sagt sie,Gruppe\n1,Ama,Fees,Night\n2,Tom,Rent,Night\n'
  test('name the columns, in any case', async () => {
    const options = { textColumn: 'was sagt sie', speakerColumn: 'WER', groupColumn: 'gruppe' }
    expect((await read(table, text, options)).map(one => [one.id, turnsOf(one)])).toEqual([
      [
        'Night',
        [
          ['Ama', null, 'Fees'],
          ['Tom', null, 'Rent'],
        ],
      ],
    ])
    expect(
      (await read(table, text, { textColumn: 'Was sagt sie', idColumn: 'Nr' })).map(({ id, attributes }) => [
        id,
        attributes,
      ]),
    ).toEqual([
      ['1', { Wer: 'Ama', Gruppe: 'Night' }],
      ['2', { Wer: 'Tom', Gruppe: 'Night' }],
    ])
  })
  test('that name a missing column are errors which list the columns', async () => {
    expect(await fullProblemsOf(table, text, { textColumn: 'Was', idColumn: 'Id' }, 'a.csv')).toEqual([
      {
        code: 'unknown-column',
        severity: 'error',
        message: 'there is no column or key "Was"',
        file: 'a.csv',
        hint: 'there are: Nr, Wer, Was sagt sie, Gruppe',
      },
      {
        code: 'unknown-column',
        severity: 'error',
        message: 'there is no column or key "Id"',
        file: 'a.csv',
        hint: 'there are: Nr, Wer, Was sagt sie, Gruppe',
      },
    ])
  })
})

describe('a damaged table', () => {
  test('loses the rows with too many or too few fields, each an error with its line', async () => {
    const text = 'id,text\nr1,"Fees\nrise"\nr2,Rent, too\nr3\nr4,No\n'
    expect((await read(table, text)).map(({ id }) => id)).toEqual(['r1', 'r4'])
    expect(await problemsOf(table, text)).toEqual(['broken-row 4', 'broken-row 5'])
  })
  test('loses the rows that a stray quote swallows', async () => {
    const text = 'id,text\nr1,"Fees\nr2,"Rent"\nr3,No "no" no\nr4,"""Yes,""\nshe said"\n'
    expect((await read(table, text)).map(({ id, text }) => [id, text])).toEqual([
      ['r3', 'No "no" no'],
      ['r4', '"Yes,"\nshe said'],
    ])
    expect(await problemsOf(table, text)).toEqual(['broken-row 2'])
  })
  test('is refused where a quote is never closed, with the line on which it opens', async () => {
    expect(await problemsOf(table, 'id,text\nr1,"Fees\nrise"\n"r2\nx","Rent\nr3,No\nr4,No\n')).toEqual([
      'unclosed-quote 5',
    ])
  })
  test('without rows, or without a text column, is refused', async () => {
    expect(await problemsOf(table, 'id,text\n')).toEqual(['no-turns'])
    expect(await problemsOf(table, '\n')).toEqual(['no-turns'])
    expect(await fullProblemsOf(table, 'id,group,role,band\nP1,FG3,Coordinator,5\n', {}, 'participants.csv')).toEqual([
      {
        code: 'no-text-column',
        severity: 'error',
        message: 'no column or key holds what people said',
        file: 'participants.csv',
        hint: 'name it with --text-column; there are: id, group, role, band',
      },
    ])
    expect(await problemsOf(table, 'sentence_id,speech,code\n1001,1,0\n1002,2,1\n')).toEqual(['no-text-column'])
  })
  test('gives problems, never another exception', async () => {
    await fuzz(
      table,
      [
        'speaker,start,text\nAma,00:01,"Fees, ""rent""\nrise"\nTom,00:02,No\n',
        'id;comment;band\nr1;Fees;5\nr2;"Rent;";7\n',
        'start\tend\ttext\n0\t1\ta\n1\t2\tb\n',
      ],
      {},
      'a.csv',
    )
    await fuzz(table, ['a,b\nAma,Fees\nTom,Rent\n'], { textColumn: 'b', idColumn: 'a' }, 'a.csv')
  })
})

describe('a table file', () => {
  test('is known by its extension, or by a header that names a text', () => {
    const files: [string, string][] = [
      ['a.csv', 'speaker,text\nAma,Fees\n'],
      ['a.csv', 'Comment\nFees\n'],
      ['a.csv', 'id,group,role,band\nP1,FG3,Coordinator,5\n'],
      ['a.csv', 'Ama: Fees, rent.\nTom: No.\n'],
      ['a.txt', 'id,group,role,band\nP1,FG3,Coordinator,5\n'],
      ['a.txt', 'speaker\ttext\nAma\tFees\n'],
      ['a.txt', 'id,comment\nr1,"Fees"\n'],
      ['a.txt', 'Comment, response and feedback\nAll of it, really.\n'],
      ['a.txt', 'Text\nAma: Fees.\n'],
      ['a.txt', 'Ama: Fees, rent, text\nTom: No, no, no\n'],
      ['a.txt', ''],
    ]
    expect(files.map(([path, text]) => table.recognises(sourceOf(text, path)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describeData('transcript-formats', readFile => {
  const expected = readFile('expected.json')
  test('20-table.csv, whose times are whole seconds', async () => {
    expect(await readTurns(table, readFile('20-table.csv'), {}, 'a.csv')).toEqual(
      canonicalTurns(expected, { times: startMs => Math.floor(startMs / 1000) }),
    )
  })
  test('10-whisper.tsv, which names nobody', async () => {
    expect(await readTurns(table, readFile('10-whisper.tsv'), {}, 'a.tsv')).toEqual(
      canonicalTurns(expected, { speakers: null }),
    )
  })
  test.each(['21-participants-anonymous.csv', '21-participants-nvivo.csv'])('%s is no transcript', async name => {
    expect(table.recognises(sourceOf(readFile(name), 'a.txt'))).toBe(false)
    expect(await problemsOf(table, readFile(name), {}, name)).toEqual(['no-text-column'])
  })
})

describeData('nhs-patient-feedback', readFile => {
  test('holds 10,334 comments, some over several lines', async () => {
    const answers = await read(table, readFile('phase1_text_data.csv'), {}, 'a.csv')
    expect([answers.length, Object.keys(answers[1].attributes!)]).toEqual([
      10334,
      ['code', 'label', 'subcategory', 'criticality', 'organization', 'question', 'row_index'],
    ])
    expect(answers.flatMap(({ problems }) => problems ?? [])).toEqual([])
  })
})
