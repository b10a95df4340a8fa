import type { ExportedFile } from '../../interchange/exported'
import { xmlElement, xmlText } from '../../interchange/xml-text'
import { zip } from '../../interchange/zip'
import { type Cell, looksLikeFormula } from '../../text/to-csv'
import type { Column } from '../data-table'

/** One sheet: a header, and rows from `first` up to, not including, `behind` of a table's columns. */
export interface SheetOfTable {
  readonly name: string
  readonly columns: readonly Column[]
  readonly first: number
  readonly behind: number
}

/** What a sheet can hold, the header's row among them. */
export const mostRows = 1_048_576
export const mostColumns = 16_384
/** What a cell can hold, in UTF-16 units. */
export const mostInCell = 32_767
/** Behind words that were cut. */
const cutMark = ' […]'

/**
 * Writes a workbook in the format of Excel (ECMA-376): a sheet a table, its header bold, frozen and with filters. The same tables give the same
 * bytes.
 *
 * Text stays text, whatever it begins with: no cell holds a formula, and text that looks like one is marked so that it stays text when
 * somebody edits its cell. Numbers are whole; shares are shown as per cent. Sheets are written row by row: a workbook may be large.
 */
export function spreadsheet(sheets: readonly SheetOfTable[]): Promise<readonly Uint8Array[]> {
  return zip(partsOf(sheets))
}

/** Text as a cell holds it: cut at what it can hold, with line feeds for line ends, and without what XML cannot hold. */
export function cellText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  if (lines.length <= mostInCell) return lines
  return lines.slice(0, mostInCell - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark
}

function partsOf(sheets: readonly SheetOfTable[]): readonly ExportedFile[] {
  const strings = new SharedStrings()
  const numbers = sheets.map((_, i) => i + 1)
  const part = (name: string, ...content: readonly string[]): ExportedFile => ({
    name,
    content: ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', ...content],
  })
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>`,
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/>`,
      ...numbers.map(
        n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
      ),
      '</Types>',
    ),
    part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
      ...sheets.map(({ name }, i) => xmlElement('sheet', { name, sheetId: i + 1, 'r:id': `rId${i + 1}` })),
      '</sheets></workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...numbers.map(n => ['worksheet', `worksheets/sheet${n}.xml`] as const),
        ['styles', 'styles.xml'] as const,
        ['sharedStrings', 'sharedStrings.xml'] as const,
      ]),
    ),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet, strings) })),
    // Behind the sheets, which fill it as they are written.
    { name: 'xl/sharedStrings.xml', content: strings.xml() },
  ]
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], i) =>
    xmlElement('Relationship', { Id: `rId${i + 1}`, Type: `${relations}/${type}`, Target: target }),
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

/** Places among the formats of `styles`; numbers have the first. */
const style = { header: 1, text: 2, likeFormula: 3, share: 4 } as const

const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  format('', false),
  format('applyFont="1"', true, { font: 1 }),
  format('', true),
  format('quotePrefix="1"', true),
  format('applyNumberFormat="1"', false, { number: 164 }),
].join('')}</cellXfs></styleSheet>`

function format(extra: string, wraps: boolean, { font = 0, number = 0 } = {}): string {
  const alignment = `<alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyAlignment="1" ${extra}>${alignment}</xf>`
}

/** The texts of a workbook, each once: cells point at them, so that a large table is no larger than it must be. */
class SharedStrings {
  readonly #cells = new Map<string, string>()

  /** Writes a cell of text, but for how it looks. */
  cell(text: string): string {
    const known = this.#cells.get(text)
    if (known !== undefined) return known
    const look = looksLikeFormula(text) ? style.likeFormula : style.text
    const cell = `<c s="${look}" t="s"><v>${this.#cells.size}</v></c>`
    this.#cells.set(text, cell)
    return cell
  }

  *xml(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${main}">`
    for (const text of this.#cells.keys()) {
      // Spreadsheets take `_x0041_` for an A.
      const written = xmlText(cellText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
      yield `<si><t xml:space="preserve">${written}</t></si>`
    }
    yield '</sst>'
  }
}

/** Cells stand in their order and need no names; an empty one holds its place. */
function* sheetXml({ columns, first, behind }: SheetOfTable, strings: SharedStrings): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  const widths = columns.map((column, i) =>
    xmlElement('col', { min: i + 1, max: i + 1, width: widthOf(column, first, behind), customWidth: 1 }),
  )
  yield `${xmlElement('cols', {}, ...widths)}<sheetData><row>`
  for (const { name } of columns) yield strings.cell(name).replace(/s="\d"/, `s="${style.header}"`)
  yield '</row>'
  for (let row = first; row < behind; row++) {
    let xml = '<row>'
    for (const { cell, type } of columns) xml += cellXml(cell(row), type, strings)
    yield `${xml}</row>`
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${behind - first + 1}"/></worksheet>`
}

function cellXml(cell: Cell, type: Column['type'], strings: SharedStrings): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'string') return strings.cell(cell)
  return type === 'share' ? `<c s="${style.share}"><v>${cell}</v></c>` : `<c><v>${cell}</v></c>`
}

/** In characters: as wide as what the first rows hold, within reason. */
function widthOf({ name, cell }: Column, first: number, behind: number): number {
  let width = name.length + 4
  for (let row = first; row < Math.min(behind, first + 50); row++)
    width = Math.max(width, `${cell(row) ?? ''}`.length + 1)
  return Math.min(60, Math.max(8, width))
}

/** `A` for 0, `AA` for 26. */
function columnName(place: number): string {
  const ahead = place < 26 ? '' : columnName(Math.floor(place / 26) - 1)
  return ahead + String.fromCharCode(65 + (place % 26))
}
