import type { Importer } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, type Category, clean, importedDictionary } from '../dictionary-draft'
import { isLexicoders, isNodeXml, readNodes } from './read-nodes'

/** Reads dictionaries of Yoshikoder: XML of categories within each other, whose patterns know `*`, and may have a score. */
export const yoshikoder: Importer = {
  name: 'yoshikoder',
  title: 'Yoshikoder dictionary',
  extensions: ['.ykd'],
  recognises: ({ text, extension }) => extension !== '.lcd' && isNodeXml(text) && !isLexicoders(text),
  import: async (source, options) => {
    const ledger = new Ledger()
    const { title, description, engine, categories } = await readNodes(source, ledger)
    const isRegex = engine !== null && /^reg/i.test(engine)
    return importedDictionary(
      {
        format: yoshikoder.title,
        title: title ?? source.name,
        path: source.path,
        dialect: { wildcards: '*' },
        categories: isRegex ? categories.map(each => withoutRegexes(each, baseName(source.path), ledger)) : categories,
        comments: description === null || description === title ? [] : [description],
      },
      ledger,
      options,
    )
  },
}

/** Java's regular expressions are not ours: plain words among them come across. */
function withoutRegexes(category: Category, file: string, ledger: Ledger): Category {
  const terms = category.terms.filter(({ text, line }) => {
    if (/^[\p{L}\p{M}\p{N}'’ -]+$/u.test(text)) return true
    const how = 'the dictionary is matched by regular expressions of Java, which differ from ours; write it anew as /…/'
    const subject = `${clean(category.name)}: ${clean(text)}`
    ledger.add({ what: 'regular expressions', fate: 'left out', how, subject, file, line })
    return false
  })
  const subcategories = category.subcategories.map(each => withoutRegexes(each, file, ledger))
  return { ...category, terms, subcategories }
}
