import type { Codebook } from '../../codebook/codebook'
import type { Element, Pattern } from '../../matchers/pattern'
import type { Tools } from '../../matchers/word-matcher'
import { primaryTag } from '../../text/stem'
import { patternsOf } from './walk'
import { createWordCover, startOfEnglishStem, type WordCover } from './word-cover'
import { createWriter, type WordStep, type WrittenOut, wordStep } from './written-out'

/** What the lints read patterns with. */
export interface Reader {
  readonly write: (pattern: Pattern) => WrittenOut
  readonly words: WordCover
}

/** Makes a reader of one codebook's patterns; it remembers what it has compared. */
export function createReader(codebook: Codebook, tools: Tools): Reader {
  const lists = new Map([...codebook.lists].map(([name, { patterns }]) => [name, patterns]))
  const words = patternsOf(codebook).flatMap(pattern => (pattern.kind === 'words' ? wordsAmong(pattern.elements) : []))
  const testOf = ({ matcher, argument }: WordStep) => tools.matchers.get(matcher)!.compile(argument, tools)
  // Other languages' stemmers change letters within a word too: "Häuser" and "Haus" have one stem.
  const startOf = primaryTag(codebook.language) === 'en' ? startOfEnglishStem : () => ''
  return { write: createWriter(lists), words: createWordCover(words, testOf, tools, startOf) }
}

function wordsAmong(elements: readonly Element[]): readonly WordStep[] {
  return elements.flatMap(element => {
    if (element.kind === 'word') return [wordStep(element)]
    return element.kind === 'oneof' ? element.alternatives.flatMap(wordsAmong) : []
  })
}
