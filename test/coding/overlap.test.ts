import { describe, expect, test } from 'vitest'
import { outcomesOf } from './outcomes'

const city = '{ id: city, keywords: [new york] }'
const paper = '{ id: paper, keywords: [new york times] }'
const book = (policy: string, ...themes: readonly string[]) =>
  `overlap: ${policy}\nthemes:\n${themes.map(theme => `  - ${theme}\n`).join('')}`
const talk = 'P1: I read the New York Times. I saw New York, then the New York Times.'

describe('overlap', () => {
  test('all: both codes stand', async () => {
    expect(await outcomesOf(book('all', city, paper), talk)).toEqual([
      'city: I read the New York Times. ← New York',
      'paper: I read the New York Times. ← New York Times',
      'city: I saw New York, then the New York Times. ← New York, New York',
      'paper: I saw New York, then the New York Times. ← New York Times',
    ])
  })
  test('longest: the longer words win their place, and no other', async () => {
    expect(await outcomesOf(book('longest', city, paper), talk)).toEqual([
      'paper: I read the New York Times. ← New York Times',
      'city: I read the New York Times. ← New York, not: overlap (New York Times)',
      'city: I saw New York, then the New York Times. ← New York',
      'paper: I saw New York, then the New York Times. ← New York Times',
    ])
  })
  test('longest: of words that merely overlap, those that begin first', async () => {
    const themes = ['{ id: second, keywords: [b a] }', '{ id: first, keywords: [a b] }']
    expect(await outcomesOf(book('longest', ...themes), 'P1: a b a.')).toEqual([
      'first: a b a. ← a b',
      'second: a b a. ← b a, not: overlap (a b)',
    ])
    expect(await outcomesOf(book('longest', ...themes), 'P1: a b a b a.')).toEqual([
      'first: a b a b a. ← a b, a b',
      'second: a b a b a. ← b a, b a, not: overlap (a b)',
    ])
  })
  test('longest: codes that claim the very same words both keep them', async () => {
    expect(await outcomesOf(book('longest', city, '{ id: place, keywords: [new york] }'), 'P1: New York!')).toEqual([
      'city: New York! ← New York',
      'place: New York! ← New York',
    ])
  })
  test('longest: what loses its place takes none from a third', async () => {
    const themes = ['{ id: x, keywords: [a b c] }', '{ id: y, keywords: [c d] }', '{ id: z, keywords: [d] }']
    expect(await outcomesOf(book('longest', ...themes), 'P1: a b c d.')).toEqual([
      'x: a b c d. ← a b c',
      'z: a b c d. ← d',
      'y: a b c d. ← c d, not: overlap (a b c)',
    ])
  })
  test('priority: the code with the higher number wins, however short its words', async () => {
    const first = '{ id: city, keywords: [new york], priority: 1 }'
    expect(await outcomesOf(book('priority', first, paper), 'P1: The New York Times.')).toEqual([
      'city: The New York Times. ← New York',
      'paper: The New York Times. ← New York Times, not: overlap (New York)',
    ])
  })
  test('priority: of codes with the same number, the longer words do; and of the same words, the higher number', async () => {
    expect(await outcomesOf(book('priority', city, paper), 'P1: The New York Times.')).toEqual([
      'paper: The New York Times. ← New York Times',
      'city: The New York Times. ← New York, not: overlap (New York Times)',
    ])
    const place = '{ id: place, keywords: [new york], priority: -1 }'
    expect(await outcomesOf(book('priority', place, city), 'P1: New York!')).toEqual([
      'city: New York! ← New York',
      'place: New York! ← New York, not: overlap (New York)',
    ])
  })
  test('a code does not contend with itself, nor a withheld one with any', async () => {
    const both = '{ id: both, keywords: [new york, new york times] }'
    const stopped = '{ id: stopped, keywords: [the new york times], unless: [read] }'
    expect(await outcomesOf(book('longest', both, stopped), 'P1: I read the New York Times.')).toEqual([
      'both: I read the New York Times. ← New York, New York Times',
      'stopped: I read the New York Times. ← the New York Times, not: unless (read)',
    ])
  })
  test('each unit is settled by itself', async () => {
    const far = '{ id: far, rules: [{ all: [york, late], in: turn }] }'
    expect(
      await outcomesOf(book('longest', '{ id: city, keywords: [york city] }', far), 'P1: York. Late.\nP2: York city.'),
    ).toEqual(['far: York. ← York, Late', 'far: Late. ← York, Late', 'city: York city. ← York city'])
  })
  test('the moderator’s words are nobody’s to claim: a question and a word of it both stand', async () => {
    const question = '{ id: support, rules: [{ question: support }] }'
    const raised = '{ id: raised, rules: [{ any: [help*], in: exchange, where: { role: moderator } }] }'
    const questionOf = () => ({ question: 'support', turn: 0 })
    const said = await outcomesOf(book('longest', question, raised), 'Moderator: What helps?\nP1: Tea.', { questionOf })
    expect(said.filter(line => line.includes('Tea'))).toEqual(['support: Tea. ← What helps?', 'raised: Tea. ← helps'])
  })
})
