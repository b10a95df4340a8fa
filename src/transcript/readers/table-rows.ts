import { InputError, type Problem } from '../../problem'
import { delimiterOf, headerOf, openQuoteLine, splitHeader } from './table-syntax'
import { uniqueNames } from './unique-names'

interface TableRows {
  /** The header; empty where the table is. */
  readonly names: readonly string[]
  readonly rows: readonly Cells[]
  readonly problems: readonly Problem[]
}

interface Cells {
  readonly cells: readonly string[]
  /** 1-based line on which the row begins. */
  readonly line: number
}

/**
 * Cuts a table, whose line breaks are `\n`, into its rows. A row that cannot be trusted is a problem instead; throws
 * InputError where a quote is never closed.
 */
export async function rowsOf(source: string, file: string): Promise<TableRows> {
  const { parse } = await import('csv-parse/sync')
  const [header = '', , skipped = 0] = headerOf(source)
  const delimiter = delimiterOf(header)
  const body = source.slice(skipped)
  const strict = {
    delimiter,
    quote: isWhisper(splitHeader(header, delimiter)) ? null : '"',
    ltrim: true,
    max_record_size: LONGEST_ROW,
  }
  const problems: Problem[] = []
  const rows: Cells[] = []
  let names: string[] | undefined
  let line = skipped > 0 ? 2 : 1
  let lines: string[] | undefined
  const isStrict = (start: number, end: number) => {
    lines ??= source.split('\n')
    return canParse(() => parse(lines!.slice(start - 1, end - 1).join('\n'), strict))
  }
  for (const record of records(() => parse(body, { ...strict, relax_column_count: true, relax_quotes: true }))) {
    const start = line
    // csv-parse counts lines too, but takes a `\r\n` in quotes for two, and is slower by half when asked.
    line += 1 + breaksAhead(record, record.length)
    if (record.every(cell => cell.trim() === '')) continue
    if (names === undefined) names = uniqueNames(record)
    else if (record.length !== names.length) problems.push(wrongLength(file, start, record.length, names.length))
    // A stray quote can swallow the rows after it and still leave the right number of fields.
    else if (record.some(cell => cell.startsWith('"') && cell.includes('\n')) && !isStrict(start, line))
      problems.push(strayQuote(file, start))
    else rows.push({ cells: record, line: start })
  }
  return { names: names ?? [], rows, problems }

  function records(parseAll: () => string[][]): string[][] {
    try {
      return parseAll()
    } catch (error) {
      throw new InputError([unreadable(error, file, line - 1 + openQuoteLine(body, delimiter))])
    }
  }
}

function canParse(parse: () => unknown): boolean {
  try {
    parse()
    return true
  } catch {
    return false
  }
}

/** In UTF-16 units: an answer is never so long, but what follows on a quote that is not closed is. */
const LONGEST_ROW = 16 * 1024 * 1024

/** Whisper writes `start`, `end` in milliseconds and `text` without quoting it. */
export const isWhisper = (columns: readonly string[]) => columns.join('\t') === 'start\tend\ttext'

/** Counts the line breaks in the cells ahead of a column. */
export function breaksAhead(cells: readonly string[], column: number): number {
  let breaks = 0
  for (const cell of cells.slice(0, column))
    for (let i = cell.indexOf('\n'); i !== -1; i = cell.indexOf('\n', i + 1)) breaks++
  return breaks
}

const wrongLength = (file: string, line: number, found: number, wanted: number): Problem => ({
  code: 'broken-row',
  severity: 'error',
  message: `this row has ${found} ${found === 1 ? 'field' : 'fields'} where the header has ${wanted}`,
  file,
  line,
  hint: 'put double quotes around a text that holds the delimiter; the other rows were read',
})

const strayQuote = (file: string, line: number): Problem => ({
  code: 'broken-row',
  severity: 'error',
  message: 'a quoted text of this row does not end at its closing quote',
  file,
  line,
  hint: 'close it, or write a double quote within quotes twice; the other rows were read',
})

function unreadable(error: unknown, file: string, line: number): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') throw error
  const message = 'a double quote is opened here and never closed'
  return {
    code: 'unclosed-quote',
    severity: 'error',
    message,
    file,
    line,
    hint: 'close it, or write a double quote within quotes twice',
  }
}
