import type { Codebook } from '../../../codebook/codebook'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

/**
 * Writes a codebook as a dictionary of LIWC 2015 (`.dic`): its codes as categories, sub-themes behind tabs, then each term with the numbers of its
 * categories. What the format cannot hold is in the losses.
 */
export function toLiwc(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const codes = dictionaryCodes(codebook, form, ledger)
  const header: string[] = []
  const numbers = new Map<string, number[]>()
  const visit = ({ name, terms, subcodes }: DictionaryCode, depth: number): void => {
    const number = header.length + 1
    header.push(`${'\t'.repeat(depth)}${number}\t${name}`)
    for (const { text } of terms) {
      const term = text.toLowerCase()
      const known = numbers.get(term)
      if (known) known.push(number)
      else numbers.set(term, [number])
    }
    for (const subcode of subcodes) visit(subcode, depth + 1)
  }
  for (const code of codes) visit(code, 0)
  const themes = codes.filter(({ subcodes }) => subcodes.length > 0)
  for (const { code } of themes) {
    const how = 'LIWC counts a category by its own words: add up those of its sub-categories'
    ledger.add({ what: 'sums of sub-themes', fate: 'changed', how, subject: code.id, ...code.at })
  }
  const covering = [...numbers.keys()].filter(term => coversAnother(term, numbers)).length
  if (covering > 0) {
    const how =
      'LIWC counts the longest entry at a place, so a word within a phrase of the dictionary does not count for its own category'
    ledger.add({ what: 'words within phrases', fate: 'changed', how, file: codebook.file, count: covering })
  }
  const terms = [...numbers].map(([term, all]) => [term, ...all].join('\t'))
  const lines = ['%', ...header, '%', ...terms]
  return { files: [fileNamed(codebook, '.dic', [`${lines.join('\n')}\n`])], losses: ledger.losses }
}

/** True for a phrase that has a word in it which is a term as well, or begins like one that ends in `*`. */
function coversAnother(term: string, terms: ReadonlyMap<string, unknown>): boolean {
  const words = term.split(' ')
  if (words.length === 1) return false
  return words.some(word => terms.has(word) || [...word].some((_, i) => terms.has(`${word.slice(0, i + 1)}*`)))
}

const form: DictionaryForm = {
  star: 'at the end',
  oneLetter: false,
  anyWord: false,
  refuses: term =>
    / \d/.test(term) ? 'readers of the format take a number behind a blank for that of a category' : null,
  holds: { title: false, definitions: false, weights: false },
  // Behind digits readers take a blank for the end of a category's number.
  nameOf: label =>
    label.replace(/%/g, ' percent ').replace(/[()]/g, ' ').replace(/ +/g, ' ').trim().replace(/(\d) /g, '$1_'),
  unique: 'all',
}
