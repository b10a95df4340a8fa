import { fillers } from '../../text/words'
import type { WordCover } from './word-cover'
import { type Step, type Way, type WordStep, type WrittenOut, wayText } from './written-out'

/**
 * How closely a pattern must cover another before the other adds nothing.
 *
 * - `unit`: wherever the other is found, it is found in the same unit.
 * - `inside`: it is found within the other's words, so that what masks it masks the other.
 * - `same`: it is found in the very same words, so that no distance and no longest match changes.
 * - `listed`: as `same`, where both are members of one list: what the list finds is then the same, however long its members are.
 */
export type Closeness = 'unit' | 'inside' | 'same' | 'listed'

/** What covers a pattern, and the way of saying it that does. */
export interface Covering {
  readonly pattern: WrittenOut
  readonly way: Way
}

/** Patterns among which those are looked up that cover a pattern. */
export interface CoverIndex {
  /** Gives those that cover each way of saying a pattern; one alone if one will do. Undefined where a way is not covered. */
  readonly coverOf: (pattern: WrittenOut, closeness: Closeness) => readonly Covering[] | undefined
  /** Gives every single one that covers a pattern, the pattern itself left out. */
  readonly coversOf: (pattern: WrittenOut, closeness: Closeness) => readonly Covering[]
}

/** Makes patterns easy to look up by the first word that they must have. */
export function createCoverIndex(patterns: readonly WrittenOut[], { covering }: WordCover): CoverIndex {
  const byWord = new Map<string, Covering[]>()
  const long: { readonly pattern: WrittenOut; readonly byWord: ReadonlyMap<string, readonly Way[]> }[] = []
  for (const pattern of patterns)
    if (pattern.ways.length > longList) long.push({ pattern, byWord: waysByWord(pattern.ways) })
    else for (const [key, ways] of waysByWord(pattern.ways)) push(byWord, key, ...ways.map(way => ({ pattern, way })))

  /** Patterns that cover one way of saying another, each with how. */
  function coversOfWay(other: WrittenOut, way: Way, closeness: Closeness): ReadonlyMap<WrittenOut, Way> {
    const found = new Map<WrittenOut, Way>()
    const look = (pattern: WrittenOut, wider: Way): void => {
      if (pattern === other || found.has(pattern) || !isCloseEnough(pattern, other, way, closeness)) return
      if (stands(wider, way, covering, closeness)) found.set(pattern, wider)
    }
    for (const word of way)
      if (word.kind === 'word')
        for (const key of covering(word)) {
          for (const { pattern, way: wider } of byWord.get(key) ?? []) look(pattern, wider)
          for (const each of long) for (const wider of each.byWord.get(key) ?? []) look(each.pattern, wider)
        }
    return found
  }

  function coversOf(other: WrittenOut, closeness: Closeness): readonly Covering[] {
    if (!other.complete) return []
    let common: ReadonlyMap<WrittenOut, Way> | undefined
    for (const way of other.ways) {
      const found = coversOfWay(other, way, closeness)
      common = common === undefined ? found : new Map([...common].filter(([each]) => found.has(each)))
      if (common.size === 0) break
    }
    return [...(common ?? [])].map(([pattern, way]) => ({ pattern, way }))
  }

  return {
    coversOf,
    coverOf: (other, closeness) => {
      const [one] = coversOf(other, closeness)
      if (one) return [one]
      if (!other.complete || other.ways.length < 2) return undefined
      const several: Covering[] = []
      for (const each of other.ways) {
        const [first] = coversOfWay(other, each, closeness)
        if (first === undefined) return undefined
        const [pattern, way] = first
        if (!several.some(known => known.pattern === pattern)) several.push({ pattern, way })
      }
      return several
    },
  }
}

/** Names what covers for people: the pattern as written; of a list, the member too. */
export function coveringName({ pattern: { pattern, ways }, way }: Covering): string {
  const source = pattern.source.trim()
  return ways.length === 1 ? `"${source}"` : `"${wayText(way)}" of ${source}`
}

/** Patterns with more ways than this have an index of their own: lists are used many times. */
const longList = 16

/** The ways by the first word that they must have, made once for the ways of a list. */
function waysByWord(ways: readonly Way[]): ReadonlyMap<string, readonly Way[]> {
  const known = indexes.get(ways)
  if (known) return known
  const byWord = new Map<string, Way[]>()
  for (const way of ways) {
    const word = way.find(isWord)
    if (word) push(byWord, word.key, way)
  }
  indexes.set(ways, byWord)
  return byWord
}

const indexes = new WeakMap<readonly Way[], ReadonlyMap<string, readonly Way[]>>()

function push<T>(map: Map<string, T[]>, key: string, ...values: readonly T[]): void {
  const list = map.get(key)
  if (list) list.push(...values)
  else map.set(key, [...values])
}

/** True where what the engine gives of both, which is one hit from each first word on, is as close as the ways of saying them are. */
function isCloseEnough(wider: WrittenOut, other: WrittenOut, way: Way, closeness: Closeness): boolean {
  if (closeness === 'unit' || closeness === 'listed') return true
  if (closeness === 'same') return wider.even && other.even
  // "um" fills the place of a `*`, and is stepped over too: which of the two it was is not known here.
  const hasFiller = way.some(step => isWord(step) && fillers.has(step.argument))
  return (wider.even || wider.shortest) && !(hasFiller && wider.ways.some(each => each.some(step => !isWord(step))))
}

function stands(wider: Way, way: Way, covering: WordCover['covering'], closeness: Closeness): boolean {
  const whole = closeness === 'same' || closeness === 'listed'
  if (whole) return stepsCover(wider, 0, way, 0, covering, true)
  return way.some((_, i) => stepsCover(wider, 0, way, i, covering, false))
}

/** True where the steps of `wider` from `j` on accept whatever those of `way` from `i` on do; all of them, or the first few. */
function stepsCover(
  wider: Way,
  j: number,
  way: Way,
  i: number,
  covering: WordCover['covering'],
  whole: boolean,
): boolean {
  if (j === wider.length) return !whole || i === way.length
  const step = wider[j]
  if (step.kind === 'gap') {
    let left = step.words
    for (let k = i; ; k++) {
      if (stepsCover(wider, j + 1, way, k, covering, whole)) return true
      if (k === way.length) return false
      left -= mostWords(way[k])
      if (left < 0) return false
    }
  }
  if (i === way.length) return false
  const other = way[i]
  if (other.kind === 'gap') return false
  const accepts = step.kind === 'any' || (other.kind === 'word' && covering(other).has(step.key))
  return accepts && stepsCover(wider, j + 1, way, i + 1, covering, whole)
}

function mostWords(step: Step): number {
  return step.kind === 'gap' ? step.words : 1
}

function isWord(step: Step): step is WordStep {
  return step.kind === 'word'
}
