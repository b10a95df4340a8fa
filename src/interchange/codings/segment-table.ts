import { InputError } from '../../problem'
import type { Importer } from '../importer'
import { Ledger } from '../ledger'
import { importedWords } from './coded-words'
import { importTable } from './import-table'
import { isNvivoText, nvivoReferences } from './nvivo-text'
import { isWorkbook, possibleHeaders } from './read-table'
import { kindOfTable } from './table-columns'

/**
 * Imports the segments that MAXQDA and ATLAS.ti export as a table, and the references that NVivo writes as text: the coded words with their documents and codes. The
 * transcripts are those of a study.
 */
export const segmentTable: Importer = {
  name: 'segment-table',
  title: 'table of segments (MAXQDA, NVivo, ATLAS.ti)',
  extensions: ['.csv', '.tsv', '.txt', '.xlsx'],
  recognises: source =>
    isWorkbook(source) ||
    (source.text !== null && isNvivoText(source.text)) ||
    possibleHeaders(source).some(cells => kindOfTable(cells) === 'segments'),
  import: async (source, options) => {
    const { text, path, name } = source
    if (text === null || !isNvivoText(text)) return importTable(source, options)
    const references = nvivoReferences(text, name)
    if (references.length === 0) {
      const message = 'this file holds no codings'
      throw new InputError([{ code: 'empty-file', severity: 'error', message, file: path }])
    }
    return importedWords(references, { path, title: name, format: 'text of references' }, options, new Ledger())
  },
}
