import type { Code, Codebook, CodeRule } from '../../../codebook/codebook'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { wordstatOperands } from '../wordstat/operands'
import { writeWordstatRule } from '../wordstat/write-rule'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

/**
 * Writes a codebook as a dictionary of WordStat (`.cat`): themes and sub-themes by tabs, words with their weights, and those rules that WordStat
 * has too. Sets of words that rules name are categories of their own below the last one, unless a code has just these words.
 */
export function toWordstat(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const operands = wordstatOperands(codebook, form, form.nameOf)
  const rules: string[] = []
  const ruleOf = (rule: CodeRule, code: Code): string | null => {
    const written = writeWordstatRule(rule, code, codebook.unit, operands)
    if (written !== null) rules.push(written)
    return written
  }
  const codes = dictionaryCodes(codebook, { ...form, ruleOf }, ledger)
  const made = [...operands.madeFor(rules)]
  for (const [name] of made) {
    const how = 'rules of WordStat name words by their category, so the words have one of their own, which codes too'
    ledger.add({ what: 'categories for the words of rules', fate: 'changed', how, subject: name, file: codebook.file })
  }
  const madeLines = made.flatMap(([name, terms]) => [`\t${name}`, ...terms.map(term => `\t\t${term} (1)`)])
  const lines = [...codes.flatMap(code => linesOf(code, '')), ...(made.length > 0 ? [roof(codes)] : []), ...madeLines]
  if (lines.every(line => !line.endsWith(')'))) {
    const how = 'no word has a weight in brackets, so that readers may take the names of themes for words'
    ledger.add({
      what: 'themes without words',
      fate: 'changed',
      how,
      file: codebook.file,
      count: codebook.codes.length,
    })
  }
  return { files: [fileNamed(codebook, '.cat', [`${lines.join('\r\n')}\r\n`])], losses: ledger.losses }
}

/** The category around those that hold words of rules: no theme is called so. */
function roof(codes: readonly DictionaryCode[]): string {
  const names = new Set(codes.map(({ name }) => name.toLowerCase()))
  let name = 'WORDS OF RULES'
  for (let i = 2; names.has(name.toLowerCase()); i++) name = `WORDS OF RULES ${i}`
  return name
}

function linesOf({ name, terms, rules, subcodes }: DictionaryCode, indent: string): readonly string[] {
  return [
    `${indent}${name}`,
    ...rules.map(rule => `${indent}\t${rule}`),
    ...terms.map(({ text, weight }) => `${indent}\t${text} (${weight})`),
    ...subcodes.flatMap(subcode => linesOf(subcode, `${indent}\t`)),
  ]
}

const form: DictionaryForm = {
  star: 'anywhere',
  oneLetter: true,
  anyWord: false,
  holds: { title: false, definitions: false, weights: true },
  // A number in brackets at the end would be a weight; @ opens a rule, # names a category and brackets hold a rule's condition.
  nameOf: label =>
    label
      .replace(/[@#[\]{}<>"]/g, ' ')
      .replace(/[()]/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  unique: 'siblings',
}
