import type { Problem } from '../problem'
import { delimiterOf } from '../transcript/readers/table-syntax'

/** One row of a CSV file. */
export interface Row {
  readonly cells: readonly string[]
  /** 1-based line on which it begins. */
  readonly line: number
  /** 1-based column at which a cell begins. */
  readonly columnOf: (cell: number) => number
}

export interface Rows {
  readonly header: Row | null
  /** Blank rows are left out. */
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
}

/**
 * Reads CSV with a header: comma, semicolon or tab, whichever the header has most of. Cells come without white space around them.
 *
 * A row that has another number of cells than the header, or quotes that do not close, is an error; the others are read. Empty cells beyond
 * the header do not count.
 *
 * @param options.shortRows `filled`: a row with fewer cells is one whose last cells are empty. `broken` unless told.
 */
export async function readRows(
  text: string,
  file: string,
  { shortRows = 'broken' }: { readonly shortRows?: 'broken' | 'filled' } = {},
): Promise<Rows> {
  const { parse } = await import('csv-parse/sync')
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const delimiter = delimiterOf(lines.find(line => line.trim() !== '') ?? '')
  const options = { delimiter, relax_column_count: true }
  const problems: Problem[] = []
  const broken = (line: number, message: string, hint: string): void => {
    problems.push({ code: 'broken-row', severity: 'error', message, file, line, column: 1, hint })
  }

  const read: Row[] = []
  let line = 1
  const add = (cells: readonly string[]): void => {
    const raw = lines[line - 1] ?? ''
    const row = {
      cells: cells.map(cell => cell.trim()),
      line,
      columnOf: (cell: number) => columnOf(raw, delimiter, cell),
    }
    if (row.cells.some(cell => cell !== '')) read.push(row)
    line += 1 + cells.join('').split('\n').length - 1
  }
  try {
    // Most files have nothing in quotes, and then a line is a row: several times as fast for the long tables of some studies.
    const plain = lines.every(each => !each.includes('"'))
    for (const cells of plain ? lines.map(each => each.split(delimiter)) : parse(lines.join('\n'), options)) add(cells)
  } catch (error) {
    if (!isQuoteError(error)) throw error
    // One stray quote swallows what follows it. So each line is read by itself, and the stray one shows.
    read.length = 0
    line = 1
    while (line <= lines.length) {
      try {
        add(parse(lines[line - 1], options)[0] ?? [''])
      } catch (error) {
        if (!isQuoteError(error)) throw error
        broken(
          line,
          'a double quote in this row does not close',
          'put the whole cell in double quotes, and write a double quote in it twice',
        )
        line++
      }
    }
  }

  const [header = null, ...rows] = read
  const whole = rows.flatMap((row): readonly Row[] => {
    const { length } = header!.cells
    if (row.cells.length === length) return [row]
    if (row.cells.length > length && row.cells.slice(length).every(cell => cell === ''))
      return [{ ...row, cells: row.cells.slice(0, length) }]
    if (row.cells.length < length && shortRows === 'filled')
      return [{ ...row, cells: [...row.cells, ...Array.from({ length: length - row.cells.length }, () => '')] }]
    broken(
      row.line,
      `this row has ${counted(row.cells.length)} where the header has ${header!.cells.length}`,
      'put double quotes around a cell that holds the delimiter',
    )
    return []
  })
  return { header, rows: whole, problems }
}

function isQuoteError(error: unknown): boolean {
  const codes = ['CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE']
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function columnOf(raw: string, delimiter: string, cell: number): number {
  let quoted = false
  let passed = 0
  for (let i = 0; i < raw.length; i++) {
    if (passed === cell) return i + 1
    if (raw[i] === '"') quoted = !quoted
    else if (raw[i] === delimiter && !quoted) passed++
  }
  return passed === cell ? raw.length + 1 : 1
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`
}
