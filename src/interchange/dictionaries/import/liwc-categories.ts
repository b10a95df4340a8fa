import type { Ledger } from '../../ledger'
import { type Category, clean, MOST_LEVELS } from '../dictionary-draft'
import { type Conditioned, type Gathered, holdConditions, placeOf } from './liwc-conditions'
import type { LiwcCategory, LiwcLines } from './liwc-lines'
import { type CountedPhrase, coveringPhrases } from './liwc-phrases'
import { comparable, liwcPattern, liwcTerm } from './liwc-terms'

/** The categories of a LIWC dictionary with their terms, and the lists of words that conditions name. */
export interface LiwcCategories {
  readonly categories: readonly Category[]
  readonly lists: readonly { readonly name: string; readonly patterns: readonly string[] }[]
}

/** Gives each category its terms; those with conditions become phrases and exceptions. What cannot be held goes into the ledger. */
export function liwcCategories({ header, entries }: LiwcLines, file: string, ledger: Ledger): LiwcCategories {
  const byNumber = categoriesOf(header, entries, file, ledger)
  const conditioned: Conditioned[] = []
  const inBrackets = new Set<Conditioned>()
  for (const entry of entries) {
    const { texts, condition: ahead } = liwcTerm(entry.term)
    if (texts.length > 1) {
      const how =
        'letters in brackets were taken for letters that may be left out: the term with them, and the term without'
      ledger.add({ what: 'brackets in terms', fate: 'assumed', how, ...placeOf(entry, file) })
    }
    for (const { category: number, condition: beside } of entry.uses) {
      const category = byNumber.get(number)!
      if (ahead && beside) {
        const how = 'the term has two conditions, of which LIWC knows one: that in front of it was taken'
        ledger.add({ what: 'conditions of terms', fate: 'assumed', how, ...placeOf(entry, file) })
      }
      const condition = ahead ?? beside
      for (const text of texts) {
        if (condition === null) category.terms.push({ text, line: entry.line, column: entry.column })
        else {
          const each = { entry, category, text, condition }
          conditioned.push(each)
          if (ahead) inBrackets.add(each)
        }
      }
    }
  }
  const { lists, contexts } = holdConditions(conditioned, inBrackets, byNumber, file, ledger)
  const { phrases, holders } = phrasesOf([...byNumber.values()])
  const covering = coveringPhrases([...phrases, ...contexts], holders)
  for (const [number, patterns] of covering) for (const pattern of patterns) byNumber.get(number)!.except.add(pattern)
  if (covering.size > 0) {
    const how =
      'LIWC counts the longest entry at a place and no word within it: under except stand the phrases of other categories'
    const count = [...covering.values()].reduce((sum, patterns) => sum + patterns.length, 0)
    ledger.add({ what: 'words within phrases', fate: 'assumed', how, file, count })
  }
  return { categories: nested([...byNumber.values()]), lists }
}

/** Those of the header, and those that only entries name. */
function categoriesOf(header: LiwcLines['header'], entries: LiwcLines['entries'], file: string, ledger: Ledger) {
  const byNumber = new Map<string, Gathered>()
  const add = (category: LiwcCategory) =>
    byNumber.set(category.number, { ...category, terms: [], rules: new Set(), except: new Set() })
  for (const category of header) {
    const { number, name, line } = category
    if (!byNumber.has(number)) add(category)
    else {
      const how = 'the header has the same number twice; all its terms are under the name that stands first'
      ledger.add({ what: 'names of categories', fate: 'left out', how, subject: clean(name), file, line })
    }
  }
  for (const { uses, line } of entries) {
    for (const { category: number } of uses) {
      if (byNumber.has(number)) continue
      const how = 'the header has no category of this number: the number is its name'
      ledger.add({ what: 'names of categories', fate: 'assumed', how, subject: number, file, line })
      add({ number, name: number, indent: 0, line })
    }
  }
  return byNumber
}

/** Which categories hold each term, and the terms of several words. */
function phrasesOf(all: readonly Gathered[]) {
  const holders = new Map<string, Set<string>>()
  const patterns = new Map<string, string>()
  for (const { number, terms } of all) {
    for (const { text } of terms) {
      const read = liwcPattern(text)
      if ('lost' in read) continue
      const term = comparable(read.pattern)
      patterns.set(term, read.pattern)
      const known = holders.get(term)
      if (known) known.add(number)
      else holders.set(term, new Set([number]))
    }
  }
  const phrases = [...holders]
    .filter(([term]) => term.includes(' '))
    .map(([term, categories]): CountedPhrase => ({ pattern: patterns.get(term)!, counted: term, categories }))
  return { phrases, holders }
}

/** Hangs each category under the last one ahead of it that stands further to the left. */
function nested(all: readonly Gathered[]): readonly Category[] {
  const top: Category[] = []
  const open: { readonly indent: number; readonly subcategories: Category[] }[] = []
  for (const { name, number, indent, terms, rules, except } of all) {
    while (open.length > 0 && (open.at(-1)!.indent >= indent || open.length >= MOST_LEVELS)) open.pop()
    const subcategories: Category[] = []
    // `pronoun (Personal pronouns)`: people know the category by the short name.
    const short = /^([^\s(]+) *\(.*\)$/.exec(name)?.[1]
    const named = { name: name === '' ? number : name, ...(short === undefined ? {} : { short }) }
    ;(open.at(-1)?.subcategories ?? top).push({
      ...named,
      terms,
      rules: [...rules],
      except: [...except],
      subcategories,
    })
    open.push({ indent, subcategories })
  }
  return top
}
