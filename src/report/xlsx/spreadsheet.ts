import type { ExportedFile } from '../../interchange/exported'
import { xmlElement } from '../../interchange/xml-text'
import { zip } from '../../interchange/zip'
import { main, relations } from './namespaces'
import { SharedStrings } from './shared-strings'
import type { Sheet } from './sheet'
import { sheetXml } from './sheet-xml'
import { stylesXml } from './styles'

/**
 * Writes a workbook in the format of Excel (ECMA-376), in pieces: a header for each sheet, bold and frozen, long text wrapped. The same sheets
 * give the same bytes.
 *
 * Text stays text, whatever it begins with: no cell holds a formula. Control characters, which XML cannot hold, are left out, and text is cut
 * at what a cell can hold. Numbers are whole, not rounded. Sheets are written row by row: a workbook may be large.
 */
export function spreadsheet(sheets: readonly Sheet[]): Iterable<Uint8Array> {
  return zip(partsOf(sheets))
}

function partsOf(sheets: readonly Sheet[]): readonly ExportedFile[] {
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
    part('xl/styles.xml', stylesXml),
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet, strings) })),
    // Behind the sheets, which fill it as they are written.
    { name: 'xl/sharedStrings.xml', content: strings.xml() },
  ]
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], i) =>
    xmlElement('Relationship', { Id: `rId${i + 1}`, Type: `${relations}/${type}`, Target: target }),
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}
