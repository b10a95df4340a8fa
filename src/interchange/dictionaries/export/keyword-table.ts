import type { Codebook } from '../../../codebook/codebook'
import { looksLikeFormula, toCsv } from '../../../text/to-csv'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { type DictionaryCode, type DictionaryForm, dictionaryCodes } from './codes'
import { fileNamed } from './file-named'

type Row = readonly [theme: string, subtheme: string, keyword: string, weight: number | null, definition: string | null]

/**
 * Writes a codebook as a table for a spreadsheet (CSV): a row a keyword, with its theme and sub-theme; a weight where it is not 1, and a code's
 * definition in its first row. No cell is taken for a formula.
 */
export function toKeywordTable(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const rows: Row[] = []
  const taken = new Set<string>()

  function visit(code: DictionaryCode, above: readonly string[]): void {
    const names = [...above, code.name]
    const [theme, ...below] = names
    rows.push(...rowsOf(code, theme, subthemeOf(theme, below, code)))
    for (const subcode of code.subcodes) visit(subcode, names)
  }

  /** The table has two levels; names of those below are put together. */
  function subthemeOf(theme: string, below: readonly string[], { code }: DictionaryCode): string {
    if (below.length === 0) return ''
    if (below.length > 1) {
      const how = 'the table has themes and sub-themes, so the names of all levels below the theme stand in one cell'
      ledger.add({ what: 'levels of codes', fate: 'changed', how, subject: code.id, ...code.at })
    }
    const name = below.join(' / ')
    const isFree = (each: string): boolean => !taken.has(JSON.stringify([theme, each.toLowerCase()]))
    let free = name
    for (let i = 2; !isFree(free); i++) free = `${name} ${i}`
    taken.add(JSON.stringify([theme, free.toLowerCase()]))
    return free
  }

  function rowsOf({ code, terms }: DictionaryCode, theme: string, subtheme: string): readonly Row[] {
    const { definition } = code
    if (definition !== null && looksLikeFormula(definition)) {
      const how = 'a spreadsheet would take it for a formula, so an apostrophe stands ahead of it'
      ledger.add({ what: 'definitions', fate: 'changed', how, subject: code.id, ...code.at })
    }
    if (terms.length === 0) return [[theme, subtheme, '', null, definition]]
    return terms.map(({ text, weight }, i) => [
      theme,
      subtheme,
      text,
      weight === 1 ? null : weight,
      i === 0 ? definition : null,
    ])
  }

  for (const code of dictionaryCodes(codebook, form, ledger)) visit(code, [])
  const csv = toCsv(['theme', 'sub-theme', 'keyword', 'weight', 'definition'], rows)
  return { files: [fileNamed(codebook, '.csv', [csv])], losses: ledger.losses }
}

const form: DictionaryForm = {
  star: 'anywhere',
  oneLetter: true,
  anyWord: true,
  holds: { title: false, definitions: true, weights: true },
  nameOf: label => (looksLikeFormula(label) ? `'${label}` : label),
  unique: 'siblings',
}
