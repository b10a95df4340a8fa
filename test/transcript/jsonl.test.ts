import { describe, expect, test } from 'vitest'
import { jsonl } from '../../src/transcript/readers/jsonl'
import { cpuSeconds } from '../cpu-seconds'
import { describeData, fullProblemsOf, fuzz, problemsOf, read, sourceOf, turnsOf } from './reading'

describe('JSON lines without speakers', () => {
  test('are answers: the id is transcript and speaker, other keys are attributes', async () => {
    const text =
      '\ufeff{"id":"r1","text":"The fees.\\nAll of them.","band":5,"group":"Night","themes":["a","b"],"ok":true,"left":null,"site":{"n":1}}\r\n\r\n{"text":" Rent. ","id":2}\r\n'
    expect(await read(jsonl, text)).toEqual([
      {
        id: 'r1',
        group: 'Night',
        text: 'The fees.\nAll of them.',
        turns: [{ label: 'r1', role: 'participant', time: null, start: 0, end: 22 }],
        lines: [
          { start: 0, line: 1 },
          { start: 10, line: 1 },
        ],
        attributes: { band: '5', themes: 'a; b', ok: 'true', left: '', site: '{"n":1}' },
        problems: [],
      },
      {
        id: '2',
        text: 'Rent.',
        turns: [{ label: '2', role: 'participant', time: null, start: 0, end: 5 }],
        lines: [{ start: 0, line: 3 }],
        attributes: {},
      },
    ])
  })
  test('are known by their number where they have no id', async () => {
    const ids = async (text: string) => (await read(jsonl, text)).map(({ id, turns }) => [id, turns[0].label])
    expect(await ids('{"text":"Fees."}\n{"text":"Rent."}')).toEqual([
      ['1', '1'],
      ['2', '2'],
    ])
    expect(await ids('{"id":"2","text":"Fees."}\n{"id":"","text":"Rent."}')).toEqual([
      ['2', '2'],
      ['row 2', 'row 2'],
    ])
  })
  test('that share an id are one respondent’s, each a transcript of its own, with a warning', async () => {
    const text = '{"id":"r1","text":"Fees."}\n{"id":"r1","text":"Rent."}\n{"id":"r1","text":"No."}'
    expect((await read(jsonl, text)).map(({ id, turns }) => [id, turns[0].label])).toEqual([
      ['r1', 'r1'],
      ['r1 #2', 'r1'],
      ['r1 #3', 'r1'],
    ])
    expect(await problemsOf(jsonl, text)).toEqual(['repeated-id 2'])
  })
  test('may use keys that objects inherit', async () => {
    const [one] = await read(
      jsonl,
      '{"id":"constructor","text":"Fees.","__proto__":"x","toString":"y"}\n{"id":"a","text":"Rent."}',
    )
    expect([one.id, Object.entries(one.attributes!)]).toEqual([
      'constructor',
      [
        ['__proto__', 'x'],
        ['toString', 'y'],
      ],
    ])
    expect('constructor' in one.attributes!).toBe(false)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('JSON lines with speakers', () => {
  test('are the turns of one transcript, in order', async () => {
    const text =
      '{"id":"t1","speaker":"Ama","text":"Fees.","start":1}\n{"id":"t2","speaker":"Tom","text":"Rent.","start":2.5}\n{"id":"t3","speaker":null,"text":"No.","start":4}'
    const [one, ...others] = await read(jsonl, text)
    expect([one.id, one.attributes, turnsOf(one), others]).toEqual([
      undefined,
      undefined,
      [
        ['Ama', 1, 'Fees.'],
        ['Tom', 2.5, 'Rent.'],
        [null, 4, 'No.'],
      ],
      [],
    ])
  })
  test.each([
    ['transcript', 'a key that names the transcript'],
    ['group', 'a group'],
    ['id', 'an id that two speakers share'],
  ])('are put together by "%s": %s', async key => {
    const rows = [
      ['a', 'Ama', 'Fees.'],
      ['b', 'Kim', 'No.'],
      ['a', 'Tom', 'Rent.'],
      ['b', 'Lea', 'Yes.'],
    ]
    const text = rows.map(([id, speaker, text]) => JSON.stringify({ [key]: id, speaker, text })).join('\n')
    expect((await read(jsonl, text)).map(one => [one.id, turnsOf(one)])).toEqual([
      [
        'a',
        [
          ['Ama', null, 'Fees.'],
          ['Tom', null, 'Rent.'],
        ],
      ],
      [
        'b',
        [
          ['Kim', null, 'No.'],
          ['Lea', null, 'Yes.'],
        ],
      ],
    ])
  })
  test('stay one transcript where each speaker has an id', async () => {
    const text =
      '{"id":1,"speaker":"Ama","text":"Fees."}\n{"id":2,"speaker":"Tom","text":"Rent."}\n{"id":1,"speaker":"Ama","text":"No."}'
    expect((await read(jsonl, text)).map(turnsOf)).toEqual([
      [
        ['Ama', null, 'Fees.'],
        ['Tom', null, 'Rent.'],
        ['Ama', null, 'No.'],
      ],
    ])
  })
  test('may stand beside answers, which have no such key', async () => {
    const text = '{"speaker":"Ama","text":"Fees."}\n{"id":"r1","text":"Rent."}\n{"speaker":"Tom","text":"No."}'
    expect((await read(jsonl, text)).map(one => [one.id, turnsOf(one)])).toEqual([
      [
        undefined,
        [
          ['Ama', null, 'Fees.'],
          ['Tom', null, 'No.'],
        ],
      ],
      ['r1', [['r1', null, 'Rent.']]],
    ])
  })
})

describe('JSON lines', () => {
  test('that are broken are errors of their own; the others are read', async () => {
    const text =
      '{"id":"r1","text":"Fees."}\n{"id":"r2","text":"Rent."\n[1]\n{"id":"r4"}\n{"id":"r5","text":"No."}\nnonsense'
    expect((await read(jsonl, text)).map(({ id }) => id)).toEqual(['r1', 'r5'])
    expect(await problemsOf(jsonl, text)).toEqual([
      'broken-line 2:26',
      'broken-line 3:1',
      'broken-line 6:1',
      'broken-line 4',
    ])
    expect((await fullProblemsOf(jsonl, text))[0]).toEqual({
      code: 'broken-line',
      severity: 'error',
      message: 'this line cannot be read: a comma or a closing brace should stand here',
      file: 'group.txt',
      line: 2,
      column: 26,
      hint: 'each line must be one JSON object; the other lines were read',
    })
  })
  test('are read by the keys that the caller names', async () => {
    const text =
      '{"ref":"a","text":"x","said_by":"Ama","q":"Fees."}\n{"ref":"a","text":"y","said_by":"Tom","q":"Rent."}'
    const options = { textColumn: 'q', speakerColumn: 'Said_By', groupColumn: 'ref' }
    expect((await read(jsonl, text, options)).map(one => [one.id, one.group, turnsOf(one)])).toEqual([
      [
        'a',
        'a',
        [
          ['Ama', null, 'Fees.'],
          ['Tom', null, 'Rent.'],
        ],
      ],
    ])
    expect(await problemsOf(jsonl, text, { idColumn: 'nr' })).toEqual(['unknown-column'])
  })
  test('without a text, or without a line that can be read, are refused', async () => {
    expect(await problemsOf(jsonl, '{"id":1,"band":5}\n{"id":2,"band":7}')).toEqual(['no-text-column'])
    expect(await problemsOf(jsonl, 'x\n\n[]')).toEqual(['broken-line 1:1', 'broken-line 3:1', 'no-turns'])
    expect(await problemsOf(jsonl, '')).toEqual(['no-turns'])
  })
  test('are known by a whole object a line', () => {
    const texts: [string, string][] = [
      ['{"id":1}\n{"id":2}', 'a.txt'],
      ['{"id":1}\nbroken\n{"id":2}\n', 'a.txt'],
      ['{"id":1,"text":"x"}\n', 'a.jsonl'],
      ['{"id":1,"text":"x"}\n', 'a.json'],
      ['{\n"id":1\n}', 'a.jsonl'],
      ['{laughs} Yes.\n{laughs} No.', 'a.txt'],
    ]
    expect(texts.map(([text, path]) => jsonl.recognises(sourceOf(text, path)))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ])
  })
  test('by the hundred thousand are read in seconds', async () => {
    const text = Array.from(
      { length: 100_000 },
      (_, i) => `{"id":"r${i}","text":"The fees are more than I earn."}`,
    ).join('\n')
    const seconds = await cpuSeconds(async () => expect(await read(jsonl, text)).toHaveLength(100_000))
    expect(seconds).toBeLessThan(10)
  })
  test('that are damaged give problems, never another exception', async () => {
    await fuzz(jsonl, [
      '{"id":"r1","text":"Fees.","band":5}\n{"id":"r2","text":"Rent.","themes":["a"]}',
      '{"group":"a","speaker":"Ama","text":"Fees.","start":1}\n{"group":"b","speaker":{"name":"Tom"},"text":"Rent.","start":"0:02"}',
    ])
  })
})

describeData('nhs-patient-feedback', readFile => {
  test('holds 5,096 comments, each a respondent’s answer', async () => {
    const answers = await read(jsonl, readFile('comments_v6_NEAS.jsonl'))
    expect([answers.length, new Set(answers.map(({ id }) => id)).size]).toEqual([5096, 5096])
    expect(Object.keys(answers[1].attributes!)).toEqual([
      'trust',
      'respondent',
      'date',
      'service',
      'question',
      'fft',
      'sentiment',
      'sub_themes',
      'themes',
    ])
    expect(answers.flatMap(({ problems }) => problems ?? [])).toEqual([])
  })
})
