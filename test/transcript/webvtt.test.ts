import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parseWebvtt, webvtt } from '../../src/transcript/readers/webvtt'
import { lineAt } from '../../src/transcript/transcript'
import { canonicalTurns, describeData, fuzz, problemsOf, read, readTurns, sourceOf } from './reading'

const cue = (start: string, words: string) => `00:${start}.000 --> 00:59.000\n${words}\n\n`
const file = (...words: string[]) => `WEBVTT\n\n${words.map((text, i) => cue(`0${i}`, text)).join('')}`
const fields = (text: string) => parseWebvtt(text).cues.map(({ id, start, end, text }) => [id, start, end, text])

describe('the cues of WebVTT', () => {
  test('have an id, seconds, and the text as it stands', () => {
    expect(
      parseWebvtt(
        '\ufeffWEBVTT - group 3\r\nKind: captions\r\n\r\n7\r\n00:01.500 --> 1:00:02.250 align:start\r\n<v Ama>Fees &amp; rent\r\nrise\r\n',
      ),
    ).toEqual({
      cues: [{ id: '7', start: 1.5, end: 3602.25, text: '<v Ama>Fees &amp; rent\nrise', line: 6 }],
      problems: [],
    })
  })
  test('are none in comments, style sheets and regions', () => {
    const text =
      'WEBVTT\n\nNOTE by hand\nof Ama\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\nYes.\n\nNOTE\n\n'
    expect(fields(text)).toEqual([['', 1, 2, 'Yes.']])
    expect(parseWebvtt(text).problems).toEqual([])
  })
  test('are none without the header', () => {
    expect(parseWebvtt('WEBVTTX\n\n00:01.000 --> 00:02.000\nYes.').cues).toEqual([])
    expect(parseWebvtt('WEBVTTX').problems).toMatchObject([{ code: 'no-webvtt-header', severity: 'error', line: 1 }])
  })
  test('may follow on each other, or on the header, without a blank line', () => {
    expect(fields('WEBVTT\n00:01.000 --> 00:02.000\nYes.\n00:03.000 --> 00:04.000\nNo.')).toEqual([
      ['', 1, 2, 'Yes.'],
      ['', 3, 4, 'No.'],
    ])
  })
  test('with bad times are left out, with a warning that names the line', async () => {
    const text =
      'WEBVTT\n\n00:01.00 --> 00:02.000\nlost\n\n00:61.000 --> 00:62.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n'
    expect(fields(text)).toEqual([['', 3, 4, 'kept']])
    expect(await problemsOf(webvtt, text)).toEqual(['bad-cue-time 3', 'bad-cue-time 6'])
  })
  test('end at a blank line; words after it are left out, with a warning', async () => {
    expect(await problemsOf(webvtt, 'WEBVTT\n\n00:01.000 --> 00:02.000\nkept\n\nlost\nlost\n')).toEqual([
      'words-outside-cue 6',
    ])
  })
  test('agree with those of webvtt-parser', () => {
    const { WebVTTParser } = createRequire(import.meta.url)('webvtt-parser')
    const valid = [
      file('Yes.', 'No &lt;b&gt; <i>no</i>.', '<v Ama>Two\nlines</v>', '<00:03.500>late'),
      'WEBVTT\theader\n\n1\n00:01.000 --> 00:02.000 line:0 position:20%\nYes.\n\nNOTE\na --- b\n\nid with blanks\n10:00:01.000 --> 100:00:02.000\nNo.\n',
      '\ufeffWEBVTT\r\n\r\n00:01.000\t-->\t00:02.000\r\nYes.\r\n\r\n\r\n\r\n00:03.000 --> 00:04.000\r\nNo.',
      'WEBVTT\r\r00:01.000 --> 00:02.000\rYes.\r\r00:03.000 --> 00:04.000\r\r00:05.000 --> 00:06.000\rNo.',
    ]
    for (const text of valid) {
      const { cues, errors } = new WebVTTParser().parse(text)
      expect(errors).toEqual([])
      expect(fields(text)).toEqual(
        cues.map((cue: Record<string, unknown>) => [cue.id, cue.startTime, cue.endTime, cue.text]),
      )
    }
  })
})

describe('the speakers of WebVTT', () => {
  test('are named by voice tags, closed or not, with classes or without', async () => {
    expect(await readTurns(webvtt, file('<v Dr Hale>Why?</v>', '<v.loud Ama>Fees.', '<v  Priya   Rao >Rent.'))).toEqual(
      [
        ['Dr Hale', 0, 'Why?'],
        ['Ama', 1, 'Fees.'],
        ['Priya Rao', 2, 'Rent.'],
      ],
    )
  })
  test('can be several in one cue', async () => {
    expect(await readTurns(webvtt, file('<v Ama>Fees.\n<v Tom>Rent.</v> <v Ama>Both.'))).toEqual([
      ['Ama', 0, 'Fees.'],
      ['Tom', 0, 'Rent.'],
      ['Ama', 0, 'Both.'],
    ])
  })
  test('keep the turn over successive cues, from the time of the first', async () => {
    expect(await readTurns(webvtt, file('<v Ama>It is', '<v Ama>the fees.', '<v Tom>Yes.'))).toEqual([
      ['Ama', 0, 'It is the fees.'],
      ['Tom', 2, 'Yes.'],
    ])
  })
  test('are not invented: words outside of every voice are nobody’s', async () => {
    expect(await readTurns(webvtt, file('<v Ama>Fees.</v> (door)', 'Rent.', 'More.'))).toEqual([
      ['Ama', 0, 'Fees.'],
      [null, 0, '(door)'],
      [null, 1, 'Rent.'],
      [null, 2, 'More.'],
    ])
  })
  test('are named by a label and a colon; cues without one go on with the speaker', async () => {
    expect(
      await readTurns(
        webvtt,
        file('Hello.', 'Dr Hale: Why?', 'Ama: It is', 'the fees. For example:', 'Dr Hale: Rent?', 'Ama: No.'),
      ),
    ).toEqual([
      [null, 0, 'Hello.'],
      ['Dr Hale', 1, 'Why?'],
      ['Ama', 2, 'It is the fees. For example:'],
      ['Dr Hale', 4, 'Rent?'],
      ['Ama', 5, 'No.'],
    ])
  })
  test('who speak once are known by the file’s manner, by the study or by a word for a role', async () => {
    expect(await readTurns(webvtt, file('Tom: Yes.', 'Ama: No.'))).toEqual([
      ['Tom', 0, 'Yes.'],
      ['Ama', 1, 'No.'],
    ])
    expect(await readTurns(webvtt, file('Tom: Yes.', 'Hm.', 'No.', 'No.'), { participants: ['tom'] })).toEqual([
      ['Tom', 0, 'Yes. Hm. No. No.'],
    ])
    expect(await readTurns(webvtt, file('Welcome.', 'All.', 'Moderator: Why?', 'Thanks.'))).toEqual([
      [null, 0, 'Welcome.'],
      [null, 1, 'All.'],
      ['Moderator', 2, 'Why? Thanks.'],
    ])
  })
  test('are not made of "For example:", clock times, addresses or a label that stands once, and those are reported', async () => {
    const words = [
      'For example: fees.',
      'For example: rent.',
      'Note: loud.',
      '10:30 is late.',
      'https://x.org is down.',
      'Budget: none.',
      'So we said: no.',
      'So we said: yes.',
    ]
    const [transcript] = await read(webvtt, file(...words))
    expect(transcript.turns.map(({ label }) => label)).toEqual(words.map(() => null))
    expect(transcript.refused?.map(({ label, line }) => [label, line])).toEqual([
      ['For example', 4],
      ['For example', 7],
      ['Note', 10],
      ['10', 13],
      ['https', 16],
      ['Budget', 19],
      ['So we said', 22],
      ['So we said', 25],
    ])
  })
  test('are named by a label in brackets; there a cue without one is nobody’s', async () => {
    expect(
      await readTurns(webvtt, file('[SPEAKER_00]: Why?', '[SPEAKER_01]: Fees.', 'Rent.', '[inaudible] yes')),
    ).toEqual([
      ['SPEAKER_00', 0, 'Why?'],
      ['SPEAKER_01', 1, 'Fees.'],
      [null, 2, 'Rent.'],
      [null, 3, '[inaudible] yes'],
    ])
  })
  test('are named alone on the first line', async () => {
    expect(
      await readTurns(
        webvtt,
        file('Dr Hale\nWhy?', 'Ama\nIt is', 'the fees.', 'Dr Hale\nYes?', 'Ana de la Cruz\nRent.'),
      ),
    ).toEqual([
      ['Dr Hale', 0, 'Why?'],
      ['Ama', 1, 'It is the fees.'],
      ['Dr Hale', 3, 'Yes?'],
      ['Ana de la Cruz', 4, 'Rent.'],
    ])
  })
  test('are not made of the first of two lines of speech', async () => {
    expect(
      await readTurns(webvtt, file('Honestly, people think\nwe send emails.', 'Yeah\nI know.', 'Rent\nis high.')),
    ).toEqual([
      [null, 0, 'Honestly, people think we send emails.'],
      [null, 1, 'Yeah I know.'],
      [null, 2, 'Rent is high.'],
    ])
  })
  test('are none in Whisper’s files: each cue is a turn', async () => {
    expect(await readTurns(webvtt, file('Fees.', 'Rent.'))).toEqual([
      [null, 0, 'Fees.'],
      [null, 1, 'Rent.'],
    ])
  })
  test('called __proto__ and constructor are people like others', async () => {
    expect(
      await readTurns(webvtt, file('__proto__: Fees.', 'constructor: Rent.', '<b>toString</b>: No.'), {
        participants: ['__proto__'],
      }),
    ).toEqual([
      ['__proto__', 0, 'Fees.'],
      ['constructor', 1, 'Rent.'],
      ['toString', 2, 'No.'],
    ])
  })
})

describe('the words of WebVTT', () => {
  test('have no tags and no entities', async () => {
    const raw =
      '<i>Fees</i> <c.loud.red>&amp;</c> <00:00:01.000>rent &lt;up&gt;&nbsp;a&lrm;b&rlm; &#233;&#xe9; <lang en>no</lang> &bad; &#0; <ruby>x<rt>y</rt></ruby>'
    expect(await readTurns(webvtt, file(raw))).toEqual([
      [null, 0, 'Fees & rent <up>\u00a0a\u200eb\u200f éé no &bad; \ufffd xy'],
    ])
  })
  test('keep a "<" that opens no tag', async () => {
    expect(await readTurns(webvtt, file('x < 5 and 7 > 3', 'I <3 you'))).toEqual([
      [null, 0, 'x < 5 and 7 > 3'],
      [null, 1, 'I <3 you'],
    ])
  })
  test('stand in one text, a turn a paragraph, and know their lines', async () => {
    const [{ text, lines }] = await read(webvtt, file('<v Ama>It is\nthe fees,', '<v Ama>I said.', '<v Tom>Yes.'))
    expect(text).toBe('It is the fees, I said.\nYes.')
    expect(lines).toEqual([
      { start: 0, line: 4 },
      { start: 6, line: 5 },
      { start: 16, line: 8 },
      { start: 24, line: 11 },
    ])
    expect(lineAt({ text, lines }, text.indexOf('fees'))).toBe(5)
  })
})

describe('a WebVTT file', () => {
  test('is known by its header alone', () => {
    const known = [
      'WEBVTT',
      'WEBVTT\n\n',
      'WEBVTT - title\n',
      '\ufeffWEBVTT\tx',
      'WEBVTTS\n',
      'webvtt\n',
      'Ama: WEBVTT\n',
      '',
    ]
    expect(known.filter(text => webvtt.recognises(sourceOf(text, 'x.txt')))).toEqual([
      'WEBVTT',
      'WEBVTT\n\n',
      'WEBVTT - title\n',
      '\ufeffWEBVTT\tx',
    ])
  })
  test('without words is refused', async () => {
    expect(await problemsOf(webvtt, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\n')).toEqual(['no-turns'])
  })
  test('that is damaged gives problems, never another exception', async () => {
    await fuzz(webvtt, [
      file('<v Ama>Fees &amp; <i>rent</i>', '<v Tom>No.'),
      file('Dr Hale: Why?', 'Ama: Fees.', 'Dr Hale: Yes?'),
      file('Dr Hale\nWhy?', 'Ama\nFees.'),
    ])
  })
})

describeData('webvtt-conformance', readFile => {
  const expected: { vtt: string; cues: unknown[] }[] = JSON.parse(readFile('expected_cues.json'))
  test.each(expected)('$vtt', ({ vtt, cues }) => {
    expect(parseWebvtt(readFile(vtt)).cues.map(({ id, start, end, text }) => ({ id, start, end, text }))).toEqual(cues)
  })
})

describeData('transcript-formats', readFile => {
  const expected = readFile('expected.json')
  test.each(['05-zoom.vtt', '06-zoom-name-on-own-line.vtt', '07-teams.vtt'])('%s', async name => {
    expect(await readTurns(webvtt, readFile(name))).toEqual(canonicalTurns(expected))
  })
  test('10-whisper.vtt, which names nobody', async () => {
    expect(await readTurns(webvtt, readFile('10-whisper.vtt'))).toEqual(canonicalTurns(expected, { speakers: null }))
  })
  test('11-whisperx.vtt', async () => {
    const speakers = { 'Dr Hale': 'SPEAKER_00', Priya: 'SPEAKER_01', Tom: 'SPEAKER_02', Ama: 'SPEAKER_03' }
    expect(await readTurns(webvtt, readFile('11-whisperx.vtt'))).toEqual(canonicalTurns(expected, { speakers }))
  })
})
