import type { Codebook } from '../../../codebook/codebook'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

/**
 * Writes a codebook as a dictionary for quanteda (`.yml`): `dictionary(file = "codebook.yml")` reads it in R. Every key and every value is in
 * quotes, so that YAML takes none of them for a number or a truth value.
 */
export function toQuanteda(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const lines = dictionaryCodes(codebook, form, ledger).flatMap(code => linesOf(code, ''))
  return { files: [fileNamed(codebook, '.yml', [`${lines.join('\n')}\n`])], losses: ledger.losses }
}

/** The words of a theme that has sub-themes as well stand under a key without a name, as quanteda has them. */
function linesOf({ name, terms, subcodes }: DictionaryCode, indent: string): readonly string[] {
  const values = (inside: string): readonly string[] => terms.map(({ text }) => `${inside}- ${quoted(text)}`)
  if (subcodes.length === 0) return listUnder(name, values(`${indent}  `), indent)
  return [
    `${indent}${quoted(name)}:`,
    ...(terms.length === 0 ? [] : listUnder('', values(`${indent}    `), `${indent}  `)),
    ...subcodes.flatMap(subcode => linesOf(subcode, `${indent}  `)),
  ]
}

function listUnder(name: string, values: readonly string[], indent: string): readonly string[] {
  return values.length === 0 ? [`${indent}${quoted(name)}: []`] : [`${indent}${quoted(name)}:`, ...values]
}

/** Text as JSON has it is text in YAML, too. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

const form: DictionaryForm = {
  star: 'anywhere',
  oneLetter: true,
  anyWord: true,
  holds: { title: false, definitions: false, weights: false },
  // YAML allows keys of 1,024 characters.
  nameOf: label => label.slice(0, 400).replace(/[\ud800-\udbff]$/, ''),
  unique: 'siblings',
}
