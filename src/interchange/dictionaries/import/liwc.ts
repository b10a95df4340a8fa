import type { Importer } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, brokenDictionary, importedDictionary } from '../dictionary-draft'
import { liwcCategories } from './liwc-categories'
import { liwcLines } from './liwc-lines'
import { liwcDialect } from './liwc-terms'

/**
 * Reads dictionaries of LIWC (2001, 2007, 2015) and those that researchers wrote for it: a header of categories between two lines of `%`,
 * then a term a line with the numbers of its categories.
 */
export const liwc: Importer = {
  name: 'liwc',
  title: 'LIWC dictionary',
  extensions: ['.dic'],
  recognises: ({ text, extension }) => {
    if (text === null || (extension !== '.dic' && extension !== '.txt')) return false
    const { header, entries, strange, hasBars } = liwcLines(text.slice(0, 200_000))
    if (entries.length === 0) return false
    // Comments may stand anywhere where lines of `%` say what the file is.
    if (strange.length > (header.length + entries.length) / (hasBars && header.length > 0 ? 2 : 10)) return false
    // Lines that end in numbers are a dictionary by its own extension only.
    return extension === '.dic' || (hasBars && header.length > 0)
  },
  import: ({ text, path, name }, options) => {
    const lines = text === null ? null : liwcLines(text)
    if (lines === null || lines.header.length + lines.entries.length === 0)
      throw brokenDictionary(
        path,
        'no line of this file is a term of a LIWC dictionary with the numbers of its categories',
      )
    const ledger = new Ledger()
    const file = baseName(path)
    for (const line of lines.strange) {
      const how = 'the line is neither a category of the header nor a term with numbers of categories'
      ledger.add({ what: 'lines that cannot be read', fate: 'left out', how, file, line, column: 1 })
    }
    for (const line of lines.remarks) {
      ledger.add({
        what: 'comments',
        fate: 'left out',
        how: 'it stands behind a % of the header',
        file,
        line,
        column: 1,
      })
    }
    const found = liwcCategories(lines, file, ledger)
    return importedDictionary(
      { format: liwc.title, title: name, path, dialect: liwcDialect, ...found },
      ledger,
      options,
    )
  },
}
