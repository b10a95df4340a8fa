import { hasErrors, InputError, type Problem } from '../../problem'
import { isZip } from '../../transcript/binary'
import { decode } from '../../transcript/decode'
import { listed } from '../../transcript/readers/column-problems'
import { readSpanLines, readSpanTable } from './coded-spans'
import { type CodingsTable, readTextTable, readWorkbookTable } from './codings-table'
import { holdsDecisions, readDecidedCodings } from './decided-codings'
import type { PeopleCodings, ReadCodingsOptions } from './people-codings'
import { readRatingARow } from './rating-a-row'
import { readUnitByCode } from './unit-by-code'
import { readUnitByCoder } from './unit-by-coder'
import { isMissing, yesNo } from './yes-no'

export interface CodingsReading {
  /** Null where nothing can be read. A row that is wrong is an error and left out, and the others are read. */
  readonly codings: PeopleCodings | null
  readonly problems: readonly Problem[]
}

/**
 * Reads what people coded, in whatever form they have it: a table (CSV, tab-separated or `.xlsx`) of unit × code, of unit × coder, with one
 * rating a row or with one coded stretch a row; or JSON lines such as `codings.jsonl`; or the decisions of reviewers, `decisions.jsonl`.
 *
 * The form is recognised by the content; `options` say what cannot be seen. Throws nothing that a file can bring about.
 */
export async function readCodings(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  options: ReadCodingsOptions = {},
): Promise<CodingsReading> {
  try {
    if (isProject(path, bytes)) return { codings: null, problems: [project(path)] }
    if (holdsDecisions(bytes)) return readDecidedCodings(bytes, path)
    if (isZip(bytes)) return ofTable((await readWorkbookTable(bytes, path, options))?.table ?? null, path, options)
    const { text, problems } = await decode(bytes, path)
    const read = text.trimStart().startsWith('{')
      ? readSpanLines(text, path)
      : ofTable(await readTextTable(text, path, options), path, options)
    return { ...read, problems: [...problems, ...read.problems] }
  } catch (error) {
    if (error instanceof InputError) return { codings: null, problems: error.problems }
    throw error
  }
}

function ofTable(table: CodingsTable | null, path: string, options: ReadCodingsOptions): CodingsReading {
  if (table === null || table.rows.length === 0) {
    const message = 'this file holds no codings'
    return { codings: null, problems: [{ code: 'empty-file', severity: 'error', message, file: path }] }
  }
  const { problems: before } = table
  // A column that was named and is not there would be taken for another one.
  if (before.some(({ code }) => code === 'unknown-column')) return { codings: null, problems: before }
  if (isOfSpans(table)) {
    const { codings, problems } = readSpanTable(table)
    return { codings, problems: [...before, ...problems] }
  }
  const isLong = isRatingARow(table, options)
  const coderColumns = options.coderColumns ?? (isLong ? null : coderColumnsOf(table))
  const { ratings, problems } = coderColumns
    ? readUnitByCoder(table, { ...options, coderColumns })
    : (isLong ? readRatingARow : readUnitByCode)(table, options)
  if (ratings.variables.length > 0 || ratings.sets || hasErrors(problems))
    return { codings: ratings, problems: [...before, ...problems] }
  return { codings: null, problems: [...before, ...problems, noCodes(table)] }
}

/** Finds the columns of coders where all that are none of units, words and places are called so: `coder1`, `Rater B`. */
function coderColumnsOf({ header, column }: CodingsTable): readonly string[] | null {
  const roles = new Set<number>(Object.values(column))
  const others = header.filter((name, i) => name !== '' && !roles.has(i))
  const areCoders = others.every(name =>
    /^(?:coder|rater|annotator|judge|reviewer|observer)[\s_.#-]*(?:\d+|[a-z])$/i.test(name),
  )
  return column.coder === -1 && others.length > 1 && areCoders ? others : null
}

function isOfSpans({ column }: CodingsTable): boolean {
  return [column.transcript, column.start, column.end, column.code].every(place => place !== -1)
}

/**
 * True where each row is one rating. A code may be called "code" or "value", so that a column with such a name which holds only 0 and 1
 * makes no such table, unless the user says so.
 */
function isRatingARow({ rows, column }: CodingsTable, { codeColumn, valueColumn }: ReadCodingsOptions): boolean {
  if (column.unit === -1) return false
  if (codeColumn !== undefined || valueColumn !== undefined) return true
  const holdsNames = (place: number): boolean =>
    place !== -1 && rows.some(({ cells }) => !isMissing(cells[place]) && yesNo(cells[place]) === null)
  const isEmpty = (place: number): boolean => place !== -1 && rows.every(({ cells }) => cells[place] === '')
  if (holdsNames(column.code) || holdsNames(column.codes) || isEmpty(column.codes)) return true
  return column.coder !== -1 && holdsNames(column.value)
}

/** True for a project of another program (`.qdpx`), which holds texts and codes too. */
export function isProject(path: string, bytes: Uint8Array): boolean {
  if (/\.qdpx$/i.test(path)) return true
  // The name of each file stands in a zip archive as it is.
  return isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('.qde')
}

function project(file: string): Problem {
  return {
    code: 'unread-project',
    severity: 'error',
    message: 'this is a project of another program, which holds texts and codes too, and no table of codings',
    file,
    hint: 'read it with readProject',
  }
}

function noCodes({ file, header }: CodingsTable): Problem {
  return {
    code: 'no-codes',
    severity: 'error',
    message: 'no column holds codes: each is a name, a place or a note',
    file,
    hint: `name them with --codes; there are: ${listed(header)}`,
  }
}
