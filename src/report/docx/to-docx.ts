import type { ITableCellOptions, Paragraph, Table as WordTable } from 'docx'
import type { Block, Inline, Quotation, Table } from '../appendix/block'
import { visible } from '../visible'
import { withoutClock } from '../without-clock'
import { columnWidths } from './column-widths'

type Word = typeof import('docx')

/** A4, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 }

/**
 * Writes blocks as a Word document (Office Open XML): headings, captions and quotations in Word's own styles, so that it takes on the look of the
 * paper that it is pasted into; header rows repeat on every page. The same blocks give the same bytes: no clock and no name of a person is in it.
 */
export async function toDocx(title: string, blocks: readonly Block[]): Promise<Uint8Array> {
  const word = await import('docx')
  const { AlignmentType, Document, Footer, PageNumber, Packer, Paragraph, TextRun } = word
  const document = new Document({
    title: visible(title),
    creator: 'themewright',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120 } } } },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { italics: true },
          paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
        },
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          next: 'Normal',
          paragraph: { indent: { left: 567, right: 567 } },
        },
        {
          id: 'QuoteContext',
          name: 'Quote Context',
          basedOn: 'Quote',
          next: 'Normal',
          run: { italics: true, color: '595959', size: 20 },
        },
        { id: 'QuoteSource', name: 'Quote Source', basedOn: 'Quote', next: 'Normal', run: { size: 20 } },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            { level: 0, format: 'bullet', text: '•', style: { paragraph: { indent: { left: 360, hanging: 240 } } } },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        children: blocks.flatMap(block => write(block, word)),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
      },
    ],
  })
  // The library would write the time and "Un-named" here.
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(title) }])
  return withoutClock(bytes)
}

function write(block: Block, word: Word): readonly (Paragraph | WordTable)[] {
  const { HeadingLevel, Paragraph } = word
  switch (block.kind) {
    case 'heading': {
      const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]
      return [new Paragraph({ heading: levels[block.level - 1]!, children: runs([block.text], word) })]
    }
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text, word) })]
    case 'list':
      return block.items.map(
        item => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: runs(item, word) }),
      )
    case 'quotation':
      return quotation(block, word)
    case 'table':
      return table(block, word)
  }
}

function quotation({ words, source, before, after }: Quotation, word: Word): readonly Paragraph[] {
  const { Paragraph } = word
  const line = (style: string, text: readonly Inline[], keepNext: boolean) =>
    new Paragraph({ style, keepNext, keepLines: true, children: runs(text, word) })
  return [
    ...(before === null ? [] : [line('QuoteContext', [before], true)]),
    line('Quote', [`“${words}”`], true),
    line('QuoteSource', [`— ${source}`], after !== null),
    ...(after === null ? [] : [line('QuoteContext', [after], false)]),
  ]
}

/** Text of a table, in half points; rows with more text than this, in UTF-16 units, may be parted by the end of a page. */
const tableText = 18
const mostOnOnePage = 600

function table({ caption, header, rows, numbers = [] }: Table, word: Word): readonly (Paragraph | WordTable)[] {
  const { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } = word
  const line = { style: BorderStyle.SINGLE, size: 4, color: '808080' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const widths = columnWidths([header, ...rows], page.width - 2 * page.margin)
  const cell = (text: string, column: number, isHeader: boolean): ITableCellOptions => ({
    width: { size: widths[column]!, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: isHeader ? line : none, bottom: line, left: none, right: none },
    children: [
      new Paragraph({
        spacing: { after: 0 },
        alignment: numbers.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: runs([isHeader ? { text, as: 'bold' } : text], word, tableText),
      }),
    ],
  })
  const row = (cells: readonly string[], isHeader: boolean) =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: cells.every(({ length }) => length < mostOnOnePage),
      children: cells.map((text, i) => new TableCell(cell(text, i, isHeader))),
    })
  return [
    new Paragraph({ style: 'Caption', children: runs([caption], word) }),
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: page.width - 2 * page.margin, type: WidthType.DXA },
      rows: [row(header, true), ...rows.map(cells => row(cells, false))],
    }),
    new Paragraph({ children: [] }),
  ]
}

/** Control characters, which XML cannot hold, are shown as signs. */
function runs(text: readonly Inline[], { TextRun }: Word, size?: number) {
  const sized = size === undefined ? {} : { size }
  return text.map(piece =>
    typeof piece === 'string'
      ? new TextRun({ text: visible(piece), ...sized })
      : new TextRun({ text: visible(piece.text), ...sized, bold: piece.as === 'bold', italics: piece.as === 'italic' }),
  )
}

function coreProperties(title: string): string {
  const escaped = visible(title).replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title><dc:creator>themewright</dc:creator></cp:coreProperties>`
}
