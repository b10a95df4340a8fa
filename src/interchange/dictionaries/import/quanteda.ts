import { entries, type Field, isMapping, items } from '../../../codebook/field'
import { readYaml, type YamlDocument } from '../../../codebook/read-yaml'
import { hasErrors, InputError } from '../../../problem'
import type { Importer } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, brokenDictionary, type Category, clean, importedDictionary, type Term } from '../dictionary-draft'

/** Reads dictionaries of quanteda: YAML of keys within each other, whose values are words, phrases and globs. */
export const quanteda: Importer = {
  name: 'quanteda',
  title: 'quanteda dictionary',
  extensions: ['.yml', '.yaml'],
  recognises: ({ text, extension }) =>
    text !== null && (extension === '.yml' || extension === '.yaml') && looksLikeKeysAndValues(text),
  import: async ({ text, path, name }, options) => {
    const { document, problems } = await readYaml(text ?? '', path)
    if (document === null || hasErrors(problems)) throw new InputError(problems)
    const root = { value: document.data, path: [] }
    if (!isMapping(root.value))
      throw brokenDictionary(path, 'a dictionary of quanteda is a mapping of keys to values', 1, 1)
    const ledger = new Ledger()
    const reading = { document, ledger, file: baseName(path) }
    const categories = inOrder(entries(root), document).map(([key, value]) => categoryOf(key, value, reading))
    const comments = headComments(text ?? '')
    if (commentsIn(text ?? '') > comments.length) {
      const how = 'only the comments at the top are kept'
      const count = commentsIn(text ?? '') - comments.length
      ledger.add({ what: 'comments', fate: 'left out', how, file: reading.file, count })
    }
    const about = { format: quanteda.title, title: name, path, dialect: { wildcards: '*?' }, comments } as const
    return importedDictionary({ ...about, categories }, ledger, options)
  },
}

/** How files of our own begin. */
const ownKeys = /^(?:codebook|study|guide)[ \t]*:[ \t]*[^\s[{&#]/m

/** True when there are lists, and most lines are a key without a value of its own, a list of words, or an item of one. */
function looksLikeKeysAndValues(text: string): boolean {
  if (ownKeys.test(text)) return false
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/)
    .filter(line => !/^\s*(?:#|$|---|\.\.\.)/.test(line))
  const isKey = (line: string) => /^\s*(?:- +)?[^\s:#[\]{},-][^:]*:\s*(?:\[|\||&\S+\s*|#|$)/.test(line)
  const isInList = (line: string) => /^\s*-(?:\s|$)/.test(line) || /^[^:]*[\],]\s*$/.test(line)
  const others = lines.filter(line => !isKey(line) && !isInList(line)).length
  return lines.some(isKey) && /^\s*-\s|\[/m.test(text) && others <= lines.length / 4
}

type Entries = ReturnType<typeof entries>

/** In the order of the file: JavaScript puts keys that are numbers ahead of all others. */
function inOrder(keys: Entries, document: YamlDocument): Entries {
  if (!keys.some(([key]) => /^\d+$/.test(key))) return keys
  const placed = keys.map(entry => ({ entry, ...document.placeOf(entry[1].path, 'key') }))
  return placed.sort((a, b) => a.line - b.line || a.column - b.column).map(({ entry }) => entry)
}

interface Reading {
  readonly document: YamlDocument
  readonly ledger: Ledger
  readonly file: string
}

/** Keys under which quanteda keeps the words that a category has beside its sub-categories. */
const unnamed: ReadonlySet<string> = new Set(['', '__'])

/** A key with what it holds: words, keys, or both, in lists within each other. */
function categoryOf(name: string, field: Field, reading: Reading): Category {
  const terms: Term[] = []
  const subcategories = new Map<string, Category>()
  const gather = (value: Field): void => {
    for (const item of items(value)) gather(item)
    for (const [key, below] of inOrder(entries(value), reading.document)) {
      if (unnamed.has(key)) {
        gather(below)
        continue
      }
      const category = categoryOf(key, below, reading)
      const known = subcategories.get(key)
      subcategories.set(key, known === undefined ? category : joined(known, category))
    }
    if (!Array.isArray(value.value) && !isMapping(value.value)) terms.push(...termsOf(value, name, reading))
  }
  gather(field)
  return { name, terms, subcategories: [...subcategories.values()] }
}

function joined(known: Category, other: Category): Category {
  const terms = [...known.terms, ...other.terms]
  return { ...known, terms, subcategories: [...known.subcategories, ...other.subcategories] }
}

function termsOf({ value, path }: Field, key: string, { document, ledger, file }: Reading): readonly Term[] {
  if (value === null || value === undefined || value === '') return []
  const { line, column } = document.placeOf(path)
  // As written: `1.0` is a term of two digits, `true` and `0x1F` are words.
  const text = typeof value === 'string' ? value : document.sourceOf(path)
  const place = { subject: `${clean(key)}: ${clean(text).slice(0, 60)}`, file, line, column }
  if (regexSigns.test(text.slice(0, 500))) {
    const how =
      'it looks like a regular expression, and the file does not say how its values are matched; write it anew as /…/'
    ledger.add({ what: 'regular expressions', fate: 'left out', how, ...place })
    return []
  }
  const parts = /[,\n]/.test(text) ? text.split(/[,\n]/).filter(part => part.trim() !== '') : [text]
  if (parts.length > 1) {
    const how = 'one text with commas or line breaks was taken for a list of words'
    ledger.add({ what: 'lists in one text', fate: 'assumed', how, ...place })
  }
  return parts.map(part => ({ text: part, line, column }))
}

/** What no glob has: `^war`, `.*ing`, `\bfee\b`, `(?:a|b)`, `[ae]`. */
const regexSigns = /^\^|\.[*+]|\\[bBdswWD]|\(\?|\([^()]*\|[^()]*\)|\[[^\][]+\]/

/** Comments at the top of the file, without their signs. */
function headComments(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const end = lines.findIndex(line => line.trim() !== '' && !/^\s*(?:#|---|%)/.test(line))
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .flatMap(line => (/^\s*#/.test(line) ? [line.replace(/^[\s#]+/, '')] : []))
}

/** Comments in the file, those behind a value too. */
function commentsIn(text: string): number {
  return text.split(/\r\n|\r|\n/).filter(line => /(?:^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, ''))).length
}
