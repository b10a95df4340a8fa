import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeDecisions } from '../../../src/coding/decisions/merge-decisions'
import type { ReviewDecision } from '../../../src/coding/decisions/review-decision'
import { withoutDecisions } from '../../../src/coding/decisions/without-decisions'
import { codedTalk, decide, fees, lay, type Reviewed } from './deciding'

const text = `Moderator: What has changed?
P1: The fees are high, and we stay late. The bus is free.
P2: We leave late and the rent is up. The team is fine.
P1: Nobody asks us, and the fees go up.`

/** What docs/review.md says that decisions do, in the plainest words: every question is asked anew of all decisions. */
function naively({ coded, codebook }: Reviewed, all: readonly ReviewDecision[]) {
  const { text } = coded.transcript
  const stretch = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote })
  /** Where the words stand today: every quote of these tests stands there once, or not at all. */
  const inTime = mergeDecisions([all]).map(d =>
    d.did === 'undo' ? d : { ...d, ...stretch(d.quote), to: d.to && stretch(d.to.quote) },
  )
  const isGone = (d: ReviewDecision): boolean => d.start === -1 || d.to?.start === -1
  const isCode = (code: string | null): boolean => code === null || codebook.codes.some(({ id }) => id === code)
  const place = (code: string, { start, end }: { start: number; end: number }): string => `${start} ${end} ${code}`
  const judged = (d: ReviewDecision): string => place(d.code!, d)
  const given = (d: ReviewDecision): string | null =>
    d.did === 'recode' ? place(d.toCode!, d) : d.did === 'adjust' && !isGone(d) ? place(d.code!, d.to!) : null
  const rules = new Set(coded.codings.map(each => place(each.code, each)))

  // An undo is a decision too; it counts unless its author took it back.
  const isUndone = (d: ReviewDecision): boolean =>
    inTime.some(u => u.did === 'undo' && u.undoes === d.id && u.by === d.by && !isUndone(u))
  const deciding = inTime.filter(d => d.did !== 'undo' && d.did !== 'memo' && !isUndone(d))
  const later = (d: ReviewDecision) => deciding.slice(deciding.indexOf(d) + 1).filter(({ by }) => by === d.by)
  const stands = (d: ReviewDecision): boolean =>
    d.start === -1 || !later(d).some(each => stands(each) && (judged(each) === judged(d) || given(each) === judged(d)))
  const isUsable = (d: ReviewDecision): boolean => !isGone(d) && isCode(d.code) && isCode(d.toCode)
  const wordOf = (person: string, at: string): ReviewDecision | undefined =>
    deciding.filter(d => d.by === person && stands(d) && (judged(d) === at || given(d) === at)).at(-1)
  type View = { says: 'yes' | 'no' | 'moved'; instead?: string; to?: string | undefined }
  const viewOf = (person: string, at: string): View | null => {
    const word = wordOf(person, at)
    if (!word || !isUsable(word)) return null
    if (judged(word) !== at || word.did === 'accept' || word.did === 'add' || given(word) === at) return { says: 'yes' }
    if (word.did === 'reject') return { says: 'no' }
    const next = given(word)!
    const there = viewOf(person, next)
    if (word.did === 'recode') return there?.says === 'yes' ? { says: 'no', instead: next } : { says: 'no' }
    if (there?.says === 'no') return { says: 'no' }
    return { says: 'moved', to: there?.says === 'moved' ? there.to : next }
  }
  const people = [...new Set(deciding.map(({ by }) => by))].sort()
  const viewsAt = (at: string): View[] => people.map(person => viewOf(person, at)).filter(view => view !== null)
  const isDisputed = (at: string): boolean => {
    const views = viewsAt(at)
    const different = (values: unknown[]): boolean => new Set(values).size > 1
    return (
      different(views.map(v => v.says)) ||
      different(views.flatMap(v => v.instead ?? [])) ||
      different(views.flatMap(v => v.to ?? []))
    )
  }
  // What a recode or an adjustment gives is there only if what it judges is not disputed.
  const inFavour = (at: string): string[] =>
    people.filter(person => {
      if (viewOf(person, at)?.says !== 'yes') return false
      const says = deciding.filter(d => d.by === person && stands(d) && isUsable(d))
      return says.some(d =>
        judged(d) === at
          ? d.did === 'accept' || d.did === 'add' || given(d) === at
          : given(d) === at && !isDisputed(judged(d)),
      )
    })

  const places = [...new Set([...rules, ...deciding.flatMap(d => [judged(d), given(d) ?? []]).flat()])]
  const codings: string[] = []
  const withheld: string[] = []
  for (const at of places) {
    const views = viewsAt(at)
    const isRule = rules.has(at)
    if (isDisputed(at)) {
      if (isRule) codings.push(`${at} codebook candidate`)
      else if (inFavour(at).length > 0) codings.push(`${at} person candidate`)
      continue
    }
    const says = views[0]?.says
    if (says === 'yes' && inFavour(at).length === 0) {
      if (isRule) codings.push(`${at} codebook candidate`)
    } else if (says === 'yes') codings.push(`${at} ${isRule ? 'codebook' : 'person'} accepted`)
    else if (isRule && says === 'no') codings.push(`${at} codebook rejected`)
    else if (isRule && says === 'moved') withheld.push(`${at} moved to ${views[0].to}`)
    else if (isRule) codings.push(`${at} codebook candidate`)
  }

  const outcomeOf = (d: ReviewDecision): string => {
    if (isUndone(d)) return 'undone'
    if (d.did === 'undo') {
      const target = inTime.find(({ id }) => id === d.undoes)
      if (!target) return 'redundant'
      if (target.by !== d.by) return 'conflict'
      const first = inTime.find(u => u.did === 'undo' && u.undoes === target.id && u.by === d.by && !isUndone(u))
      return first === d ? 'valid' : 'redundant'
    }
    if (d.did === 'memo') return 'holds'
    if (!stands(d)) return 'superseded'
    if (!isCode(d.code) || !isCode(d.toCode)) return 'conflict'
    if (isGone(d)) return 'stale'
    if (isDisputed(judged(d))) return 'conflict'
    const gives = given(d)
    if (gives !== null && isDisputed(gives)) return 'conflict'
    return 'holds'
  }
  return {
    codings: codings.sort(),
    withheld: withheld.sort(),
    outcomes: inTime.map(d => `${d.by} ${d.did} ${outcomeOf(d)}`),
  }
}

function asLaid(talk: Reviewed, all: readonly ReviewDecision[]) {
  const { coded, laid } = lay(talk, all)
  const at = ({ start, end, code }: { start: number; end: number; code: string }): string => `${start} ${end} ${code}`
  return {
    codings: coded.codings.map(c => `${at(c)} ${c.coder === 'codebook' ? 'codebook' : 'person'} ${c.status}`).sort(),
    withheld: coded.withheld
      .filter(({ withheld: { by } }) => by === 'reviewer')
      .map(w => `${at(w)} moved to ${w.withheld.start} ${w.withheld.end} ${w.code}`)
      .sort(),
    outcomes: laid.map(({ decision: { by, did }, outcome, applied }) => {
      const holds = applied || did === 'memo' ? ['valid', 'redundant', 'stale'] : ['valid', 'redundant']
      return `${by} ${did} ${did !== 'undo' && holds.includes(outcome) ? 'holds' : outcome}`
    }),
  }
}

const talk = await codedTalk(text)
const codes = ['cost', 'time', 'team']
const stretches = [
  'The fees are high, and we stay late.',
  'The bus is free.',
  'fees are high',
  'Nobody asks us, and the fees go up.',
]

const deed = fc.record({
  by: fc.constantFrom('anna', 'ben', 'carl'),
  did: fc.constantFrom('accept', 'reject', 'recode', 'add', 'adjust', 'recode', 'adjust', 'memo', 'undo', 'undo'),
  quote: fc.constantFrom(...stretches),
  code: fc.constantFrom(...codes, ...codes, 'gone'),
  toCode: fc.constantFrom(...codes, ...codes, 'gone'),
  to: fc.constantFrom(...stretches),
  target: fc.nat(20),
  second: fc.nat(12),
  /** Goes on from the last decision: judges what that gave. */
  follows: fc.boolean(),
})

const decisions = fc.array(deed, { maxLength: 9 }).map(all => {
  const made: ReviewDecision[] = []
  for (const { by, did, target, second, follows, ...rest } of all) {
    const last = follows ? made.at(-1) : undefined
    const quote = last?.to?.quote ?? (last?.did === 'recode' ? last.quote : rest.quote)
    const code = last?.to ? last.code! : last?.did === 'recode' ? last.toCode! : rest.code
    const undoes = made.length === 0 ? '0123456789abcdef' : made[target % made.length].id
    const own = {
      accept: {},
      reject: {},
      add: {},
      memo: { why: 'a note' },
      recode: { toCode: rest.toCode === code ? codes.find(each => each !== code)! : rest.toCode },
      adjust: { to: rest.to === quote ? stretches.find(each => each !== quote)! : rest.to },
      undo: { undoes },
    }[did as ReviewDecision['did']]
    const at = new Date(Date.UTC(2026, 4, 4, 9, 0, second)).toISOString()
    made.push(decide(talk, { at, by, did: did as ReviewDecision['did'], quote, code, ...own }))
  }
  return made
})

/** The same talk as it was, under other rules, and with other words around and in what was judged. */
const talks = await Promise.all([
  talk,
  codedTalk(text, fees.replace('fees, rent', 'rent')),
  codedTalk(text, fees.replace(/.*id: time.*\n/, '')),
  codedTalk(`P3: ${'Well, so be it. '.repeat(5)}\n${text.replace(' The team is fine.', '')}`),
  codedTalk(text.replace('Nobody asks', 'Nobody ever asks')),
])

test('laying does what the docs say, in the plainest words', () => {
  fc.assert(
    fc.property(fc.nat(talks.length - 1), decisions, (index, all) => {
      const now = talks[index]
      expect(asLaid(now, all)).toEqual(naively(now, all))
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  )
})

test('whatever changed: every decision is told of once, and without them all is as the rules coded it', async () => {
  const turns = await codedTalk(text, fees.replace('themes:', 'unit: turn\nthemes:'))
  const twice = await codedTalk(`${text}\nP2: The bus is free.`)
  const none = await codedTalk('P1: Nothing of it.')
  const changed = [...talks, turns, twice, none]
  fc.assert(
    fc.property(fc.nat(changed.length - 1), decisions, (index, all) => {
      const { codebook, coded: before } = changed[index]
      const { coded, laid } = lay(changed[index], all)
      expect(laid.map(({ decision }) => decision)).toEqual(mergeDecisions([all]))
      for (const { outcome, applied } of laid)
        expect(applied && (outcome === 'superseded' || outcome === 'undone')).toBe(false)
      const study = withoutDecisions({ codebook, transcripts: [coded] })
      expect(study.transcripts).toEqual([before])
      expect(lay({ codebook, coded: study.transcripts[0] }, all).coded).toEqual(coded)
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  )
})
