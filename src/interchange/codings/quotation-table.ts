import type { Importer } from '../importer'
import { importTable } from './import-table'
import { isWorkbook, possibleHeaders } from './read-table'
import { kindOfTable } from './table-columns'

/**
 * Imports a table of quotations with their codes, as people keep it and as Taguette exports highlights; or of character spans with theirs. The transcripts are those
 * of a study.
 */
export const quotationTable: Importer = {
  name: 'quotation-table',
  title: 'table of quotations with codes',
  extensions: ['.csv', '.tsv', '.xlsx'],
  recognises: source =>
    isWorkbook(source) ||
    possibleHeaders(source).some(cells => ['quotations', 'spans'].includes(kindOfTable(cells) ?? '')),
  import: importTable,
}
