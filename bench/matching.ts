import AhoCorasick from 'modern-ahocorasick'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { createPatternSet, noHits } from '../src/matchers/pattern-set'
import { parsePattern } from '../src/matchers/pattern-syntax'
import { sentences } from '../src/text/sentences'
import { createVocabulary, noWords } from '../src/text/words'
import { type Corpus, drawTerms } from './corpus'

/** One way to find all terms in all turns: gives the number of hits. */
type Matcher = () => number

/** Our matching alone: sentences, words, and every hit with its place. */
function ours({ turns }: Corpus, terms: readonly string[]): Matcher {
  const place = { file: 'bench', line: 1, column: 1 }
  const patterns = terms.map(term => {
    const parsed = parsePattern(term, place)
    if ('error' in parsed) throw new Error(parsed.error.message)
    return parsed.pattern
  })
  const vocabulary = createVocabulary()
  const none = { stem: (word: string) => word, regex: () => ({ matchesWord: () => false, find: () => [] }) }
  const set = createPatternSet(patterns, new Map(), vocabulary, none, false)
  const words = noWords()
  const hits = noHits()
  return () => {
    let found = 0
    for (const turn of turns) {
      words.count = 0
      hits.count = 0
      vocabulary.read(turn, { start: 0, end: turn.length }, [], words)
      let next = 0
      for (const { end } of sentences(turn, { start: 0, end: turn.length })) {
        const first = next
        while (next < words.count && words.starts[next] < end) next++
        set.find(turn, words, first, next, hits)
      }
      found += hits.count
    }
    return found
  }
}

/** Custom entities of wink-nlp, on its sentences and spans. They do not overlap, so it has fewer hits. */
function winkEntities({ turns }: Corpus, terms: readonly string[]): Matcher {
  const nlp = winkNLP(model, ['sbd', 'cer'])
  nlp.learnCustomEntities(
    terms.map((term, i) => ({ name: `t${i}`, patterns: [term] })),
    { matchValue: false, usePOS: false, useEntity: false },
  )
  return () => {
    let found = 0
    for (const turn of turns) found += nlp.readDoc(turn).customEntities().out(nlp.its.span).length
    return found
  }
}

/** An Aho–Corasick automaton over lower-cased text, with word bounds looked at behind it. */
function automaton({ turns }: Corpus, terms: readonly string[]): Matcher {
  const search = new AhoCorasick([...terms])
  const isLetter = (unit: number): boolean => unit === 39 || (unit >= 97 && unit <= 122)
  return () => {
    let found = 0
    for (const turn of turns) {
      const text = turn.toLowerCase()
      for (const { start, end } of search.search(text))
        if (!isLetter(text.charCodeAt(start - 1)) && !isLetter(text.charCodeAt(end))) found++
    }
    return found
  }
}

/** A loop over the same characters that does nothing with them: what no matcher can beat. */
function bareLoop({ turns }: Corpus): Matcher {
  return () => {
    let sum = 0
    for (const turn of turns) for (let i = 0; i < turn.length; i++) sum += turn.charCodeAt(i)
    return sum === 0 ? 1 : 0
  }
}

export interface MatchingRow {
  readonly terms: number
  readonly name: string
  readonly hits: number
  /** Million characters a second, the median round's. */
  readonly speed: number
  /** How many times longer it takes than ours does in the same round: the median of rounds. */
  readonly timesOurs: number
}

const rounds = 7

/** Times each matcher on the same terms and text, in turn within each round, so that a busy machine slows all alike. */
export function benchMatching(corpus: Corpus, counts: readonly number[]): readonly MatchingRow[] {
  return counts.flatMap(count => {
    const terms = drawTerms(corpus, count)
    const matchers: readonly (readonly [string, Matcher])[] = [
      ['themewright', ours(corpus, terms)],
      ['bare loop', bareLoop(corpus)],
      ['modern-ahocorasick', automaton(corpus, terms)],
      ['wink-nlp custom entities', winkEntities(corpus, terms)],
    ]
    const hits = matchers.map(([, matcher]) => matcher())
    for (const [, matcher] of matchers) matcher()
    const times = Array.from({ length: rounds }, () => matchers.map(([, matcher]) => timed(matcher)))
    return matchers.map(([name], i) => ({
      terms: count,
      name,
      hits: hits[i],
      speed: corpus.characters / 1e3 / median(times.map(round => round[i])),
      timesOurs: median(times.map(round => round[i] / round[0])),
    }))
  })
}

function timed(matcher: Matcher): number {
  const start = performance.now()
  matcher()
  return performance.now() - start
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}
