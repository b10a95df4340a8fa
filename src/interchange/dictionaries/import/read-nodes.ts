import type { Source } from '../../../transcript/readers/reader'
import type { Ledger } from '../../ledger'
import { readXmlTree, type XmlElement, XmlMistake } from '../../xml-tree'
import { baseName, brokenDictionary, type Category, clean, type Term } from '../dictionary-draft'

/** A dictionary as XML, as Yoshikoder and the second Lexicoder write it: categories (`cnode`) within each other, and patterns (`pnode`). */
export interface NodeDictionary {
  /** Its own name; null where it has none. */
  readonly title: string | null
  readonly description: string | null
  /** `substring` or `regexp`, as Yoshikoder has it; null where nothing is said. */
  readonly engine: string | null
  readonly categories: readonly Category[]
}

/** True for XML that holds categories and patterns. */
export function isNodeXml(text: string | null): text is string {
  return text !== null && /<dictionary[\s>/]/.test(text.slice(0, 5000)) && /<cnode[\s>/]/.test(text)
}

/** True where the file says that Lexicoder made it. */
export function isLexicoders(text: string): boolean {
  return /<dictionary[^<>]*\sstyle\s*=\s*["']lexicoder/i.test(text.slice(0, 5000))
}

/** Reads such a dictionary, whatever its encoding. Throws InputError `broken-dictionary`. */
export async function readNodes({ text, path }: Source, ledger: Ledger): Promise<NodeDictionary> {
  const file = baseName(path)
  const root = await treeOf(text ?? '', path)
  if (root.name !== 'dictionary')
    throw brokenDictionary(path, `its outermost element is "${root.name}", not "dictionary"`)
  const top = root.children.filter(({ name }) => name === 'cnode')
  for (const { name, line } of root.children) {
    if (name === 'cnode') continue
    const how = 'only categories may stand at the top of a dictionary'
    ledger.add({ what: 'unknown elements', fate: 'left out', how, subject: name, file, line })
  }
  const categories = top.map(node => categoryOf(node, file, ledger))
  // Yoshikoder hangs everything under one node, which is called like the dictionary.
  const [only] = categories
  const isRoof = categories.length === 1 && only.terms.length === 0 && only.subcategories.length > 0
  return {
    title: (isRoof ? only.name : root.attribute('name')) ?? null,
    description: isRoof ? (only.definition ?? null) : null,
    engine: root.attribute('patternengine') ?? null,
    categories: isRoof ? only.subcategories : categories,
  }
}

/** From the decoded text: the declaration may name an encoding, and the file be in another. */
async function treeOf(text: string, path: string): Promise<XmlElement> {
  try {
    return await readXmlTree(Buffer.from(text))
  } catch (error) {
    if (!(error instanceof XmlMistake)) throw error
    throw brokenDictionary(path, `this file cannot be read: ${error.message}`, error.line, error.column)
  }
}

function categoryOf(node: XmlElement, file: string, ledger: Ledger): Category {
  const name = node.attribute('name') ?? ''
  const score = node.attribute('score')
  if (score !== undefined && score.trim() !== '') {
    const how = 'a category has no weight here; its words may have one each'
    ledger.add({ what: 'weights of categories', fate: 'left out', how, subject: clean(name), file, line: node.line })
  }
  const terms: Term[] = []
  const subcategories: Category[] = []
  for (const child of node.children) {
    if (child.name === 'cnode') subcategories.push(categoryOf(child, file, ledger))
    else if (child.name === 'pnode') terms.push(termOf(child, file, ledger))
    else {
      const how = 'a category holds categories and patterns; what this is, is not known'
      ledger.add({ what: 'unknown elements', fate: 'left out', how, subject: child.name, file, line: child.line })
    }
  }
  const definition = node.attribute('desc') ?? null
  // A new category has its own name for a description.
  return { name, definition: definition === name ? null : definition, terms, subcategories }
}

function termOf(node: XmlElement, file: string, ledger: Ledger): Term {
  const text = node.attribute('name') ?? node.text
  if ((node.attribute('desc') ?? '').trim() !== '') {
    const how = 'a keyword has no description here'
    ledger.add({ what: 'descriptions of words', fate: 'left out', how, subject: clean(text), file, line: node.line })
  }
  const score = node.attribute('score')?.trim() ?? ''
  return { text, line: node.line, weight: score === '' ? null : Number(score) }
}
