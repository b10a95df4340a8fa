import { freeId } from '../../../codebook/free-id'
import type { Fate, Ledger } from '../../ledger'
import { clean, type Term } from '../dictionary-draft'
import type { LiwcCategory, LiwcCondition, LiwcEntry } from './liwc-lines'
import type { CountedPhrase } from './liwc-phrases'
import { comparable, liwcPattern } from './liwc-terms'

/** A category while its terms are gathered; rules and exceptions are patterns of ours. */
export interface Gathered extends LiwcCategory {
  readonly terms: Term[]
  readonly rules: Set<string>
  readonly except: Set<string>
}

/** A term that counts in a category only beside certain words, or only away from them. */
export interface Conditioned {
  readonly entry: LiwcEntry
  readonly category: Gathered
  readonly text: string
  readonly condition: LiwcCondition
}

/** Writes terms with conditions as phrases: `list(pronoun) like` where the condition must hold, `like` except these where it must not. */
export function holdConditions(
  conditioned: readonly Conditioned[],
  inBrackets: ReadonlySet<Conditioned>,
  byNumber: ReadonlyMap<string, Gathered>,
  file: string,
  ledger: Ledger,
) {
  const lists = createLists(byNumber)
  const contexts: CountedPhrase[] = []
  const later: (() => void)[] = []
  const said = new Set<string>()
  // A line may name one condition for several categories, and need not say it for each.
  const say = (entry: LiwcEntry, fate: Fate, how: string): void => {
    const key = JSON.stringify([entry.line, fate, how])
    if (!said.has(key)) ledger.add({ what: 'conditions of terms', fate, how, ...placeOf(entry, file) })
    said.add(key)
  }
  for (const each of conditioned) {
    const { entry, category, text, condition } = each
    const term = liwcPattern(text)
    if ('lost' in term) {
      ledger.add({ what: 'terms that cannot be matched', fate: 'left out', how: term.lost, ...placeOf(entry, file) })
      continue
    }
    const { ahead, wordsAhead, wordsBehind } = condition
    const named = ahead.flatMap(number => lists.nameOf(number) ?? [])
    if (named.length < ahead.length) {
      const how = 'a condition names a category that has no words, so that nothing of it can stand there'
      say(entry, 'left out', how)
    }
    const written = liwcPattern([wordsAhead, text, wordsBehind].filter(part => part !== null).join(' '))
    const phrases =
      ahead.length > 0
        ? named.map(list => `list(${list}) ${term.pattern}`)
        : 'pattern' in written && comparable(written.pattern) !== comparable(term.pattern)
          ? [written.pattern]
          : []
    if (phrases.length > 0) say(entry, 'changed', howHeld(condition))
    if (condition.not) {
      for (const phrase of phrases) category.except.add(phrase)
      // Not at once: lists hold the terms that count whatever stands beside them.
      later.push(() => category.terms.push({ text, line: entry.line, column: entry.column }))
    } else for (const phrase of phrases) category.rules.add(phrase)
    if (!inBrackets.has(each)) continue
    const categories = new Set(entry.uses.map(({ category }) => category))
    for (const pattern of phrases) contexts.push({ pattern, counted: comparable(term.pattern), categories })
  }
  for (const add of later) add()
  return { lists: lists.all(), contexts }
}

function howHeld({ not }: LiwcCondition): string {
  return not
    ? 'the term counts unless certain words stand beside it: it is a keyword, and except has the phrases in which it does not count'
    : 'the term counts beside certain words only: a rule has the whole phrase, so its evidence is the term with these words'
}

/** Lists of the words of categories, made when a condition first names one. */
function createLists(byNumber: ReadonlyMap<string, Gathered>) {
  const names = new Set<string>()
  const lists = new Map<string, { readonly name: string; readonly patterns: readonly string[] }>()
  return {
    nameOf: (number: string): string | null => {
      const category = byNumber.get(number)
      const known = lists.get(number)
      if (known || !category) return known?.name ?? null
      const patterns = new Map<string, string>()
      for (const { text } of category.terms) {
        const read = liwcPattern(text)
        if ('pattern' in read) patterns.set(read.pattern.normalize('NFKC').toLowerCase(), read.pattern)
      }
      if (patterns.size === 0) return null
      const name = freeId(category.name, names)
      lists.set(number, { name, patterns: [...patterns.values()] })
      return name
    },
    all: () => [...lists.values()],
  }
}

/** Where an entry stands, for the ledger. */
export function placeOf({ term, line, column }: LiwcEntry, file: string) {
  return { subject: clean(term), file, line, column }
}
