import type { Problem } from '../../problem'
import { isPdf } from '../binary'
import { bodyFont } from '../pdf/fonts'
import { withoutFurniture } from '../pdf/furniture'
import { joinLines, piecesOf, textOf, wordsOf } from '../pdf/join-lines'
import { linesOfPages, type PdfLine } from '../pdf/lines'
import { pdfPages } from '../pdf/open-pdf'
import { isBold, measure, paragraphsOf } from '../pdf/paragraphs'
import { stretchesOf } from '../pdf/speaker-column'
import type { LineAnchor } from '../transcript'
import type { Block, Paragraph } from './blocks'
import { findOpenings } from './find-openings'
import { pageOf } from './page'
import { pageOfBlocks } from './page-of-blocks'
import { readPage } from './read-page'
import { defineReader, type ReadOptions } from './reader'

/**
 * Reads PDFs that have a text layer, as word processors and browsers make them. Who speaks is told as in Word documents.
 *
 * Lines are put together to paragraphs where the first word of the next would not have fitted, and words that a line's end parts are
 * joined: see `joinLines`. Headers, footers, page numbers and line numbers in the margin are left out. A line number counts the lines of text of
 * all pages, headers among them.
 */
export const pdf = defineReader({
  format: 'pdf',
  extensions: ['.pdf'],
  recognises: ({ bytes, extension }) => extension === '.pdf' || isPdf(bytes),
  read: async ({ bytes, path }, options) => {
    const { blocks, places, doubtful } = blocksOf(linesOfPages(await pdfPages(bytes, path)), options)
    const page = pageOfBlocks(blocks)
    const lines = page.lines.flatMap(({ from, end }, i): LineAnchor[] => {
      const { length, starts } = places[i]
      const label = starts[0].number
      return [
        { start: from, line: label },
        ...starts.map(({ at, number }) => ({ start: end - length + at, line: number })),
      ]
    })
    const problems = doubtful > 0 ? [partedWords(path, doubtful)] : []
    const numbered = page.lines.map((line, i) => ({ ...line, number: places[i].starts[0].number }))
    return [{ ...readPage({ ...page, lines: numbered }, path, options), lines, problems }]
  },
})

/** What one line of the page was made of: how long its words are, and where in them each line of the PDF begins. */
interface Place {
  readonly length: number
  readonly starts: readonly { readonly at: number; readonly number: number }[]
}

function blocksOf(all: readonly PdfLine[], options: ReadOptions) {
  const lines = withoutFurniture(all)
  const body = bodyFont(lines)
  const words = wordsOf(lines, body)
  const blocks: Block[] = []
  const places: Place[] = []
  let doubtful = 0
  const joined = (part: readonly PdfLine[]): Paragraph => {
    const { text, pieces, starts, doubtful: more } = joinLines(part, body, words)
    doubtful += more
    places.push({ length: text.length, starts })
    return { kind: 'paragraph', pieces, isHeading: false }
  }
  for (const stretch of stretchesOf(lines)) {
    if ('rows' in stretch) {
      const rows = stretch.rows.map(row => [...row.cells.map(cell => [plain(cell)]), [joined(row.words)]])
      blocks.push({ kind: 'table', rows })
      continue
    }
    const measured = measure(stretch.lines)
    const setting = { ...measured, body, openings: openingLines(stretch.lines, body, options) }
    for (const part of paragraphsOf(stretch.lines, setting)) {
      const paragraph = joined(part)
      const isHeading = part[0].size > measured.size * 1.12 && part.length < 3
      blocks.push({ ...paragraph, isHeading })
    }
  }
  return { blocks, places, doubtful }
}

const plain = (text: string): Paragraph => ({ kind: 'paragraph', pieces: [{ text, bold: false }], isHeading: false })

/** The numbers of lines at which a label shows that a turn opens, whatever the setting says of paragraphs. */
function openingLines(lines: readonly PdfLine[], body: string, options: ReadOptions): ReadonlySet<number> {
  const page = pageOf(lines.map(line => textOf(piecesOf(line, body))).join('\n'))
  const found = findOpenings({ ...page, lineIsParagraph: true }, options).openings.map(({ line }) => lines[line].number)
  // A name in bold ahead of plain words.
  const bold = lines.filter(line => {
    const [first, second] = piecesOf(line, body)
    return first?.bold && second !== undefined && !second.bold && first.text.length <= 63 && !isBold(line, body)
  })
  const uses = new Map<string, number>()
  for (const line of bold)
    uses.set(piecesOf(line, body)[0].text.trim(), (uses.get(piecesOf(line, body)[0].text.trim()) ?? 0) + 1)
  const recurring = bold.filter(line => (uses.get(piecesOf(line, body)[0].text.trim()) ?? 0) > 1)
  return new Set([...found, ...recurring.map(({ number }) => number)])
}

function partedWords(file: string, count: number): Problem {
  return {
    code: 'parted-words',
    severity: 'warning',
    message: `${count === 1 ? 'a word is' : `${count} words are`} parted by a hyphen at the end of a line, and nothing tells whether the hyphen belongs to ${count === 1 ? 'it: it' : 'them: it'} was kept`,
    file,
    hint: 'read the document that the PDF was made of, where there is one',
  }
}
