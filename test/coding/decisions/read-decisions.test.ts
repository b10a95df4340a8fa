import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisionLine, withId } from '../../../src/coding/decisions/decision-line'
import { mergeDecisions } from '../../../src/coding/decisions/merge-decisions'
import { readDecisions } from '../../../src/coding/decisions/read-decisions'
import type { ReviewDecision } from '../../../src/coding/decisions/review-decision'
import { reviewerSummary } from '../../../src/coding/decisions/reviewer-summary'
import { formatProblem } from '../../../src/problem'
import { codedTalk, decide, decideAll, lay } from './deciding'

const talk = await codedTalk('P1: The fees are high. We “pay” for it.')
const [accept, adjust] = decideAll(talk, [
  { did: 'accept', quote: 'The fees are high.', why: 'as {"id":"she"} says' },
  { did: 'adjust', quote: 'The fees are high.', to: 'We “pay” for it.' },
])
const file = decisionLine(accept) + decisionLine(adjust)
const said = (text: string) => {
  const { decisions, problems } = readDecisions(text, 'decisions.jsonl')
  return { ids: decisions.map(({ id }) => id), said: problems.map(each => `${each.severity} ${formatProblem(each)}`) }
}

test('a line holds its keys in one order, the id first', () => {
  const turned = Object.fromEntries(Object.entries(adjust).reverse()) as unknown as ReviewDecision
  expect(decisionLine(turned)).toBe(decisionLine(adjust))
  expect(Object.keys(JSON.parse(decisionLine(turned)))).toEqual(
    'id at by did code transcript start end quote before after coding toCode to undoes why transcriptSha256 codebookSha256'.split(
      ' ',
    ),
  )
})

test('what is written is read again, also by way of Windows and with a byte-order mark', () => {
  expect(readDecisions(file, 'decisions.jsonl')).toEqual({ decisions: [accept, adjust], problems: [] })
  expect(readDecisions(`\ufeff${file.replaceAll('\n', '\r\n')}\n\n`, 'd').decisions).toEqual([accept, adjust])
})

test('a file that was cut off anywhere keeps every whole line, and the rest is no error', () => {
  const bytes = Buffer.from(file)
  const whole = Buffer.byteLength(decisionLine(accept))
  for (let length = 0; length <= bytes.length; length++) {
    const text = new TextDecoder().decode(bytes.subarray(0, length))
    const { decisions, problems } = readDecisions(text, 'decisions.jsonl')
    const [first, second] = [length >= whole - 1, length >= bytes.length - 1]
    expect(decisions).toEqual([...(first ? [accept] : []), ...(second ? [adjust] : [])])
    const isWhole = [0, whole - 1, whole, bytes.length - 1, bytes.length].includes(length)
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      isWhole ? [] : ['warning torn-decision'],
    )
  }
})

test('a line right behind a torn one is not lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: decisionLine(accept).length - 2 }), length => {
      const { decisions, problems } = readDecisions(decisionLine(accept).slice(0, length) + decisionLine(adjust), 'd')
      expect(decisions).toEqual([adjust])
      expect(problems.map(({ code }) => code)).toEqual(['torn-decision'])
    }),
    { numRuns: 40 },
  )
})

describe('of a line that cannot be used', () => {
  test('that somebody changed, all others are read', () => {
    const changed = decisionLine(accept).replace('"accept"', '"reject"')
    expect(said(changed + decisionLine(adjust))).toEqual({
      ids: [adjust.id],
      said: [
        'error decisions.jsonl:1:1  changed-decision  this line was changed after it was written, so it is not applied  (put it back as it was; to decide anew, or to take a decision back, use "review")',
      ],
    })
  })

  test('any change of any letter is noticed', () => {
    const line = decisionLine(accept).trimEnd()
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.constantFrom('x', '7', '"', '}', ' '), (at, sign) => {
        const changed = line.slice(0, at) + sign + line.slice(at + 1)
        const { decisions, problems } = readDecisions(`${changed}\n${decisionLine(adjust)}`, 'd')
        const isSame = JSON.stringify(accept) === changed
        expect(decisions).toEqual(isSame ? [accept, adjust] : [adjust])
        expect(problems).toHaveLength(isSame ? 0 : 1)
      }),
      { numRuns: 300 },
    )
  })

  test('that is no decision, what it lacks is said, without its words', () => {
    const lines = [
      '[1]',
      '{"who": "anna"}',
      decisionLine({ ...accept, by: 'codebook' }),
      decisionLine({ ...accept, by: '' }),
      decisionLine({ ...accept, at: 'yesterday' }),
      decisionLine({ ...accept, end: accept.end + 1 }),
      decisionLine({ ...accept, did: 'recode', toCode: 'cost' }),
      decisionLine({ ...accept, did: 'adjust' }),
      decisionLine({ ...accept, did: 'undo' }),
      decisionLine({ ...accept, did: 'memo', why: null }),
      decisionLine({ ...accept, code: null }),
      JSON.stringify({ ...accept, extra: 1 }),
      'hello',
    ].map(line => line.trimEnd())
    const { problems, decisions } = readDecisions(lines.join('\n'), 'd')
    expect(decisions).toEqual([])
    expect(problems.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([
      '1 broken-decision this line is no decision: it holds no object',
      '2 broken-decision this line is no decision: it has no "id"',
      '3 broken-decision this line is no decision: its "by" is not what it must be',
      '4 broken-decision this line is no decision: its "by" is not what it must be',
      '5 broken-decision this line is no decision: its "at" is not what it must be',
      '6 broken-decision this line is no decision: its quote is not as long as its stretch',
      '7 broken-decision this line is no decision: it names no other code',
      '8 broken-decision this line is no decision: it names no other stretch',
      '9 broken-decision this line is no decision: it says not what it takes back',
      '10 broken-decision this line is no decision: it is a memo without words',
      '11 broken-decision this line is no decision: it names no code',
      '12 broken-decision this line is no decision: it has a key that no decision has',
      '13 broken-decision this line cannot be read: no value begins like this',
    ])
    expect(problems.some(({ message, hint }) => `${message}${hint}`.includes('fees'))).toBe(false)
  })

  test('that a merge left, what to do is said, and the lines of both are read', () => {
    const merged = `<<<<<<< HEAD\n${decisionLine(accept)}=======\n${decisionLine(adjust)}>>>>>>> ben\n`
    const { ids, said: words } = said(merged)
    expect(ids).toEqual([accept.id, adjust.id])
    expect(words).toHaveLength(3)
    expect(words[0]).toContain('decisions-anna.jsonl can lie beside decisions.jsonl')
  })

  test('whatever stands in a file, reading it throws nothing', () => {
    const piece = fc.constantFrom(
      '{"id":"',
      file,
      file.slice(0, 90),
      '\n',
      '\0\0',
      '}',
      '"',
      '\\',
      '💩',
      '\ud800',
      '<<<<<<<',
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const { decisions } = readDecisions(pieces.join(''), 'd')
        for (const decision of decisions) expect(withId(decision)).toEqual(decision)
      }),
    )
  })
})

test('merging gives each decision once, in the order of time and then of ids', () => {
  const later = decide(talk, { did: 'reject', quote: 'The fees are high.', at: accept.at })
  const both = [accept, later].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(
    mergeDecisions([
      [adjust, later],
      [accept, adjust],
    ]),
  ).toEqual([...both, adjust])
})

test('a summary counts deeds and outcomes of each reviewer', () => {
  const undo = decide(talk, { did: 'undo', undoes: adjust.id, at: '2026-06-01T09:00:00.000Z' })
  const ben = decide(talk, { by: 'ben', did: 'reject', quote: 'The fees are high.', at: '2026-06-01T10:00:00.000Z' })
  const [anna, other] = reviewerSummary(lay(talk, [accept, adjust, undo, ben]).laid)
  expect(anna).toMatchObject({ reviewer: 'anna', decisions: 3, applied: 1, first: accept.at, last: undo.at })
  expect(anna.deeds).toEqual({ accept: 1, reject: 0, recode: 0, add: 0, adjust: 1, memo: 0, undo: 1 })
  expect(anna.outcomes).toEqual({ valid: 1, redundant: 0, stale: 0, conflict: 1, superseded: 0, undone: 1 })
  expect(other).toMatchObject({ reviewer: 'ben', decisions: 1, applied: 0 })
})
