import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionLine } from '../../../src/coding/decisions/decision-line'
import { decisionsByTranscript, mergeDecisions } from '../../../src/coding/decisions/merge-decisions'
import { readDecisions } from '../../../src/coding/decisions/read-decisions'
import type { ReviewDecision } from '../../../src/coding/decisions/review-decision'
import { withoutDecisions } from '../../../src/coding/decisions/without-decisions'
import { codedTalk, decide, lay } from './deciding'

const text = `Moderator: What has changed?
P1: The fees are high, and we stay late. The bus is free.
P2: We leave late and the rent is up. The team is fine.
P1: Nobody asks us, and the fees go up.`
const talk = await codedTalk(text)

const stretches = [
  'The fees are high, and we stay late.',
  'The bus is free.',
  'We leave late and the rent is up.',
  'fees are high',
  'us, and the fees',
]
const codes = ['cost', 'time', 'team']

const deedNames = ['accept', 'reject', 'recode', 'add', 'adjust', 'memo', 'undo'] as const

/** What several people do, in any order, about a few stretches, so that they often meet; `undo` takes back one of the earlier ones. */
const deeds = fc.array(
  fc.record({
    by: fc.constantFrom('anna', 'ben', 'carl'),
    did: fc.constantFrom(...deedNames),
    quote: fc.constantFrom(...stretches),
    code: fc.constantFrom(...codes, 'gone'),
    toCode: fc.constantFrom(...codes, 'gone'),
    to: fc.constantFrom(...stretches),
    target: fc.nat(20),
    second: fc.nat(30),
  }),
  { maxLength: 8 },
)

const decisions = deeds.map(all => {
  const made: ReviewDecision[] = []
  for (const { by, did, quote, code, toCode, to, target, second } of all) {
    const at = new Date(Date.UTC(2026, 4, 4, 9, 0, second)).toISOString()
    const undoes = made.length === 0 ? '0123456789abcdef' : made[target % made.length].id
    const own = {
      accept: {},
      reject: {},
      add: {},
      memo: { why: 'a note' },
      recode: { toCode: toCode === code ? 'extra' : toCode },
      adjust: { to },
      undo: { undoes },
    }[did]
    made.push(decide(talk, { at, by, did, quote, code, ...own }, made))
  }
  return made
})

test('what comes out does not depend on the order of the lines, nor on how they are spread over files', () => {
  fc.assert(
    fc.property(decisions, fc.infiniteStream(fc.nat(2)), fc.nat(), (all, files, turn) => {
      const spread: ReviewDecision[][] = [[], [], []]
      for (const decision of all) spread[files.next().value as number].push(decision)
      const at = turn % (all.length + 1)
      const turned = [...all.slice(at), ...all.slice(0, at), ...all.slice(0, 1)]
      const whole = lay(talk, all)
      expect(lay(talk, turned)).toEqual(whole)
      const read = spread.map(each => readDecisions(each.map(decisionLine).join(''), 'decisions.jsonl').decisions)
      expect(lay(talk, mergeDecisions(read))).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})

test('every decision is laid exactly once, in the order of time, and the codings stay in theirs', () => {
  fc.assert(
    fc.property(decisions, all => {
      const { laid, coded } = lay(talk, all)
      expect(laid.map(({ decision }) => decision)).toEqual(mergeDecisions([all]))
      const places = coded.codings.map(({ start, code, end }) => [start, codes.indexOf(code), end])
      expect(places).toEqual([...places].sort(([a, b, c], [x, y, z]) => a - x || b - y || c - z))
      expect(new Set(coded.codings.map(({ start, end, code }) => `${start} ${end} ${code}`)).size).toBe(places.length)
      const ids = new Set([...coded.codings, ...coded.withheld].map(({ id }) => id))
      for (const { coding } of laid) expect(coding === null || ids.has(coding)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('no coding of the codebook is lost: without the decisions it is all as it was', () => {
  fc.assert(
    fc.property(decisions, all => {
      const study = { codebook: talk.codebook, transcripts: [lay(talk, all).coded] }
      expect(withoutDecisions(study).transcripts).toEqual([talk.coded])
    }),
    { numRuns: 50 },
  )
})

test('whoever takes everything back leaves everything as it was', () => {
  fc.assert(
    fc.property(decisions, all => {
      const { laid } = lay(talk, all)
      const standing = laid.filter(({ outcome, decision }) => outcome !== 'undone' && decision.did !== 'undo')
      const undos = standing.map(({ decision }) =>
        decide(talk, { by: decision.by, did: 'undo', undoes: decision.id, at: '2026-05-05T09:00:00.000Z' }),
      )
      // Whoever took back the taking back must not be taken for it.
      const { coded, laid: after } = lay(talk, [...all, ...undos])
      expect(coded).toEqual(talk.coded)
      for (const { decision, outcome } of after) if (decision.did !== 'undo') expect(outcome).toBe('undone')
    }),
    { numRuns: 40 },
  )
})

test('taking the last decision back leaves what was there ahead of it', () => {
  fc.assert(
    fc.property(
      decisions,
      fc.constantFrom('accept', 'reject', 'adjust'),
      fc.constantFrom(...stretches),
      (all, did, quote) => {
        const last = decide(
          talk,
          {
            did,
            quote,
            to: did === 'adjust' ? 'The bus is free.' : undefined,
            at: '2026-05-06T09:00:00.000Z',
          } as never,
          all,
        )
        const undo = decide(talk, { did: 'undo', undoes: last.id, at: '2026-05-06T09:00:01.000Z' })
        expect(lay(talk, [...all, last, undo]).coded).toEqual(lay(talk, all).coded)
      },
    ),
    { numRuns: 40 },
  )
})

test('words that were put in elsewhere change nothing but places', async () => {
  const insertions = ['P3: Something else.\n', 'P3: We saw. We came. We left.\nP4: All of us.\n']
  for (const insertion of insertions)
    for (const ahead of ['Moderator', 'P1: The', 'P2', 'P1: Nobody']) {
      const now = await codedTalk(text.replace(ahead, insertion + ahead))
      fc.assert(
        fc.property(decisions, all => {
          const [was, is] = [lay(talk, all), lay(now, all)]
          expect(is.codings).toEqual(was.codings)
          expect(is.laid.map(({ applied }) => applied)).toEqual(was.laid.map(({ applied }) => applied))
        }),
        { numRuns: 8 },
      )
    }
})

test('an undo goes with what it takes back, whatever transcript it names', () => {
  const first = decide(talk, { did: 'accept', quote: 'The bus is free.', code: 'team' })
  const undo = { ...decide(talk, { did: 'undo', undoes: first.id }), transcript: 'fg02' }
  const redo = { ...decide(talk, { did: 'undo', undoes: undo.id }), transcript: 'fg03' }
  expect([...decisionsByTranscript([redo, undo, first])]).toEqual([['fg01', [redo, undo, first]]])
})
