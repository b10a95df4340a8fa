import { describe, expect, test } from 'vitest'
import { decisionLine } from '../../src/coding/decisions/decision-line'
import type { Refused, Taken, Wish } from '../../src/review/api'
import type { ReviewSession } from '../../src/review/review-session'
import { decisionBy, memoryStore, reviewOf, talk } from './small-review'

const [{ transcript, codings }] = talk.transcripts
const [fees, late, feesGrow] = codings
const on = ({ code, start, end }: (typeof codings)[number]) => ({ transcript: 'fg01', code, start, end })
const spanOf = (words: string) => {
  const start = transcript.text.indexOf(words)
  return { start, end: start + words.length }
}

async function taken(session: ReviewSession, wish: Wish): Promise<Taken> {
  const answer = await session.decide(wish)
  if ('problems' in answer) throw new Error(answer.problems.map(({ message }) => message).join('; '))
  return answer
}

async function refused(session: ReviewSession, wish: unknown): Promise<Refused['problems']> {
  const answer = await session.decide(wish)
  if (!('problems' in answer)) throw new Error('it was taken')
  return answer.problems
}

const standingOf = ({ transcript: { codings } }: Taken, { start }: { start: number }) =>
  codings.filter(each => each.start === start).map(({ code, coder, standing }) => ({ code, coder, standing }))

describe('a session shows', () => {
  test('the study, its codebook without rules, and how the codings stand', async () => {
    const study = await reviewOf(memoryStore()).study()
    expect(study).toMatchObject({
      study: 'Fees',
      reviewer: 'anna',
      blind: 'off',
      codes: [
        { id: 'fees', level: 1, parent: null },
        { id: 'time', level: 1, parent: null },
        { id: 'time/late', level: 2, parent: 'time' },
      ],
      transcripts: [
        { id: 'fg01', group: 'fg01', turns: 3, words: 25, codings: 3, candidates: 3 },
        { id: 'fg2 100%?', turns: 2, words: 7, codings: 1, candidates: 1 },
      ],
      counts: { codings: 4, candidates: 4, accepted: 0, rejected: 0, conflicts: 0, decisions: 0 },
      reviewers: [{ by: 'anna', decisions: 0 }],
    })
    expect(JSON.stringify(study)).not.toContain('rules')
  })
  test('a transcript, whatever it is called; null for one that there is not', async () => {
    const session = reviewOf(memoryStore())
    expect(await session.transcript('fg2 100%?')).toMatchObject({
      id: 'fg2 100%?',
      codings: [{ standing: 'candidate' }],
    })
    expect(await session.transcript('fg02')).toBe(null)
  })
})

describe('a session takes', () => {
  test('a decision, and adds everything that proves it: the page says only what is wished', async () => {
    const store = memoryStore()
    const forged = { ...on(fees), did: 'accept', by: 'ben', at: '1999-01-01T00:00:00.000Z', quote: 'lies', id: 'ff' }
    const { decision, counts } = await taken(reviewOf(store), forged as Wish)
    expect(decision).toEqual({
      id: decision.id,
      at: '2026-01-01T00:00:00.001Z',
      by: 'anna',
      did: 'accept',
      code: 'fees',
      transcript: 'fg01',
      start: fees.start,
      end: fees.end,
      quote: 'The fees are more than I earn.',
      before: 'Moderator: What has changed?\n\nP1: ',
      after: ' The bus is free 🚌.\n\nP2: We leave late.',
      coding: fees.id,
      toCode: null,
      to: null,
      undoes: null,
      why: null,
      transcriptSha256: transcript.hash,
      codebookSha256: talk.codebook.hash,
    })
    const { id: _, ...unsigned } = decision
    expect(store.lines).toEqual([decisionLine(unsigned)])
    expect(counts).toEqual({ codings: 4, candidates: 3, accepted: 1, rejected: 0, conflicts: 0, decisions: 1 })
  })

  test('the whole of what can be done, and shows at once what it did', async () => {
    const session = reviewOf(memoryStore())
    expect(standingOf(await taken(session, { ...on(fees), did: 'reject', why: 'the bus' }), fees)).toEqual([
      { code: 'fees', coder: 'codebook', standing: 'rejected' },
    ])
    expect(standingOf(await taken(session, { ...on(late), did: 'recode', toCode: 'time' }), late)).toEqual([
      { code: 'time', coder: 'anna', standing: 'accepted' },
      { code: 'time/late', coder: 'codebook', standing: 'rejected' },
    ])
    const bus = spanOf('The bus is free 🚌.')
    expect(standingOf(await taken(session, { transcript: 'fg01', code: 'time', ...bus, did: 'add' }), bus)).toEqual([
      { code: 'time', coder: 'anna', standing: 'accepted' },
    ])
    const to = spanOf('the fees grow.')
    const moved = await taken(session, { ...on(feesGrow), did: 'adjust', to })
    expect(standingOf(moved, to)).toEqual([{ code: 'fees', coder: 'anna', standing: 'accepted' }])
    expect(moved.transcript.withheld).toMatchObject([
      { id: feesGrow.id, withheld: { by: 'reviewer' } },
      { withheld: { by: 'except' } },
    ])
    const noted = await taken(session, { transcript: 'fg01', ...bus, did: 'memo', why: 'Is this about money?' })
    expect(noted.transcript.memos).toMatchObject([{ why: 'Is this about money?', quote: 'The bus is free 🚌.' }])
    expect(noted.counts).toEqual({ codings: 6, candidates: 1, accepted: 3, rejected: 2, conflicts: 0, decisions: 5 })
    expect(noted.transcript.loose).toEqual([])
  })

  test('a decision back, and the taking back too', async () => {
    const session = reviewOf(memoryStore())
    const { decision } = await taken(session, { ...on(fees), did: 'reject' })
    const undo = { transcript: 'fg01', did: 'undo', start: 0, end: 0 } as const
    const undone = await taken(session, { ...undo, undoes: decision.id })
    expect(undone.transcript.codings[0]).toMatchObject({ standing: 'candidate', decisions: [{ undone: true }] })
    expect(undone.decision).toMatchObject({ start: fees.start, end: fees.end, quote: fees.quote, code: null })
    // Once is enough.
    expect(await refused(session, { ...undo, undoes: decision.id })).toMatchObject([{ code: 'bad-value' }])
    const again = await taken(session, { ...undo, undoes: undone.decision.id })
    expect(again.transcript.codings[0]).toMatchObject({ standing: 'rejected', decisions: [{ undone: false }] })
  })

  test('several at once, one after the other, each with a time of its own', async () => {
    const store = memoryStore()
    const session = reviewOf(store)
    const all = await Promise.all(codings.map(coding => taken(session, { ...on(coding), did: 'accept' })))
    expect(new Set(all.map(({ decision }) => decision.at)).size).toBe(3)
    expect(store.lines.map(line => JSON.parse(line).id)).toEqual(all.map(({ decision }) => decision.id))
  })
})

describe('a session refuses', () => {
  const wish = { ...on(fees), did: 'accept' }
  test.each<[string, unknown, string]>([
    ['what is no decision', 'accept', 'wrong-type'],
    ['nothing', undefined, 'wrong-type'],
    ['a list', [wish], 'wrong-type'],
    ['a deed that there is not', { ...wish, did: 'delete' }, 'bad-value'],
    ['a code that is no text', { ...wish, code: 7 }, 'wrong-type'],
    ['a transcript that there is not', { ...wish, transcript: 'fg09' }, 'unknown-transcript'],
    ['a name from the inside of objects', { ...wish, transcript: '__proto__' }, 'unknown-transcript'],
    ['a coding that there is not', { ...wish, code: 'time' }, 'unknown-coding'],
    ['a code that there is not', { ...wish, did: 'add', code: 'love' }, 'unknown-code'],
    ['another code that there is not', { ...wish, did: 'recode', toCode: 'love' }, 'unknown-code'],
    ['the same code in place of itself', { ...wish, did: 'recode', toCode: 'fees' }, 'missing-key'],
    ['no code', { ...wish, code: null }, 'missing-key'],
    ['an end ahead of the start', { ...wish, start: fees.end, end: fees.start }, 'bad-span'],
    ['an empty stretch', { ...wish, end: fees.start }, 'bad-span'],
    ['a stretch of blanks', { ...wish, did: 'add', start: fees.end, end: fees.end + 1 }, 'bad-span'],
    ['a stretch beyond the text', { ...wish, end: 10_000 }, 'bad-span'],
    ['a start ahead of the text', { ...wish, start: -1 }, 'bad-span'],
    [
      'half a character',
      { ...wish, did: 'add', start: transcript.text.indexOf('🚌') + 1, end: fees.end + 20 },
      'bad-span',
    ],
    ['numbers as text', { ...wish, start: `${fees.start}` }, 'bad-span'],
    ['half a number', { ...wish, start: 0.5 }, 'bad-span'],
    ['a move without a place', { ...wish, did: 'adjust' }, 'bad-span'],
    ['a move to where it stands', { ...wish, did: 'adjust', to: { start: fees.start, end: fees.end } }, 'bad-span'],
    ['words of the moderator', { ...wish, did: 'add', ...spanOf('What has changed?') }, 'bad-span'],
    ['words of two people as one', { ...wish, did: 'add', ...spanOf('free 🚌.\n\nP2: We leave') }, 'bad-span'],
    ['a memo without words', { ...wish, did: 'memo', why: '  ' }, 'missing-key'],
    ['too long a reason', { ...wish, why: 'x'.repeat(2001) }, 'too-long'],
    ['an undo of nothing', { ...wish, did: 'undo', undoes: '0'.repeat(16) }, 'bad-value'],
  ])('%s', async (_, wrong, code) => {
    const store = memoryStore()
    expect((await refused(reviewOf(store), wrong)).map(problem => problem.code)).toEqual([code])
    expect(store.lines).toEqual([])
  })

  test('to say that something is kept which the disk did not take', async () => {
    const store = memoryStore()
    let full = true
    const session = reviewOf({
      ...store,
      append: (...given) => (full ? Promise.reject(new Error('full')) : store.append(...given)),
    })
    await expect(session.decide(wish)).rejects.toThrow('full')
    expect((await session.study()).counts).toMatchObject({ accepted: 0, decisions: 0 })
    full = false
    expect((await taken(session, wish as Wish)).counts).toMatchObject({ accepted: 1, decisions: 1 })
  })
})

describe('several reviewers', () => {
  const bens = decisionBy('Benedikt', { did: 'reject', why: 'bus and Benedikt' })

  test('see one another, and where they contradict one another', async () => {
    const session = reviewOf(memoryStore([bens]))
    expect((await session.study()).reviewers).toEqual([
      { by: 'Benedikt', decisions: 1 },
      { by: 'anna', decisions: 0 },
    ])
    const { transcript: view, counts } = await taken(session, { ...on(fees), did: 'accept' })
    expect(view.codings[0]).toMatchObject({
      standing: 'conflict',
      decisions: [
        { by: 'anna', did: 'accept' },
        { by: 'Benedikt', did: 'reject', why: 'bus and Benedikt' },
      ],
    })
    expect(counts).toMatchObject({ candidates: 3, accepted: 0, rejected: 0, conflicts: 1 })
  })

  test('cannot take back what another decided', async () => {
    const session = reviewOf(memoryStore([bens]))
    const undo = { transcript: 'fg01', did: 'undo', start: 0, end: 0, undoes: bens.id }
    expect(await refused(session, undo)).toMatchObject([{ code: 'bad-value' }])
  })

  test('are told when another process has added something', async () => {
    const store = memoryStore()
    const session = reviewOf(store)
    const { revision } = await session.study()
    expect(await session.changes(revision)).toEqual({ revision, changed: false })
    store.addOthers(bens)
    const changes = await session.changes(revision)
    expect(changes).toEqual({ revision: revision + 1, changed: true })
    expect(await session.transcript('fg01')).toMatchObject({
      revision: revision + 1,
      codings: [{ standing: 'rejected' }, {}, {}],
    })
  })
})

describe('a blind reviewer', () => {
  const bens = decisionBy('Benedikt', { did: 'reject', why: 'bus and Benedikt' })
  const added = decisionBy('Benedikt', { did: 'add', code: 'time', coding: null, ...quoted('The bus is free 🚌.') })
  const memo = decisionBy('Benedikt', { did: 'memo', code: null, coding: null, why: 'so thinks Benedikt' })
  const others = [bens, added, memo, decisionBy('Benedikt', { did: 'undo', code: null, coding: null, undoes: bens.id })]

  function quoted(words: string) {
    return { ...spanOf(words), quote: words }
  }

  /** Everything that a page could learn, by every address that there is. */
  async function everything(session: ReviewSession): Promise<string> {
    const told: unknown[] = [await session.study()]
    for (const { transcript } of talk.transcripts) told.push(await session.transcript(transcript.id))
    told.push(await session.changes(0))
    for (const { id } of others) told.push(await session.decide({ transcript: 'fg01', did: 'undo', undoes: id }))
    told.push(await session.decide({ ...on(fees), did: 'accept', coding: bens.coding }))
    told.push(await session.decide({ transcript: 'fg01', did: 'add', code: 'time', ...spanOf('The bus is free 🚌.') }))
    told.push(await session.decide({ transcript: 'fg01', did: 'memo', why: 'hm', ...spanOf('The bus is free 🚌.') }))
    told.push(await session.decide(7))
    told.push(await session.study(), await session.transcript('fg01'))
    return JSON.stringify(told)
  }

  test.each(['others', 'all'] as const)('(%s) learns nothing of others, wherever they look', async blind => {
    const store = memoryStore(others)
    const all = await everything(reviewOf(store, { blind }))
    // The same as if nobody else had ever decided anything.
    expect(all).toBe(await everything(reviewOf(memoryStore(), { blind })))
    for (const trace of ['Benedikt', 'so thinks', ...others.map(({ id }) => id)]) expect(all).not.toContain(trace)
    expect(await everything(reviewOf(memoryStore(others)))).toContain('Benedikt')
  })

  test.each(['others', 'all'] as const)('(%s) is not told that somebody else is at work', async blind => {
    const store = memoryStore()
    const session = reviewOf(store, { blind })
    const { revision } = await session.study()
    store.addOthers(...others)
    expect(await session.changes(revision)).toEqual({ revision, changed: false })
  })

  test('(all) does not see either what the codebook coded, and codes from scratch', async () => {
    const store = memoryStore(others)
    const session = reviewOf(store, { blind: 'all' })
    expect(await session.study()).toMatchObject({ counts: { codings: 0, candidates: 0, decisions: 0 } })
    expect(await session.transcript('fg01')).toMatchObject({ codings: [], withheld: [], memos: [], loose: [] })
    // Where the codebook coded cannot be found out by trying either.
    expect(await refused(session, { ...on(fees), did: 'accept', coding: fees.id })).toEqual(
      await refused(session, { ...on(fees), did: 'accept', code: 'time' }),
    )
    const { decision, transcript: view, counts } = await taken(session, { ...on(fees), did: 'add' })
    expect(decision.coding).toBe(null)
    expect(view.codings).toMatchObject([{ code: 'fees', coder: 'anna', standing: 'accepted', evidence: [] }])
    expect(counts).toEqual({ codings: 1, candidates: 0, accepted: 1, rejected: 0, conflicts: 0, decisions: 1 })
    // Open to all, it confirms what the codebook found.
    const open = await reviewOf(memoryStore([decision])).transcript('fg01')
    expect(open!.codings[0]).toMatchObject({ id: fees.id, coder: 'codebook', standing: 'accepted' })
  })

  test('(all) is not reminded of where the codebook coded by their own decisions of earlier', async () => {
    const own = decisionBy('anna', { did: 'reject' })
    const session = reviewOf(memoryStore([own, decisionBy('anna', { did: 'undo', coding: null, undoes: own.id })]), {
      blind: 'all',
    })
    expect(await session.transcript('fg01')).toMatchObject({ codings: [], loose: [] })
    expect((await session.study()).counts.decisions).toBe(0)
  })
})
