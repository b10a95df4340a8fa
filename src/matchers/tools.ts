import { loadGrammar } from '../text/grammar'
import { loadStemmer } from '../text/stem'
import type { Element, Pattern } from './pattern'
import { withMatchers } from './patterns/list'
import { loadRegexes } from './regex'
import type { Need, Tools, WordMatcher, WordMatchers } from './word-matcher'

/**
 * Loads what patterns need to be compiled, and nothing else.
 *
 * @param patterns All of them, those of lists too.
 * @param language BCP 47.
 * @param needsGrammar Whether grammar is needed for anything beside the patterns. There is one for English only.
 * @param added Word matchers beside ours.
 */
export async function loadTools(
  patterns: readonly Pattern[],
  language: string,
  needsGrammar: boolean,
  added: readonly WordMatcher[] = [],
): Promise<Tools> {
  const matchers = withMatchers(added)
  const needs = needsOf(patterns, matchers)
  const [stem, regex, grammar] = await Promise.all([
    needs.has('stem') ? loadStemmer(language) : undefined,
    needs.has('regex') ? loadRegexes() : undefined,
    needsGrammar || needs.has('grammar') ? loadGrammar(language) : undefined,
  ])
  return {
    stem: needs.has('stem') ? (stem ?? (word => word)) : notLoaded('stem'),
    regex: regex ?? notLoaded('regex'),
    grammar,
    matchers,
  }
}

/** True when one of the patterns finds words by their sentence: what is found by form alone is then a candidate only. */
export function usesGrammar(patterns: readonly Pattern[], added: readonly WordMatcher[] = []): boolean {
  return needsOf(patterns, withMatchers(added)).has('grammar')
}

/** What patterns need to have loaded. */
export function needsOf(patterns: readonly Pattern[], matchers: WordMatchers): ReadonlySet<Need> {
  const names = new Set(patterns.flatMap(pattern => (pattern.kind === 'words' ? matchersAmong(pattern.elements) : [])))
  const needs = new Set([...names].flatMap(name => matchers.get(name)!.needs ?? []))
  if (patterns.some(({ kind }) => kind === 'text')) needs.add('regex')
  return needs
}

function matchersAmong(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.kind === 'word') return [element.matcher]
    return element.kind === 'oneof' ? element.alternatives.flatMap(matchersAmong) : []
  })
}

function notLoaded(need: Need): () => never {
  return () => {
    throw new Error(`a word matcher uses "${need}" without naming it in "needs"`)
  }
}
