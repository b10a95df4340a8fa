import type { CodingsTable } from '../../coding/people/codings-table'
import { codesOfCell, setSeparator } from '../../coding/people/set-separator'
import { wholeNumber } from '../../coding/people/table-units'
import type { Ledger } from '../ledger'
import type { CodedWords } from './coded-words'
import { type ColumnRole, roleColumns } from './table-columns'

/** Reads the rows of a table of coded words. What else the table holds is left out, and said. */
export function wordsOfTable(
  { file, header, headerRow, rows }: CodingsTable,
  ledger: Ledger,
  isCode: (name: string) => boolean,
): readonly CodedWords[] {
  const column = roleColumns(header)
  const place = column.codes === -1 ? column.code : column.codes
  const separator =
    column.codes === -1
      ? null
      : setSeparator(
          rows.map(({ cells }) => cells[place]),
          { holdsSeveral: true, isCode },
        )
  const used = new Set(
    [...read, column.codes === -1 ? ('code' as const) : ('codes' as const)].map(role => column[role]),
  )
  for (const [i, name] of header.entries()) {
    const isFilled = rows.some(({ cells }) => cells[i] !== '')
    const at = { file, line: headerRow.line, column: headerRow.columnOf(i) }
    if (name !== '' && isFilled && !used.has(i) && header.indexOf(name) === i)
      ledger.add({ ...unread, ...at, subject: name })
  }
  return rows.map(({ cells, line, columnOf }) => {
    const text = (role: ColumnRole): string | null => (column[role] === -1 ? null : cells[column[role]] || null)
    const at = { line, column: columnOf(column.segment) }
    const weight = text('weight')
    if (weight !== null && Number(weight) !== 0)
      ledger.add({ ...weighted, file, line, column: columnOf(column.weight) })
    return {
      words: cells[column.segment],
      document: text('document'),
      paragraph: wholeNumber(text('begin')?.replace(/^(\d+)\s*[-–]\s*\d+$/, '$1') ?? null),
      codes: codesOfCell(cells[place], separator, isCode),
      coder: text('coder'),
      created: text('created'),
      memo: text('comment'),
      ...at,
    }
  })
}

/** Columns that are read; that of the end of a segment says nothing that its words do not. */
const read = ['segment', 'document', 'begin', 'end', 'weight', 'coder', 'created', 'comment'] as const

const unread = {
  what: 'columns',
  fate: 'left out',
  how: 'it says nothing of who coded which words with what',
} as const
const weighted = {
  what: 'weights of segments',
  fate: 'left out',
  how: 'a coding applies or does not; nothing here counts weights',
} as const
