import nlp from 'compromise/one'
import AhoCorasick from 'modern-ahocorasick'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { createPatternSet, noHits } from '../src/matchers/pattern-set'
import { parsePattern } from '../src/matchers/pattern-syntax'
import { loadTools } from '../src/matchers/tools'
import { type KnownWords, sentences } from '../src/text/sentences'
import type { Span } from '../src/text/span'
import { createVocabulary, noWords } from '../src/text/words'

/** One way to find all terms in a text. */
export interface Matcher {
  readonly name: string
  /** How many characters it is given at most, for so many terms: what takes it some seconds. */
  readonly most?: (terms: number) => number
  readonly prepare: (terms: readonly string[]) => Promise<Prepared>
}

export interface Prepared {
  /** Number of hits in all turns. This is what is timed. */
  readonly count: (turns: readonly string[]) => number
  /** The hits in one turn, for comparison with those of others. */
  readonly find: (turn: string) => readonly Span[]
}

/** A loop over the same characters that does nothing with them: what no matcher can beat. */
export const bareLoop: Matcher = {
  name: 'bare loop',
  prepare: async () => ({
    count: turns => {
      let sum = 0
      for (const turn of turns) for (let i = 0; i < turn.length; i++) sum += turn.charCodeAt(i)
      return sum === 0 ? 1 : 0
    },
    find: () => [],
  }),
}

/** Our matching alone: words, sentences, and every hit with its place. */
export const ours: Matcher = {
  name: 'themewright',
  prepare: async terms => {
    const patterns = terms.map(term => {
      const parsed = parsePattern(term, { file: 'bench', line: 1, column: 1 })
      if ('error' in parsed) throw new Error(parsed.error.message)
      return parsed.pattern
    })
    const vocabulary = createVocabulary()
    const set = createPatternSet(patterns, new Map(), vocabulary, await loadTools(patterns, 'en', false), false)
    const words = noWords()
    const hits = noHits()
    const known: KnownWords = { words, first: 0 }

    function read(turn: string): void {
      words.count = 0
      hits.count = 0
      const all = { start: 0, end: turn.length }
      vocabulary.read(turn, all, [], words)
      let next = 0
      for (const { end } of sentences(turn, all, [], known)) {
        const first = next
        while (next < words.count && words.starts[next] < end) next++
        set.find(turn, words, first, next, hits)
      }
    }
    return {
      count: turns => {
        let found = 0
        for (const turn of turns) {
          read(turn)
          found += hits.count
        }
        return found
      },
      find: turn => {
        read(turn)
        return Array.from({ length: hits.count }, (_, h) => ({
          start: words.starts[hits.of[h * 3 + 1]],
          end: words.ends[hits.of[h * 3 + 2]],
        }))
      },
    }
  },
}

/** The same with a fifth as many stems beside the terms. */
export const oursWithStems: Matcher = {
  name: 'themewright, + stems',
  prepare: terms => ours.prepare([...terms, ...stemsOf(terms)]),
}

/** `stems(…)` of every third single word, up to a fifth of the terms. */
export function stemsOf(terms: readonly string[]): readonly string[] {
  const words = terms.filter(term => !term.includes(' '))
  return words
    .filter((_, i) => i % 3 === 0)
    .slice(0, Math.ceil(terms.length / 5))
    .map(word => `stems(${word})`)
}

/** An Aho–Corasick automaton over lower-cased text, with the bounds of words looked at behind it. */
const automaton: Matcher = {
  name: 'modern-ahocorasick',
  prepare: async terms => {
    const search = new AhoCorasick([...terms])
    const isLetter = (unit: number): boolean => unit === 39 || (unit >= 97 && unit <= 122)
    const find = (turn: string): Span[] => {
      const text = turn.toLowerCase()
      return search
        .search(text)
        .filter(({ start, end }) => !isLetter(text.charCodeAt(start - 1)) && !isLetter(text.charCodeAt(end)))
    }
    return { count: turns => turns.reduce((sum, turn) => sum + find(turn).length, 0), find }
  },
}

/** Custom entities of wink-nlp, on its sentences and spans. */
const winkEntities: Matcher = {
  name: 'wink-nlp custom entities',
  most: () => 1e6,
  prepare: async terms => {
    const reader = winkNLP(model, ['sbd', 'cer'])
    const { its } = reader
    reader.learnCustomEntities(
      terms.map((term, i) => ({ name: `t${i}`, patterns: [term] })),
      { matchValue: false, usePOS: false, useEntity: false },
    )
    return {
      count: turns => {
        let found = 0
        for (const turn of turns) found += reader.readDoc(turn).customEntities().out(its.span).length
        return found
      },
      find: turn => {
        const doc = reader.readDoc(turn)
        const blanks = doc.tokens().out(its.precedingSpaces)
        let end = 0
        const places = doc
          .tokens()
          .out(its.value)
          .map((token, i) => {
            const start = end + blanks[i].length
            end = start + token.length
            return { start, end }
          })
        const spans = doc.customEntities().out(its.span) as unknown as readonly (readonly [number, number])[]
        return spans.map(([first, last]) => ({ start: places[first].start, end: places[last].end }))
      },
    }
  },
}

/** compromise's lookup in a trie, with the least of its three sizes. */
const compromise: Matcher = {
  name: 'compromise lookup',
  most: terms => (terms > 5000 ? 1e4 : terms > 500 ? 1e5 : 2e5),
  prepare: async terms => {
    const trie = nlp.buildTrie([...terms])
    return {
      count: turns => turns.reduce((sum, turn) => sum + nlp(turn).lookup(trie).length, 0),
      find: turn => {
        const found = nlp(turn).lookup(trie).json({ offset: true }) as { text: string; offset: { start: number } }[]
        // Its texts end with the punctuation behind them.
        return found.map(({ text, offset: { start } }) => ({ start, end: start + text.replace(/[,.?]+$/, '').length }))
      },
    }
  },
}

/** One regular expression of all terms, the longest first, over lower-cased text. */
const alternation: Matcher = {
  name: 'one RegExp',
  most: terms => (terms > 5000 ? 2e4 : terms > 500 ? 5e5 : 4e6),
  prepare: async terms => {
    const longestFirst = [...terms].sort((a, b) => b.length - a.length)
    const regex = new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'gi')
    const find = (turn: string): Span[] =>
      Array.from(turn.toLowerCase().matchAll(regex), ({ 0: term, index }) => ({
        start: index,
        end: index + term.length,
      }))
    return {
      count: turns => {
        let found = 0
        for (const turn of turns) {
          const text = turn.toLowerCase()
          regex.lastIndex = 0
          while (regex.test(text)) found++
        }
        return found
      },
      find,
    }
  },
}

export const peers: readonly Matcher[] = [automaton, winkEntities, compromise, alternation]
export const matchers: readonly Matcher[] = [ours, oursWithStems, bareLoop, ...peers]
