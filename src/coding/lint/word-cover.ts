import { fits } from '../../matchers/patterns/glob'
import type { Tools, WordTest } from '../../matchers/word-matcher'
import { fold, foldButCase } from '../../text/fold'
import type { WordStep } from './written-out'

/** Tells which of a codebook's words accept every word that another one does. */
export interface WordCover {
  /** Keys of all that do, the word's own among them. Where it cannot be known (two regular expressions), it is not said. */
  readonly covering: (word: WordStep) => ReadonlySet<string>
}

/**
 * Compares words by the tests that the matchers themselves make: `train*`, `stems(train)` and `fuzzy(training)` all accept
 * "training".
 *
 * @param words All words of the codebook.
 * @param startOf Gives that with which every word of a stem begins; nothing where that is not known.
 */
export function createWordCover(
  words: Iterable<WordStep>,
  testOf: (word: WordStep) => WordTest,
  { stem }: Pick<Tools, 'stem'>,
  startOf: (stem: string) => string,
): WordCover {
  const tests = new Map<string, { readonly word: WordStep; readonly test: WordTest }>()
  const byForm = new Map<string, string[]>()
  const byStem = new Map<string, string[]>()
  const byPrefix = new Map<string, string[]>()
  const byTest: string[] = []
  for (const word of words) {
    const { key } = word
    if (tests.has(key)) continue
    const test = testOf(word)
    tests.set(key, { word, test })
    // Whether grammar agrees is known in a sentence only, so such a word covers none but itself.
    if (test.inContext) continue
    if (test.by === 'form') push(byForm, test.form, key)
    else if (test.by === 'stem') push(byStem, test.stem, key)
    else if (test.by === 'prefix') push(byPrefix, test.prefix, key)
    else byTest.push(key)
  }

  /** Those that accept a form, whatever its case. */
  function accepting(form: string): readonly string[] {
    return [
      ...(byForm.get(form) ?? []),
      ...beginning(form),
      ...(byStem.size > 0 ? (byStem.get(stem(form)) ?? []) : []),
      ...byTest.filter(key => {
        const { test } = tests.get(key)!
        return test.by === 'test' && test.test(form)
      }),
    ]
  }

  /** Those that accept whatever begins so. */
  function beginning(prefix: string): readonly string[] {
    const found: string[] = []
    for (let length = 1; length <= prefix.length; length++) found.push(...(byPrefix.get(prefix.slice(0, length)) ?? []))
    return found
  }

  function wider(word: WordStep, test: WordTest): readonly string[] {
    // What grammar rules out makes a word narrower, so it is covered as if there were none; its own words cannot be listed.
    if (test.by === 'form') return accepting(test.form)
    if (test.by === 'stem') return [...(byStem.get(test.stem) ?? []), ...beginning(startOf(test.stem))]
    const glob = globOf(word)
    if (glob === undefined) return []
    const start = /^[^*?]*/.exec(glob)![0]
    return [...beginning(start), ...byTest.filter(key => isWiderGlob(globOf(tests.get(key)!.word), glob))]
  }

  const known = new Map<string, ReadonlySet<string>>()
  return {
    covering: word => {
      const { key: own } = word
      let keys = known.get(own)
      if (keys === undefined) {
        const { test } = tests.get(own)!
        const capitals = test.cased && !/[*?]/.test(word.argument) ? foldButCase(word.argument) : undefined
        const found = wider(word, test).filter(key => {
          const { cased } = tests.get(key)!.test
          return cased === undefined || (capitals !== undefined && cased(capitals))
        })
        keys = new Set([own, ...found])
        known.set(own, keys)
      }
      return keys
    },
  }
}

/** A glob on folded words; undefined for what is none. */
function globOf({ matcher, argument }: WordStep): string | undefined {
  return matcher === 'glob' ? argument : matcher === 'case' ? fold(argument) : undefined
}

/** True where a glob accepts whatever another does. A `*` of the inner one is taken for a letter that only a `*` accepts. */
function isWiderGlob(outer: string | undefined, inner: string): boolean {
  if (outer === undefined || (inner.includes('*') && outer.includes('?'))) return false
  return fits(outer, inner)
}

/**
 * Gives that with which every word of an English stem begins. Porter's stemmer cuts off; it also writes an `i` for `y`, restores an `e`, and makes
 * `bl` of `bility`, so that the last letter of such stems may be none of the word's.
 */
export function startOfEnglishStem(stem: string): string {
  return /(?:[ei]|bl)$/.test(stem) ? stem.slice(0, -1) : stem
}

function push(map: Map<string, string[]>, at: string, key: string): void {
  const keys = map.get(at)
  if (keys) keys.push(key)
  else map.set(at, [key])
}
