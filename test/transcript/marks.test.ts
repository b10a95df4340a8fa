import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksOf, transcriberMarks } from '../../src/transcript/marks'
import { cpuSeconds } from '../cpu-seconds'

function marked(text: string): string[] {
  return transcriberMarks(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)
}

describe('transcriberMarks', () => {
  test('finds pauses, however they are written', () => {
    expect(marked('a (.) b (..) c (...) d (0.4) e (5) f (   ) g (3 sec)')).toEqual(
      ['(.)', '(..)', '(...)', '(0.4)', '(5)', '(   )', '(3 sec)'].map(pause => `mark ${pause}`),
    )
  })

  test('finds notes in square, curly and double brackets', () => {
    expect(marked('I [laughs] saw [inaudible 00:12] {vocalsound} it ((coughs)).')).toEqual([
      'mark [laughs]',
      'mark [inaudible 00:12]',
      'mark {vocalsound}',
      'mark ((coughs))',
    ])
  })

  test('finds round brackets that hold nothing but a usual note', () => {
    expect(marked('(laughs) (unv.) (lacht) (pause, 3 seconds) (all laugh) (inaudible at 00:12)')).toEqual([
      'mark (laughs)',
      'mark (unv.)',
      'mark (lacht)',
      'mark (pause, 3 seconds)',
      'mark (all laugh)',
      'mark (inaudible at 00:12)',
    ])
  })

  test('leaves ordinary parentheses alone', () => {
    expect(marked('We met (after the pause in March) in the ward (the old one) in (2019).')).toEqual([])
  })

  test('takes time stamps, and what others say meanwhile, for asides', () => {
    expect(marked('So [00:12:03] I #00:01:02-3# went ¤<2000> home [Tom: Yeah] early [Mm-hm] then.')).toEqual([
      'aside [00:12:03]',
      'aside #00:01:02-3#',
      'aside ¤<2000>',
      'aside [Tom: Yeah]',
      'aside [Mm-hm]',
    ])
  })

  test('does not reach over lines, nor further than 120 characters', () => {
    expect(marked(`[one\ntwo] [${'x'.repeat(121)}] {a\rb}`)).toEqual([])
  })

  test('takes time in proportion to the text', async () => {
    for (const hard of ['['.repeat(200_000), '('.repeat(200_000), '(a'.repeat(100_000), '{ '.repeat(100_000)]) {
      expect(await cpuSeconds(() => expect(transcriberMarks(hard)).toEqual([]))).toBeLessThan(2)
    }
  })

  test('gives marks in order that do not overlap, whatever the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '((',
      '))',
      '{',
      '}',
      'laughs',
      '0.4',
      ' ',
      '\n',
      '#00:01:02-3#',
      'Tom: ',
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const marks = transcriberMarks(pieces.join(''))
        expect(marks.every(({ start, end }, i) => start < end && start >= (marks[i - 1]?.end ?? 0))).toBe(true)
      }),
    )
  })
})

describe('marksOf', () => {
  const text = 'one [a] two\n[The [b] door]\nthree [c]'

  test('puts the reader’s own marks ahead of the usual ones, and keeps to the turns', () => {
    const own = [{ start: 12, end: 26, kind: 'aside' as const }]
    expect(marksOf(text, [{ start: 0, end: 32 }], { marks: own })).toEqual([{ start: 4, end: 7, kind: 'mark' }, ...own])
  })

  test('gives only the reader’s own where brackets are something else', () => {
    expect(marksOf(text, [{ start: 0, end: 36 }], { marks: [], onlyTheseMarks: true })).toEqual([])
  })
})
