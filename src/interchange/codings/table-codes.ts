import { emptyDraft } from '../../codebook/draft'
import type { CodingsTable } from '../../coding/people/codings-table'
import { type Imported, nothingImported } from '../imported'
import type { ImportOptions } from '../importer'
import type { Ledger } from '../ledger'
import { codeTree } from './code-tree'
import { codebookColumns } from './codebook-columns'
import { codesOfTags } from './tag-names'

/** Imports the codes of a table. A code below another names it in a column of its own, or begins with its name: `cost.fees` is below `cost`. */
export function importedCodes(
  { file, header, headerRow, rows }: CodingsTable,
  title: string,
  { study, language }: ImportOptions,
  ledger: Ledger,
): Imported {
  const { name, parent, definition, counts } = codebookColumns(header)!
  for (const [i, column] of header.entries()) {
    if (column === '' || header.indexOf(column) !== i || [name, parent, definition].includes(i)) continue
    if (rows.every(({ cells }) => cells[i] === '')) continue
    const at = { file, line: headerRow.line, column: headerRow.columnOf(i), subject: column }
    ledger.add({ ...(counts.includes(i) ? counted : unread), ...at })
  }
  const keyOf = new Map<string, string>()
  const named = rows.flatMap(({ cells, line }) => {
    const path = cells[name]
    if (path !== '' && !keyOf.has(path)) return [{ key: pathKeyOf(keyOf, path), path, cells, line }]
    ledger.add({ ...(path === '' ? nameless : repeated), file, line, subject: path || null })
    return []
  })
  const tags = named.map(({ key, path, cells, line }) => {
    const wanted = parent === -1 ? '' : cells[parent]
    const above = keyOf.get(wanted) ?? null
    if (wanted !== '' && above === null) ledger.add({ ...parentless, file, line, subject: path })
    return { key, path, parent: above, definition: cells[definition] || null }
  })
  const { codes } = codeTree(codesOfTags(tags), ledger)
  const tag = language ?? study?.codebook.language ?? 'en'
  const comments = ['The codes of a table; they have no rules yet.']
  return {
    ...nothingImported,
    format: 'table of codes',
    title,
    codebook: { ...emptyDraft, title, language: tag, codes, comments },
    losses: ledger.losses,
  }
}

function pathKeyOf(keys: Map<string, string>, path: string): string {
  const key = `code ${keys.size}`
  keys.set(path, key)
  return key
}

const unread = { what: 'columns', fate: 'left out', how: 'it says nothing of what a code is called or means' } as const
const counted = { what: 'counts of codes', fate: 'left out', how: 'a codebook counts nothing; a run does' } as const
const nameless = { what: 'rows without a code', fate: 'left out', how: 'no name stands in the row' } as const
const repeated = { what: 'repeated codes', fate: 'left out', how: 'an earlier row has the same name' } as const
const parentless = {
  what: 'codes below unknown ones',
  fate: 'changed',
  how: 'the table does not have the code that it is said to be below, so it stands at the top',
} as const
