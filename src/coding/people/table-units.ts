import type { Problem } from '../../problem'
import type { Row } from '../../study/read-rows'
import type { CodingsTable } from './codings-table'
import type { NamedUnit } from './people-codings'

/** Gives the unit that a row of a table is about; null where the row names none. */
export function unitOfRow(
  { column }: CodingsTable,
  { cells, line }: Row,
  id = cells[column.unit] ?? '',
): NamedUnit | null {
  if (id === '') return null
  const text = (place: number): string | null => (place === -1 ? null : cells[place] || null)
  const transcript = text(column.transcript)
  const [start, end] = [wholeNumber(text(column.start)), wholeNumber(text(column.end))]
  return {
    id,
    group: text(column.group),
    text: text(column.text),
    line,
    span: transcript === null || start === null || end === null ? null : { transcript, start, end },
    transcriptLine: transcript === null ? null : wholeNumber(text(column.line)),
  }
}

/** Reads a whole number of 0 or more; null where it is none. */
export function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d+(?:\.0)?$/.test(text) ? Number(text) : null
}

export function missingUnit({ file, column }: CodingsTable, { line, columnOf }: Row): Problem {
  return {
    code: 'missing-id',
    severity: 'error',
    message: 'this row names no unit',
    file,
    line,
    column: columnOf(Math.max(column.unit, 0)),
    hint: 'write in it what the row is about, or take it out',
  }
}
