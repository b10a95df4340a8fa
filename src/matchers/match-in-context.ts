import { baseOfPossessive, fold, foldButCase } from '../text/fold'
import type { GrammarWord } from '../text/grammar'
import { fillers, type Words } from '../text/words'
import type { Element, Pattern } from './pattern'
import type { Tools, WordTest } from './word-matcher'

/**
 * Finds where a pattern truly ends that a pattern set has found by the forms of its words.
 *
 * @param pattern Its number, as in the pattern set.
 * @param first The word that it begins with.
 * @param end The word behind its sentence.
 * @param grammarOf What grammar says of a word; asked only of words that could be right.
 * @returns the last word, or -1 where it is not there after all.
 */
export type ContextMatcher = (
  pattern: number,
  text: string,
  words: Words,
  first: number,
  end: number,
  grammarOf: (word: number) => GrammarWord,
) => number

/**
 * Compiles patterns one by one, with the meaning that a pattern set gives them: of the ways to match that begin at a word the longest,
 * or the shortest where the pattern has a gap.
 *
 * @param patterns Numbered by their place.
 * @param lists Patterns of each list; lists may use lists, without a circle.
 */
export function createContextMatcher(
  patterns: readonly Pattern[],
  lists: ReadonlyMap<string, readonly Pattern[]>,
  tools: Tools,
  skipFillers: boolean,
): ContextMatcher {
  const tests = new Map<string, AsksWord>()
  const forms = new Map<string, FormsOfWord>()

  function testOf({ matcher, argument }: Element & { kind: 'word' }): AsksWord {
    const key = `${matcher} ${argument}`
    let asks = tests.get(key)
    if (!asks) {
      asks = asksWord(tools.matchers.get(matcher)!.compile(argument, tools), tools)
      tests.set(key, asks)
    }
    return asks
  }

  function formsOf(raw: string): FormsOfWord {
    let found = forms.get(raw)
    if (!found) {
      found = formsOfWord(raw)
      forms.set(raw, found)
    }
    return found
  }

  return (pattern, text, words, first, end, grammarOf) => {
    const { elements } = patterns[pattern] as Pattern & { kind: 'words' }
    const word = (at: number): FormsOfWord => formsOf(text.slice(words.starts[at], words.ends[at]))

    /** The words behind every way to match an element, for each of the places where it may begin. */
    function step(starts: ReadonlySet<number>, element: Element): ReadonlySet<number> {
      switch (element.kind) {
        case 'word': {
          const test = testOf(element)
          return advance(starts, at => test.form(word(at)) && (!test.inContext || test.inContext(grammarOf(at))))
        }
        case 'any':
          return advance(starts, () => true)
        case 'gap': {
          const reached = new Set(starts)
          let front = starts
          for (let skipped = 0; skipped < element.words; skipped++) {
            front = step(front, { kind: 'any' })
            for (const at of front) reached.add(at)
          }
          return reached
        }
        case 'oneof':
          return new Set(element.alternatives.flatMap(alternative => [...run(starts, alternative)]))
        case 'list':
          return new Set(
            (lists.get(element.name) ?? []).flatMap(member =>
              member.kind === 'words' ? [...run(starts, member.elements)] : [],
            ),
          )
      }
    }

    /** Takes one word that fits, at each start or behind the fillers there; no filler stands ahead of the first word. */
    function advance(starts: ReadonlySet<number>, fits: (at: number) => boolean): ReadonlySet<number> {
      const reached = new Set<number>()
      for (const start of starts) {
        for (let at = start; at < end; at++) {
          if (!reached.has(at + 1) && fits(at)) reached.add(at + 1)
          if (at === first || !skipFillers || !word(at).isFiller) break
        }
      }
      return reached
    }

    function run(starts: ReadonlySet<number>, row: readonly Element[]): ReadonlySet<number> {
      return row.reduce((front, element) => (front.size === 0 ? front : step(front, element)), starts)
    }

    const ends = run(new Set([first]), elements)
    if (ends.size === 0) return -1
    return (hasGap(elements) ? Math.min(...ends) : Math.max(...ends)) - 1
  }
}

/** How a word is spelt, for each way to ask. */
interface FormsOfWord {
  readonly forms: readonly string[]
  readonly written: readonly string[]
  readonly isFiller: boolean
}

function formsOfWord(raw: string): FormsOfWord {
  const form = fold(raw)
  const base = baseOfPossessive(form)
  const written = foldButCase(raw)
  return {
    forms: base === undefined ? [form] : [form, base],
    written: /'s$/i.test(written) ? [written, written.slice(0, -2)] : [written],
    isFiller: fillers.has(form),
  }
}

interface AsksWord {
  readonly form: (word: FormsOfWord) => boolean
  readonly inContext: ((word: GrammarWord) => boolean) | undefined
}

function asksWord(test: WordTest, { stem }: Tools): AsksWord {
  const accepts = acceptsForm(test, stem)
  const { cased, inContext } = test
  return {
    form: ({ forms, written }) => forms.some(accepts) && (!cased || written.some(cased)),
    inContext,
  }
}

function acceptsForm(test: WordTest, stem: Tools['stem']): (form: string) => boolean {
  switch (test.by) {
    case 'form':
      return form => form === test.form
    case 'stem':
      return form => stem(form) === test.stem
    case 'prefix':
      return form => form.startsWith(test.prefix)
    case 'test':
      return test.test
  }
}

function hasGap(elements: readonly Element[]): boolean {
  return elements.some(
    element => element.kind === 'gap' || (element.kind === 'oneof' && element.alternatives.some(hasGap)),
  )
}
