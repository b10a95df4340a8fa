import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft, type RuleDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import { MOST_BYTES } from '../../codebook/yaml-limits'
import { InputError } from '../../problem'
import { type Imported, nothingImported } from '../imported'
import type { ImportOptions } from '../importer'
import type { Fate, Ledger } from '../ledger'
import { patternOf, type TermDialect } from './term'

/** A category of a foreign dictionary, with what it holds in the order of the file. */
export interface Category {
  /** As written; may be blank. */
  readonly name: string
  /** What its id is made of, where that is not the whole name. */
  readonly short?: string
  readonly definition?: string | null
  readonly terms: readonly Term[]
  /** What no term can say: patterns and rules of ours that the importer wrote itself. */
  readonly rules?: readonly RuleDraft[]
  /** Patterns of ours: longer phrases in which the category's terms do not count. */
  readonly except?: readonly string[]
  readonly subcategories: readonly Category[]
}

/** A term as the dictionary has it, and where it stands. */
export interface Term {
  readonly text: string
  /** 1-based; null where the format has no lines. */
  readonly line: number | null
  readonly column?: number | null
  /** How much a hit counts; null where nothing is said. */
  readonly weight?: number | null
}

/** A dictionary, as far as its format is no longer of account. */
export interface ForeignDictionary {
  /** As people call it: `LIWC dictionary`. */
  readonly format: string
  readonly title: string
  /** As the user named it. */
  readonly path: string
  readonly dialect: TermDialect
  readonly categories: readonly Category[]
  readonly lists?: CodebookDraft['lists']
  /** What its makers wrote about it. */
  readonly comments?: readonly string[]
}

/** Deeper than any dictionary that people made; what lies deeper joins the category at this level. */
export const MOST_LEVELS = 12

/**
 * Makes a codebook of a dictionary: categories are themes and sub-themes, terms are keywords, and terms that have a weight are rules.
 * What cannot be held goes into the ledger, with its place.
 *
 * Throws InputError: `broken-dictionary` where there is no category, `file-too-large` where no codebook could hold the terms.
 */
export function importedDictionary(dictionary: ForeignDictionary, ledger: Ledger, options: ImportOptions): Imported {
  const { format, title, path, categories, lists = [], comments = [] } = dictionary
  if (categories.length === 0) throw brokenDictionary(path, `this ${format} has no category`)
  if (countOf(categories) > MOST_CATEGORIES) throw tooLarge(path)
  const file = baseName(path)
  const codes = codesOf(categories, { ...dictionary, ledger, file }, '', 1)
  if (charactersIn(codes) > MOST_BYTES * 0.75) throw tooLarge(path)
  const named = clean(title) || file
  const codebook: CodebookDraft = {
    ...emptyDraft,
    title: named,
    language: options.language ?? emptyDraft.language,
    source: `${format} ${file}`,
    lists,
    codes,
    comments: [
      `Imported from the ${format} ${file}; the ledger beside this file says what did not come across.`,
      'Its hits are candidates for a person to judge.',
      ...comments.map(clean).filter(line => line !== ''),
    ],
  }
  return { ...nothingImported, format, title: named, codebook, losses: ledger.losses }
}

/** Some times as many as the largest thesaurus has. */
const MOST_CATEGORIES = 10_000

function countOf(categories: readonly Category[]): number {
  return categories.reduce((sum, { subcategories }) => sum + 1 + countOf(subcategories), 0)
}

/** The error of a file that is no dictionary of its format. */
export function brokenDictionary(
  file: string,
  message: string,
  line?: number | null,
  column?: number | null,
): InputError {
  const place = { file, ...(line == null ? {} : { line }), ...(column == null ? {} : { column }) }
  const hint = 'see docs/interchange.md for what each format looks like, and name the right one with --from'
  return new InputError([{ code: 'broken-dictionary', severity: 'error', message, ...place, hint }])
}

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

interface Reading extends ForeignDictionary {
  readonly ledger: Ledger
  readonly file: string
}

function codesOf(categories: readonly Category[], reading: Reading, above: string, level: number): CodeDraft[] {
  const taken = new Set<string>()
  return categories.map(category => {
    const label = clean(category.name)
    const id = freeId(clean(category.short ?? '') || label, taken)
    const path = `${above}${id}`
    const isDeepest = level === MOST_LEVELS
    const terms = isDeepest ? [...category.terms, ...termsBelow(category, path, reading)] : category.terms
    const { keywords, weighted } = patternsOf(terms, path, reading)
    return codeDraft(id, label === '' ? null : label, {
      definition: category.definition?.trim() || null,
      keywords,
      rules: [...weighted, ...(category.rules ?? [])],
      except: category.except ?? [],
      subthemes: isDeepest ? [] : codesOf(category.subcategories, reading, `${path}/`, level + 1),
    })
  })
}

function termsBelow({ subcategories }: Category, path: string, reading: Reading): Term[] {
  return subcategories.flatMap(below => {
    const how = `categories lie more than ${MOST_LEVELS} deep: its terms joined the category above it`
    const subject = `${path}: ${clean(below.name)}`
    reading.ledger.add({ what: 'levels of codes', fate: 'changed', how, subject, file: reading.file })
    return [...below.terms, ...termsBelow(below, path, reading)]
  })
}

/** The terms of one category as patterns: each once, those with a weight in one rule a weight. */
function patternsOf(terms: readonly Term[], path: string, { dialect, ledger, file }: Reading) {
  const seen = new Set<string>()
  const keywords: string[] = []
  const byWeight = new Map<number, string[]>()
  for (const { text, line, column = null, weight = null } of terms) {
    const note = (what: string, fate: Fate, how: string) =>
      ledger.add({ what, fate, how, subject: `${path}: ${shortened(clean(text))}`, file, line, column })
    const read = patternOf(text, dialect)
    if ('lost' in read) {
      note('terms that cannot be matched', 'left out', read.lost)
      continue
    }
    // Reading a codebook warns of two patterns that differ in nothing else.
    const key = read.pattern.normalize('NFKC').toLowerCase()
    if (seen.has(key)) {
      note('repeated terms', 'left out', 'the category has the same term already')
      continue
    }
    seen.add(key)
    if (read.changed !== null) note('signs in terms', 'changed', read.changed)
    if (weight !== null && !(Number.isFinite(weight) && weight >= 0)) {
      const how = 'a weight below zero, or one that is no number, has no meaning here; the term counts once'
      note('weights of words', 'left out', how)
    }
    const counts = weight === null || weight === 1 || !(Number.isFinite(weight) && weight >= 0)
    if (counts) keywords.push(read.pattern)
    else if (byWeight.has(weight)) byWeight.get(weight)!.push(read.pattern)
    else byWeight.set(weight, [read.pattern])
  }
  return { keywords, weighted: [...byWeight].map(([weight, any]): RuleDraft => ({ any, weight })) }
}

/** On one line, and without what no YAML can hold. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\s]+/gu, ' ').trim()
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${[...text].slice(0, 59).join('')}…`
}

/** The codebook is written as YAML, and files of YAML have a limit. */
function charactersIn(codes: readonly CodeDraft[]): number {
  return codes.reduce(
    (sum, { keywords, rules, except, subthemes }) =>
      sum + Buffer.byteLength(JSON.stringify([keywords, rules, except])) + charactersIn(subthemes),
    0,
  )
}

function tooLarge(file: string): InputError {
  const message = 'this dictionary has more categories or terms than a codebook can hold'
  const hint = 'cut it into several, each with some of its categories'
  return new InputError([{ code: 'file-too-large', severity: 'error', message, file, hint }])
}
