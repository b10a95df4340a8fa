import type { CodingsTable } from '../../coding/people/codings-table'
import type { ImportedParticipants } from '../imported'
import type { Ledger } from '../ledger'
import { attributeNames } from './attribute-names'
import type { TableUnit, UnitColumns } from './unit-columns'

/** Makes attributes of the columns that say one thing of each unit; those that say several, as each coder sees it, are left out. Null where there are none. */
export function unitPeople(
  { file, header, headerRow }: CodingsTable,
  { others }: UnitColumns,
  units: readonly TableUnit[],
  ledger: Ledger,
): ImportedParticipants | null {
  const kept = others.filter(i => {
    const isOne = units.every(({ rows }) => rows.every(({ cells }) => cells[i] === rows[0].cells[i]))
    const at = { file, line: headerRow.line, column: headerRow.columnOf(i), subject: header[i] }
    if (!isOne) ledger.add({ ...changing, ...at })
    return isOne && units.some(({ rows }) => rows[0].cells[i] !== '')
  })
  if (kept.length === 0) return null
  return {
    attributes: attributeNames(
      kept.map(i => header[i]),
      ledger,
    ),
    people: units.map(({ id, rows }) => {
      return { id, group: id, role: null, values: kept.map(i => rows[0].cells[i] || null) }
    }),
  }
}

const changing = {
  what: 'columns',
  fate: 'left out',
  how: 'it has several values for one unit, so it is no attribute of it',
} as const
