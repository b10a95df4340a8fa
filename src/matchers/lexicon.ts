import { baseOfPossessive, foldButCase } from '../text/fold'
import type { Tools, WordTest } from './word-matcher'

/**
 * Says which of the codebook's words ("atoms") a word of the text is. Each atom is a number, and two patterns that ask for the
 * same word share one.
 */
export interface Lexicon {
  /** Adds a test, or finds the number of the same one. `key` is the test's identity. */
  readonly atom: (key: string, test: () => WordTest) => number
  /** Numbers, ascending, of the atoms that a folded form answers to; those that depend on case are in `cased`. */
  readonly resolve: (form: string) => { readonly atoms: readonly number[]; readonly cased: readonly number[] }
  /** True when a word as it stands in the text is written as a cased atom asks. */
  readonly isCased: (atom: number, raw: string) => boolean
}

export function createLexicon(tools: Tools): Lexicon {
  const numbers = new Map<string, number>()
  const byForm = new Map<string, number[]>()
  const byStem = new Map<string, number[]>()
  const byPrefix = new Map<string, number[]>()
  const byTest: { readonly atom: number; readonly test: (form: string) => boolean }[] = []
  const casedAs = new Map<number, (word: string) => boolean>()
  let longestPrefix = 0
  let shortestPrefix = Number.POSITIVE_INFINITY

  function add(test: WordTest): number {
    const atom = numbers.size
    if (test.cased !== undefined) casedAs.set(atom, test.cased)
    if (test.by === 'test') byTest.push({ atom, test: test.test })
    else if (test.by === 'form') push(byForm, test.form, atom)
    else if (test.by === 'stem') push(byStem, test.stem, atom)
    else {
      push(byPrefix, test.prefix, atom)
      longestPrefix = Math.max(longestPrefix, test.prefix.length)
      shortestPrefix = Math.min(shortestPrefix, test.prefix.length)
    }
    return atom
  }

  /** Adds the atoms that a form answers to, some maybe twice. */
  function collect(form: string, into: number[]): void {
    addAll(into, byForm.get(form))
    for (let length = shortestPrefix; length <= Math.min(longestPrefix, form.length); length++)
      addAll(into, byPrefix.get(form.slice(0, length)))
    if (byStem.size > 0) addAll(into, byStem.get(tools.stem(form)))
    for (const { atom, test } of byTest) if (test(form)) into.push(atom)
  }

  return {
    atom: (key, test) => {
      let atom = numbers.get(key)
      if (atom === undefined) {
        atom = add(test())
        numbers.set(key, atom)
      }
      return atom
    },
    resolve: form => {
      const found: number[] = []
      collect(form, found)
      // "trust's" also answers to "trust", "it's" to "it".
      const base = baseOfPossessive(form)
      if (base !== undefined) collect(base, found)
      if (found.length === 0) return NOTHING
      const sorted = [...new Set(found)].sort((a, b) => a - b)
      return { atoms: sorted.filter(atom => !casedAs.has(atom)), cased: sorted.filter(atom => casedAs.has(atom)) }
    },
    isCased: (atom, raw) => {
      const isCased = casedAs.get(atom)!
      const word = foldButCase(raw)
      return isCased(word) || (/'s$/i.test(word) && isCased(word.slice(0, -2)))
    },
  }
}

/** What most words of a text are to a codebook. */
const NOTHING = { atoms: [], cased: [] }

function addAll(into: number[], atoms: readonly number[] | undefined): void {
  if (atoms !== undefined) for (const atom of atoms) into.push(atom)
}

function push(map: Map<string, number[]>, key: string, atom: number): void {
  const atoms = map.get(key)
  if (atoms) atoms.push(atom)
  else map.set(key, [atom])
}
