import { categoriesOf } from '../../analysis/categories'
import type { Run } from '../../run/run'
import type { Column, ColumnType, DataTable } from '../data-table'
import { dataTable } from '../data-table'
import { codebookTable } from '../tables/codebook'
import { codingsTable, withheldTable } from '../tables/codings'
import { turnsTable } from '../tables/turns'
import { tablesOf } from '../tables-of'

/**
 * Gives every table that an export holds: the codebook, the codings and the turns, then those of the results folder, then a dictionary that
 * explains each column of each of them.
 */
export function exportTables(run: Run): readonly DataTable[] {
  const tables = [codebookTable(run.codebook), codingsTable(run), withheldTable(run), turnsTable(run), ...tablesOf(run)]
  return [...tables, dictionaryTable(run, tables)]
}

/** Names a column's subject for people: the label of its code or attribute; null where it has none. */
export function labelOf({ codebook, study }: Pick<Run, 'codebook' | 'study'>, { subject }: Column): string | null {
  if (subject === null) return null
  if (subject.kind === 'attribute') return study?.attributes.get(subject.name)?.label ?? null
  return codebook.codes.find(({ id }) => id === subject.name)?.label ?? null
}

/**
 * Lists the values of a column of categories in the study's order: ids of codes as the codebook has them, values of attributes as the study file
 * has them, others behind by code point. Null for a column of anything else, and for an attribute with several answers a cell.
 */
export function levelsOf(
  { codebook, study }: Pick<Run, 'codebook' | 'study'>,
  table: DataTable,
  column: Column,
): readonly string[] | null {
  const given = (): Set<string> => {
    const values = new Set<string>()
    for (let row = 0; row < table.rows; row++) {
      const cell = column.cell(row)
      if (typeof cell === 'string' && cell !== '') values.add(cell)
    }
    return values
  }
  if (column.type === 'code')
    return categoriesOf(
      given(),
      codebook.codes.map(({ id }) => id),
    )
  if (column.subject?.kind !== 'attribute') return null
  const settings = study?.attributes.get(column.subject.name)
  return settings?.multiple ? null : categoriesOf(given(), settings?.order ?? [])
}

/** True where a cell says yes: of a column of flags or answers. */
export function isYes(cell: string | number | null): boolean | null {
  return cell === null ? null : cell === 1 || cell === 'yes'
}

const typeNames: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  code: 'id of a code',
  integer: 'whole number',
  number: 'number',
  share: 'share, from 0 to 1',
  flag: '1 or 0',
  answer: 'yes or no',
}

function dictionaryTable(run: Run, tables: readonly DataTable[]): DataTable {
  const rows = tables.flatMap(table => table.columns.map(column => ({ table, column })))
  return dataTable<(typeof rows)[number]>(
    'dictionary',
    [
      ['table', 'text', ({ table }) => table.name, 'name of the table'],
      ['column', 'text', ({ column }) => column.name, 'name of the column'],
      ['type', 'text', ({ column }) => typeNames[column.type], 'what its cells hold; any may be empty'],
      ['label', 'text', ({ column }) => labelOf(run, column), 'label of the code or the attribute that it is about'],
      ['meaning', 'text', ({ column }) => column.meaning, 'what its cells say'],
    ],
    rows,
  )
}
