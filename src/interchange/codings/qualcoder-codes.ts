import type { Ledger } from '../ledger'
import type { SqliteTables, SqliteValue } from '../sqlite'
import type { NamedCode } from './code-tree'

/**
 * Reads the codes and categories of a project of QualCoder, with keys such as `code 3` and `category 2`. A memo of either says what it means, and is its
 * definition.
 */
export function codesOf(tables: SqliteTables, ledger: Ledger): readonly NamedCode[] {
  const categories = tables.rows('code_cat', ['catid', 'name', 'memo', 'supercatid', 'owner'])
  const named = tables.rows('code_name', ['cid', 'name', 'memo', 'catid', 'owner', 'color', 'supercid'])
  const codes = [
    ...categories.map(([catid, name, memo, above]) => ({
      key: `category ${catid}`,
      parent: keyOf('category', above),
      ...nameAndMemo(name, memo, `category ${catid}`),
    })),
    ...named.map(([cid, name, memo, catid, , , above]) => ({
      key: `code ${cid}`,
      parent: keyOf('code', above) ?? keyOf('category', catid),
      ...nameAndMemo(name, memo, `code ${cid}`),
    })),
  ]
  for (const [, name, , , , color] of named)
    if (typeof color === 'string' && color !== '') ledger.add({ ...coloured, subject: nameOf(name) })
  for (const [, name] of categories) ledger.add({ ...codable, subject: nameOf(name) })
  return codes
}

function nameAndMemo(name: SqliteValue, memo: SqliteValue, otherwise: string): Pick<NamedCode, 'name' | 'definition'> {
  return { name: nameOf(name) ?? otherwise, definition: typeof memo === 'string' && memo.trim() !== '' ? memo : null }
}

function nameOf(name: SqliteValue): string | null {
  const text = name === null ? '' : `${name}`.trim()
  return text === '' ? null : text
}

function keyOf(kind: 'category' | 'code', number: SqliteValue): string | null {
  return number === null ? null : `${kind} ${number}`
}

const coloured = { what: 'colours of codes', fate: 'left out', how: 'a codebook has no colours' } as const
const codable = {
  what: 'categories of codes',
  fate: 'changed',
  how: 'it is a theme like any other, though nothing is coded with it directly',
} as const
