import { describe, expect, test } from 'vitest'
import { parseSrt, srt } from '../../src/transcript/readers/srt'
import { canonicalTurns, describeData, fuzz, problemsOf, read, readTurns, sourceOf } from './reading'

describe('the cues of SubRip', () => {
  test('have an id, seconds, and the text as it stands', () => {
    expect(
      parseSrt(
        '\ufeff1\r\n00:00:01,500 --> 01:00:02,250\r\n<i>Fees</i>\r\nrise\r\n\r\n2\r\n00:00:03.000 --> 00:00:04.000 X1:10 X2:20\r\nYes.\r\n',
      ),
    ).toEqual({
      cues: [
        { id: '1', start: 1.5, end: 3602.25, text: '<i>Fees</i>\nrise', line: 3 },
        { id: '2', start: 3, end: 4, text: 'Yes.', line: 8 },
      ],
      problems: [],
    })
  })
  test('need neither a number, nor hours, nor milliseconds, nor a blank line between them', () => {
    expect(
      parseSrt(
        '\n\n00:01,000 --> 00:02,000\nYes.\n00:00:03 --> 00:00:04\nNo.\n3\n00:00:05,5 --> 00:00:06\nHm.',
      ).cues.map(({ id, start, text }) => [id, start, text]),
    ).toEqual([
      ['', 1, 'Yes.'],
      ['', 3, 'No.\n3'],
      ['', 5.5, 'Hm.'],
    ])
  })
  test('take the next number for theirs even without a blank line', () => {
    expect(
      parseSrt('1\n00:00:01,000 --> 00:00:02,000\nHow many?\n42\n2\n00:00:03,000 --> 00:00:04,000\nNo.').cues.map(
        ({ id, text }) => [id, text],
      ),
    ).toEqual([
      ['1', 'How many?\n42'],
      ['2', 'No.'],
    ])
  })
  test('may hold blank lines', async () => {
    expect(
      await readTurns(
        srt,
        '1\n00:00:01,000 --> 00:00:02,000\nYes,\n\nI do.\n\n2\n00:00:03,000 --> 00:00:04,000\nNo.\n',
      ),
    ).toEqual([
      [null, 1, 'Yes, I do.'],
      [null, 3, 'No.'],
    ])
  })
  test('with bad times are left out, with a warning that names the line', async () => {
    const text = '1\n00:00:xx --> 00:00:02,000\nlost\n\n2\n00:00:03,000 --> 00:00:04,000\nkept\n'
    expect(await readTurns(srt, text)).toEqual([[null, 3, 'kept']])
    expect(await problemsOf(srt, text)).toEqual(['bad-cue-time 2'])
  })
  test('are words without tags and positions', async () => {
    expect(
      await readTurns(
        srt,
        '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">Fees</font> &amp; <b>rent</b> {laughs}\n',
      ),
    ).toEqual([[null, 1, 'Fees & rent {laughs}']])
  })
})

describe('the speakers of SubRip', () => {
  test('are named as in WebVTT, and keep their turn over successive cues', async () => {
    const cues = ['Ama: It is', 'Ama: the fees.', '- Tom: Rent.\n- Ama: No.', '>> Tom: Yes.']
    const text = cues.map((words, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:09,000\n${words}\n`).join('\n')
    const [transcript] = await read(srt, text)
    expect(transcript).toEqual({
      text: 'It is the fees.\nRent.\nNo.\nYes.',
      turns: [
        { label: 'Ama', time: 0, start: 0, end: 15 },
        { label: 'Tom', time: 2, start: 16, end: 21 },
        { label: 'Ama', time: 2, start: 22, end: 25 },
        { label: 'Tom', time: 3, start: 26, end: 30 },
      ],
      lines: [
        { start: 0, line: 3 },
        { start: 6, line: 7 },
        { start: 16, line: 11 },
        { start: 22, line: 12 },
        { start: 26, line: 16 },
      ],
      refused: [],
      why: { Ama: 'stands ahead of a colon 3 times', Tom: 'stands ahead of a colon 2 times' },
      problems: [],
    })
  })
})

describe('a SubRip file', () => {
  test('is known by the times of its first cue', () => {
    const texts = [
      '1\n00:00:01,000 --> 00:00:02,000\nYes.',
      '\n00:00:01,000 --> 00:00:02,000',
      'WEBVTT\n\n00:01.000 --> 00:02.000',
      'Ama: 1\n00:00:01',
      '1\nAma: --> Yes',
      '',
    ]
    expect(texts.map(text => srt.recognises(sourceOf(text)))).toEqual([true, true, false, false, false, false])
  })
  test('is known by its name where something stands ahead of the first cue', () => {
    const text = 'By hand\n\n1\n00:00:01,000 --> 00:00:02,000\nYes.'
    expect(['a.srt', 'a.txt'].map(path => srt.recognises(sourceOf(text, path)))).toEqual([true, false])
  })
  test('without words is refused', async () => {
    expect(await problemsOf(srt, '1\n00:00:01,000 --> 00:00:02,000\n\n')).toEqual(['no-turns'])
  })
  test('that is damaged gives problems, never another exception', async () => {
    await fuzz(srt, [
      '1\n00:00:01,000 --> 00:00:02,000\nAma: Fees.\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Ama: Rent.</i>\n\n3\n00:00:05,000 --> 00:00:06,000\nTom: No.',
    ])
  })
})

describeData('transcript-formats', readFile => {
  test('10-whisper.srt, which names nobody', async () => {
    expect(await readTurns(srt, readFile('10-whisper.srt'))).toEqual(
      canonicalTurns(readFile('expected.json'), { speakers: null }),
    )
  })
})
