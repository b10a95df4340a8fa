import { expect, test } from 'vitest'
import { percent, thousands } from '../../../src/report/content/in-numbers'
import { clock, createPassages, firstPart } from '../../../src/report/content/passage'
import { codedStudy } from '../../analysis/coded-study'

test('a share that is not quite nothing, or not quite all, is not written as if it were', () => {
  expect([0, 0.002, 0.005, 0.838, 0.996, 1].map(percent)).toEqual([
    '0 %',
    'under 1 %',
    '1 %',
    '84 %',
    'over 99 %',
    '100 %',
  ])
})

test('thousands stand apart', () => {
  expect([0, 999, 1000, 1234567].map(thousands)).toEqual(['0', '999', '1,000', '1,234,567'])
})

test('a clock has hours, minutes and seconds', () => {
  expect([0, 59.9, 3725].map(clock)).toEqual(['0:00:00', '0:00:59', '1:02:05'])
})

test('what was said around a passage is cut between words, never within a sign', () => {
  expect(firstPart('The fees are high.', 10)).toBe('The fees …')
  // Nine units of four emoji and a half: the half is left out.
  expect(firstPart('😀'.repeat(10), 9)).toBe(`${'😀'.repeat(4)} …`)
})

test('a passage that is very long is cut, and says so; its context too', () => {
  const long = 'word '.repeat(400).trim()
  const { transcripts } = codedStudy({
    codes: [],
    transcripts: { fg01: `P1: ${long}. {}\nP2: ${long}. {}\nP3: ${long}. {}` },
  })
  const { transcript } = transcripts[0]
  const [, turn] = transcript.turns
  const { pieces, isCut, before, after } = createPassages(transcripts)('fg01', turn, [], { line: 2, time: 61 })
  expect([pieces.length, pieces[0].text.length <= 700, isCut]).toEqual([1, true, true])
  expect([before!.words.startsWith('… word'), after!.words.endsWith('word …')]).toEqual([true, true])
})
