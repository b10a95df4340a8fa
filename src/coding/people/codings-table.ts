import type { Problem } from '../../problem'
import { type Row, readRows } from '../../study/read-rows'
import { listed } from '../../transcript/readers/column-problems'
import { findKey } from '../../transcript/readers/columns'
import { readWorkbook } from '../../transcript/workbook'
import type { ReadCodingsOptions } from './people-codings'

/** A table of codings: its header, its rows, and which column is what. */
export interface CodingsTable {
  readonly file: string
  readonly header: readonly string[]
  readonly headerRow: Row
  readonly rows: readonly Row[]
  /** Place of each role's column in the header; -1 where there is none. */
  readonly column: Readonly<Record<ColumnRole, number>>
  readonly problems: readonly Problem[]
}

export type ColumnRole = keyof typeof names | 'line' | 'turn' | 'speaker'

/** Names by which columns go; of several, the first of the list. Case, blanks and signs do not count. */
const names = {
  unit: ['unit', 'unitid', 'segment', 'segmentid', 'item', 'itemid', 'sentenceid', 'turnid', 'id'],
  coder: ['coder', 'coderid', 'codername', 'rater', 'raterid', 'annotator', 'annotatorid', 'judge', 'codedby'],
  code: ['code', 'codeid', 'codename'],
  codes: ['codes', 'themes', 'labels'],
  value: ['value', 'rating', 'score'],
  group: ['group', 'groupid', 'focusgroup', 'focusgroupid'],
  text: ['text', 'quote', 'words', 'utterance', 'verbatim'],
  transcript: ['transcript', 'transcriptid'],
  start: ['start'],
  end: ['end'],
  status: ['status'],
} as const

/** Reads CSV, or tab-separated text, whose columns are those of codings. */
export async function readTextTable(
  text: string,
  file: string,
  options: ReadCodingsOptions,
): Promise<CodingsTable | null> {
  const { columns } = options
  // A header that the user gives is a line that the file does not have.
  const ahead = columns === undefined ? '' : `${columns.map(quoted).join(delimiterIn(text))}\n`
  const table = text.replace(/^\ufeff/, '')
  // Spreadsheets leave out the delimiters of what is empty at the end of a row.
  const { header, rows, problems } = await readRows(columns === undefined ? withoutTitle(table) : ahead + table, file, {
    shortRows: 'filled',
  })
  if (!header) return null
  if (columns === undefined) return tableOf(file, header, rows, problems, options)
  const up = <T extends { line?: number }>(each: T): T => ({ ...each, line: (each.line ?? 2) - 1 })
  return tableOf(file, header, rows.map(up), problems.map(up), options)
}

/**
 * Reads the sheet of a workbook whose header is sought, or else its first sheet that holds anything.
 *
 * @param isSought Judges by the cells of a header; unless told, whether one of them is `unit`.
 * @returns The table, and the names of the other sheets that hold anything.
 */
export async function readWorkbookTable(
  bytes: Uint8Array,
  file: string,
  options: ReadCodingsOptions,
  isSought: (header: readonly string[]) => boolean = header => header.some(cell => bare(cell) === 'unit'),
): Promise<{ readonly table: CodingsTable; readonly others: readonly string[] } | null> {
  const sheets = (await readWorkbook(bytes, file))
    .map(({ name, rows }) => ({ name, rows: tableRows(rowsOf(rows)) }))
    .filter(({ rows }) => rows.length > 0)
  const sheet = sheets.find(({ rows: [first] }) => isSought(first.cells)) ?? sheets[0]
  if (sheet === undefined) return null
  const { columns } = options
  const [first, ...rest] = sheet.rows
  const [header, rows] = columns === undefined ? [first, rest] : [{ ...first, cells: columns }, sheet.rows]
  const others = sheets.flatMap(each => (each === sheet ? [] : [each.name]))
  return { table: tableOf(file, header, rows, [], options), others }
}

/** How many rows may stand above the header: what the table is about, by whom, and when. */
const mostTitleRows = 10

/** Finds the header: the first row that fills more than half as many cells as the fullest of the rows that follow. */
function headerAt(filled: readonly number[]): number {
  const most = Math.max(0, ...filled)
  return Math.max(
    0,
    filled.slice(0, mostTitleRows + 1).findIndex(cells => cells > 1 && cells > most / 2),
  )
}

/** Empties the lines of a title above the header, so that all others keep their numbers. */
function withoutTitle(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 2 * mostTitleRows).map(line => line.replace(/"[^"]*"/g, '""'))
  const delimiter = usualDelimiter(lines)
  const at = headerAt(lines.map(line => line.split(delimiter).filter(cell => cell.trim() !== '').length))
  // A quote that is open still has the rest of its cell on the next line.
  if (at === 0 || lines.slice(0, at + 1).some(line => line.replaceAll('""', '').includes('"'))) return text
  const start = lines.slice(0, at).reduce(place => nextLine(text, place), 0)
  return '\n'.repeat(at) + text.slice(start)
}

/** The delimiter by which most of the lines have the same number of cells. */
function usualDelimiter(lines: readonly string[]): string {
  const found = ['\t', ';', ','].map(delimiter => {
    const times = new Map<number, number>()
    for (const line of lines) {
      const cells = line.split(delimiter).length
      if (cells > 1) times.set(cells, (times.get(cells) ?? 0) + 1)
    }
    return { delimiter, lines: Math.max(0, ...times.values()) }
  })
  return found.reduce((best, each) => (each.lines > best.lines ? each : best)).delimiter
}

function nextLine(text: string, from: number): number {
  const end = /\r\n|\r|\n/g
  end.lastIndex = from
  return end.exec(text) ? end.lastIndex : text.length
}

function tableRows(rows: readonly Row[]): readonly Row[] {
  return rows.slice(
    headerAt(rows.slice(0, 2 * mostTitleRows).map(({ cells }) => cells.filter(cell => cell !== '').length)),
  )
}

function rowsOf(rows: readonly (readonly string[])[]): readonly Row[] {
  return rows
    .map((cells, i) => ({
      cells: cells.map(cell => cell.trim()),
      line: i + 1,
      columnOf: (cell: number) => cell + 1,
    }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
}

function tableOf(
  file: string,
  headerRow: Row,
  rows: readonly Row[],
  before: readonly Problem[],
  options: ReadCodingsOptions,
): CodingsTable {
  // `code:role` is how this tool writes a code that is called like another column.
  const header = headerRow.cells.map(name => name.replace(/^code:/, ''))
  const flags = {
    unit: options.unitColumn,
    coder: options.coderColumn,
    code: options.codeColumn,
    value: options.valueColumn,
    group: options.groupColumn,
    text: options.textColumn,
  }
  const problems = [...before]
  const taken = new Set<number>()
  const column = {} as Record<ColumnRole, number>
  const named = [...Object.values(flags), ...(options.coderColumns ?? [])].filter(name => name !== undefined)
  for (const name of named) if (findKey(header, name) === undefined) problems.push(unknownColumn(file, name, header))
  for (const [role, name] of Object.entries(flags)) {
    const key = name === undefined ? undefined : findKey(header, name)
    if (key === undefined) continue
    column[role as ColumnRole] = header.indexOf(key)
    taken.add(header.indexOf(key))
  }
  const keys = headerRow.cells.map(bare)
  const roles = { ...names, line: ['line'], turn: ['turn'], speaker: ['speaker'] }
  for (const [role, wanted] of Object.entries(roles) as [ColumnRole, readonly string[]][]) {
    if (column[role] !== undefined) continue
    const places = wanted.map(name => keys.findIndex((key, i) => key === name && !taken.has(i)))
    column[role] = places.find(place => place !== -1) ?? -1
    if (column[role] !== -1) taken.add(column[role])
  }
  return { file, header, headerRow, rows, column, problems: [...problems, ...duplicates(file, headerRow)] }
}

function duplicates(file: string, { cells, line, columnOf }: Row): readonly Problem[] {
  return cells.flatMap((name, i): readonly Problem[] => {
    if (name === '' || cells.indexOf(name) === i) return []
    const message = `two columns are called "${name}"`
    const hint = 'rename one of the two'
    return [{ code: 'duplicate-column', severity: 'error', message, file, line, column: columnOf(i), hint }]
  })
}

function unknownColumn(file: string, name: string, header: readonly string[]): Problem {
  const message = `there is no column or key ${JSON.stringify(name)}`
  return { code: 'unknown-column', severity: 'error', message, file, hint: `there are: ${listed(header)}` }
}

/** A name without case, blanks and signs. */
export function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function delimiterIn(text: string): string {
  const [line = ''] = text.split('\n', 1)
  return ['\t', ';'].find(delimiter => line.includes(delimiter)) ?? ','
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
