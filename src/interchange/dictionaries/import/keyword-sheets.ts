import type { Problem } from '../../../problem'
import { type Row, readRows } from '../../../study/read-rows'
import type { Source } from '../../../transcript/readers/reader'
import { delimiterOf, splitHeader } from '../../../transcript/readers/table-syntax'
import { readWorkbook } from '../../../transcript/workbook'
import { isKeywordHeader } from './keyword-columns'

/** A sheet of a table of keywords, from its header on. */
export interface KeywordSheet {
  /** Of the sheet in a workbook; null for text. */
  readonly name: string | null
  readonly header: Row
  readonly rows: readonly Row[]
  /** `long`: a keyword, or several, in a row with their theme. `wide`: a column for each theme. */
  readonly form: 'long' | 'wide'
  /** Rows above the header that hold something. */
  readonly above: number
}

export interface KeywordSheets {
  readonly sheets: readonly KeywordSheet[]
  readonly problems: readonly Problem[]
}

/** How many rows may stand above the header: what the table is about, by whom, and when. */
const mostTitleRows = 10

/** Reads the sheets of a workbook, or a CSV or tab-separated text as one sheet. Sheets without two columns are left out. */
export async function readKeywordSheets({ text, bytes, path }: Source): Promise<KeywordSheets> {
  if (text !== null) return sheetOfText(text, path)
  const sheets = (await readWorkbook(bytes, path)).flatMap(({ name, rows }) => {
    const filled = rows
      .map((cells, i): Row => ({ cells: cells.map(cell => cell.trim()), line: i + 1, columnOf: cell => cell + 1 }))
      .filter(({ cells }) => cells.some(cell => cell !== ''))
    const at = headerAt(filled.slice(0, mostTitleRows + 1).map(({ cells }) => cells))
    return at === -1 ? [] : [sheetOf(name, filled[at], filled.slice(at + 1), at)]
  })
  return { sheets, problems: [] }
}

async function sheetOfText(text: string, path: string): Promise<KeywordSheets> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  // Excel says in a line of its own which delimiter follows.
  const said = /^sep=.$/i.test(lines[0]) ? 1 : 0
  const filled = lines
    .flatMap((line, i) => (i < said || line.trim() === '' ? [] : [{ line, i }]))
    .slice(0, mostTitleRows + 1)
  const at = headerAt(filled.map(({ line }) => splitHeader(line, delimiterOf(line))))
  if (at === -1) return { sheets: [], problems: [] }
  // Blank lines in the place of what stands above the header, so that all others keep their numbers.
  const rest = [...lines.slice(0, filled[at].i).map(() => ''), ...lines.slice(filled[at].i)].join('\n')
  const { header, rows, problems } = await readRows(rest, path, { shortRows: 'filled' })
  return { sheets: header === null ? [] : [sheetOf(null, header, rows, at)], problems }
}

/** The first row that is surely a header of keywords, else the first with two cells or more; -1 where there is none. */
function headerAt(rows: readonly (readonly string[])[]): number {
  const sure = rows.findIndex(isKeywordHeader)
  return sure !== -1 ? sure : rows.findIndex(cells => cells.filter(cell => cell.trim() !== '').length > 1)
}

function sheetOf(name: string | null, header: Row, rows: readonly Row[], above: number): KeywordSheet {
  return { name, header, rows, above, form: isKeywordHeader(header.cells) ? 'long' : 'wide' }
}
