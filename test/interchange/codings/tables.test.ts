import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { codebookTable } from '../../../src/interchange/codings/codebook-table'
import { quotationTable } from '../../../src/interchange/codings/quotation-table'
import { segmentTable } from '../../../src/interchange/codings/segment-table'
import { unitTable } from '../../../src/interchange/codings/unit-table'
import type { Imported } from '../../../src/interchange/imported'
import type { Importer, ImportOptions } from '../../../src/interchange/importer'
import { sumLosses } from '../../../src/interchange/ledger'
import { InputError } from '../../../src/problem'
import { readTranscripts } from '../../../src/transcript/read-transcript'
import { sourceOf } from './database'

const yaml = `codebook: Fees
language: en
themes:
  - id: cost
    label: Cost
    subthemes:
      - id: fees
        label: Tuition fees
        keywords: [fee]
  - id: mood
    label: Mood
    keywords: [sad]
`
const talk = `Moderator: What is new?

P1: The fees are “high”. Yes.

P2: Yes. It is sad, um, that nobody cares.

P1: Yes. The bus is free.
`

/** A study with such transcripts. */
async function studyOf(texts: Readonly<Record<string, string>> = { 'fg01.txt': talk }): Promise<ImportOptions> {
  const { codebook } = await readCodebook(yaml, 'codebook.yaml')
  const read = await Promise.all(
    Object.entries(texts).map(([path, text]) => readTranscripts({ path, bytes: Buffer.from(text) })),
  )
  return { study: { codebook: codebook!, transcripts: read.flatMap(({ transcripts }) => transcripts) } }
}

const imported = async (importer: Importer, text: string, options: ImportOptions = {}): Promise<Imported> => {
  const source = sourceOf('table.csv', text)
  expect(importer.recognises(source)).toBe(true)
  return importer.import(source, options)
}
/** The codings as words, code and coder. */
const told = ({ codings, transcripts }: Imported) =>
  codings.map(({ transcript, start, end, code, coder }) => {
    const { text } = transcripts.find(({ id }) => id === transcript)!
    return [transcript, text.slice(start, end), code, coder]
  })
const losses = ({ losses }: Imported) => sumLosses(losses).map(({ what, fate, count }) => `${what}, ${fate}: ${count}`)

describe('a table of segments', () => {
  test('of MAXQDA in German finds its words, whatever the signs, and its codes by id, path or label', async () => {
    const table = [
      'Farbe;Kommentar;Dokumentgruppe;Dokumentname;Code;Anfang;Ende;Gewicht;Segment;Erstellt von;Erstellt am;Fläche',
      '●;Sicher?;Runde 1;fg01;Cost\\Tuition fees;2;2;0;"The fees  are ""high""";Anna;03.05.2024 14:30:00;20',
      '●;;Runde 1;fg01;Mood;3;3;50;it is SAD […] cares;Ben;5/3/24;20',
      '●;;Runde 1;fg01;Cost > Rent;2;2;0;The bus is free;Anna;;20',
      '●;;Runde 1;fg09;Mood;2;2;0;The bus is free;Anna;;20',
      '●;;Runde 1;fg01;Mood;2;2;0;The bus is dear;Anna;;20',
    ].join('\r\n')
    const result = await imported(segmentTable, table, await studyOf())
    expect(told(result)).toEqual([
      ['fg01', 'The fees are “high”', 'cost/fees', 'Anna'],
      ['fg01', 'It is sad, um, that nobody cares', 'mood', 'Ben'],
      ['fg01', 'The bus is free', 'cost/rent', 'Anna'],
    ])
    expect(result.codings[0]).toMatchObject({ at: '2024-05-03T14:30:00.000Z', memo: 'Sicher?' })
    expect(result.codebook!.codes).toMatchObject([
      {
        id: 'cost',
        label: 'Cost',
        subthemes: [
          { id: 'fees', label: 'Tuition fees' },
          { id: 'rent', label: 'Rent' },
        ],
      },
      { id: 'mood', label: 'Mood' },
    ])
    expect(losses(result)).toEqual([
      'columns, left out: 3',
      'weights of segments, left out: 1',
      'codes that the study lacks, changed: 1',
      'rules of the study’s codebook, left out: 1',
      'spelling of segments, assumed: 1',
      'omissions in segments, changed: 1',
      'times of codings, left out: 1',
      'segments of unknown documents, left out: 1',
      'segments that were not found, left out: 1',
    ])
    expect(result.losses.find(({ what }) => what === 'segments that were not found')).toMatchObject({
      line: 6,
      column: 28,
    })
  })

  test('places words that stand in several places by the numbers of paragraphs', async () => {
    // "Yes." is said three times; the other segment shows that blank lines are not counted.
    const rows = ['fg01,Mood,4,The bus is free', 'fg01,Mood,3,Yes.', 'fg01,Mood,9,Yes.']
    const result = await imported(
      segmentTable,
      ['Document name,Code,Beginning,Segment', ...rows].join('\n'),
      await studyOf(),
    )
    expect(result.codings.map(({ start }) => start)).toEqual([talk.indexOf('The bus'), talk.indexOf('Yes. It is')])
    expect(losses(result)).toContain('segments in several places, left out: 1')
  })

  test('gives as many segments of the same words as there are places one each, in their order', async () => {
    const result = await imported(
      segmentTable,
      `Document name,Code,Weight,Segment\n${'fg01,Mood,0,Yes.\n'.repeat(3)}`,
      await studyOf(),
    )
    expect(result.codings.map(({ start }) => start)).toEqual([...talk.matchAll(/Yes\./g)].map(({ index }) => index))
    expect(losses(result)).toContain('segments in several places, assumed: 3')
  })

  test('of ATLAS.ti has several codes in a cell, with their groups ahead', async () => {
    const rows = ['1:1,fg01.txt,The bus is free,"Cost: Rent\nCost: Bus\nMood",Anna', '1:2,fg01.txt,What is new,,Anna']
    const table = ['ID,Document,Quotation Content,Codes,Created by', ...rows].join('\n')
    const result = await imported(segmentTable, table, await studyOf())
    expect(told(result).map(([, , code]) => code)).toEqual(['cost/rent', 'cost/bus', 'mood'])
    expect(losses(result)).toContain('segments without codes, left out: 1')
  })

  test('is the text of NVivo’s references too, in English and German', async () => {
    const text = [
      'Name: Codes\\\\Mood',
      '',
      '<Files\\\\Round 1\\\\fg01> - § 2 references coded  [ 4.20% Coverage]',
      '',
      'Reference 1 - 4.20% Coverage',
      '',
      'It is sad, um,',
      ' that nobody cares.',
      '',
      'Referenz 2 - 1,20% Abdeckung',
      '',
      'The bus is free.',
      '<Dateien\\\\fg09> - § 1 Referenz kodiert [1,00% Abdeckung]',
      'Referenz 1 - 1,00% Abdeckung',
      'Nothing.',
    ].join('\r\n')
    const result = await imported(segmentTable, text, await studyOf())
    expect(told(result)).toEqual([
      ['fg01', 'It is sad, um, that nobody cares.', 'mood', null],
      ['fg01', 'The bus is free.', 'mood', null],
    ])
    expect(losses(result)).toContain('segments of unknown documents, left out: 1')
  })

  test('finds words in a transcript that is the words of its turns alone, though the table has the labels', async () => {
    const options = await studyOf({ 'fg01.csv': 'speaker,text\nP1,The fees are high.\nP2,They are not.\n' })
    const table = 'Document name,Code,Weight,Segment\nfg01,Mood,0,"P1: The fees are high.\nP2: They are not."\n'
    const result = await imported(segmentTable, table, options)
    expect(told(result).map(([, words]) => words)).toEqual(['The fees are high.\nThey are not.'])
    expect(losses(result)).toContain('labels in segments, changed: 1')
  })

  test('needs a study, and says so', async () => {
    const source = sourceOf('segments.csv', 'Document name,Code,Segment\nfg01,Mood,Yes.\n')
    await expect(segmentTable.import(source, {})).rejects.toThrow(InputError)
    await expect(segmentTable.import(source, {})).rejects.toThrow('needs-study')
  })
})

describe('a table of quotations', () => {
  test('of Taguette’s highlights has one tag a row', async () => {
    const table = 'id,document,tag,content\n1,fg01.docx,cost/fees,The fees are “high”\n2,fg01.docx,,Yes.\n'
    const result = await imported(quotationTable, table, await studyOf())
    expect(told(result)).toEqual([['fg01', 'The fees are “high”', 'cost/fees', null]])
  })

  test('without documents is looked for in all transcripts', async () => {
    const options = await studyOf({ 'fg01.txt': talk, 'fg02.txt': 'P3: The bus is late.\n\nP4: Yes.\n' })
    const result = await imported(quotationTable, 'Quotation,Codes\nThe bus is late.,Mood; Cost\nYes.,Mood\n', options)
    expect(told(result)).toEqual([
      ['fg02', 'The bus is late.', 'mood', null],
      ['fg02', 'The bus is late.', 'cost', null],
    ])
    expect(losses(result)).toContain('segments in several places, left out: 1')
  })

  test('of character spans takes the places as they are', async () => {
    const at = talk.indexOf('free')
    const rows = [
      `fg01,${at},${at + 4},Mood,anna,free`,
      'fg01,2,9000,Mood,anna,',
      'fg09,2,9,Mood,anna,',
      'fg01,9,2,Mood,anna,',
    ]
    const table = ['transcript,start,end,code,coder,text', ...rows].join('\n')
    const result = await imported(quotationTable, table, await studyOf())
    expect(told(result)).toEqual([['fg01', 'free', 'mood', 'anna']])
    expect(losses(result).slice(1)).toEqual([
      'codings without a place, left out: 1',
      'segments of unknown documents, left out: 1',
    ])
    expect(result.problems).toMatchObject([{ code: 'bad-span', line: 5 }])
  })
})

describe('a table of units', () => {
  test('with a column for each code gives answers, their codings and what else is known of who gave them', async () => {
    const table = [
      'id,age,answer,Cost > Fees,Mood,role,coder',
      'r1,41,"Too dear, and sad.",1,x,nurse,anna',
      'r1,41,"Too dear, and sad.",0,1,nurse,ben',
      'r2,,Fine.,0,,clerk,anna',
      'r3,33,,1,0,clerk,anna',
    ].join('\n')
    const result = await imported(unitTable, table)
    expect(result.transcripts).toEqual([
      { id: 'r1', text: 'Too dear, and sad.', kind: 'answer' },
      { id: 'r2', text: 'Fine.', kind: 'answer' },
    ])
    expect(told(result)).toEqual([
      ['r1', 'Too dear, and sad.', 'cost/fees', 'anna'],
      ['r1', 'Too dear, and sad.', 'mood', 'anna'],
      ['r1', 'Too dear, and sad.', 'mood', 'ben'],
    ])
    expect(result.participants).toEqual({
      attributes: ['age', 'attribute role'],
      people: [
        { id: 'r1', group: 'r1', role: null, values: ['41', 'nurse'] },
        { id: 'r2', group: 'r2', role: null, values: [null, 'clerk'] },
      ],
    })
    expect(losses(result)).toEqual([
      'units without words, left out: 1',
      'ratings that a code does not apply, left out: 3',
      'names of attributes, changed: 1',
    ])
  })

  test('with a theme and a sub-theme in each row makes sub-themes of them', async () => {
    const table = 'Theme,Sub-theme,Feedback\nCare,Waiting,I waited.\nCare,Care,Good.\nCare,Waiting,I waited.\n'
    const result = await imported(unitTable, table)
    expect(result.codebook!.codes).toMatchObject([{ id: 'care', subthemes: [{ id: 'waiting', label: 'Waiting' }] }])
    expect(result.codings.map(({ transcript, code }) => [transcript, code])).toEqual([
      ['1', 'care/waiting'],
      ['2', 'care'],
      ['3', 'care/waiting'],
    ])
  })

  test('with several codes in a cell counts each once for a unit and a coder', async () => {
    const table =
      'id;text;codes;coder\n1;So so.;pay, hours;anna\n1;So so.;pay;anna\n1;So so.;pay;ben\n__proto__;No.;;ben\n'
    const result = await imported(unitTable, table)
    expect(told(result).map(([id, , code, coder]) => [id, code, coder])).toEqual([
      ['1', 'pay', 'anna'],
      ['1', 'hours', 'anna'],
      ['1', 'pay', 'ben'],
    ])
    expect(result.transcripts.map(({ id }) => id)).toEqual(['1', '__proto__'])
    expect(losses(result)).toEqual(['repeated codings, left out: 1'])
  })

  test('without words is of the study’s transcripts', async () => {
    const result = await imported(unitTable, 'unit,Mood,Tuition fees\nfg01,1,0\nfg09,1,1\n', await studyOf())
    expect(told(result)).toEqual([['fg01', talk, 'mood', null]])
    expect(losses(result)).toContain('units that the study lacks, left out: 1')
  })

  test('without codes or without words and study is an error that says so', async () => {
    await expect(unitTable.import(sourceOf('a.csv', 'id,text\n1,Yes.\n'), {})).rejects.toThrow('no-codes')
    await expect(unitTable.import(sourceOf('a.csv', 'unit,Mood\n1,1\n'), {})).rejects.toThrow('needs-study')
  })
})

describe('a table that other programs make', () => {
  test('of a codebook, as Taguette exports it, gives themes and sub-themes with what they mean, and no codings', async () => {
    const table = [
      'tag,parent,description,number of highlights',
      'cost,,"Money, said",0',
      'cost.fees,cost,What it costs,12',
      'cost.rent,,Homes,3',
      'time,before,,4',
    ].join('\r\n')
    const result = await imported(codebookTable, table)
    expect(result.codebook!.codes).toMatchObject([
      {
        id: 'cost',
        definition: 'Money, said',
        subthemes: [
          { id: 'fees', definition: 'What it costs' },
          { id: 'rent', definition: 'Homes' },
        ],
      },
      { id: 'time', definition: null },
    ])
    expect([result.transcripts, result.codings]).toEqual([[], []])
    expect(losses(result)).toEqual(['counts of codes, left out: 1', 'codes below unknown ones, changed: 1'])
  })

  test.each([
    ['a table of people', 'name,description,age\nAnna,A nurse,41\n'],
    ['a table of keywords', 'code,description,keyword\nfees,Costs,fee\n'],
    ['a table of segments', 'document,code,memo,segment\nfg01,fees,Hm,Yes.\n'],
  ])('takes %s for no codebook', (_, text) => {
    expect(codebookTable.recognises(sourceOf('table.csv', text))).toBe(false)
  })

  test('calls a sub-theme `cost.fees`, which is that of the study', async () => {
    const table = 'id,document,tag,content\n1,fg01.txt,cost.fees,The fees are “high”.\n'
    expect(told(await imported(quotationTable, table, await studyOf()))).toEqual([
      ['fg01', 'The fees are “high”.', 'cost/fees', null],
    ])
  })

  test('says "2 - 2" for a paragraph, as ATLAS.ti does, and numbers references, as NVivo does', async () => {
    const header = 'Document,Quotation Content,Codes,Reference'
    const sure = 'fg01,The fees are “high”.,Mood,2 - 2\nfg01,The bus is free.,Mood,4 - 4'
    const atlas = await imported(segmentTable, `${header}\n${sure}\nfg01,Yes.,Mood,3 - 3\n`, await studyOf())
    // Programs count lines, and between turns there are blank ones: the numbers are those of lines with words.
    expect(atlas.codings.at(-1)).toMatchObject({ start: talk.indexOf('Yes. It'), code: 'mood' })
    const nvivo = 'fg01,It is sad,Mood,1\nfg01,The fees,Mood,2\nfg01,The bus,Mood,3\nfg01,What is new?,Mood,9'
    const numbered = await imported(segmentTable, `${header}\n${nvivo}\nfg01,Yes.,Mood,2\n`, await studyOf())
    expect(losses(numbered)).toContain('segments in several places, left out: 1')
  })

  test('of spans counts code points from 1, as R does, where the words that it repeats stand there', async () => {
    const words = 'The 😀 fee is high. Another 😀 fee.'
    const table = 'transcript,start,end,code,text\nfg01,11,13,cost/fees,fee\nfg01,34,36,cost/fees,fee\n'
    const result = await imported(quotationTable, table, await studyOf({ 'fg01.txt': `P1: ${words}\n` }))
    expect(told(result)).toEqual([
      ['fg01', 'fee', 'cost/fees', null],
      ['fg01', 'fee', 'cost/fees', null],
    ])
    expect([result.positions, result.losses]).toEqual([
      'code points, the first is 1, ends inclusive',
      result.losses.filter(({ what }) => what.startsWith('rules')),
    ])
  })

  test('without words says that it was read as one of units, and what else reads it', async () => {
    const table = 'sentenceid,coder,code\n1,w1,-1\n2,w1,1\n'
    const error = await imported(unitTable, table).catch(problemsOf)
    expect(error).toMatchObject([{ code: 'needs-study', hint: expect.stringContaining('agree') }])
  })
})

function problemsOf(error: unknown) {
  return error instanceof InputError ? error.problems : [error]
}
