import { createContextMatcher } from '../../src/matchers/match-in-context'
import type { Pattern } from '../../src/matchers/pattern'
import { createPatternSet, noHits } from '../../src/matchers/pattern-set'
import { parsePattern } from '../../src/matchers/pattern-syntax'
import { loadTools, usesGrammar } from '../../src/matchers/tools'
import { sentences } from '../../src/text/sentences'
import { createVocabulary, noWords } from '../../src/text/words'

const place = { file: 'codebook.yaml', line: 1, column: 1 }
const tools = await loadTools(['stems(x)', '/x/', 'fuzzy(xxx)', 'lemma(x)'].map(pattern), 'en', true)

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
  const patterns = [pattern(source)]
  const set = createPatternSet(patterns, members, vocabulary, tools, skipFillers)
  const inContext = createContextMatcher(patterns, members, tools, skipFillers)
  const words = noWords()
  const spans: (readonly [start: number, end: number])[] = []
  for (const sentence of sentences(text, { start: 0, end: text.length })) {
    const hits = noHits()
    const from = words.count
    vocabulary.read(text, sentence, [], words)
    set.find(text, words, from, words.count, hits)
    const wordAt = (i: number) => ({ start: words.starts[i], end: words.ends[i] })
    const read = usesGrammar([...patterns, ...[...members.values()].flat()])
      ? tools.grammar!.read(
          text,
          Array.from({ length: words.count - from }, (_, i) => wordAt(from + i)),
        )
      : []
    for (let h = 0; h < hits.count; h++) {
      const [number, first] = hits.of.subarray(h * 3)
      const last =
        read.length > 0
          ? inContext(number, text, words, first, words.count, word => read[word - from])
          : hits.of[h * 3 + 2]
      if (last >= 0) spans.push([words.starts[first], words.ends[last]])
    }
  }
  return spans.sort(([a, b], [c, d]) => a - c || b - d).map(([start, end]) => text.slice(start, end))
}
