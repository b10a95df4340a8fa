import type { Source } from '../../../transcript/readers/reader'
import type { Imported } from '../../imported'
import type { Importer, ImportOptions } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, brokenDictionary, type Category, importedDictionary } from '../dictionary-draft'
import { type WordstatNode, wordstatNodes, wordstatTerms } from '../wordstat/nodes'
import { readWordstatLines, type WordstatCategory, type WordstatItem } from '../wordstat/read-lines'
import { type WordstatRules, wordstatRules } from '../wordstat/rules'

/** Reads WordStat's categorisation dictionaries (`.cat`): categories by tabs, weighted words and phrases, and rules of proximity. */
export const wordstat: Importer = {
  name: 'wordstat',
  title: 'WordStat dictionary',
  extensions: ['.cat'],
  recognises: ({ text, extension }) => text !== null && looksLikeWordstat(text.slice(0, 200_000), extension === '.cat'),
  import: importWordstat,
}

function looksLikeWordstat(text: string, isCat: boolean): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '')
  // A LIWC dictionary opens with a line that is a percent sign.
  if (lines.length === 0 || lines[0].trim() === '%') return false
  const isIndented = (line: string): boolean => /^ *\t/.test(line)
  const weighted = lines.filter(line => /\([+-]?\d+(?:[.,]\d+)?\)\s*$/.test(line))
  if (isCat) return weighted.length > 0 || lines.some(isIndented)
  return !isIndented(lines[0]) && weighted.filter(isIndented).length * 2 > lines.length
}

function importWordstat({ path, name, text }: Source, options: ImportOptions): Imported {
  if (text === null) throw brokenDictionary(path, 'this file is no text, as dictionaries of WordStat are')
  const ledger = new Ledger()
  const file = baseName(path)
  const { items, rules, categories, lifted } = readWordstatLines(text, {
    leaveOut: item => leaveOut(item, file, ledger),
  })
  for (const { name: subject, line, column } of lifted) {
    const how = 'a codebook is not so deep: the category stands beside the one that it was in'
    ledger.add({ what: 'levels of codes', fate: 'changed', how, subject, file, line, column })
  }
  const outside = [...items, ...rules].sort((a, b) => a.line - b.line)
  if (outside.length > 0) {
    const how = 'every keyword of a codebook is in a theme: this one is called like the file'
    const [{ line, column }] = outside
    const what = 'terms outside of all categories'
    ledger.add({ what, fate: 'assumed', how, file, line, column, count: outside.length })
  }
  const loose: WordstatCategory = { name, items, rules, categories: [], weight: null, line: 1, column: 1 }
  const nodes = wordstatNodes(outside.length > 0 ? [loose, ...categories] : categories)
  for (const { category } of nodes) {
    if (category.weight === null || category.weight === 1) continue
    const { name: subject, line, column } = category
    const how = 'terms have weights here, and categories none'
    ledger.add({ what: 'weights of categories', fate: 'left out', how, subject, file, line, column })
  }
  const drafted = wordstatRules(nodes, file, ledger)
  const top = nodes.filter(({ parent }) => parent === null)
  return importedDictionary(
    {
      format: wordstat.title,
      title: name,
      path,
      dialect: wordstatTerms,
      categories: top.map(node => categoryOf(node, drafted)),
      lists: drafted.lists,
    },
    ledger,
    options,
  )
}

function categoryOf(node: WordstatNode, rules: WordstatRules): Category {
  const { name, items } = node.category
  return {
    name,
    terms: items,
    rules: rules.of(node),
    subcategories: node.children.map(child => categoryOf(child, rules)),
  }
}

/** `[NUMERIC]` and its like stand for something that is no word; as a word it would be looked for. */
function leaveOut({ text: subject, line, column }: WordstatItem, file: string, ledger: Ledger): boolean {
  if (!/^[[<{]/.test(subject)) return false
  const how = 'it is written like a special item of WordStat, and what it stands for is not known'
  ledger.add({ what: 'terms that cannot be matched', fate: 'left out', how, subject, file, line, column })
  return true
}
