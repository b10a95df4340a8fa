import { isZip } from '../../../transcript/binary'
import type { Importer } from '../../importer'
import { Ledger } from '../../ledger'
import { baseName, brokenDictionary, type Category, clean, importedDictionary, type Term } from '../dictionary-draft'
import { keywordColumns } from './keyword-columns'
import { type KeywordSheet, readKeywordSheets } from './keyword-sheets'

/**
 * Reads the table that people make in a spreadsheet: a row for each keyword, or for several, with its theme and sub-theme; or, where `--from`
 * names it, a column of keywords for each theme. CSV, tab-separated text, or a workbook.
 */
export const keywordTable: Importer = {
  name: 'keyword-table',
  title: 'table of keywords',
  extensions: ['.csv', '.tsv', '.xlsx'],
  recognises: async source => {
    if (source.text === null && !(source.extension === '.xlsx' && isZip(source.bytes))) return false
    if (source.text !== null && !tables.has(source.extension)) return false
    // What cannot be read here may be another's.
    const head = source.text === null ? source : { ...source, text: source.text.slice(0, 50_000) }
    const { sheets } = await readKeywordSheets(head).catch(() => ({ sheets: [] }))
    return sheets.some(({ form }) => form === 'long')
  },
  import: async (source, options) => {
    const ledger = new Ledger()
    const file = baseName(source.path)
    const { sheets, problems } = await readKeywordSheets(source)
    const long = sheets.filter(({ form }) => form === 'long')
    const themes = createThemes()
    for (const sheet of long.length > 0 ? long : sheets) {
      if (sheet.above > 0) {
        const how = 'rows above the header are no keywords'
        ledger.add({
          what: 'titles of tables',
          fate: 'left out',
          how,
          subject: sheet.name,
          file,
          line: 1,
          count: sheet.above,
        })
      }
      if (sheet.form === 'long') readLong(sheet, themes, file, ledger)
      else readWide(sheet, themes)
    }
    for (const sheet of long.length > 0 ? sheets.filter(({ form }) => form === 'wide') : []) {
      const how = 'the sheet has no columns for themes and keywords'
      ledger.add({ what: 'sheets', fate: 'left out', how, subject: sheet.name, file })
    }
    const categories = themes.categories()
    if (categories.length === 0) throw brokenDictionary(source.path, 'this table has no column of themes with keywords')
    const about = {
      format: keywordTable.title,
      title: source.name,
      path: source.path,
      dialect: { wildcards: '*?' },
    } as const
    const imported = importedDictionary({ ...about, categories }, ledger, options)
    return { ...imported, problems }
  },
}

const tables = new Set(['.csv', '.tsv', '.tab', '.txt'])

interface Theme {
  readonly name: string
  readonly definitions: Set<string>
  readonly terms: Term[]
  readonly below: Map<string, Theme>
}

/** Themes by their names, of which case and blanks do not count. */
function createThemes() {
  const top = new Map<string, Theme>()
  const at = (themes: Map<string, Theme>, name: string): Theme => {
    const key = clean(name).normalize('NFKC').toLowerCase()
    const known = themes.get(key)
    if (known) return known
    const theme = { name, definitions: new Set<string>(), terms: [], below: new Map() }
    themes.set(key, theme)
    return theme
  }
  const categoryOf = ({ name, definitions, terms, below }: Theme): Category => ({
    name,
    definition: [...definitions].join('\n') || null,
    terms,
    subcategories: [...below.values()].map(categoryOf),
  })
  return {
    of: (theme: string, subtheme: string): Theme => {
      const above = at(top, theme)
      return subtheme === '' ? above : at(above.below, subtheme)
    },
    categories: () => [...top.values()].map(categoryOf),
  }
}

type Themes = ReturnType<typeof createThemes>

/** A blank theme is that of the row above, as cells that are merged give it; so is a blank sub-theme where the theme is blank too. */
function readLong({ header, rows, name }: KeywordSheet, themes: Themes, file: string, ledger: Ledger): void {
  const columns = keywordColumns(header.cells)
  const used = new Set(Object.values(columns))
  for (const [i, title] of header.cells.entries()) {
    const count = used.has(i) ? 0 : rows.filter(({ cells }) => cells[i] !== '').length
    if (count === 0) continue
    const how = 'what this column holds of a keyword is not known here'
    const place = { file, line: header.line, column: header.columnOf(i), count }
    ledger.add({ what: 'columns', fate: 'left out', how, subject: clean(title) || null, ...place })
  }
  let theme = ''
  let subtheme = ''
  for (const { cells, line, columnOf } of rows) {
    const cell = (role: keyof typeof columns) => (columns[role] === -1 ? '' : cells[columns[role]])
    if (cell('theme') !== '') [theme, subtheme] = [cell('theme'), cell('subtheme')]
    else if (cell('subtheme') !== '') subtheme = cell('subtheme')
    if (theme === '') {
      const how = 'no theme stands in the row, nor above it'
      ledger.add({ what: 'rows without a theme', fate: 'left out', how, subject: name, file, line })
      continue
    }
    const { terms, definitions } = themes.of(theme, subtheme)
    if (cell('definition') !== '') definitions.add(cell('definition'))
    const weight = weightIn(cell('weight'))
    for (const text of keywordsIn(cell('keyword')))
      terms.push({ text, line, column: columnOf(columns.keyword), weight })
  }
}

function readWide({ header, rows }: KeywordSheet, themes: Themes): void {
  for (const [i, title] of header.cells.entries()) {
    if (title === '') continue
    const { terms } = themes.of(title, '')
    for (const { cells, line, columnOf } of rows)
      for (const text of keywordsIn(cells[i])) terms.push({ text, line, column: columnOf(i) })
  }
}

/** Several keywords may stand in a cell, parted by commas, semicolons, bars or lines; quotes around one are no part of it. */
function keywordsIn(cell: string): readonly string[] {
  return cell
    .split(/[,;|\n\r]/)
    .map(part => part.trim().replace(/^["“”„«](.*)["“”»]$/, '$1'))
    .filter(part => part !== '')
}

function weightIn(cell: string): number | null {
  return cell === '' ? null : Number(cell.replace(/^([+-]?\d+),(\d+)$/, '$1.$2'))
}
