import { describe, expect, test } from 'vitest'
import { codes, roles, said, saidIn, transcriptOf } from './talk'

/** Four turns, as most tests below encode them. */
const talk = ['Moderator: How is work?', 'Anna: Fine, I think.', 'Moderator: And the pay?', 'Anna: Low.']

describe('labels with a colon', () => {
  test.each([
    ['on the line', 'Moderator: How is work?\nAnna: Fine, I think.\nModerator: And the pay?\nAnna: Low.'],
    [
      'with blank lines and a heading',
      'Group 3, North\n\nModerator: How is work?\n\nAnna: Fine, I think.\n\nModerator: And the pay?\n\nAnna: Low.\n',
    ],
    ['with CR LF', 'Moderator: How is work?\r\nAnna: Fine, I think.\r\nModerator: And the pay?\r\nAnna: Low.\r\n'],
    ['with CR alone', 'Moderator: How is work?\rAnna: Fine, I think.\rModerator: And the pay?\rAnna: Low.\r'],
    ['above the words', 'Moderator:\nHow is work?\n\nAnna:\nFine, I think.\n\nModerator:\nAnd the pay?\n\nAnna:\nLow.'],
    ['and a tab', 'Moderator:\tHow is work?\nAnna:\tFine, I think.\nModerator:\tAnd the pay?\nAnna:\tLow.'],
    ['and no blank', 'Moderator:How is work?\nAnna:Fine, I think.\nModerator:And the pay?\nAnna:Low.'],
    ['indented', '  Moderator: How is work?\n  Anna: Fine, I think.\n  Moderator: And the pay?\n  Anna: Low.'],
    ['in brackets', '[Moderator]: How is work?\n[Anna]: Fine, I think.\n[Moderator]: And the pay?\n[Anna]: Low.'],
    ['in italics', '*Moderator:* How is work?\n*Anna:* Fine, I think.\n*Moderator:* And the pay?\n*Anna:* Low.'],
    ['of full width', 'Moderator：How is work?\nAnna：Fine, I think.\nModerator：And the pay?\nAnna：Low.'],
    [
      'in numbered paragraphs',
      '12. Moderator: How is work?\n13. Anna: Fine, I think.\n14. Moderator: And the pay?\n15. Anna: Low.',
    ],
  ])('%s', async (_, text) => {
    expect(await saidIn(text)).toEqual(talk)
  })

  test('may hold brackets, titles, commas and numbers', async () => {
    const text =
      'Interviewer 1: So?\nMary (nurse): A.\nP03: B.\nFr. Paul: C.\nMary (nurse): D.\nSmith, Jane (NHS Trust X): E.\nJOHN SMITH: F.'
    expect(roles(await transcriptOf(`${text}\nJOHN SMITH: G.`))).toEqual([
      'Interviewer 1 moderator',
      'Mary (nurse) participant',
      'P03 participant',
      'Fr. Paul participant',
      'Smith, Jane (NHS Trust X) participant',
      'JOHN SMITH participant',
    ])
  })
})

describe('labels with a time', () => {
  const timed = [
    ['Moderator', 2, 'How is work?'],
    ['Anna', 9, 'Fine, I think.'],
    ['Moderator', 62, 'And the pay?'],
    ['Anna', 3723, 'Low.'],
  ]
  test.each([
    [
      '[00:01:02] Name: words',
      '[00:00:02] Moderator: How is work?\n[00:00:09] Anna: Fine, I think.\n[00:01:02] Moderator: And the pay?\n[01:02:03] Anna: Low.',
    ],
    [
      '00:01:02 Name: words',
      '00:00:02 Moderator: How is work?\n00:00:09 Anna: Fine, I think.\n00:01:02 Moderator: And the pay?\n01:02:03 Anna: Low.',
    ],
    [
      'Name: [00:01:02] words',
      'Moderator: [00:00:02] How is work?\nAnna: [00:00:09] Fine, I think.\nModerator: [00:01:02] And the pay?\nAnna: [01:02:03] Low.',
    ],
    [
      'Name (00:01:02): words',
      'Moderator (00:02): How is work?\nAnna (00:09): Fine, I think.\nModerator (01:02): And the pay?\nAnna (01:02:03): Low.',
    ],
    [
      'Name [00:01:02] words',
      'Moderator [00:02] How is work?\nAnna [00:09] Fine, I think.\nModerator [01:02] And the pay?\nAnna [01:02:03] Low.',
    ],
    [
      'Name (00:01:02), words below',
      'Moderator (00:02)\nHow is work?\n\nAnna (00:09)\nFine, I think.\n\nModerator (01:02)\nAnd the pay?\n\nAnna (01:02:03)\nLow.',
    ],
    [
      'Otter and Teams: Name  0:02, words below',
      'Moderator  0:02  \nHow is work?\n\nAnna   0:09\nFine, I think.\n\nModerator  1:02\nAnd the pay?\n\nAnna  1:02:03\nLow.',
    ],
    [
      'Word: 00:01:02 Name, words below',
      '00:00:02 Moderator\nHow is work?\n\n00:00:09 Anna\nFine, I think.\n\n00:01:02 Moderator\nAnd the pay?\n\n01:02:03 Anna\nLow.',
    ],
    [
      'Trint: name, time and words on lines of their own',
      'Moderator\n00:02\nHow is work?\n\nAnna\n00:09\nFine, I think.\n\nModerator\n01:02\nAnd the pay?\n\nAnna\n01:02:03\nLow.',
    ],
    [
      'a time on a line of its own above the label',
      '[00:00:02]\nModerator: How is work?\n[00:00:09]\nAnna: Fine, I think.\n[00:01:02]\nModerator: And the pay?\n[01:02:03]\nAnna: Low.',
    ],
    [
      'Transana',
      '¤<2000>Moderator: How is work?\n\n¤<9000>Anna: Fine, I think.\n\n¤<62000>Moderator: And the pay?\n\n¤<3723000>Anna: Low.',
    ],
    [
      '#00:00:02-0# ahead of the label',
      '#00:00:02-0# Moderator: How is work?\n#00:00:09-0# Anna: Fine, I think.\n#00:01:02-0# Moderator: And the pay?\n#01:02:03-0# Anna: Low.',
    ],
  ])('%s', async (_, text) => {
    const { turns, text: whole } = await transcriptOf(text)
    expect(turns.map(({ speaker, time, start, end }) => [speaker, time, whole.slice(start, end)])).toEqual(timed)
  })

  test('f4: the time ends the paragraph, so the next turn begins there, and the first has none', async () => {
    const { turns, text } = await transcriptOf(
      'I: So? #00:00:08-0#\n\nB1: Fine. #00:00:16-5#\n\nAnd fun. #00:00:20-0#\n\nI: Ok. #00:00:24-0#',
    )
    expect(turns.map(({ speaker, time, start, end }) => [speaker, time, text.slice(start, end)])).toEqual([
      ['I', null, 'So?'],
      ['B1', 8, 'Fine. #00:00:16-5#\n\nAnd fun.'],
      ['I', 20, 'Ok.'],
    ])
  })

  test('a time above a short turn is not taken for a time above a name', async () => {
    const text = '00:02\nAnn: Fine\nreally fine\n\n00:09\nBo: So\nit is\n\n00:12\nAnn: Yes'
    expect(said(await transcriptOf(text))).toEqual(['Ann: Fine\nreally fine', 'Bo: So\nit is', 'Ann: Yes'])
  })

  test('a time of day, or one within a turn, is nobody’s', async () => {
    const text = 'I: So? [00:01:00]\nP1: It was at\n10:30 in the morning. [00:01:10] Then\nwe left at 11:15.\nI: Ok?'
    const { turns, text: whole, marks } = await transcriptOf(text)
    expect(turns.map(({ speaker, time, start, end }) => [speaker, time, whole.slice(start, end)])).toEqual([
      ['I', null, 'So?'],
      ['P1', null, 'It was at\n10:30 in the morning. [00:01:10] Then\nwe left at 11:15.'],
      ['I', null, 'Ok?'],
    ])
    expect(marks.map(({ kind, start, end }) => `${kind} ${whole.slice(start, end)}`)).toEqual(['aside [00:01:10]'])
  })
})

describe('labels without colon or time', () => {
  test.each([
    ['a tab', 'Moderator\tHow is work?\nAnna\tFine, I think.\nModerator\tAnd the pay?\nAnna\tLow.'],
    ['a dash', 'Moderator - How is work?\n\nAnna - Fine, I think.\n\nModerator – And the pay?\n\nAnna — Low.'],
    ['columns', 'Moderator   How is work?\nAnna        Fine, I think.\nModerator   And the pay?\nAnna        Low.'],
    ['brackets', '[Moderator] How is work?\n[Anna] Fine, I think.\n[Moderator] And the pay?\n[Anna] Low.'],
  ])('%s', async (_, text) => {
    expect(await saidIn(text)).toEqual(talk)
  })

  test('capitals on a line of their own', async () => {
    expect(
      await saidIn(
        'SPEAKER 1\nHow is work?\n\nJOHN SMITH\nFine, I think.\nReally.\n\nSPEAKER 1\nAnd the pay?\n\nJOHN SMITH\nLow.',
      ),
    ).toEqual([
      'SPEAKER 1: How is work?',
      'JOHN SMITH: Fine, I think.\nReally.',
      'SPEAKER 1: And the pay?',
      'JOHN SMITH: Low.',
    ])
  })

  test('Q. and A., or Question: and Answer:', async () => {
    expect(roles(await transcriptOf('Q. How is work?\nA. Fine.\nQ. And the pay?\nA. Low.'))).toEqual([
      'Q moderator',
      'A participant',
    ])
    expect(roles(await transcriptOf('Question: So?\nAnswer: Fine.\nQuestion: And?\nAnswer: Low.'))).toEqual([
      'Question moderator',
      'Answer participant',
    ])
  })

  test('dashes and brackets in running text name nobody', async () => {
    expect(
      await saidIn('I: So?\nP1: The rota - well.\nMary - the nurse - was late.\n[laughs] Yes.\nMary - again.\nI: Ok.'),
    ).toEqual(['I: So?', 'P1: The rota - well.\nMary - the nurse - was late.\n[laughs] Yes.\nMary - again.', 'I: Ok.'])
  })
})

describe('what is no turn', () => {
  test('the header block, even where it names a moderator', async () => {
    const text =
      'Interview\nDate: 3 May 2022\nInterviewer: Jane Smith\nInterviewee: P7\n\nInterviewer: How is work?\nInterviewee: Fine.'
    expect(await saidIn(text)).toEqual(['Interviewer: How is work?', 'Interviewee: Fine.'])
  })

  test('stage lines, page lines and what is said of the recording', async () => {
    const text =
      'Ann Hale started transcription\n\nI: So?\n\n[A break]\n\nP1: Fine.\n\n(laughter)\n\nAnd more.\n\nPage 2 of 9\n\nStill more.\n\n[FG03, page 3]\n\nI: Ok.\n\nEnd of recording\nTranscribed by https://example.org'
    const read = await transcriptOf(text)
    expect(said(read)).toEqual([
      'I: So?',
      'P1: Fine.\n\n(laughter)\n\nAnd more.\n\nPage 2 of 9\n\nStill more.',
      'I: Ok.',
    ])
    expect(read.marks.map(({ kind, start, end }) => `${kind} ${read.text.slice(start, end)}`)).toEqual([
      'aside (laughter)',
      'aside Page 2 of 9',
    ])
  })

  test('page numbers that count up', async () => {
    const read = await transcriptOf('I: So?\n\nP1: Three times.\n\n1\n\nOr 45.\n\nI: Ok.\n\n2\n\nP1: Yes.')
    expect(read.speakers.map(({ id, words }) => [id, words])).toEqual([
      ['I', 2],
      ['P1', 5],
    ])
  })

  test('line numbers down the margin', async () => {
    const read = await transcriptOf('1  I:   How is\n2       work?\n3  P1:  Fine, I\n4       think.\n5  I:   Ok.')
    expect(read.turns.map(({ speaker, line }) => [speaker, line])).toEqual([
      ['I', 1],
      ['P1', 3],
      ['I', 5],
    ])
    expect(read.speakers.map(({ words }) => words)).toEqual([4, 3])
  })

  test('a label with nothing said', async () => {
    expect(await saidIn('I: So?\nP1:\nI: Well?\nP1: Yes.')).toEqual(['I: So?', 'I: Well?', 'P1: Yes.'])
  })
})

describe('text without speakers', () => {
  test('gives a turn a paragraph, nobody’s, and says so', async () => {
    const read = await transcriptOf('We were late.\nAll of us.\n\nNobody rang.\n')
    expect(said(read)).toEqual(['-: We were late.\nAll of us.', '-: Nobody rang.'])
    expect(read.turns.map(({ role }) => role)).toEqual(['unknown', 'unknown'])
    expect(codes(read)).toEqual(['no-speakers'])
  })

  test('gives a turn a time stamp where lines open with one', async () => {
    const read = await transcriptOf('[00:00:02] We were late.\n[00:00:09] Nobody rang.\nNobody.')
    expect(read.turns.map(({ time, start, end }) => [time, read.text.slice(start, end)])).toEqual([
      [2, 'We were late.'],
      [9, 'Nobody rang.\nNobody.'],
    ])
  })
})

describe('Jefferson', () => {
  const text =
    '01 JEN:  well (0.4) it’s lo:ng=\n02 TOM:  =[yeah (   )\n03       (1.2)\n04 JEN:   [and wi::de ((sighs))\n05       (.) so there.\n06 TOM:  no:body knows.\n'

  test('sets off line numbers, leaves out pauses between turns, and takes brackets for overlaps', async () => {
    const read = await transcriptOf(text)
    expect(read.format).toBe('jefferson')
    expect(said(read)).toEqual([
      'JEN: well (0.4) it’s lo:ng=',
      'TOM: =[yeah (   )',
      'JEN: [and wi::de ((sighs))\n05       (.) so there.',
      'TOM: no:body knows.',
    ])
    expect(read.marks.map(({ kind, start, end }) => `${kind} ${read.text.slice(start, end).trim()}`)).toEqual([
      'mark (0.4)',
      'mark (   )',
      'mark ((sighs))',
      'aside 05',
      'mark (.)',
    ])
  })
})
