import { xmlText } from '../../interchange/xml-text'
import { looksLikeFormula } from '../../text/to-csv'
import { cellText } from './cell-text'
import { main } from './namespaces'
import { type Style, style } from './styles'

/** The texts of a workbook, each once: cells point at them, so that a large table is no larger than it must be. */
export class SharedStrings {
  readonly #cells = new Map<string, { readonly isQuoted: boolean; readonly withoutLook: string }>()

  /** Writes a cell of text (`B7`), never a formula; text that looks like one is marked, so that it stays text when somebody edits its cell. */
  cell(place: string, text: string, look: Style): string {
    let known = this.#cells.get(text)
    if (known === undefined) {
      known = { isQuoted: looksLikeFormula(text), withoutLook: ` t="s"><v>${this.#cells.size}</v></c>` }
      this.#cells.set(text, known)
    }
    return `<c r="${place}" s="${style[known.isQuoted ? (quoted[look] ?? look) : look]}"${known.withoutLook}`
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

const quoted: Partial<Record<Style, Style>> = { text: 'quoted', marked: 'markedQuoted' }
