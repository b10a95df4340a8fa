import { InputError } from '../../problem'
import { noTextColumn, noTurns, unknownColumns } from './column-problems'
import { columnsByName, namesContext, namesText } from './columns'
import { emptyRecord } from './empty-record'
import { defineReader } from './reader'
import { transcriptsOf } from './rows'
import { breaksAhead, isWhisper, rowsOf } from './table-rows'
import { delimiterOf, headerOf, splitHeader } from './table-syntax'

/**
 * Reads CSV and TSV: one row a turn where a column names the speaker, otherwise one row an answer; see `transcriptsOf`.
 *
 * The delimiter (comma, semicolon, tab) is that of the header. A row with too many or too few fields is an error and left
 * out; a quote that is never closed refuses the file, since nobody can say where its rows end.
 */
export const table = defineReader({
  format: 'table',
  extensions: ['.csv', '.tsv'],
  recognises: ({ text, extension }) => {
    const [header = '', second = ''] = headerOf((text ?? '').slice(0, 65_536))
    // Whatever its columns are called, so that `--text-column` and the error that lists them are within reach.
    if (table.extensions.includes(extension)) return header !== '' && !/^[^,;\t"]*:(?:\s|$)/.test(header)
    const columns = splitHeader(header, delimiterOf(header))
    if (!columns.some(namesText)) return false
    // In running text a comma is a comma: a table shows by two known columns, and by a second line of the same build.
    const areNames = columns.every(column => column.trim().length <= 40 && !/[.!?:]/.test(column))
    const isBuiltAlike = second.includes('"') || splitHeader(second, delimiterOf(header)).length === columns.length
    return areNames && isBuiltAlike && columns.some(column => !namesText(column) && namesContext(column))
  },
  read: async ({ text, path }, options) => {
    const source = (text ?? '').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
    const { names, rows, problems } = await rowsOf(source, path)
    if (names.length === 0) throw new InputError([noTurns(path, 'the table is empty')])
    const unknown = unknownColumns(path, names, options)
    if (unknown.length > 0) throw new InputError([...unknown, ...problems])
    if (rows.length === 0 && names.some(namesText))
      throw new InputError([noTurns(path, 'no row can be read'), ...problems])
    const fields = rows.map(({ cells }) => fieldsOf(names, cells))
    const columns = columnsByName(names, fields.slice(0, SAMPLE), options)
    if (!columns) throw new InputError([noTextColumn(path, names), ...problems])
    const at = names.indexOf(columns.text)
    const [first, ...others] = transcriptsOf({
      rows: rows.map(({ cells, line }, i) => ({ fields: fields[i], line: line + breaksAhead(cells, at) })),
      columns,
      options,
      path,
      breaks: 'source',
      ...(isWhisper(names) && { times: 'milliseconds' }),
    })
    if (!first) throw new InputError([noTurns(path, 'no row can be read'), ...problems])
    return [{ ...first, problems: [...(first.problems ?? []), ...problems] }, ...others]
  },
})

/** So many rows are looked at to tell a column of texts from one of numbers. */
const SAMPLE = 1000

function fieldsOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const fields = emptyRecord<string>()
  for (const [i, name] of names.entries()) fields[name] = cells[i]
  return fields
}
