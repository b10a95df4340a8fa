import type { Codebook } from '../../../codebook/codebook'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

/** Writes a codebook as a dictionary of Lexicoder 3 (`.lc3`): `+theme`, `++sub-theme`, and the terms below. */
export function toLexicoder(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const linesOf = ({ name, terms, subcodes }: DictionaryCode, depth: number): readonly string[] => [
    `${'+'.repeat(depth)}${name}`,
    ...terms.map(({ text }) => text.toLowerCase()),
    ...subcodes.flatMap(subcode => linesOf(subcode, depth + 1)),
  ]
  const lines = dictionaryCodes(codebook, form, ledger).flatMap(code => linesOf(code, 1))
  return { files: [fileNamed(codebook, '.lc3', [`${lines.join('\n')}\n`])], losses: ledger.losses }
}

const form: DictionaryForm = {
  star: 'anywhere',
  oneLetter: false,
  anyWord: false,
  holds: { title: false, definitions: false, weights: false },
  // A `#` opens a colour; quotation marks and backslashes end the name for readers that make YAML of the file.
  nameOf: label =>
    label
      .replace(/["\\]/g, "'")
      .replace(/#/g, ' no. ')
      .replace(/^\++|\++$/g, '')
      .replace(/ +/g, ' ')
      .trim(),
  unique: 'all',
}
