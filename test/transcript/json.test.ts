import { describe, expect, test } from 'vitest'
import { countWords } from '../../src/text/span'
import { json } from '../../src/transcript/readers/json'
import { parseJson } from '../../src/transcript/readers/parse-json'
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

const turns = (value: unknown, options = {}) => readTurns(json, JSON.stringify(value), options)

describe('JSON of ours', () => {
  test('gives turns, with times, roles, id and group', async () => {
    const text = `{
  "id": "fg3", "group": "Night shift",
  "turns": [
    { "speaker": "Dr Hale", "role": "moderator", "time": 2, "text": " Why? " },
    { "speaker": "Ama",
      "text": "It is the fees.\\nThey rise." }
  ]
}`
    expect(await read(json, text)).toEqual([
      {
        id: 'fg3',
        group: 'Night shift',
        text: 'Why?\nIt is the fees.\nThey rise.',
        turns: [
          { label: 'Dr Hale', time: 2, role: 'moderator', start: 0, end: 4 },
          { label: 'Ama', time: null, start: 5, end: 31 },
        ],
        lines: [
          { start: 0, line: 4 },
          { start: 5, line: 6 },
          { start: 21, line: 6 },
        ],
        why: { 'Dr Hale': 'is named under "speaker"', Ama: 'is named under "speaker"' },
        problems: [],
      },
    ])
  })
  test('keeps to the line of the file where a text holds line breaks', async () => {
    const [{ text, lines }] = await read(
      json,
      '{"turns":[{"speaker":"Ama","text":"a\\n\\nb"},\n{"speaker":"Tom","text":"c"}]}',
    )
    expect([...text].map((_, i) => lineAt({ text, lines }, i))).toEqual([1, 1, 1, 1, 1, 2].slice(0, text.length))
  })
  test('makes a turn of an object without words too', async () => {
    expect(
      await turns([
        { speaker: 'Ama', text: 'Fees.' },
        { speaker: 'Tom', text: '' },
        { speaker: 'Ama', text: 'Rent.' },
      ]),
    ).toEqual([
      ['Ama', null, 'Fees.'],
      ['Tom', null, ''],
      ['Ama', null, 'Rent.'],
    ])
  })
})

describe('JSON of transcription tools', () => {
  test('by Whisper names nobody: each segment is a turn', async () => {
    expect(
      await readTurns(
        json,
        '{"text":" Fees. Rent.","segments":[{"id":0,"start":0.5,"end":2,"text":" Fees.","tokens":[1],"avg_logprob":NaN},{"id":1,"start":2,"end":3,"text":" Rent."}],"language":"en"}',
      ),
    ).toEqual([
      [null, 0.5, 'Fees.'],
      [null, 2, 'Rent.'],
    ])
  })
  test('by WhisperX: successive segments of one speaker are a turn, a segment without one is nobody’s', async () => {
    const segments = [
      {
        start: 0,
        text: ' It is',
        speaker: 'SPEAKER_00',
        words: [
          { word: 'It', speaker: 'SPEAKER_00' },
          { word: 'is', speaker: 'SPEAKER_00' },
        ],
      },
      { start: 2.5, text: ' the fees.', speaker: 'SPEAKER_00', words: [] },
      { start: 3, text: ' Rent.' },
      { start: 4, text: ' More.' },
      { start: 5, text: ' No.', speaker: 'SPEAKER_00' },
    ]
    expect(await turns({ segments, word_segments: [{ word: 'It', start: 0, speaker: 'SPEAKER_00' }] })).toEqual([
      ['SPEAKER_00', 0, 'It is the fees.'],
      [null, 3, 'Rent.'],
      [null, 4, 'More.'],
      ['SPEAKER_00', 5, 'No.'],
    ])
  })
  test('by AssemblyAI counts milliseconds, and its list of words is not the list of turns', async () => {
    const words = [{ text: 'Fees.', start: 2000, end: 2500, speaker: 'A' }]
    expect(
      await turns({
        id: 't1',
        text: 'Fees.',
        words,
        utterances: [{ speaker: 'A', text: 'Fees.', start: 2000, end: 2500, words }],
      }),
    ).toEqual([['A', 2, 'Fees.']])
  })
  test('by Deepgram numbers its speakers', async () => {
    expect(
      await turns({
        results: {
          utterances: [
            { start: 0.4, transcript: 'Fees.', speaker: 0 },
            { start: 2, transcript: 'Rent.', speaker: 1 },
          ],
        },
      }),
    ).toEqual([
      ['0', 0.4, 'Fees.'],
      ['1', 2, 'Rent.'],
    ])
  })
})

describe('any list of objects with a speaker and a text', () => {
  const dialogue = (speaker: string, text: string) => [
    { [speaker]: 'Dr Hale', [text]: 'What does it look like from the outside?' },
    { [speaker]: 'Ama', [text]: 'Honestly, it is the fees that nobody sees.' },
    { [speaker]: 'Dr Hale', [text]: 'Could you say more about them?' },
    { [speaker]: 'Ama', [text]: 'They are more than I earn.' },
  ]
  const expected = [
    ['Dr Hale', null, 'What does it look like from the outside?'],
    ['Ama', null, 'Honestly, it is the fees that nobody sees.'],
    ['Dr Hale', null, 'Could you say more about them?'],
    ['Ama', null, 'They are more than I earn.'],
  ]
  test.each([
    ['speaker', 'content'],
    ['name', 'utterance'],
    ['participant', 'words'],
    ['who', 'said'],
    ['speakerName', 'Transcript'],
    ['speaker_id', 'body'],
    ['from', 'message'],
    ['author', 'value'],
    ['role', 'text'],
    ['label', 'text'],
    ['quien', 'text'],
    ['speaker', 'dicho'],
    ['nom', 'paroles'],
  ])('is read by whatever names: %s and %s', async (speaker, text) => {
    expect(await turns(dialogue(speaker, text))).toEqual(expected)
  })
  test('is found at any depth, beside lists that are something else', async () => {
    const value = {
      topics: [{ topic: 'Fees', spans: [[0, 3]] }],
      queries: [
        {
          query: 'What is said of the fees by all of those who spoke?',
          answer: 'That they are more than anybody earns, and that they rise.',
        },
      ],
      meeting: { day: [{ parts: { list: dialogue('speaker', 'content') } }] },
    }
    expect(await turns(value)).toEqual(expected)
  })
  test('has speakers that are numbers or objects', async () => {
    expect(
      await turns([
        { speaker: 1, text: 'Fees.' },
        { speaker: { id: 7, name: ' Ama ' }, text: 'Rent.' },
        { speaker: null, text: 'No.' },
        { speaker: ['Ama', 'Tom'], text: 'Yes.' },
      ]),
    ).toEqual([
      ['1', null, 'Fees.'],
      ['Ama', null, 'Rent.'],
      [null, null, 'No.'],
      ['Ama; Tom', null, 'Yes.'],
    ])
  })
  test('has times in seconds, milliseconds or as on a clock; dates are none', async () => {
    const times = async (...values: unknown[]) =>
      (await turns(values.map(start => ({ speaker: 'Ama', text: 'Fees.', start })))).map(([, time]) => time)
    expect(await times(0, 4, 9.5)).toEqual([0, 4, 9.5])
    expect(await times(0, 4000, 9500)).toEqual([0, 4, 9.5])
    expect(await times('0', '4000', '9500')).toEqual([0, 4, 9.5])
    expect(await times('00:00:04', '1:02', '01:00:02,500')).toEqual([4, 62, 3602.5])
    expect(await times('2023-07-17', -1, null, 1.7e9, 'soon', Number.NaN)).toEqual([null, null, null, null, null, null])
  })
  test('may be several, each a transcript of its own', async () => {
    const byKey = await read(json, JSON.stringify({ P1: dialogue('speaker', 'text'), P2: dialogue('speaker', 'text') }))
    expect(byKey.map(one => [one.id, turnsOf(one)])).toEqual([
      ['P1', expected],
      ['P2', expected],
    ])
    const byId = await read(
      json,
      JSON.stringify([
        { id: 'fg1', turns: dialogue('speaker', 'text') },
        { id: 'fg2', group: 'Night', turns: dialogue('speaker', 'text') },
      ]),
    )
    expect(byId.map(one => [one.id, one.group, turnsOf(one)])).toEqual([
      ['fg1', undefined, expected],
      ['fg2', 'Night', expected],
    ])
  })
  test('is read by the keys that the caller names', async () => {
    const value = [
      { name: 'q1', text: 'x', wer: 'Ama', was: 'Fees.' },
      { name: 'q2', text: 'y', wer: 'Tom', was: 'Rent.' },
    ]
    expect(await turns(value, { textColumn: 'was', speakerColumn: 'WER' })).toEqual([
      ['Ama', null, 'Fees.'],
      ['Tom', null, 'Rent.'],
    ])
    const [problem] = await fullProblemsOf(json, JSON.stringify(value), { speakerColumn: 'who' }, 'a.json')
    expect(problem).toEqual({
      code: 'unknown-column',
      severity: 'error',
      message: 'there is no column or key "who"',
      file: 'a.json',
      hint: 'there are: name, text, wer, was',
    })
  })
  test('leaves out objects without a text, with a warning', async () => {
    const text =
      '[{"speaker":"Ama","text":"Fees."},\n{"speaker":null,"stage":"Door."},\n{"speaker":"Tom","text":"Rent."}]'
    expect(await readTurns(json, text)).toEqual([
      ['Ama', null, 'Fees.'],
      ['Tom', null, 'Rent.'],
    ])
    expect(await problemsOf(json, text)).toEqual(['object-without-text 2'])
  })
  test('holds people called __proto__ under keys called constructor', async () => {
    const text =
      '[{"__proto__":{"speaker":"Tom"},"speaker":"__proto__","text":"Fees.","constructor":"x"},{"speaker":"constructor","text":"Rent."}]'
    expect(await readTurns(json, text)).toEqual([
      ['__proto__', null, 'Fees.'],
      ['constructor', null, 'Rent.'],
    ])
  })
  test('without speakers but with ids is answers, one a respondent', async () => {
    const answers = await read(
      json,
      JSON.stringify([
        { id: 'r1', text: 'Fees.', band: 5 },
        { id: 'r2', text: 'Rent.', band: 7 },
      ]),
    )
    expect(answers.map(({ id, attributes, turns }) => [id, attributes, turns])).toEqual([
      ['r1', { band: '5' }, [{ label: 'r1', role: 'participant', time: null, start: 0, end: 5 }]],
      ['r2', { band: '7' }, [{ label: 'r2', role: 'participant', time: null, start: 0, end: 5 }]],
    ])
  })
})

describe('JSON that is refused', () => {
  test('is broken: the place is told in whatever version of Node', async () => {
    const places = [
      '{"turns": [\n  {"speaker": "Ama" "text": "x"}]}',
      '[{"text": "a\nb"}]',
      '[1, 2',
      '{"a": tru}',
      "[{'a': 1}]",
      '[{"a": "\\x"}]',
      '{"a": 1} x',
      '[{"text": "never closed}]',
      '[1,]',
      '{"a":1,}',
      '',
      '[01]',
    ]
    const problems = await Promise.all(places.map(text => problemsOf(json, text)))
    expect(problems.flat()).toEqual([
      'broken-json 2:21',
      'broken-json 1:13',
      'broken-json 1:6',
      'broken-json 1:7',
      'broken-json 1:3',
      'broken-json 1:9',
      'broken-json 1:10',
      'broken-json 1:11',
      'broken-json 1:4',
      'broken-json 1:8',
      'broken-json 1:1',
      'broken-json 1:2',
    ])
  })
  test('is broken wherever Node finds it broken, and reads as Node reads it elsewhere', () => {
    for (const text of [
      '{"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n\\"\\\\/\\ud83d\\ude00"],"":{}}',
      ' [ ] ',
      '"x"',
      '-0',
      '[[[]]]',
      '{"a":1,"a":2}',
    ])
      expect(parseJson(text).value).toEqual(JSON.parse(text))
    for (const text of [
      '[1 2]',
      '{,}',
      '[-]',
      '[1.]',
      '[.5]',
      '[+1]',
      '[1e]',
      '"\\u12"',
      'nul',
      '[1]]',
      '{"a"}',
      '{1:2}',
      '\u00a0[]',
      '"\t"',
    ]) {
      expect(() => JSON.parse(text)).toThrow()
      expect(() => parseJson(text), text).toThrow()
    }
  })
  test('lies too deep', async () => {
    expect(await problemsOf(json, '['.repeat(100_000))).toEqual(['broken-json 1:202'])
  })
  test('holds no list of turns: the hint says which keys were seen', async () => {
    const [problem] = await fullProblemsOf(json, '{"themes": [{"theme": "Fees", "n": 4}]}', {}, 'codes.json')
    expect(problem).toEqual({
      code: 'no-turns',
      severity: 'error',
      message: 'no list holds objects with a text',
      file: 'codes.json',
      hint: 'write { "turns": [{ "speaker": …, "text": … }] }, or name the keys; seen were: themes, theme, n',
    })
  })
})

describe('a JSON file', () => {
  test('is known by its beginning, and is no JSON lines', () => {
    const texts = [
      '{"turns": []}',
      '\n[\n  {"a": 1}]',
      '[SPEAKER_00]: Why?',
      '[00:01:02] Ama: Fees.',
      '{laughs} Yes.',
      '{"a":1}\n{"a":2}\n',
      '{\n"a":1}',
      '[]',
      '',
    ]
    expect(texts.map(text => json.recognises(sourceOf(text)))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
      true,
      false,
    ])
  })
  test('is known by its name even where it is broken, so that its place is told', () => {
    expect([json.recognises(sourceOf("{'a': 1}", 'a.json')), json.recognises(sourceOf("{'a': 1}", 'a.txt'))]).toEqual([
      true,
      false,
    ])
  })
  test('that is damaged gives problems, never another exception', async () => {
    await fuzz(json, [
      '{"segments":[{"start":0,"text":" a","speaker":"S1"},{"start":1,"text":" b"}]}',
      '[{"speaker":"Ama","text":"Fees \\u00e9.\\nx","time":"00:01"},{"speaker":{"name":"Tom"},"text":""}]',
      '{"P1":[{"who":"A","said":"x"}],"P2":[{"who":"A","said":"y"}]}',
    ])
    await fuzz(json, ['[{"id":"a","text":"Fees."},{"id":"a","text":"Rent."}]'], { idColumn: 'id', groupColumn: 'id' })
  })
})

describeData('transcript-formats', readFile => {
  const expected = readFile('expected.json')
  test('10-whisper.json, which names nobody', async () => {
    expect(await readTurns(json, readFile('10-whisper.json'))).toEqual(canonicalTurns(expected, { speakers: null }))
  })
  test('11-whisperx.json', async () => {
    const speakers = { 'Dr Hale': 'SPEAKER_00', Priya: 'SPEAKER_01', Tom: 'SPEAKER_02', Ama: 'SPEAKER_03' }
    expect(await readTurns(json, readFile('11-whisperx.json'))).toEqual(canonicalTurns(expected, { speakers }))
  })
  test('12-assemblyai.json', async () => {
    const speakers = { 'Dr Hale': 'A', Priya: 'B', Tom: 'C', Ama: 'D' }
    expect(await readTurns(json, readFile('12-assemblyai.json'))).toEqual(canonicalTurns(expected, { speakers }))
  })
})

describeData('qmsum-meetings', readFile => {
  type Counts = Record<string, { group: string; turns: number; words: number; speakers: Record<string, number> }>
  const expected: Counts = JSON.parse(readFile('expected_counts.json'))
  test.each(Object.entries(expected))('%s', async (name, { group, turns, words, speakers }) => {
    const found = await readTurns(json, readFile(`${group}/${name}.json`))
    const counts = new Map<string | null, number>()
    for (const [speaker] of found) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    expect({
      turns: found.length,
      words: found.reduce((sum, [, , text]) => sum + countWords(text), 0),
      speakers: Object.fromEntries(counts),
    }).toEqual({ turns, words, speakers })
  })
})

describeData('uk-covid-inquiry-health', readFile => {
  test('holds the turns and speakers that its README counts', async () => {
    const expected: Record<string, { turns: number; words: number }> = JSON.parse(readFile('expected_counts.json'))
    const transcripts = await read(json, readFile('transcripts.json'))
    expect(Object.fromEntries(transcripts.map(one => [one.id, [one.turns.length, countWords(one.text)]]))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([id, { turns, words }]) => [id, [turns, words]])),
    )
  })
})
