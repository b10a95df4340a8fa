import { InputError, type Problem } from '../../problem'
import { noTextColumn, noTurns, unknownColumns } from './column-problems'
import { columnsByName, type Fields, fieldOf } from './columns'
import { JsonMistake, parseJson } from './parse-json'
import { defineReader } from './reader'
import { type Row, transcriptsOf } from './rows'

/** So many lines are looked at to learn which keys there are. */
const SAMPLE = 1000

/**
 * Reads JSON lines: one object a line, `{"id", "text", "speaker"?, "group"?, …attributes}`. See `transcriptsOf` for what
 * becomes of them. A line that cannot be read is an error of its own; the others are read.
 */
export const jsonl = defineReader({
  format: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  recognises: ({ text, extension }) => {
    const head = (text ?? '').slice(0, 65_536)
    if (jsonl.extensions.includes(extension)) return /^\s*[[{]/.test(head)
    if (!/^\s*\{/.test(head)) return false
    const lines = head.split('\n').filter(line => line.trim() !== '')
    // The last line may be cut by the 64 KB.
    if (lines.length > 1 && text!.length > head.length) lines.pop()
    if (lines.length === 1) return false
    const first = lines.slice(0, 10)
    return first.filter(line => parseLine(line) !== null).length * 2 > first.length
  },
  read: ({ text, path }, options) => {
    const problems: Problem[] = []
    const rows = rowsOf(text ?? '', path, problems)
    if (rows.length === 0) throw new InputError([...problems, noTurns(path, 'no line holds an object')])
    const sample = rows.slice(0, SAMPLE).map(({ fields }) => fields)
    const keys = [...new Set(sample.flatMap(fields => Object.keys(fields)))]
    const unknown = unknownColumns(path, keys, options)
    if (unknown.length > 0) throw new InputError([...problems, ...unknown])
    const columns = columnsByName(keys, sample, options)
    if (!columns) throw new InputError([...problems, noTextColumn(path, keys)])
    const withText = rows.filter(row => {
      const hasText = fieldOf(row.fields, columns.text) !== undefined
      if (!hasText) problems.push(brokenLine(path, row.line, `has no key "${columns.text}"`))
      return hasText
    })
    const [first, ...others] = transcriptsOf({ rows: withText, columns, options, path, breaks: 'escaped' })
    return [{ ...first, problems: [...(first.problems ?? []), ...problems] }, ...others]
  },
})

function rowsOf(text: string, path: string, problems: Problem[]): Row[] {
  const rows: Row[] = []
  let line = 1
  for (let start = 0; start < text.length; line++) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? text.length : stop
    const written = text.slice(start, end)
    start = end + 1
    if (written.trim() === '') continue
    const fields = parseLine(written, mistake =>
      problems.push({ ...brokenLine(path, line, mistake.message), column: mistake.offset + 1 }),
    )
    if (fields) rows.push({ fields, line })
  }
  return rows
}

/** Gives the object on a line, or null and what is wrong. */
function parseLine(line: string, report?: (mistake: JsonMistake) => void): Fields | null {
  try {
    const value = quickly(line) ?? parseJson(line).value
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
    report?.(new JsonMistake(0, 'holds a value that is no object'))
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error
    report?.(error)
  }
  return null
}

/** Node's own parser is many times faster; what it refuses is left to ours, which tells where. */
function quickly(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const brokenLine = (file: string, line: number, what: string): Problem => ({
  code: 'broken-line',
  severity: 'error',
  message: `this line cannot be read: ${what}`,
  file,
  line,
  hint: 'each line must be one JSON object; the other lines were read',
})
