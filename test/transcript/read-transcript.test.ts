import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { lineAt, type Transcript } from '../../src/transcript/transcript'
import { codes, roles, said, transcriptOf } from './talk'

describe('readTranscripts', () => {
  test('gives the whole transcript', async () => {
    const text = 'Group 3\n\nI: How is\nwork?\n\nP1: Fine [laughs].\n'
    expect(await readTranscripts({ path: 'talks/group-3.txt', bytes: Buffer.from(text) })).toEqual({
      transcripts: [
        {
          id: 'group-3',
          path: 'talks/group-3.txt',
          format: 'labelled-text',
          group: 'group-3',
          text,
          hash: createHash('sha256').update(text).digest('hex'),
          turns: [
            { index: 0, start: 12, end: 24, speaker: 'I', role: 'moderator', line: 3, time: null },
            { index: 1, start: 30, end: 44, speaker: 'P1', role: 'participant', line: 6, time: null },
          ],
          speakers: [
            { id: 'I', role: 'moderator', turns: 1, words: 3, why: 'a word for a moderator' },
            { id: 'P1', role: 'participant', turns: 1, words: 2, why: 'a word for a participant' },
          ],
          refused: [],
          marks: [{ start: 35, end: 43, kind: 'mark' }],
          lines: [
            { start: 0, line: 1 },
            { start: 12, line: 3 },
            { start: 30, line: 6 },
          ],
          attributes: {},
          problems: [],
        },
      ],
      problems: [],
    })
  })

  test('tells the line of every turn, and of every place in it', async () => {
    const talk = await transcriptOf('I: a\r\n\r\nP1:\r\nb\r\nc\r\nI: d')
    expect(talk.turns.map(({ line }) => line)).toEqual([1, 4, 6])
    expect(lineAt(talk, talk.text.indexOf('c'))).toBe(5)
  })

  test.each([
    ['an empty file', ''],
    ['a file of blanks', ' \n\t\n'],
  ])('refuses %s', async (_, text) => {
    expect(await readTranscripts({ path: 'a.txt', bytes: Buffer.from(text) })).toEqual({
      transcripts: [],
      problems: [{ code: 'empty-file', severity: 'error', message: 'this file holds no words', file: 'a.txt' }],
    })
  })

  test('hands on what decoding found, once', async () => {
    const bytes = Buffer.from('I: So?\nP1: Caf\xe9.', 'latin1')
    const { transcripts, problems } = await readTranscripts({ path: 'a.txt', bytes })
    expect([codes({ problems }), codes(transcripts[0])]).toEqual([['encoding-guessed'], ['encoding-guessed']])
  })

  test.each([
    ['sheet.xlsx', 'broken-xlsx'],
    ['talk.txt', 'binary-file'],
    ['talk.zip', 'binary-file'],
  ])('refuses an archive that is no document (%s)', async (path, code) => {
    const bytes = Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')
    expect(codes(await readTranscripts({ path, bytes }))).toEqual([code])
  })

  test('recognises formats by content, whatever the extension', async () => {
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.</v>\n'
    const json = JSON.stringify([
      { speaker: 'Ann', text: 'Hello.' },
      { speaker: 'Bo', text: 'Hi.' },
    ])
    const formats = [vtt, json, '**Ann:** Hello.\n\n**Bo:** Hi.\n', 'Ann: Hello.\nBo: Hi.']
    const found = await Promise.all(formats.map(text => transcriptOf(text, {}, 'talk.txt')))
    expect(found.map(({ format }) => format)).toEqual(['webvtt', 'json', 'markdown', 'labelled-text'])
  })

  test('keeps labels such as __proto__ apart from its own business', async () => {
    const talk = await transcriptOf(
      'constructor: a\ntoString: b\nconstructor: c\ntoString: d\nconstructor: e\ntoString: f',
    )
    expect(talk.speakers.map(({ id, turns }) => [id, turns])).toEqual([
      ['constructor', 3],
      ['toString', 3],
    ])
  })

  test('gives turns that lie in the text, in order, apart and trimmed, whatever the text', async () => {
    const piece = fc.constantFrom(
      'P1:',
      'Moderator:',
      'Dr Hale',
      '**',
      '[00:01:02]',
      '0:02',
      '#00:01:02-3#',
      '¤<200>',
      '(0.4)',
      '[laughs]',
      ' ',
      '  ',
      '\t',
      '\n',
      '\n\n',
      '\r\n',
      'words',
      'Why?',
      '- ',
      '1. ',
      '—',
      '😀',
      '’s',
      'Page 3',
      '10:30',
      'https://a.b',
      '# ',
      'Date: ',
      '\f',
      '\u00a0',
      ':',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.constantFrom('a.txt', 'a.md'), async (pieces, path) => {
        const { transcripts } = await readTranscripts({ path, bytes: Buffer.from(pieces.join('')) })
        for (const transcript of transcripts) expect(wrongSpans(transcript)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

function wrongSpans({ text, turns, marks, lines }: Transcript): unknown[] {
  const inOrder = (spans: readonly { start: number; end: number }[]) =>
    spans.filter(({ start, end }, i) => start < (spans[i - 1]?.end ?? 0) || end <= start || end > text.length)
  const untrimmed = turns.filter(({ start, end }) => text.slice(start, end).trim() !== text.slice(start, end))
  const astray = turns.filter(turn => lineAt({ text, lines }, turn.start) !== turn.line)
  const outside = marks.filter(mark => !turns.some(turn => turn.start <= mark.start && mark.end <= turn.end))
  return [...inOrder(turns), ...inOrder(marks), ...untrimmed, ...astray, ...outside]
}

const data = resolve('../shared/data')
const present = (folder: string) => existsSync(resolve(data, folder))
const note = (folder: string) => `${folder}${present(folder) ? '' : ' (skipped: ../shared/data is absent)'}`

async function fileIn(folder: string, name: string): Promise<Transcript> {
  return transcriptOf(readFileSync(resolve(data, folder, name)), {}, `${folder}/${name}`)
}

describe.skipIf(!present('transcript-formats'))(note('transcript-formats'), () => {
  const canonical = () =>
    JSON.parse(readFileSync(resolve(data, 'transcript-formats/expected.json'), 'utf8')).turns as {
      speaker: string
      role: string
      startMs: number
      endMs: number
      text: string
    }[]

  test.each([
    '01-colon-paragraph.txt',
    '02-colon-crlf-bom.txt',
    '08-teams-docx-as-text.txt',
    '09-otter.txt',
    '13-bracketed-timestamps.txt',
    '15-transana.txt',
  ])('%s gives the six turns, with their speakers and roles', async name => {
    const { text, turns } = await fileIn('transcript-formats', name)
    expect(turns.map(({ speaker, role, start, end }) => [speaker, role, text.slice(start, end)])).toEqual(
      canonical().map(({ speaker, role, text: words }) => [speaker, role, words]),
    )
  })

  test.each([
    ['03-uk-service-moderator-bold.md', ['Moderator', 'Priya', 'Tom', 'Ama', 'Moderator', 'Priya']],
    ['04-uk-service-gender-labels.txt', ['Int', 'F', 'M', 'F', 'Int', 'F']],
    ['11-whisperx.txt', ['SPEAKER_00', 'SPEAKER_01', 'SPEAKER_02', 'SPEAKER_03', 'SPEAKER_00', 'SPEAKER_01']],
  ])('%s gives the six turns under its own labels', async (name, labels) => {
    const { text, turns } = await fileIn('transcript-formats', name)
    expect(turns.map(({ speaker, role, start, end }) => [speaker, role, text.slice(start, end)])).toEqual(
      canonical().map(({ role, text: words }, i) => [labels[i], role, words]),
    )
  })

  test.each([
    ['08-teams-docx-as-text.txt', [2, 9, 16, 24, 33, 36]],
    ['09-otter.txt', [2, 9, 16, 24, 33, 36]],
    ['13-bracketed-timestamps.txt', [2, 9, 16, 24, 33, 36]],
    ['15-transana.txt', [2, 9, 16.5, 24.5, 33.5, 36.5]],
    ['14-f4.txt', [null, 8, 16, 24, 33, 36]],
  ])('%s gives the times', async (name, times) => {
    expect((await fileIn('transcript-formats', name)).turns.map(({ time }) => time)).toEqual(times)
  })

  test('14-f4, 17-dresing-pehl and 18-ukds give interviewer and respondents', async () => {
    const talks = await Promise.all(
      ['14-f4.txt', '17-dresing-pehl-overlap.txt', '18-ukds-layout.txt'].map(name =>
        fileIn('transcript-formats', name),
      ),
    )
    expect(talks.map(({ turns }) => turns.map(({ speaker }) => speaker).join(' '))).toEqual([
      'I B1 B2 B3 I B1',
      'I B1 B2 B3',
      'I R1 R2 R3',
    ])
    expect(said(talks[0])[3]).toBe("B3: I don't agree. We get (unv.) no time for training, none at all.")
    expect(roles(talks[2])).toEqual(['I moderator', 'R1 participant', 'R2 participant', 'R3 participant'])
  })

  test('16-jefferson gives seven turns, without line numbers and the pause between turns', async () => {
    const talk = await fileIn('transcript-formats', '16-jefferson.txt')
    expect(talk.turns.map(({ speaker }) => speaker)).toEqual(['HALE', 'PRI', 'PRI', 'TOM', 'AMA', 'HALE', 'PRI'])
    expect(said(talk)[3]).toBe('TOM: [yeah same here    ] I would not swap it though, every day is different.')
  })

  test('19-traps takes only people for speakers', async () => {
    const talk = await fileIn('transcript-formats', '19-traps.txt')
    expect(talk.turns.map(({ speaker, role }) => `${speaker} ${role}`)).toEqual([
      'Gábor O’Neil-Smith (P4) participant',
      'P5 participant',
      'P5 participant',
      'Several voices unknown',
      'null unknown',
      'P1/P2 participant',
      'Moderator 2 moderator',
    ])
    expect(talk.refused.map(({ label, line }) => `${label} ${line}`)).toEqual(['10:30 2', 'Note 3', 'https 4'])
  })

  test('22-inline-backchannel counts nobody’s words but the speaker’s', async () => {
    const talk = await fileIn('transcript-formats', '22-inline-backchannel.txt')
    expect(talk.speakers.map(({ id, words }) => [id, words])).toEqual([
      ['Dr Hale', 12],
      ['Priya', 12],
      ['Tom', 13],
    ])
  })
})

describe.skipIf(!present('uk-covid-inquiry-health'))(note('uk-covid-inquiry-health'), () => {
  test('every witness has the turns, speakers and words that were counted', async () => {
    const expected = JSON.parse(readFileSync(resolve(data, 'uk-covid-inquiry-health/expected_counts.json'), 'utf8'))
    const files = readdirSync(resolve(data, 'uk-covid-inquiry-health/txt'))
    const found = await Promise.all(
      files.map(async file => {
        const { id, turns, speakers } = await fileIn('uk-covid-inquiry-health/txt', file)
        const words = speakers.reduce((sum, speaker) => sum + speaker.words, 0)
        return [
          id,
          { turns: turns.length, speakers: Object.fromEntries(speakers.map(one => [one.id, one.turns])), words },
        ]
      }),
    )
    const counted = Object.entries<{ turns: number; speakers: object; words: number }>(expected)
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(counted.map(([id, { turns, speakers, words }]) => [id, { turns, speakers, words }])),
    )
  })
})

describe.skipIf(!present('pdpilot-interviews'))(note('pdpilot-interviews'), () => {
  test('every interview has the turns that were taken from its PDF', async () => {
    const expected: Record<string, { speaker: string | null; text: string; continuation: boolean }[]> = JSON.parse(
      readFileSync(resolve(data, 'pdpilot-interviews/transcripts.json'), 'utf8'),
    )
    const open = (words: string) => words.split(/\s+/).slice(0, 8).join(' ')
    for (const [id, paragraphs] of Object.entries(expected)) {
      const turns = paragraphs.filter(({ speaker, continuation }) => speaker !== null && !continuation)
      const talk = await fileIn('pdpilot-interviews', `${id}.txt`)
      expect(talk.turns.map(({ speaker, start, end }) => `${speaker}: ${open(talk.text.slice(start, end))}`)).toEqual(
        turns.map(({ speaker, text }) => `${speaker}: ${open(text)}`),
      )
      expect(talk.speakers.filter(({ role }) => role === 'moderator').map(speaker => speaker.id)).toEqual(['Dan'])
    }
  })

  test('P5 has a misspelt label, which is reported', async () => {
    const talk = await fileIn('pdpilot-interviews', 'P5.txt')
    expect(codes(talk)).toEqual(['similar-labels', 'moderator-guessed'])
  })
})
