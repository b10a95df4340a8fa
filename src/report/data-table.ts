import { type Cell, type CsvOptions, csvLine } from '../text/to-csv'
import { headerOf } from './table'

/**
 * What the cells of a column hold: `text`; `code`, the id of a code; `integer`; `number`; `share`, a number from 0 to 1; `flag`, 1 or 0;
 * `answer`, "yes" or "no". Each may be empty (null).
 */
export type ColumnType = 'text' | 'code' | 'integer' | 'number' | 'share' | 'flag' | 'answer'

/** A column of a table of a run. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** What its cells say, in words, for a data dictionary: the same as in docs/results.md. */
  readonly meaning: string
  /** What it is about, where there is a column for each: an attribute by its name, a code by its id. */
  readonly subject: Subject | null
  /** Gives the cell of a row, counted from 0. */
  readonly cell: (row: number) => Cell
}

export interface Subject {
  readonly kind: 'attribute' | 'code'
  readonly name: string
}

/** A table of a run, from which CSV files, sheets and whatever else is made: its columns are said here and nowhere else. */
export interface DataTable {
  /** What its file is called, without the ending: `guide-codes`. */
  readonly name: string
  readonly columns: readonly Column[]
  /** How many rows it has. */
  readonly rows: number
}

/** A column as it is written down: its name, its type, what it shows of a row, and what that means. */
export type ColumnOf<Row> = readonly [name: string, type: ColumnType, cell: (row: Row) => Cell, meaning: string]

/** Makes a table of rows, a column for each that is written down. */
export function dataTable<Row>(name: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[]): DataTable {
  return { name, rows: rows.length, columns: columns.map(column => columnOf(column, rows)) }
}

/** Rows that have a value for each attribute and each code of the study. */
export interface CaseRow {
  readonly attributes?: readonly (string | null)[]
  readonly codes: readonly number[]
}

export interface Cases<Row extends CaseRow> {
  readonly attributes?: readonly string[]
  readonly codes: readonly string[]
  readonly rows: readonly Row[]
}

/**
 * Makes a table of cases: the columns that are written down, then one for each attribute, then one for each code. One that is called like
 * a column ahead of it says what it is: `attribute:role`, `code:role`.
 *
 * @param ofCode Type and meaning of what stands under a code.
 */
export function caseTable<Row extends CaseRow>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  { attributes = [], codes, rows }: Cases<Row>,
  ofCode: { readonly type: ColumnType; readonly meaning: string },
): DataTable {
  const names = headerOf(
    columns.map(([name]) => name),
    attributes,
    codes,
  ).slice(columns.length)
  return {
    name,
    rows: rows.length,
    columns: [
      ...columns.map(column => columnOf(column, rows)),
      ...attributes.map((attribute, i): Column => {
        const subject = { kind: 'attribute', name: attribute } as const
        const cell = (row: number) => rows[row].attributes?.[i] ?? null
        return { name: names[i], type: 'text', meaning: attributeMeaning, subject, cell }
      }),
      ...codes.map((code, i): Column => {
        const subject = { kind: 'code', name: code } as const
        return { name: names[attributes.length + i], ...ofCode, subject, cell: row => rows[row].codes[i] }
      }),
    ],
  }
}

const attributeMeaning = 'an attribute of the speaker; empty where it is not known, and where several people speak'

function columnOf<Row>([name, type, cell, meaning]: ColumnOf<Row>, rows: readonly Row[]): Column {
  return { name, type, meaning, subject: null, cell: row => cell(rows[row]) }
}

/** Writes a table as CSV, in pieces: the whole may be longer than a string can be. */
export function* csvPieces({ columns, rows }: DataTable, options?: CsvOptions): Generator<string> {
  let piece = csvLine(
    columns.map(({ name }) => name),
    options,
  )
  for (let row = 0; row < rows; row++) {
    piece += csvLine(
      columns.map(({ cell }) => cell(row)),
      options,
    )
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

const pieceLength = 65_536

/** Writes a table as CSV, whole. */
export function csvOf(table: DataTable, options?: CsvOptions): string {
  return [...csvPieces(table, options)].join('')
}
