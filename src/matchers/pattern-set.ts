import type { Vocabulary, Words } from '../text/words'
import { fillers } from '../text/words'
import { createLexicon } from './lexicon'
import type { Element, Pattern } from './pattern'
import { createPhraseGraph } from './phrase-graph'
import { createRuns } from './runs'
import type { Tools } from './word-matcher'

/** Hits of word patterns, in groups of three: pattern number, first word, last word. Reused from text to text. */
export interface Hits {
  count: number
  of: Int32Array
}

/** @param room For how many hits there is room at first; the array grows where it is not enough. */
export function noHits(room = 1024): Hits {
  return { count: 0, of: new Int32Array(room * 3) }
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

/**
 * What a word form means to the codebook, the same number for all forms that mean the same: a place in `meanings`. There stand
 * three runs: the patterns of this one word, the atoms by which a phrase may go on, and the nodes where one begins.
 */
type Meaning = number

/** Meaning of a form that the codebook does not ask for; of one not looked up yet; of one whose meaning hangs on case. */
const NOTHING = 0
const UNKNOWN = -1
const CASED = -2

/**
 * Compiles patterns for one vocabulary.
 *
 * @param patterns Numbered by their place; those that are no words in a row are not found here.
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
      lexicon.atom(`${matcher} ${argument}`, () => tools.matchers.get(matcher)!.compile(argument, tools)),
    name => (lists.get(name) ?? []).filter(pattern => pattern.kind === 'words'),
  )
  const { runs, goesOn } = graph
  const beginsAnywhere = graph.anyStarts.length > 0
  const takesAnyWord = graph.any.some(run => runs[run] >= 0)
  const isShortest = patterns.map(pattern => pattern.kind === 'words' && hasGap(pattern.elements))
  const isPlain = patterns.map(pattern => pattern.kind === 'words' && pattern.elements.every(isWord))
  const meanings = createRuns()
  const meaningOfAtoms = new Map<string, Meaning>()
  const meaningOfRaw = new Map<string, Meaning>()
  let meaningOf = new Int32Array(1 << 12).fill(UNKNOWN)
  let fillerOf = new Int8Array(1 << 12).fill(UNKNOWN)
  /** Phrases on their way, in pairs: the node reached, and the word that the phrase begins with. */
  let active = new Int32Array(256)
  /** The same, for the word behind. */
  let next = new Int32Array(256)
  let nextCount = 0
  meaning([])

  /** The meaning of a set of atoms. */
  function meaning(atoms: readonly number[]): Meaning {
    const key = atoms.join(' ')
    let place = meaningOfAtoms.get(key)
    if (place === undefined) {
      const singles = [...new Set(atoms.flatMap(atom => graph.singles.get(atom) ?? []))]
      const starts = [...new Set(atoms.flatMap(atom => graph.starts.get(atom) ?? []))]
      const followers = atoms.filter(atom => graph.followers.has(atom))
      place =
        singles.length + starts.length + followers.length > 0 || meaningOfAtoms.size === 0
          ? meanings.add(singles, followers, starts)
          : NOTHING
      meaningOfAtoms.set(key, place)
    }
    return place
  }

  function makeRoom(): void {
    const forms = vocabulary.size()
    if (forms <= meaningOf.length) return
    const larger = new Int32Array(forms * 2).fill(UNKNOWN)
    larger.set(meaningOf)
    meaningOf = larger
  }

  function learn(form: number): Meaning {
    const { atoms, cased } = lexicon.resolve(vocabulary.form(form))
    meaningOf[form] = cased.length > 0 ? CASED : meaning(atoms)
    return meaningOf[form]
  }

  /** What a word means whose meaning hangs on its case. */
  function casedMeaning(raw: string, form: number): Meaning {
    let place = meaningOfRaw.get(raw)
    if (place === undefined) {
      const { atoms, cased } = lexicon.resolve(vocabulary.form(form))
      place = meaning([...atoms, ...cased.filter(atom => lexicon.isCased(atom, raw))].sort((a, b) => a - b))
      meaningOfRaw.set(raw, place)
    }
    return place
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
    let means = meanings.all()
    let activeCount = 0
    for (let w = from; w < to; w++) {
      const form = forms[w]
      let at = known[form]
      if (at < 0) {
        if (at === UNKNOWN) at = learn(form)
        if (at === CASED) at = casedMeaning(text.slice(starts[w], ends[w]), form)
        means = meanings.all()
      }
      const stays = activeCount > 0 && isFiller(form)
      if (at === NOTHING && !stays && !beginsAnywhere && (activeCount === 0 || !takesAnyWord)) {
        activeCount = 0
        continue
      }
      for (; means[at] >= 0; at++) push(hits, means[at], w, w)
      const followers = ++at
      while (means[at] >= 0) at++
      nextCount = 0
      for (let i = 0; i < activeCount; i += 2) {
        const node = active[i]
        const first = active[i + 1]
        for (let a = followers; means[a] >= 0; a++)
          for (let to = graph.edge(node, means[a]); runs[to] >= 0; to++)
            reach(runs[to], first, w, stays, hits, sentenceHits)
        for (let to = graph.any[node]; runs[to] >= 0; to++) reach(runs[to], first, w, stays, hits, sentenceHits)
        if (stays) keep(node, first)
      }
      while (means[++at] >= 0) keep(means[at], w)
      for (const node of graph.anyStarts) keep(node, w)
      const spent = active
      active = next
      next = spent
      activeCount = nextCount
    }
  }

  /** Comes to a node by the word `last`: notes the patterns that end there, and goes on from it. */
  function reach(node: number, first: number, last: number, isFiller: boolean, hits: Hits, since: number): void {
    for (let end = graph.ends[node]; runs[end] >= 0; end++) {
      const pattern = runs[end]
      // Words in a row have one way to match from a word on, unless a filler is a word of the phrase as well.
      const before = isPlain[pattern] && !isFiller ? -1 : sameStart(hits, since, pattern, first)
      if (before < 0) push(hits, pattern, first, last)
      else if (!isShortest[pattern]) hits.of[before * 3 + 2] = last
    }
    if (goesOn[node] === 1) keep(node, first)
  }

  function keep(node: number, first: number): void {
    for (let i = 0; i < nextCount; i += 2) if (next[i] === node && next[i + 1] === first) return
    if (nextCount + 2 > next.length) {
      next = grown(next)
      active = grown(active)
    }
    next[nextCount] = node
    next[nextCount + 1] = first
    nextCount += 2
  }

  return { find, isFiller }
}

function push(hits: Hits, pattern: number, first: number, last: number): void {
  const at = hits.count * 3
  if (at + 3 > hits.of.length) hits.of = grown(hits.of)
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

function isWord({ kind }: Element): boolean {
  return kind === 'word'
}

function hasGap(elements: readonly Element[]): boolean {
  return elements.some(
    element => element.kind === 'gap' || (element.kind === 'oneof' && element.alternatives.some(hasGap)),
  )
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
