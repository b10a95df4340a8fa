import type { Pattern, WordsPattern } from '../../src/matchers/pattern'
import { createPatternSet, noHits } from '../../src/matchers/pattern-set'
import { parsePattern } from '../../src/matchers/pattern-syntax'
import { loadRegexes } from '../../src/matchers/regex'
import { sentences } from '../../src/text/sentences'
import { loadStemmer } from '../../src/text/stem'
import { createVocabulary, noWords } from '../../src/text/words'

const place = { file: 'codebook.yaml', line: 1, column: 1 }
const tools = { stem: (await loadStemmer('en'))!, regex: await loadRegexes() }

/** Parses a pattern that must be right. */
export function pattern(source: string): Pattern {
  const parsed = parsePattern(source, place)
  if ('error' in parsed) throw new Error(`${source}: ${parsed.error.message}`)
  return parsed.pattern
}

/** The words that a pattern finds in a text, sentence by sentence, in the order of the text. */
export function found(source: string, text: string, lists: Record<string, readonly string[]> = {}, skipFillers = true) {
  const vocabulary = createVocabulary()
  const members = new Map(Object.entries(lists).map(([name, sources]) => [name, sources.map(pattern)]))
  const set = createPatternSet([pattern(source) as WordsPattern], members, vocabulary, tools, skipFillers)
  const words = noWords()
  const hits = noHits()
  for (const sentence of sentences(text, { start: 0, end: text.length })) {
    const first = words.count
    vocabulary.read(text, sentence, [], words)
    set.find(text, words, first, words.count, hits)
  }
  return Array.from({ length: hits.count }, (_, h) => [
    words.starts[hits.of[h * 3 + 1]],
    words.ends[hits.of[h * 3 + 2]],
  ])
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([start, end]) => text.slice(start, end))
}
