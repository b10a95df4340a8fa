import type { Source } from '../../../transcript/readers/reader'
import type { Imported } from '../../imported'
import type { Importer, ImportOptions } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, brokenDictionary, type Category, clean, importedDictionary, type Term } from '../dictionary-draft'
import { isLexicoders, isNodeXml, readNodes } from './read-nodes'

/**
 * Reads dictionaries of Lexicoder: those of version 3 (`.lc3`: `+category#colour`, then a term a line), and those of version 2 (`.lcd`, XML),
 * whose terms are pieces of text, so that a blank at an end says that the word ends there.
 */
export const lexicoder: Importer = {
  name: 'lexicoder',
  title: 'Lexicoder dictionary',
  extensions: ['.lc3', '.lcd'],
  recognises: ({ text, extension }) => {
    if (isNodeXml(text)) return extension === '.lcd' || isLexicoders(text)
    return extension === '.lc3' && text !== null && /^\s*\+\s*\S/.test(text)
  },
  import: (source, options) => (isNodeXml(source.text) ? fromXml(source, options) : fromLines(source, options)),
}

async function fromXml(source: Source, options: ImportOptions): Promise<Imported> {
  const ledger = new Ledger()
  const { title, description, categories } = await readNodes(source, ledger)
  const hasEdges = anyTerm(categories, ({ text }) => text !== text.trim())
  const how = hasEdges
    ? 'Lexicoder 2 finds terms as pieces of text: where no blank stands at an end, the word may go on, so a * stands there'
    : 'no term of the dictionary has a blank at an end, which in Lexicoder 2 says where words end: all were taken for whole words'
  ledger.add({ what: 'ends of words', fate: 'assumed', how, file: baseName(source.path) })
  return importedDictionary(
    {
      ...shared(source),
      title: title ?? source.name,
      categories: hasEdges ? categories.map(withOpenEnds) : categories,
      comments: description === null ? [] : [description],
    },
    ledger,
    options,
  )
}

function anyTerm(categories: readonly Category[], holds: (term: Term) => boolean): boolean {
  return categories.some(({ terms, subcategories }) => terms.some(holds) || anyTerm(subcategories, holds))
}

function withOpenEnds(category: Category): Category {
  const terms = category.terms.map(term => {
    const { text } = term
    const start = /^[\p{L}\p{M}\p{N}]/u.test(text) ? '*' : ''
    const end = /[\p{L}\p{M}\p{N}]$/u.test(text) ? '*' : ''
    return { ...term, text: `${start}${text}${end}` }
  })
  return { ...category, terms, subcategories: category.subcategories.map(withOpenEnds) }
}

function fromLines(source: Source, options: ImportOptions): Imported {
  const ledger = new Ledger()
  const file = baseName(source.path)
  if (source.text === null)
    throw brokenDictionary(source.path, 'this file is no text, as dictionaries of Lexicoder are')
  const top: Category[] = []
  const open: { readonly terms: Term[]; readonly subcategories: Category[] }[] = []
  for (const [i, line] of source.text.split(/\r\n|\r|\n/).entries()) {
    const trimmed = line.trim()
    const place = { file, line: i + 1, column: line.length - line.trimStart().length + 1 }
    if (trimmed.startsWith('+')) {
      const signs = /^\++/.exec(trimmed)![0]
      const [written, colour] = trimmed.slice(signs.length).split('#', 2)
      const name = written.replace(/\+{1,9}$/, '')
      if (colour !== undefined) {
        const how = 'a theme has no colour here'
        ledger.add({ what: 'colours of codes', fate: 'left out', how, subject: clean(name), ...place })
      }
      open.length = Math.min(open.length, signs.length - 1)
      const category = { name, terms: [], subcategories: [] }
      ;(open.at(-1)?.subcategories ?? top).push(category)
      open.push(category)
    } else if (trimmed === '') continue
    else if (open.length > 0) open.at(-1)!.terms.push({ text: line, line: i + 1, column: place.column })
    else {
      const how = 'it stands ahead of the first category'
      ledger.add({ what: 'lines that cannot be read', fate: 'left out', how, ...place })
    }
  }
  return importedDictionary({ ...shared(source), title: source.name, categories: top }, ledger, options)
}

function shared({ path }: Source) {
  return { format: lexicoder.title, path, dialect: { wildcards: '*' } } as const
}
