import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pdfPages } from '../../src/transcript/pdf/open-pdf'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { lineAt } from '../../src/transcript/transcript'
import { lines, type Placed, pdfFile, pdfOf, stream } from './pdf-file'
import { codes, said, transcriptOf } from './talk'

const long = 'I never know which rota we are on, and when I ring the office nobody can tell me, so'
const read = (...pages: readonly (readonly Placed[])[]) => transcriptOf(pdfFile(pages), {}, 'fg.pdf')
const saidOn = async (...pages: readonly (readonly Placed[])[]) => said(await read(...pages))

async function refused(bytes: Uint8Array) {
  const { transcripts, problems } = await readTranscripts({ path: 'fg.pdf', bytes })
  return [transcripts.length, ...problems.map(({ code, message }) => `${code}: ${message}`)]
}

describe('the turns of a PDF', () => {
  test('are paragraphs put together of lines, with the line on which each begins', async () => {
    const transcript = await read(
      lines(
        'Moderator: How is the rota?',
        `Ana: ${long}`,
        'in the end I come in.',
        'Moderator: And you?',
        'Ben: Fine.',
      ),
    )
    expect(said(transcript)).toEqual([
      'Moderator: How is the rota?',
      `Ana: ${long} in the end I come in.`,
      'Moderator: And you?',
      'Ben: Fine.',
    ])
    expect(transcript.turns.map(({ line }) => line)).toEqual([1, 2, 4, 5])
    expect(lineAt(transcript, transcript.text.indexOf('in the end'))).toBe(3)
    expect(transcript.format).toBe('pdf')
  })

  test('begin at names in bold, which have no colon', async () => {
    const turn = (name: string, words: string, y: number): Placed[] => [
      { text: name, y, bold: true },
      { text: words, y, x: 80 + name.length * 6 },
    ]
    const page = [
      ...turn('Hale', 'How is it?', 700),
      ...turn('Ana', 'Fine, as far as I can see from here.', 688),
      ...turn('Hale', 'And now?', 676),
      ...turn('Ana', 'Still fine.', 664),
    ]
    expect(await saidOn(page)).toEqual([
      'Hale: How is it?',
      'Ana: Fine, as far as I can see from here.',
      'Hale: And now?',
      'Ana: Still fine.',
    ])
  })

  test('stand in a column beside that of the speakers', async () => {
    const row = (name: string, y: number, ...words: readonly string[]): Placed[] => [
      { text: name, y },
      ...words.map((text, i) => ({ text, x: 180, y: y - 12 * i })),
    ]
    const page = [
      ...row('Hale', 700, 'How is it?'),
      ...row('Ana', 688, 'Fine, as far as', 'I can see.'),
      ...row('Hale', 664, 'And now?'),
      ...row('Ana', 652, 'Still fine.'),
    ]
    expect(await saidOn(page)).toEqual([
      'Hale: How is it?',
      'Ana: Fine, as far as I can see.',
      'Hale: And now?',
      'Ana: Still fine.',
    ])
  })

  test('stand in the last of three columns: not the speakers, though few turns are longer than a line', async () => {
    const row = (time: string, name: string, y: number, ...words: readonly string[]): Placed[] => [
      { text: time, y },
      { text: name, x: 150, y },
      ...words.map((text, i) => ({ text, x: 280, y: y - 12 * i })),
    ]
    const transcript = await read([
      ...row('Time', 'Speaker', 712, 'Text'),
      ...row('00:00:05', 'Hale', 700, 'How is it?'),
      ...row('00:00:09', 'Ana', 688, 'Fine, as far as', 'I can see.'),
      ...row('00:00:20', 'Hale', 664, 'And now?'),
      ...row('00:00:22', 'Ana', 652, 'Still fine.'),
    ])
    expect(said(transcript)).toEqual([
      'Hale: How is it?',
      'Ana: Fine, as far as I can see.',
      'Hale: And now?',
      'Ana: Still fine.',
    ])
    expect(transcript.turns.map(({ time }) => time)).toEqual([5, 9, 20, 22])
  })

  test('are those of a speaker whose name is too long for its column', async () => {
    const row = (name: string, y: number, words: string, x = 150): Placed[] => [
      { text: name, y },
      { text: words, x, y },
    ]
    const long = 'Frau Mueller-Luedenscheidt:'
    const page = [
      ...row('Hale:', 700, 'How is it?'),
      ...row(long, 688, 'Fine, as far as', 220),
      { text: 'I can see.', x: 150, y: 676 },
      ...row('Ben:', 664, 'Is it?'),
      ...row('Hale:', 652, 'And now?'),
      ...row(long, 640, 'Still fine.', 220),
      ...row('Ben:', 628, 'No.'),
    ]
    expect(await saidOn(page)).toEqual([
      'Hale: How is it?',
      `${long} Fine, as far as I can see.`,
      'Ben: Is it?',
      'Hale: And now?',
      `${long} Still fine.`,
      'Ben: No.',
    ])
  })

  test('end ahead of the footer of a single page, and of one whose lines are numbered', async () => {
    const talk = (...words: readonly string[]) => lines('Hale: Why?', 'Ana: So.', 'Hale: And?', ...words)
    const footer = (page: number, pages: number): Placed[] => [
      { text: 'Made by an agency. Confidential.', y: 40 },
      { text: `Page ${page} of ${pages}`, y: 28 },
    ]
    expect(await saidOn([...talk('Ana: No.'), ...footer(1, 1)])).toEqual([
      'Hale: Why?',
      'Ana: So.',
      'Hale: And?',
      'Ana: No.',
    ])
    const numbered = (first: number, page: number): Placed[] =>
      [...talk(`Ana: No ${page}.`), ...footer(page, 2)].flatMap((line, i) => [
        { text: `${first + i}`, x: 40, y: line.y },
        line,
      ])
    expect((await saidOn(numbered(1, 1), numbered(5, 2))).filter(turn => turn.startsWith('Ana: No'))).toEqual([
      'Ana: No 1.',
      'Ana: No 2.',
    ])
  })

  test('go on over the page: headers, footers and numbers of pages and lines are none of them', async () => {
    const page = (number: number, ...texts: readonly string[]): readonly Placed[] => [
      { text: 'Study of rotas', y: 810 },
      { text: `${number} / 3`, x: 300, y: 30 },
      ...texts.flatMap((text, i) => [
        { text: `${(number - 1) * 2 + i + 1}`, x: 40, y: 700 - 12 * i },
        { text, y: 700 - 12 * i },
      ]),
    ]
    const transcript = await read(
      page(1, 'Hale: How is it?', `Ana: ${long}`),
      page(2, 'in the end I come in.', `Hale: ${long}`),
      page(3, 'what now?', 'Ana: Still fine.'),
    )
    expect(said(transcript)).toEqual([
      'Hale: How is it?',
      `Ana: ${long} in the end I come in.`,
      `Hale: ${long} what now?`,
      'Ana: Still fine.',
    ])
    expect(transcript.text).not.toMatch(/Study|\d/)
  })

  test('keep a first line that merely stands at the same height on each page', async () => {
    const page = (first: string) => [
      { text: first, y: 760 },
      ...lines(`Ana: ${first} and more`).map(line => ({ ...line, y: 700 })),
    ]
    expect(await saidOn(page('Hale: Why?'), page('Hale: When?'))).toContain('Hale: When?')
  })

  test('join a word that a line parts: without its hyphen only where the document has it so', async () => {
    const pad = 'word '.repeat(14)
    const transcript = await read(
      lines(
        'Hale: Is the information there?',
        `Ana: ${pad}infor-`,
        `mation ${pad} well-`,
        `known and ${pad} half-`,
        'day. It is well-known.',
        'Hale: Oh.',
      ),
    )
    expect(
      said(transcript)[1]
        .replace(/(?:word ?)+/g, '… ')
        .replace(/\s+/g, ' '),
    ).toBe('Ana: … information … well-known and … half-day. It is well-known.')
    expect(transcript.problems.map(({ code, message }) => [code, message])).toContainEqual([
      'parted-words',
      'a word is parted by a hyphen at the end of a line, and nothing tells whether the hyphen belongs to it: it was kept',
    ])
  })

  test('are the same whether the file is packed or not, and whatever stands ahead of it', async () => {
    const pages = [lines('Hale: Why?', 'Ana: So.', 'Hale: And?', 'Ana: No.')]
    const plain = await read(...pages)
    expect(said(await transcriptOf(pdfFile(pages, { packed: true }), {}, 'fg.pdf'))).toEqual(said(plain))
    expect(said(await transcriptOf(pdfFile(pages), {}, 'fg.txt'))).toEqual(said(plain))
  })

  test('are of both columns, one behind the other, where a page has two', async () => {
    const left = Array.from({ length: 12 }, (_, i) =>
      i % 3 === 0 ? `Ana: left ${i} and more of these words` : `and left ${i} with many more words yet`,
    )
    const right = left.map(line => line.replace('left', 'right').replace('Ana', 'Ben'))
    const page = left.flatMap((text, i) => [
      { text, y: 700 - 12 * i },
      { text: right[i], x: 320, y: 700 - 12 * i },
    ])
    const turns = await saidOn(page)
    expect(turns.map(turn => turn.slice(0, 3))).toEqual(['Ana', 'Ana', 'Ana', 'Ana', 'Ben', 'Ben', 'Ben', 'Ben'])
    expect(turns[0]).toBe(
      'Ana: left 0 and more of these words and left 1 with many more words yet and left 2 with many more words yet',
    )
  })
})

describe('a PDF that is no transcript', () => {
  test('has no text, is locked, or is broken: each is said', async () => {
    expect(await refused(pdfFile([[]]))).toEqual([
      0,
      'broken-pdf: this .pdf file cannot be read: it has no text, only pictures of pages',
    ])
    const encrypted = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> `
    expect(await refused(pdfFile([lines('Ana: Yes.')], { trailer: encrypted }))).toEqual([
      0,
      'broken-pdf: this .pdf file cannot be read: it is protected by a password',
    ])
    expect(await refused(Buffer.from('%PDF-1.7\n'))).toEqual([
      0,
      'broken-pdf: this .pdf file cannot be read: it is cut short, or no .pdf file at all',
    ])
  })

  test.each([
    ['Flate', '/FlateDecode', deflateSync(Buffer.alloc(1_200_000, 0x20))],
    ['RunLength', '/RunLengthDecode', Buffer.from('\x81 '.repeat(10_000), 'latin1')],
  ])('or would grow too large, whatever it is packed with: %s', async (_, filter, bomb) => {
    expect(bomb.length).toBeLessThan(25_000)
    const bytes = pdfOf([stream(bomb, `/Filter ${filter}`)])
    await expect(pdfPages(bytes, 'fg.pdf', { room: 2 ** 20 })).rejects.toMatchObject({
      problems: [{ code: 'unsafe-archive', message: 'this .pdf file was not unpacked: it would grow too large' }],
    })
  })

  test.each([
    ['years', { seconds: 0.3 }, 'it takes longer to read than any transcript'],
    ['more memory than it may', { growth: 0 }, 'it would grow too large'],
  ])(
    'would take %s, for its parts draw each other: it is given up, and the next file is read',
    async (_, limits, why) => {
      const part = (i: number) =>
        stream(
          Buffer.from(i < 40 ? '/X Do /X Do' : 'BT /F1 9 Tf (a) Tj ET'),
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${8 + i} 0 R >> >>`,
        )
      const bytes = pdfOf([stream(Buffer.from('/X Do'))], {
        resources: '/XObject << /X 7 0 R >>',
        more: Array.from({ length: 41 }, (_, i) => part(i)),
      })
      const asked = pdfPages(bytes, 'fg.pdf', limits)
      const next = saidOn(lines('Hale: Why?', 'Ana: So.', 'Hale: And?', 'Ana: No.'))
      await expect(asked).rejects.toMatchObject({
        problems: [{ code: 'unsafe-archive', message: `this .pdf file was not unpacked: ${why}` }],
      })
      expect(await next).toHaveLength(4)
    },
  )

  test('whatever is done to its bytes, there are transcripts or problems', async () => {
    const whole = pdfFile([lines('Hale: Why?', 'Ana: So it is.'), lines('Hale: And?', 'Ana: No.')], { packed: true })
    let state = 5
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let round = 0; round < 30; round++) {
      const bytes = Buffer.from(whole)
      for (let change = random(10); change >= 0; change--) bytes[9 + random(bytes.length - 9)] = random(256)
      const cut = random(3) === 0 ? bytes.subarray(0, 9 + random(bytes.length - 9)) : bytes
      const { transcripts, problems } = await readTranscripts({ path: 'fg.pdf', bytes: cut })
      expect(transcripts.length + problems.length).toBeGreaterThan(0)
    }
  })
})

test('kinds of documents that are not read say as what to save them', async () => {
  for (const [path, head, hint] of [
    ['fg.rtf', '{\\rtf1\\ansi Hello}', 'open it in a word processor and save it as .docx or .odt'],
    ['fg.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'open it and save it as .docx, or as .xlsx'],
  ] as const) {
    const { problems } = await readTranscripts({ path, bytes: Buffer.from(head, 'latin1') })
    expect([codes({ problems }), problems[0].hint]).toEqual([['binary-file'], hint])
  }
})
