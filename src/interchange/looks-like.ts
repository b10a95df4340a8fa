import type { Source } from '../transcript/readers/reader'
import { delimiterOf, splitHeader } from '../transcript/readers/table-syntax'
import { isSqlite, mentions } from './sqlite'

/** Says of a file that no importer recognises what it seems to be, and what can be done with it; null where nothing tells. */
export function looksLike({ bytes, text, extension }: Source): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start.startsWith('%PDF-')) return 'a PDF'
  if (/^(?:\x89PNG|GIF8|\xff\xd8\xff)/.test(start)) return 'a picture'
  if (isSqlite(bytes))
    return 'an SQLite database, but not seen to be of Taguette or QualCoder: if a file beside it ends in -wal, close the program that has it open'
  if (mentions(bytes, 'word/document.xml')) return 'a Word document: save a report of codings as text, or as a table'
  if (text === null) return null
  if (/^\s*\{.*"code"\s*:/.test(text.slice(0, 4_000)))
    return 'JSON lines with codes: "themewright agree" reads codings of runs, and decisions lie beside their study'
  const isTable = ['.csv', '.tsv', '.tab'].includes(extension)
  const [header] = text.replace(/^\ufeff/, '').split(/\r\n?|\n/, 1)
  return isTable && splitHeader(header, delimiterOf(header)).length > 1
    ? 'a table, but no columns of it say which words, units or keywords have which code'
    : null
}
