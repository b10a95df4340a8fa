import type { Codebook } from '../../../codebook/codebook'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { isXmlText, xmlElement } from '../../xml-text'
import { clean } from '../dictionary-draft'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

/** Writes a codebook as a dictionary of Yoshikoder (`.ykd`, XML): its title over all, themes with their definitions, and words with their weights. */
export function toYoshikoder(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const codes = dictionaryCodes(codebook, form, ledger)
  for (const { code } of flat(codes)) {
    if (code.definition === null || isXmlText(code.definition)) continue
    const how = 'XML cannot hold control characters, which were taken out'
    ledger.add({ what: 'definitions', fate: 'changed', how, subject: code.id, ...code.at })
  }
  const title = clean(codebook.title)
  const root = category(
    title,
    title,
    1,
    codes.map(code => categoryOf(code, 2)),
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<dictionary style="050805" patternengine="substring">\n${root}</dictionary>\n`
  return { files: [fileNamed(codebook, '.ykd', [xml])], losses: ledger.losses }
}

function categoryOf({ code, name, terms, subcodes }: DictionaryCode, depth: number): string {
  const patterns = terms.map(({ text, weight }) => {
    const pattern = xmlElement('pnode', { name: text, score: weight === 1 ? null : weight })
    return `${'\t'.repeat(depth + 1)}${pattern}\n`
  })
  const below = subcodes.map(subcode => categoryOf(subcode, depth + 1))
  return category(name, code.definition ?? '', depth, [...patterns, ...below])
}

function category(name: string, desc: string, depth: number, content: readonly string[]): string {
  const indent = '\t'.repeat(depth)
  return `${indent}${xmlElement('cnode', { name, desc }, '\n', ...content, indent)}\n`
}

function flat(codes: readonly DictionaryCode[]): readonly DictionaryCode[] {
  return codes.flatMap(code => [code, ...flat(code.subcodes)])
}

const form: DictionaryForm = {
  star: 'anywhere',
  oneLetter: false,
  anyWord: false,
  holds: { title: true, definitions: true, weights: true },
  nameOf: label => (isXmlText(label) ? label : ''),
  unique: 'siblings',
}
