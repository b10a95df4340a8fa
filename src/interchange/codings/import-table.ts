import { codesByName } from '../../codebook/codes-by-name'
import type { Source } from '../../transcript/readers/reader'
import type { Imported } from '../imported'
import type { ImportOptions } from '../importer'
import { Ledger } from '../ledger'
import { codebookColumns } from './codebook-columns'
import { importedUnits } from './coded-units'
import { importedWords } from './coded-words'
import { readTable } from './read-table'
import { importedSpans } from './span-table'
import { importedCodes } from './table-codes'
import { kindOfTable } from './table-columns'
import { wordsOfTable } from './table-words'

/** Imports a table of codings of whatever kind its header shows it to be: nobody can tell those of workbooks apart before they are unpacked. */
export async function importTable(source: Source, options: ImportOptions): Promise<Imported> {
  const { path, name } = source
  const ledger = new Ledger()
  const { table, problems } = await readTable(source, ledger)
  if (codebookColumns(table.header) !== null) return { ...importedCodes(table, name, options, ledger), problems }
  const kind = kindOfTable(table.header) ?? 'units'
  if (kind === 'spans') return importedSpans(table, name, options, ledger)
  if (kind === 'units') return importedUnits(table, name, options, ledger, problems)
  const find = options.study && codesByName([options.study.codebook])
  const words = wordsOfTable(table, ledger, code => (find?.(code) ?? null) !== null)
  const format = kind === 'segments' ? 'table of segments' : 'table of quotations'
  const imported = importedWords(words, { path, title: name, format }, options, ledger)
  return { ...imported, problems: [...problems, ...imported.problems] }
}
