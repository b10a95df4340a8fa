import { isUtf8 } from 'node:buffer'
import { InputError, type Problem } from '../../problem'
import type { Source } from '../../transcript/readers/reader'
import { nothingImported } from '../imported'
import type { Importer } from '../importer'
import { Ledger } from '../ledger'
import { readXmlTree, type XmlElement, XmlMistake } from '../xml-tree'
import { draftOfCodes } from './draft-of-codes'
import { codesOf } from './project-codes'
import { setsIn } from './project-parts'
import { childrenOf } from './qda-xml'

/** Imports a REFI-QDA codebook (`.qdc`): the tree of its codes with their descriptions; of our own exports, all that a codebook says. */
export const qdc: Importer = {
  name: 'qdc',
  title: 'REFI-QDA codebook',
  extensions: ['.qdc'],
  recognises: ({ text }) =>
    text !== null &&
    /<(?:[\w.-]+:)?CodeBook[\s/>]/.test(text.slice(0, 4000)) &&
    !/<(?:[\w.-]+:)?Project[\s/>]/.test(text.slice(0, 4000)),
  import: async (source, { language }) => {
    const { path, name } = source
    const root = await rootOf(source)
    const problems: Problem[] = []
    const codes = codesOf([...root.children], (problem, line) => {
      problems.push({ ...problem, severity: 'warning', file: path, line })
    })
    const sets = setsIn(childrenOf(root, 'Sets').flatMap(({ children }) => children))
    const ledger = new Ledger()
    const about = { title: name, file: path, ...(language !== undefined && { language }) }
    const { draft, otherSets, ids } = await draftOfCodes({ codes, sets }, about, ledger)
    if (draft === null) throw new InputError([broken(path, new XmlMistake('it holds no codes', root.line))])
    const memos = otherSets.map(({ name: title, description, codes: members }) => ({
      about: `set ${title}`,
      title: '',
      text: [description, ...members.map(guid => `code ${ids.get(guid) ?? guid}`)].filter(Boolean).join('\n'),
    }))
    for (const { name: subject, line } of otherSets) ledger.add({ ...setsOfCodes, subject, file: path, line })
    return {
      ...nothingImported,
      format: 'REFI-QDA codebook',
      title: draft.title,
      codebook: draft,
      memos,
      losses: ledger.losses,
      problems,
    }
  },
}

async function rootOf({ path, bytes, text }: Source): Promise<XmlElement> {
  try {
    const root = await readXmlTree(isUtf8(bytes) && !bytes.includes(0) ? bytes : Buffer.from(text ?? ''))
    if (root.name !== 'CodeBook') throw new XmlMistake('it holds no codebook', root.line)
    return root
  } catch (error) {
    if (error instanceof XmlMistake) throw new InputError([broken(path, error)])
    throw error
  }
}

function broken(file: string, { message, line, column }: XmlMistake): Problem {
  return {
    code: 'broken-qdc',
    severity: 'error',
    message: `this codebook cannot be read: ${message}`,
    file,
    ...(line !== null && { line }),
    ...(column !== null && { column }),
    hint: 'export it anew from the program that made it',
  }
}

const setsOfCodes = {
  what: 'sets',
  fate: 'changed',
  how: 'a codebook has no sets: what each of them holds is listed in the memos',
} as const
