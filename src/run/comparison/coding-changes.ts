import { getOrMake } from '../../analysis/get-or-make'
import { remainders } from '../verification/lines-differing'
import type { StoredCoding } from './stored-coding'

/**
 * How the codings of two runs differ in one place.
 *
 * `changed`: the same code on the same words, or on a stretch that overlaps them, and something about it is otherwise. `shifted`: nothing but its
 * place in the transcript is, since the text around it has changed.
 */
export interface CodingChange {
  readonly kind: 'new' | 'gone' | 'changed' | 'shifted'
  readonly code: string
  /** Null where there is none in that run. */
  readonly before: StoredCoding | null
  readonly after: StoredCoding | null
  /** What is otherwise: `status`, `evidence`, `span`, `speaker` …; empty unless changed. */
  readonly what: readonly string[]
}

interface CodingChanges {
  /** Codings that are in both runs as they are, but for the places and numbers of rules in the codebook. */
  readonly same: number
  /** By transcript, then by place. */
  readonly changes: readonly CodingChange[]
}

/** Lines of `codings.jsonl` that are not in both of two runs, and how many are. */
export interface CodingLines {
  readonly same: number
  readonly before: readonly StoredCoding[]
  readonly after: readonly StoredCoding[]
}

/** Pairs the codings that are not word for word in both runs: by id, by their words, then by overlap; what is left is new, or gone. */
export function codingChanges({ same, before, after }: CodingLines): CodingChanges {
  const changes: CodingChange[] = []
  let [old, fresh] = [before, after]
  let unchanged = same
  const pairBy = (key: (coding: StoredCoding) => string): void => {
    const paired = pairs(old, fresh, key)
    for (const [one, other] of paired.pairs) {
      const what = differing(one, other)
      if (what.length === 0 && one.start === other.start && one.end === other.end) unchanged++
      else
        changes.push({
          kind: what.length === 0 ? 'shifted' : 'changed',
          code: other.code,
          before: one,
          after: other,
          what,
        })
    }
    ;[old, fresh] = [paired.before, paired.after]
  }
  pairBy(({ id }) => id)
  pairBy(({ transcript, code, coder, quote }) => JSON.stringify([transcript, code, coder, quote]))
  const overlapping = overlaps(old, fresh)
  for (const [one, other] of overlapping)
    changes.push({
      kind: 'changed',
      code: other.code,
      before: one,
      after: other,
      what: ['span', ...differing(one, other)],
    })
  const taken = new Set(overlapping.flat())
  for (const coding of old)
    if (!taken.has(coding)) changes.push({ kind: 'gone', code: coding.code, before: coding, after: null, what: [] })
  for (const coding of fresh)
    if (!taken.has(coding)) changes.push({ kind: 'new', code: coding.code, before: null, after: coding, what: [] })
  return { same: unchanged, changes: changes.sort(byPlace) }
}

type Pair = readonly [StoredCoding, StoredCoding]

function pairs(before: readonly StoredCoding[], after: readonly StoredCoding[], key: (coding: StoredCoding) => string) {
  const waiting = new Map<string, StoredCoding[]>()
  for (const coding of before) getOrMake(waiting, key(coding), () => []).push(coding)
  const found: Pair[] = []
  const left: StoredCoding[] = []
  for (const coding of after) {
    const one = waiting.get(key(coding))?.shift()
    if (one) found.push([one, coding])
    else left.push(coding)
  }
  const taken = new Set(found.map(([one]) => one))
  return { pairs: found, before: before.filter(coding => !taken.has(coding)), after: left }
}

/** Pairs codings of one code, transcript and coder whose stretches overlap, each once. */
function overlaps(before: readonly StoredCoding[], after: readonly StoredCoding[]): readonly Pair[] {
  const byKind = new Map<string, Set<StoredCoding>>()
  const kind = ({ transcript, code, coder }: StoredCoding): string => JSON.stringify([transcript, code, coder])
  for (const coding of before) getOrMake(byKind, kind(coding), () => new Set<StoredCoding>()).add(coding)
  return after.flatMap((coding): readonly Pair[] => {
    const candidates = byKind.get(kind(coding))
    const one = [...(candidates ?? [])].find(each => each.start < coding.end && coding.start < each.end)
    if (!one) return []
    candidates?.delete(one)
    return [[one, coding]]
  })
}

/** Names what is otherwise about a coding, but for where it stands, and for the number of the rule, which grows with every rule ahead of it. */
function differing(one: StoredCoding, other: StoredCoding): readonly string[] {
  const said = ({ evidence, start: from }: StoredCoding) => [
    ...new Set(evidence.map(({ start, text }) => `${start - from} ${text}`)),
  ]
  const evidence = JSON.stringify(said(one)) !== JSON.stringify(said(other))
  const keys = ['status', 'coder', 'group', 'speaker', 'role', 'question', 'negated', 'origin', 'weight'] as const
  return [...(evidence ? ['evidence'] : []), ...keys.filter(key => one[key] !== other[key])]
}

function byPlace(a: CodingChange, b: CodingChange): number {
  const [one, other] = [a.after ?? a.before!, b.after ?? b.before!]
  if (one.transcript !== other.transcript) return one.transcript < other.transcript ? -1 : 1
  return one.start - other.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}

/** Leaves out the lines that two runs share, and reads the others. */
export function linesApart(
  before: readonly string[],
  after: readonly string[],
  read: (line: string) => StoredCoding | null,
): CodingLines {
  const { onlyFirst, onlySecond } = remainders(before, after)
  return {
    same: before.length - onlyFirst.length,
    before: onlyFirst.flatMap(line => read(line) ?? []),
    after: onlySecond.flatMap(line => read(line) ?? []),
  }
}
