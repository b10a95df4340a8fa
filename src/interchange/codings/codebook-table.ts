import type { Importer } from '../importer'
import { codebookColumns } from './codebook-columns'
import { importTable } from './import-table'
import { isWorkbook, possibleHeaders } from './read-table'

/** Imports a codebook in a table: a row for each code with its name and what it means, as Taguette and NVivo export it. It has no rules. */
export const codebookTable: Importer = {
  name: 'codebook-table',
  title: 'table of codes with descriptions (Taguette, NVivo)',
  extensions: ['.csv', '.tsv', '.xlsx'],
  recognises: source => isWorkbook(source) || possibleHeaders(source).some(cells => codebookColumns(cells) !== null),
  import: importTable,
}
