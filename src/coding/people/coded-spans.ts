import type { Problem } from '../../problem'
import { JsonMistake, parseJson } from '../../transcript/readers/parse-json'
import type { CodingsTable } from './codings-table'
import type { PersonSpan, SpanCodings } from './people-codings'
import { wholeNumber } from './table-units'

interface SpansRead {
  readonly codings: SpanCodings
  readonly problems: readonly Problem[]
}

/** Reads a table with one coded stretch a row: transcript, start, end and code, and perhaps the coder, the words and a status. */
export function readSpanTable({ file, rows, column }: CodingsTable): SpansRead {
  const spans: PersonSpan[] = []
  const problems: Problem[] = []
  for (const { cells, line, columnOf } of rows) {
    const text = (place: number): string | null => (place === -1 ? null : cells[place] || null)
    const found = spanOf({
      coder: text(column.coder),
      code: text(column.code),
      transcript: text(column.transcript),
      start: wholeNumber(text(column.start)),
      end: wholeNumber(text(column.end)),
      quote: text(column.text),
      status: text(column.status),
    })
    const at = { line, column: columnOf(column.start) }
    if (found === null) problems.push(badSpan(file, at))
    else spans.push({ ...found, ...at })
  }
  return { codings: { kind: 'spans', file, spans }, problems }
}

/** Reads `codings.jsonl`, of this tool or written like it: one coded stretch a line. */
export function readSpanLines(text: string, file: string): SpansRead {
  const spans: PersonSpan[] = []
  const problems: Problem[] = []
  for (const [i, written] of text.split(/\r\n?|\n/).entries()) {
    if (written.trim() === '') continue
    const at = { line: i + 1, column: 1 }
    const record = readLine(written)
    if (record instanceof JsonMistake) {
      const message = `this line cannot be read: ${record.message}`
      const hint = 'each line must be one JSON object; the other lines were read'
      const place = { ...at, column: record.offset + 1 }
      problems.push({ code: 'broken-line', severity: 'error', message, file, ...place, hint })
      continue
    }
    if ('withheld' in record) continue
    const word = (key: string): string | null => (typeof record[key] === 'string' ? record[key] : null)
    const number = (key: string): number | null => (Number.isSafeInteger(record[key]) ? (record[key] as number) : null)
    const found = spanOf({
      coder: word('coder'),
      code: word('code'),
      transcript: word('transcript'),
      start: number('start'),
      end: number('end'),
      quote: word('quote'),
      status: word('status'),
    })
    if (found === null) problems.push(badSpan(file, at))
    else spans.push({ ...found, ...at })
  }
  return { codings: { kind: 'spans', file, spans }, problems }
}

function readLine(line: string): Readonly<Record<string, unknown>> | JsonMistake {
  try {
    const value: unknown = parseJson(line).value
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    return new JsonMistake(0, 'it holds no object')
  } catch (error) {
    if (error instanceof JsonMistake) return error
    throw error
  }
}

/** Null where it is no stretch of a transcript, or has no code. A row without start, end and code says that somebody looked at the transcript. */
function spanOf({
  coder,
  code,
  transcript,
  start,
  end,
  quote,
  status,
}: {
  readonly [K in 'coder' | 'code' | 'transcript' | 'quote' | 'status']: string | null
} & { readonly start: number | null; readonly end: number | null }): Omit<PersonSpan, 'line' | 'column'> | null {
  if (transcript === null) return null
  const rejected = status?.toLowerCase() === 'rejected'
  if (code === null && start === null && end === null)
    return { coder, code: '', transcript, quote: null, rejected, start: 0, end: 0 }
  if (code === null || start === null || end === null || start < 0 || end <= start) return null
  return { coder, code, transcript, quote, rejected, start, end }
}

function badSpan(file: string, at: { readonly line: number; readonly column: number }): Problem {
  return {
    code: 'bad-span',
    severity: 'error',
    message: 'this is no coded stretch of a transcript',
    file,
    ...at,
    hint: 'it needs a transcript, a code, and start and end: whole numbers, the end beyond the start',
  }
}
