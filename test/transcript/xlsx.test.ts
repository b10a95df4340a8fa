import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTranscripts } from '../../src/transcript/read-transcript'
import type { ReadOptions } from '../../src/transcript/readers/reader'
import { said } from './talk'

type Rows = readonly (readonly (string | number | null)[])[]

async function workbook(sheets: Readonly<Record<string, Rows>>): Promise<Buffer> {
  const cells = Object.values(sheets).map(rows => rows.map(row => row.map(value => ({ value }))))
  // biome-ignore lint/suspicious/noExplicitAny: the types of the library know one sheet only
  const write = writeXlsxFile as any
  const names = Object.keys(sheets)
  return write(cells.map((data, i) => ({ data, sheet: names[i] }))).toBuffer()
}

async function read(sheets: Readonly<Record<string, Rows>>, options: ReadOptions = {}, path = 'study.xlsx') {
  const { transcripts, problems } = await readTranscripts({ path, bytes: await workbook(sheets) }, options)
  return {
    transcripts,
    said: transcripts.map(transcript => [transcript.id, ...said(transcript)]),
    problems: problems.map(({ code, message, hint }) => [code, message, hint]),
  }
}

const talk: Rows = [
  ['Speaker', 'Text', 'Start'],
  ['Hale', 'Why?', 0],
  ['Ana', 'So it is.\nYes.', 2.5],
  [null, null, null],
  ['Hale', 'Oh?', 9],
]

describe('a workbook', () => {
  test('is read as a CSV file is: a row a turn, and a line is a row of the sheet', async () => {
    const { transcripts } = await read({ Talk: talk })
    expect(transcripts.map(({ id, format }) => [id, format])).toEqual([['study', 'xlsx']])
    expect(said(transcripts[0])).toEqual(['Hale: Why?', 'Ana: So it is.\nYes.', 'Hale: Oh?'])
    expect(transcripts[0].turns.map(({ line, time }) => [line, time])).toEqual([
      [2, 0],
      [3, 2.5],
      [5, 9],
    ])
  })

  test('may have a title above the header', async () => {
    const { transcripts } = await read({ Talk: [['Text of group 3'], [null], ...talk] })
    expect(transcripts[0].turns.map(({ line }) => line)).toEqual([4, 5, 7])
  })

  test('gives an answer a row where nobody speaks, with the other columns as attributes', async () => {
    const { transcripts } = await read({
      Answers: [
        ['respondent', 'site', 'age', 'comment'],
        ['r1', 'north', 31, 'The bus stops early.'],
        ['r2', 'south', null, 'Nothing to add.'],
      ],
    })
    expect(transcripts.map(({ id, text, attributes }) => [id, text, { ...attributes }])).toEqual([
      ['r1', 'The bus stops early.', { site: 'north', age: '31' }],
      ['r2', 'Nothing to add.', { site: 'south', age: '' }],
    ])
  })

  test('gives a transcript a sheet; others are left out, and that is said', async () => {
    const { said, problems } = await read({ 'Group 1': talk, Sheet2: talk, Notes: [['Ask Ana.', 'soon']] })
    expect(said).toEqual([
      ['Group 1', 'Hale: Why?', 'Ana: So it is.\nYes.', 'Hale: Oh?'],
      ['study Sheet2', 'Hale: Why?', 'Ana: So it is.\nYes.', 'Hale: Oh?'],
    ])
    expect(problems.filter(([code]) => code === 'sheet-left-out')).toEqual([
      [
        'sheet-left-out',
        'the sheet "Notes" has no column of what people said, so it is left out',
        'head that column "text", or name it with --text-column',
      ],
    ])
  })

  test('has columns that the options name', async () => {
    const sheets = {
      Talk: [
        ['wer', 'was'],
        ['Hale', 'Why?'],
        ['Ana', 'So.'],
        ['Hale', 'Oh?'],
      ],
    }
    const { said } = await read(sheets, { textColumn: 'was', speakerColumn: 'wer' })
    expect(said).toEqual([['study', 'Hale: Why?', 'Ana: So.', 'Hale: Oh?']])
    expect((await read(sheets)).problems).toEqual([
      ['no-text-column', 'no column or key holds what people said', 'name it with --text-column; there are: wer, was'],
    ])
    expect((await read(sheets, { textColumn: 'words' })).problems).toEqual([
      ['unknown-column', 'there is no column or key "words"', 'there are: wer, was'],
    ])
  })

  test('without a cell, or that is none, is refused', async () => {
    expect((await read({ Sheet1: [[null]] })).problems).toEqual([['no-turns', 'the workbook is empty', undefined]])
    const { problems } = await readTranscripts({ path: 'study.xlsx', bytes: Buffer.from('speaker,text\nAna,Yes.\n') })
    expect(problems.map(({ code }) => code)).toEqual(['broken-xlsx'])
  })
})
