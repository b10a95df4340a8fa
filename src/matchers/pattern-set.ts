import type { Vocabulary, Words } from '../text/words'
import { fillers } from '../text/words'
import { createLexicon } from './lexicon'
import type { Element, Pattern } from './pattern'
import { wordMatchers } from './patterns/list'
import { createPhraseGraph } from './phrase-graph'
import type { Tools } from './word-matcher'

/** Hits of word patterns, in groups of three: pattern number, first word, last word. Reused from text to text. */
export interface Hits {
  count: number
  of: Int32Array
}

export function noHits(): Hits {
  return { count: 0, of: new Int32Array(1024 * 3) }
}

/** Finds every word pattern of a codebook in one pass over the words. */
export interface PatternSet {
  /**
   * Adds the hits among the words `from` to `to` (exclusive), which must be one sentence: no phrase reaches out of it.
   * For each pattern and first word there is one hit: the longest, or the shortest where the pattern has a gap.
   */
  readonly find: (text: string, words: Words, from: number, to: number, hits: Hits) => void
  /** True when a form is a filler that phrases and distances step over. */
  readonly isFiller: (form: number) => boolean
}

/** What a word form means to the codebook: a set of atoms, once for all forms that have the same. */
interface Meaning {
  /** Patterns of this one word. */
  readonly singles: Int32Array
  /** Nodes of longer patterns that begin with it. */
  readonly starts: Int32Array
  readonly atoms: readonly number[]
}

/** Number of the meaning of a form that the codebook does not ask for; of one not looked up yet; of one whose meaning hangs on case. */
const NOTHING = 0
const UNKNOWN = -1
const CASED = -2

/**
 * Compiles patterns for one vocabulary.
 *
 * @param patterns Numbered by their place; those on the text of a unit are not found here.
 * @param lists Patterns of each list; lists may use lists, without a circle.
 */
export function createPatternSet(
  patterns: readonly Pattern[],
  lists: ReadonlyMap<string, readonly Pattern[]>,
  vocabulary: Vocabulary,
  tools: Tools,
  skipFillers: boolean,
): PatternSet {
  const lexicon = createLexicon(tools)
  const graph = createPhraseGraph(
    patterns,
    ({ matcher, argument }) =>
      lexicon.atom(`${matcher} ${argument}`, () => wordMatchers.get(matcher)!.compile(argument, tools)),
    name => (lists.get(name) ?? []).filter(pattern => pattern.kind === 'words'),
  )
  const meanings: Meaning[] = []
  const meaningOfAtoms = new Map<string, number>()
  const meaningOfRaw = new Map<string, number>()
  let meaningOf = new Int32Array(1 << 12).fill(UNKNOWN)
  let fillerOf = new Int8Array(1 << 12).fill(UNKNOWN)
  const shortest = patterns.map(pattern => pattern.kind === 'words' && hasGap(pattern.elements))
  meaning([])
  const beginsAnywhere = graph.anyStarts.length > 0
  let active = new Int32Array(256)
  let next = new Int32Array(256)

  /** Number of the meaning of a set of atoms. */
  function meaning(atoms: readonly number[]): number {
    const key = atoms.join(' ')
    let number = meaningOfAtoms.get(key)
    if (number === undefined) {
      number = meanings.length
      meanings.push({
        singles: Int32Array.from(new Set(atoms.flatMap(atom => graph.singles.get(atom) ?? []))),
        starts: Int32Array.from(new Set(atoms.flatMap(atom => graph.starts.get(atom) ?? []))),
        atoms,
      })
      meaningOfAtoms.set(key, number)
    }
    return number
  }

  function makeRoom(): void {
    const forms = vocabulary.size()
    if (forms <= meaningOf.length) return
    const larger = new Int32Array(forms * 2).fill(UNKNOWN)
    larger.set(meaningOf)
    meaningOf = larger
  }

  function learn(form: number): number {
    const { atoms, cased } = lexicon.resolve(vocabulary.form(form))
    meaningOf[form] = cased.length > 0 ? CASED : meaning(atoms)
    return meaningOf[form]
  }

  /** What a word means whose meaning hangs on its case. */
  function casedMeaning(raw: string, form: number): number {
    let number = meaningOfRaw.get(raw)
    if (number === undefined) {
      const { atoms, cased } = lexicon.resolve(vocabulary.form(form))
      number = meaning([...atoms, ...cased.filter(atom => lexicon.isCased(atom, raw))].sort((a, b) => a - b))
      meaningOfRaw.set(raw, number)
    }
    return number
  }

  function isFiller(form: number): boolean {
    if (!skipFillers) return false
    if (form >= fillerOf.length) {
      const larger = new Int8Array(form * 2).fill(UNKNOWN)
      larger.set(fillerOf)
      fillerOf = larger
    }
    if (fillerOf[form] === UNKNOWN) fillerOf[form] = fillers.has(vocabulary.form(form)) ? 1 : 0
    return fillerOf[form] === 1
  }

  function find(text: string, words: Words, from: number, to: number, hits: Hits): void {
    makeRoom()
    const { forms, starts, ends } = words
    const known = meaningOf
    const sentenceHits = hits.count
    let activeCount = 0
    for (let w = from; w < to; w++) {
      const form = forms[w]
      let number = known[form]
      if (number === NOTHING && activeCount === 0 && !beginsAnywhere) continue
      if (number === UNKNOWN) number = learn(form)
      if (number === CASED) number = casedMeaning(text.slice(starts[w], ends[w]), form)
      if (number === NOTHING && activeCount === 0 && !beginsAnywhere) continue
      const { singles, starts: begun, atoms } = meanings[number]
      for (let i = 0; i < singles.length; i++) push(hits, singles[i], w, w)
      let nextCount = 0
      if (activeCount > 0) {
        const stays = isFiller(form)
        for (let i = 0; i < activeCount; i += 2) {
          const node = graph.nodes[active[i]]
          const first = active[i + 1]
          for (let a = 0; a < atoms.length; a++) {
            const targets = node.edges.get(atoms[a])
            if (targets === undefined) continue
            for (let t = 0; t < targets.length; t++)
              nextCount = reach(targets[t], first, w, nextCount, hits, sentenceHits)
          }
          for (let t = 0; t < node.any.length; t++)
            nextCount = reach(node.any[t], first, w, nextCount, hits, sentenceHits)
          if (stays) nextCount = keep(active[i], first, nextCount)
        }
      }
      for (let i = 0; i < begun.length; i++) nextCount = keep(begun[i], w, nextCount)
      for (let i = 0; i < graph.anyStarts.length; i++) nextCount = keep(graph.anyStarts[i], w, nextCount)
      ;[active, next] = [next, active]
      activeCount = nextCount
    }
  }

  /** Comes to a node by the word `last`: notes the patterns that end there, and goes on from it. */
  function reach(node: number, first: number, last: number, count: number, hits: Hits, since: number): number {
    const { ends, edges, any } = graph.nodes[node]
    for (let e = 0; e < ends.length; e++) {
      const known = sameStart(hits, since, ends[e], first)
      if (known < 0) push(hits, ends[e], first, last)
      else if (!shortest[ends[e]]) hits.of[known * 3 + 2] = last
    }
    return edges.size > 0 || any.length > 0 ? keep(node, first, count) : count
  }

  function keep(node: number, first: number, count: number): number {
    for (let i = 0; i < count; i += 2) if (next[i] === node && next[i + 1] === first) return count
    if (count + 2 > next.length) {
      const larger = new Int32Array(next.length * 2)
      larger.set(next)
      next = larger
      const other = new Int32Array(larger.length)
      other.set(active)
      active = other
    }
    next[count] = node
    next[count + 1] = first
    return count + 2
  }

  return { find, isFiller }
}

function push(hits: Hits, pattern: number, first: number, last: number): void {
  const at = hits.count * 3
  if (at + 3 > hits.of.length) {
    const larger = new Int32Array(hits.of.length * 2)
    larger.set(hits.of)
    hits.of = larger
  }
  hits.of[at] = pattern
  hits.of[at + 1] = first
  hits.of[at + 2] = last
  hits.count++
}

/** Number of the hit of this pattern that begins with the same word, or -1. */
function sameStart(hits: Hits, since: number, pattern: number, first: number): number {
  for (let h = hits.count - 1; h >= since; h--) if (hits.of[h * 3] === pattern && hits.of[h * 3 + 1] === first) return h
  return -1
}

function hasGap(elements: readonly Element[]): boolean {
  return elements.some(
    element => element.kind === 'gap' || (element.kind === 'oneof' && element.alternatives.some(hasGap)),
  )
}
