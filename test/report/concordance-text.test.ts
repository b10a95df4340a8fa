import { describe, expect, test } from 'vitest'
import { type ConcordanceLine, concordance } from '../../src/analysis/concordance'
import { concordanceText, widest } from '../../src/report/concordance-text'
import { columns } from '../../src/report/wrap'
import { apply } from '../coding/apply'
import { cpuSeconds } from '../cpu-seconds'

async function linesOf(code: string, talk: string, reach = -1): Promise<readonly ConcordanceLine[]> {
  return concordance([await apply(code, talk)], { context: 100, reach, withheld: true })
}

async function shown(code: string, talk: string, { width = 80, reach = -1 } = {}): Promise<readonly string[]> {
  return concordanceText(await linesOf(code, talk, reach), { colour: false, width })
    .split('\n')
    .slice(0, -1)
}

describe('concordanceText', () => {
  test('sets hits one under the other, within the width', async () => {
    expect(await shown('rules: [rent]', 'P1: And so the rent is up.\nP20: Rent!')).toEqual([
      'fg01:1  P1               And so the «rent» is up.',
      'fg01:2  P20                         «Rent»!',
    ])
  })
  test('fills the line with context, and cuts no word', async () => {
    const talk =
      'P1: Before all of this began the rent was what I could just about pay, and now it is not, whatever I do.'
    expect(await shown('rules: [rent]', talk)).toEqual([
      'fg01:1  P1    all of this began the «rent» was what I could just about pay, and',
    ])
    expect(await shown('rules: [rent]', talk, { width: 60 })).toEqual([
      'fg01:1  P1  this began the «rent» was what I could just',
    ])
  })
  test('shortens names that leave no room, at the end that tells least', async () => {
    const [line] = await linesOf('rules: [rent]', 'P1: The rent.')
    const long = { ...line, transcript: `focus-group-${'0'.repeat(30)}7`, speaker: `Participant ${'x'.repeat(30)}` }
    expect(concordanceText([long], { colour: false, width: 80 })).toBe('…00000000007:1  Participa…      The «rent».\n')
  })
  test('marks every word of a rule', async () => {
    expect(
      await shown('rules: [{ near: [rota, unfair*], within: 3 }]', 'P1: The rota is unfair.', { reach: 3 }),
    ).toEqual(['fg01:1  P1                      The «rota» is «unfair».'])
  })
  test('leaves out what stands between words that a line does not hold', async () => {
    const talk = `P1: The rota ${'and so on '.repeat(20)} unfair.`
    expect(await shown('rules: [{ all: [rota, unfair] }]', talk, { reach: Number.POSITIVE_INFINITY })).toEqual([
      'fg01:1  P1                      The «rota» … «unfair».',
    ])
  })
  test('cuts words that are longer than the line', async () => {
    const [line] = await shown("rules: ['text:/a.*/']", `P1: ${'a'.repeat(300)}`, { width: 60 })
    expect(line).toMatch(/«a+…$/)
    expect(columns(line)).toBe(60)
  })
  test('says what held a hit back', async () => {
    expect(await shown('keywords: [fee*]\nexcept: [entrance fee*]', 'P1: The entrance fee is gone.')).toEqual([
      'fg01:1  P1             The entrance «fee» [held back by except “entrance fee”]',
    ])
  })
  test('names the group where it has another name than the transcript', async () => {
    const [line] = await linesOf('rules: [rent]', 'P1: Rent.')
    expect(concordanceText([{ ...line, group: 'A', speaker: null }])).toMatch(/^A\/fg01:1 {2}– +«Rent»\.\n$/)
  })
  test('keeps the column where signs are wide, or stand on others', async () => {
    const lines = await shown('rules: [rent]', 'P1: 家賃 🙂 rent up.\nP1: Cafe\u0301 rent up.\nP1: Plain rent up.')
    expect(lines.map(line => columns(line.slice(0, line.indexOf('«'))))).toEqual([36, 36, 36])
  })
  test('never lets what was said steer the terminal', async () => {
    const talk = 'P1: \u001b[2Jnow \u202e the rent\u0007 is up \u2066\nand\u0000 more.'
    const [line] = await shown('rules: [rent]', talk, { width: 140 })
    expect(line).toMatch(/<U\+001B>\[2Jnow <U\+202E> the «rent»<U\+0007> is up <U\+2066> and<U\+0000> more\.$/)
    expect(line).not.toMatch(/[\p{Cc}\u202e\u2066]/u)
  })
  test('is no slower for a turn of a million words without a blank', async () => {
    const talk = `P1: rent ${'x'.repeat(1_000_000)} rent`
    const lines = await linesOf('rules: [rent]', talk)
    expect(await cpuSeconds(() => concordanceText(lines, { colour: true, width: 100 }))).toBeLessThan(0.5)
  })
  test('measures more hits than a function takes arguments', () => {
    expect(widest(Array.from({ length: 200_000 }, () => 'ab'))).toBe(2)
  })
})
