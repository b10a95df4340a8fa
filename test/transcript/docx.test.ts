import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { lineAt } from '../../src/transcript/transcript'
import { codes, roles, said, transcriptOf } from './talk'
import { zip } from './zip'

/** A paragraph; what stands between asterisks is bold. */
function p(words: string): Paragraph {
  const runs = words.split('*').map((text, i) => new TextRun({ text, bold: i % 2 === 1 }))
  return new Paragraph({ children: runs.filter((_, i) => words.split('*')[i] !== '') })
}

/** A table; `|` parts paragraphs in a cell. */
function table(...rows: string[][]): Table {
  const cell = (words: string) => new TableCell({ children: words.split('|').map(p) })
  return new Table({ rows: rows.map(cells => new TableRow({ children: cells.map(cell) })) })
}

async function docx(...children: (Paragraph | Table)[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

async function read(...children: (Paragraph | Table)[]) {
  return transcriptOf(await docx(...children), {}, 'talk.docx')
}

const talk = ['Moderator: How is work?', 'Anna: Fine, I think.', 'Moderator: And the pay?', 'Anna: Low.']

describe('docx', () => {
  test('reads labels with a colon; lines are paragraphs', async () => {
    const transcript = await read(
      p('Group 3'),
      p(''),
      p('Moderator: How is work?'),
      p('Anna: Fine,'),
      p('I think.'),
      p('P2: No.'),
    )
    expect(said(transcript)).toEqual(['Moderator: How is work?', 'Anna: Fine,\n\nI think.', 'P2: No.'])
    expect(transcript.turns.map(({ line }) => line)).toEqual([3, 4, 6])
    expect(lineAt(transcript, transcript.text.indexOf('I think.'))).toBe(5)
    expect([transcript.id, transcript.format]).toEqual(['talk', 'docx'])
  })

  test.each([
    [
      'bold labels with a colon',
      ['*Moderator:* How is work?', '*Anna:* Fine, I think.', '*Moderator:* And the pay?', '*Anna:* Low.'],
    ],
    [
      'bold labels without',
      ['*Moderator* How is work?', '*Anna* Fine, I think.', '*Moderator* And the pay?', '*Anna* Low.'],
    ],
    [
      'bold labels above the words',
      ['*Moderator*', 'How is work?', '*Anna*', 'Fine, I think.', '*Moderator*', 'And the pay?', '*Anna*', 'Low.'],
    ],
    [
      'bold paragraphs, label and all',
      ['*Moderator: How is work?*', 'Anna: Fine, I think.', '*Moderator: And the pay?*', 'Anna: Low.'],
    ],
    [
      'bold questions without a label',
      ['*Group 3*', '*How is work?*', 'Anna: Fine, I think.', '*And the pay?*', 'Anna: Low.'],
    ],
  ])('reads %s', async (_, paragraphs) => {
    expect(said(await read(...paragraphs.map(p)))).toEqual(talk)
  })

  test('takes a colon within the words for no label where a name in bold stands ahead of it', async () => {
    const transcript = await read(
      ...[
        '*Moderator* And the pay?',
        '*Anna* Late. For example: in May.',
        '*Moderator* Why?',
        '*Anna* Well: nobody knows.',
      ].map(p),
      ...['*Moderator*: Really?', '*Anna* (nurse): Yes.'].map(p),
    )
    expect(said(transcript)).toEqual([
      'Moderator: And the pay?',
      'Anna: Late. For example: in May.',
      'Moderator: Why?',
      'Anna: Well: nobody knows.',
      'Moderator: Really?',
      'Anna (nurse): Yes.',
    ])
  })

  test('reads Teams’ name and time above the words', async () => {
    const transcript = await read(
      p('Team meeting'),
      p('*Ann Hale*   0:03'),
      p('How is work?'),
      p('*Bo Li*   0:09'),
      p('Fine.'),
      p('*Ann Hale*   1:02'),
      p('And the pay?'),
      p('Ann Hale stopped transcription'),
    )
    expect(said(transcript)).toEqual(['Ann Hale: How is work?', 'Bo Li: Fine.', 'Ann Hale: And the pay?'])
    expect(transcript.turns.map(({ time }) => time)).toEqual([3, 9, 62])
  })

  test('reads tables with the speaker on the left, and goes on where that cell is empty', async () => {
    const transcript = await read(
      table(
        ['Speaker', 'Words'],
        ['Moderator:', 'How is work?'],
        ['Anna', 'Fine,|I think.'],
        ['', 'Really.'],
        ['Moderator', 'And the pay?'],
        ['Anna', 'Low.'],
      ),
    )
    expect(said(transcript)).toEqual([
      'Moderator: How is work?',
      'Anna: Fine,\nI think.\nReally.',
      'Moderator: And the pay?',
      'Anna: Low.',
    ])
  })

  test('reads times in a column, and takes a table of facts for no talk', async () => {
    const transcript = await read(
      table(['Date', '3 May'], ['Moderator', 'AB']),
      table(
        ['00:02', 'I', 'How is work for you this year?'],
        ['00:09', 'Anna', 'Fine, I think.'],
        ['00:12', 'I', 'And the pay?'],
        ['01:02', 'Anna', 'Low.'],
      ),
    )
    expect(transcript.turns.map(({ speaker, time }) => [speaker, time])).toEqual([
      ['I', 2],
      ['Anna', 9],
      ['I', 12],
      ['Anna', 62],
    ])
    expect(roles(transcript)).toEqual(['I moderator', 'Anna participant'])
  })

  test('takes headings for no speech', async () => {
    const transcript = await read(
      new Paragraph({ text: 'Group 3', heading: HeadingLevel.HEADING_1 }),
      p('I: How is work?'),
      p('Anna: Fine.'),
      new Paragraph({ text: 'Pay and hours', heading: HeadingLevel.HEADING_2 }),
      p('I: And the pay?'),
      p('Anna: Low.'),
    )
    expect(said(transcript)).toEqual(['I: How is work?', 'Anna: Fine.', 'I: And the pay?', 'Anna: Low.'])
  })

  test('gives a turn a paragraph where nobody is named', async () => {
    const transcript = await read(p('We were late.'), p('Nobody rang.'))
    expect([said(transcript), codes(transcript)]).toEqual([['-: We were late.', '-: Nobody rang.'], ['no-speakers']])
  })

  test('is known by its content, whatever the file is called', async () => {
    const transcript = await transcriptOf(await docx(p('I: So?'), p('P1: Yes.')), {}, 'talk.bin')
    expect(said(transcript)).toEqual(['I: So?', 'P1: Yes.'])
  })
})

describe('a .docx file that cannot be read', () => {
  const problemsOf = async (bytes: Uint8Array) => codes(await readTranscripts({ path: 'talk.docx', bytes }))

  test('is cut short, or no archive, or another archive', async () => {
    const whole = await docx(p('I: So?'))
    expect(await problemsOf(whole.subarray(0, whole.length / 2))).toEqual(['broken-docx'])
    expect(await problemsOf(Buffer.from('I: So?'))).toEqual(['broken-docx'])
    expect(await problemsOf(zip([['word/other.xml', '<a/>']]))).toEqual(['broken-docx'])
    expect(await problemsOf(await docx(p('')))).toEqual(['broken-docx'])
    expect(await readTranscripts({ path: 'talk.docx', bytes: whole.subarray(0, 99) })).toEqual({
      transcripts: [],
      problems: [
        {
          code: 'broken-docx',
          severity: 'error',
          message: 'this .docx file cannot be read: it is cut short, or no .docx file at all',
          file: 'talk.docx',
          hint: 'open it in a word processor and save it again as .docx, or copy it anew',
        },
      ],
    })
  })

  test('would grow too large, or holds two files of one name: it is never unpacked', async () => {
    const large = zip([['word/document.xml', '<a/>', 250_000_000]])
    expect(await problemsOf(large)).toEqual(['unsafe-archive'])
    expect(await problemsOf(zip([['word/document.xml', '<a/>', 5_000_000]]))).toEqual(['unsafe-archive'])
    expect(
      await problemsOf(
        zip([
          ['word/document.xml', '<a/>'],
          ['word/document.xml', '<b/>'],
        ]),
      ),
    ).toEqual(['unsafe-archive'])
    expect(await problemsOf(zip(Array.from({ length: 10_001 }, (_, i) => [`${i}`, ''])))).toEqual(['unsafe-archive'])
  })

  test('leads out of its folder, or lies about its sizes', async () => {
    expect(await problemsOf(zip([['../word/document.xml', '<a/>']]))).toEqual(['broken-docx'])
    expect(await problemsOf(zip([['word/document.xml', '<a/>', 2]]))).toEqual(['broken-docx'])
  })
})
