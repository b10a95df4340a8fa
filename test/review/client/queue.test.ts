import { describe, expect, test } from 'vitest'
import type { CodeView, CodingView, DecisionView, Standing } from '../../../src/review/api'
import { createBook } from '../../../src/review/client/book'
import { commandOf, keyLines } from '../../../src/review/client/keys'
import { matchingCodes } from '../../../src/review/client/matching-codes'
import { occurrences } from '../../../src/review/client/occurrences'
import { everything, inReadingOrder, isUndecided, neighbour, passes } from '../../../src/review/client/queue'

const code = (id: string, label: string, parent: string | null = null): CodeView => ({
  id,
  label,
  level: parent === null ? 1 : 2,
  parent,
  brief: null,
  definition: null,
  useWhen: [],
  notWhen: [],
  examples: [],
  counterexamples: [],
})

const book = createBook([
  code('identity', 'Identity'),
  code('identity/title', 'The title', 'identity'),
  code('work', 'Work'),
  code('work/load', 'Workload', 'work'),
])

const coding = (id: string, start: number, standing: Standing, more: Partial<CodingView> = {}): CodingView => ({
  id,
  code: 'work/load',
  coder: 'codebook',
  status: 'candidate',
  transcript: 'fg01',
  group: 'fg01',
  turn: 0,
  speaker: 'P1',
  role: 'participant',
  question: null,
  start,
  end: start + 5,
  line: 1,
  time: null,
  quote: '',
  evidence: [],
  negated: null,
  origin: 'spontaneous',
  weight: 1,
  because: '',
  standing,
  decisions: [],
  ...more,
})

const decision = (by: string, did: DecisionView['did'], undone = false): DecisionView => ({
  id: `${by}-${did}`,
  at: '2026-01-02T03:04:05.678Z',
  by,
  did,
  why: null,
  toCode: null,
  to: null,
  undone,
})

describe('what is still to judge', () => {
  test('is what nobody judged', () => {
    expect(isUndecided(coding('a', 0, 'candidate'), 'ada')).toBe(true)
    expect(isUndecided(coding('a', 0, 'accepted'), 'ada')).toBe(false)
  })

  test('is a conflict of others, until one has said something oneself', () => {
    const others = [decision('ben', 'accept'), decision('cleo', 'reject')]
    expect(isUndecided(coding('a', 0, 'conflict', { decisions: others }), 'ada')).toBe(true)
    expect(isUndecided(coding('a', 0, 'conflict', { decisions: [...others, decision('ada', 'memo')] }), 'ada')).toBe(
      true,
    )
    expect(
      isUndecided(coding('a', 0, 'conflict', { decisions: [...others, decision('ada', 'accept', true)] }), 'ada'),
    ).toBe(true)
    expect(isUndecided(coding('a', 0, 'conflict', { decisions: [...others, decision('ada', 'accept')] }), 'ada')).toBe(
      false,
    )
  })
})

describe('the filters', () => {
  const all = [
    coding('a', 0, 'candidate'),
    coding('b', 10, 'accepted', { code: 'identity/title' }),
    coding('c', 20, 'rejected', { speaker: null }),
  ]
  const shown = (filter: Partial<typeof everything>): readonly string[] =>
    all.filter(passes({ ...everything, ...filter }, book, 'ada')).map(({ id }) => id)

  test('show everything until one is set', () => expect(shown({})).toEqual(['a', 'b', 'c']))
  test('take a theme with its sub-themes', () => expect(shown({ code: 'identity' })).toEqual(['b']))
  test('take a status', () => {
    expect(shown({ status: 'undecided' })).toEqual(['a'])
    expect(shown({ status: 'rejected' })).toEqual(['c'])
  })
  test('take a speaker, or who was not named', () => {
    expect(shown({ speaker: 'P1' })).toEqual(['a', 'b'])
    expect(shown({ speaker: '?' })).toEqual(['c'])
  })
})

test('codings are gone through in the order of reading, from wherever one is, without beginning anew', () => {
  const all = inReadingOrder([
    coding('c', 20, 'candidate'),
    coding('b', 0, 'accepted'),
    coding('a', 0, 'candidate', { end: 50 }),
  ])
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  const open = (one: CodingView): boolean => one.standing === 'candidate'
  expect(neighbour(all, 'a', 1, open)?.id).toBe('c')
  expect(neighbour(all, 'b', 1, open)?.id).toBe('c')
  expect(neighbour(all, 'c', 1, open)).toBeUndefined()
  expect(neighbour(all, 'c', -1, () => true)?.id).toBe('b')
  expect(neighbour(all, null, 1, () => true)?.id).toBe('a')
  expect(neighbour(all, 'a', -1, () => true)).toBeUndefined()
})

describe('the list of codes', () => {
  const found = (typed: string): readonly string[] => matchingCodes(book, typed).map(({ id }) => id)
  test('shows all of them, as the codebook has them, until something is typed', () => {
    expect(found('')).toEqual(['identity', 'identity/title', 'work', 'work/load'])
  })
  test('finds words anywhere in a label, or above it, and begins with labels that begin so', () => {
    expect(found('title')).toEqual(['identity/title'])
    expect(found('IDENT title')).toEqual(['identity/title'])
    expect(found('workl')).toEqual(['work/load'])
    expect(found('nothing')).toEqual([])
  })
  test('puts a label that begins with what was typed ahead of one that merely holds it', () => {
    expect(found('t')[0]).toBe('identity/title')
  })
})

test('a theme has the colour of its superordinate one, and says what stands above it', () => {
  expect([book.colour('identity/title'), book.colour('work/load'), book.colour('gone')]).toEqual([
    'theme-1',
    'theme-2',
    'theme-8',
  ])
  expect(book.above('work/load')).toEqual(['Work'])
  expect([book.label('work/load'), book.label('gone')]).toEqual(['Workload', 'gone'])
})

describe('keys', () => {
  const press = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  })
  test('ask for one thing each', () => {
    const keys = keyLines.flatMap(line => line.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect([commandOf(press('a'), true), commandOf(press('A'), true)]).toEqual(['accept', 'accept-why'])
  })
  test('leave alone what is the browser’s', () => {
    expect(commandOf(press('a', { ctrlKey: true }), true)).toBeUndefined()
    expect(commandOf(press('r', { metaKey: true }), true)).toBeUndefined()
    expect(commandOf(press('a', { isComposing: true }), true)).toBeUndefined()
    expect(commandOf(press('x'), true)).toBeUndefined()
  })
  test('that are single characters can be switched off', () => {
    const left = keyLines.flatMap(({ keys }) => keys.filter(key => commandOf(press(key), false)))
    expect(left).toEqual(['ArrowDown', 'ArrowUp'])
  })
})

test('a search finds words whatever their case and the white space between them, and signs as they are', () => {
  expect(occurrences('The fees.\nThe  Fees (all).', 'the fees')).toEqual([
    { start: 0, end: 8 },
    { start: 10, end: 19 },
  ])
  expect(occurrences('The fees (all).', '(all).')).toEqual([{ start: 9, end: 15 }])
  expect(occurrences('İstanbul fees', 'FEES')).toEqual([{ start: 9, end: 13 }])
  expect(occurrences('fees', '  ')).toEqual([])
})
