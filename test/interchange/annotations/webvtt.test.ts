import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodedTranscript } from '../../../src/coding/coded-transcript'
import type { Coding } from '../../../src/coding/coding'
import { toWebVtt } from '../../../src/interchange/annotations/webvtt'
import type { Exported } from '../../../src/interchange/exported'
import type { Transcript } from '../../../src/transcript/transcript'
import { runOf } from '../../report/facts-of'
import { transcriptOf } from '../../transcript/talk'

const codebook = `codebook: Fees
themes:
  - id: cost
    keywords: [fee*]
    subthemes:
      - { id: rent, keywords: [rent] }
  - id: loss
    keywords: [lost]
`

const written = ({ files }: Exported) => files.map(({ name, content }) => [name, [...content].join('')])
const losses = ({ losses }: Exported) => losses.map(({ what, subject, count, line }) => [what, subject, count, line])

describe('a transcript with times', () => {
  const fg01 = 'speaker,start,text\nHale,0,And the fees?\nAna,62.5,"We lost <the> rent --> fees & all."\nBen,70,Low.\n'

  test('is captions: a cue a turn, its speaker a voice, the coded words in classes', async () => {
    const run = await runOf({ codebook, transcripts: { 'fg01.csv': fg01, 'fg02.txt': 'Ana: The fees.\n' } })
    const exported = toWebVtt(run)
    expect(written(exported)).toEqual([
      [
        'fg01.vtt',
        `WEBVTT

NOTE
The classes of the words are codes. What rules found is a candidate until a person has judged it.

00:00:00.000 --> 00:01:02.500
<v Hale><c.cost>And the fees?</c>

00:01:02.500 --> 00:01:10.000
<v Ana><c.cost.cost/rent.loss>We lost &lt;the&gt; rent --&gt; fees &amp; all.</c>

00:01:10.000 --> 00:01:10.400
<v Ben>Low.
`,
      ],
    ])
    expect(losses(exported)).toEqual([
      ['ends of cues', 'fg01', 3, null],
      ['roles of speakers', 'fg01', 3, null],
      ['transcripts without times', 'fg02', 1, null],
      ['codings', null, 5, null],
    ])
  })

  test('has nested tags nowhere: where codings overlap in part, the words are cut', () => {
    const coded = timed('one two three four', [
      { start: 0, end: 13, code: 'cost' },
      { start: 4, end: 18, code: 'loss' },
    ])
    expect(written(toWebVtt(coded))[0][1]).toContain('<c.cost>one </c><c.cost.loss>two three</c><c.loss> four</c>')
  })

  test('is read by another parser without an error, voices and classes too', async () => {
    const run = await runOf({ codebook, transcripts: { 'fg01.csv': fg01 } })
    const { WebVTTParser } = createRequire(import.meta.url)('webvtt-parser')
    const { cues, errors } = new WebVTTParser().parse(written(toWebVtt(run))[0][1])
    expect(errors).toEqual([])
    expect(
      cues.map(({ startTime, endTime, tree }: Record<string, unknown>) => [startTime, endTime, inShort(tree)]),
    ).toEqual([
      [0, 62.5, ['v Hale', ['c.cost', 'And the fees?']]],
      [62.5, 70, ['v Ana', ['c.cost.cost/rent.loss', 'We lost <the> rent --> fees & all.']]],
      [70, 70.4, ['v Ben', 'Low.']],
    ])
  })

  test('says of what it cannot hold where that is', () => {
    const { losses: found } = toWebVtt(
      timed(
        'Yes.\n\nNo.',
        [],
        [
          { end: 4, time: 5 },
          { start: 6, end: 9, time: 2.00001 },
        ],
      ),
    )
    expect(found.map(({ what, count, file, line }) => [what, count, file, line])).toEqual([
      ['ends of cues', 2, null, null],
      ['roles of speakers', 1, null, null],
      ['times that run backwards', 1, 'fg.csv', 2],
      ['times finer than a millisecond', 1, 'fg.csv', 2],
      ['successive turns of one speaker', 1, 'fg.csv', 2],
    ])
  })
})

/** A transcript of turns by Ana. */
function timed(
  text: string,
  codings: readonly Partial<Coding>[],
  turns: readonly { start?: number; end: number; time: number }[] = [{ end: text.length, time: 1 }],
) {
  const transcript = {
    id: 'fg',
    path: 'fg.csv',
    text,
    turns: turns.map((turn, i) => ({ start: 0, ...turn, index: i, speaker: 'Ana', role: 'participant', line: i + 1 })),
    speakers: [{ id: 'Ana' }],
    marks: [],
  } as unknown as Transcript
  const coded = { transcript, codings, units: [], withheld: [] } as unknown as CodedTranscript
  return { transcripts: [coded], codings: coded.codings }
}

interface Node {
  readonly type: string
  readonly name?: string
  readonly value?: string
  readonly classes?: readonly string[]
  readonly children?: readonly Node[]
}

/** A cue's tree: `['v Ana', ['c.cost', 'words']]`. That parser leaves the semicolon of `&lt;` standing. */
function inShort(tree: unknown): unknown {
  const short = ({ type, name, value, classes = [], children = [] }: Node): unknown =>
    type === 'text'
      ? value!.replaceAll(';', '')
      : [[name, ...classes].join('.') + (value ? ` ${value}` : ''), ...children.map(short)]
  return (tree as Node).children!.flatMap(node => [short(node)]).flat()
}

/** What captions may do to a turn; whatever no loss names comes back as it was. */
const laws = [
  'line breaks within turns',
  'successive turns of one speaker',
  'times that run backwards',
  'starts of cues',
]

test('what no loss names comes back when the captions are read', async () => {
  const words = fc
    .array(
      fc.constantFrom(
        'fees',
        'Ana: ',
        '<v Ben>',
        '</c>',
        '-->',
        '&amp;',
        '&',
        '<',
        '>',
        '00:01',
        'NOTE',
        '😀',
        '\n',
        '\n\n',
        '\r\n',
        ' ',
        '’s',
        'WEBVTT',
        '\u00a0',
        '{',
        '.',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map(pieces => `${pieces.join('')}fees`.trim())
  const turn = fc.record({
    speaker: fc.constantFrom('Ana', 'Dr <Hale>', 'A & B', 'P1'),
    text: words,
    start: fc.option(
      fc.integer({ min: 0, max: 7_200_000 }).map(ms => ms / 1000),
      { freq: 5 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), async turns => {
      const transcript = await transcriptOf(JSON.stringify(turns), {}, 'fg.json')
      const codings = transcript.turns.map(({ start, end }, i) => ({
        start: start + (i % 3),
        end: end + (i % 2),
        code: `c${i % 2}`,
      })) as unknown as Coding[]
      const exported = toWebVtt({ transcripts: [{ transcript, codings, units: [], withheld: [] }], codings })
      const named = new Set(exported.losses.map(({ what }) => what))
      if (transcript.turns.every(({ time }) => time === null)) {
        expect(named.has('transcripts without times')).toBe(true)
        return
      }
      const back = await transcriptOf(written(exported)[0][1], {}, 'fg.vtt')
      expect(back.format).toBe('webvtt')
      const said = ({ text, turns }: Transcript) =>
        turns.map(({ start, end, speaker }) => `${speaker}: ${text.slice(start, end)}`)
      const times = ({ turns }: Transcript) => turns.map(({ time }) => time && Math.round(time * 1000))
      if (!laws.some(law => named.has(law)))
        expect([said(back), times(back)]).toEqual([said(transcript), times(transcript)])
      // Even then no word is lost, and nobody is given another's.
      const bare = (transcript: Transcript) => said(transcript).join('').replace(/\s+/g, '')
      if (!named.has('successive turns of one speaker')) expect(bare(back)).toBe(bare(transcript))
    }),
    { seed: 7, numRuns: 300 },
  )
})
