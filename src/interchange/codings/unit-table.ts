import type { Importer } from '../importer'
import { importTable } from './import-table'
import { isWorkbook, possibleHeaders } from './read-table'
import { kindOfTable } from './table-columns'
import { unitColumns } from './unit-columns'

/**
 * Imports a table of units with their codes, as people keep it in Excel and statistics programs want it: a column for each code, or one that names them. Where it
 * holds no words, the units are transcripts of a study.
 */
export const unitTable: Importer = {
  name: 'unit-table',
  title: 'table of units with codes',
  extensions: ['.csv', '.tsv', '.xlsx'],
  recognises: source => {
    if (isWorkbook(source)) return true
    const [header, ...lines] = possibleHeaders(source)
    if (header === undefined || kindOfTable(header) !== null) return false
    const rows = lines
      .filter(cells => cells.length === header.length)
      .map(cells => ({ cells, line: 1, columnOf: () => 1 }))
    const { id, text, codes } = unitColumns({ header, rows })
    return codes !== null && (text !== -1 || id !== -1)
  },
  import: importTable,
}
