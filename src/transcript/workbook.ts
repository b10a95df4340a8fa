import { isZip } from './binary'
import { type ArchiveKind, broken, unpackXml, unsafe } from './readers/archive'
import { dateStyles } from './xlsx/dates'
import { sharedStrings } from './xlsx/shared-strings'
import { SheetTooLarge, sheetRows } from './xlsx/sheet-rows'
import { workbookParts } from './xlsx/workbook-parts'
import { createXmlReader, type ReadXml } from './xlsx/xml'

/** One sheet of a spreadsheet's file. */
export interface WorkbookSheet {
  readonly name: string
  /** From the sheet's first row on, blank ones too, so that `rows[i]` is row `i + 1` to whoever opens it. All of one length. */
  readonly rows: readonly (readonly string[])[]
}

/** Cells that all sheets together may have, empty ones up to the last row and column among them; and characters in them. */
const room = { cells: 10_000_000, characters: 200_000_000, sheets: 10_000 }

/**
 * Reads an `.xlsx` file: each sheet as rows of text, as a person sees it.
 *
 * A number is written the shortest way (1 is `1`, not `1.0`), a date as `2024-05-03` or `2024-05-03T14:30:00`, a time of no day as
 * `14:30:00`, what is true or false as `TRUE` or `FALSE`, an empty cell as empty text. A formula is what it last gave; none is worked out.
 *
 * Only what the archive's directory names is unpacked, its XML follows no entity, and nothing outside of the file is looked up.
 *
 * Throws InputError: `broken-xlsx` where it cannot be read, `unsafe-archive` where it would not be safe to.
 */
export async function readWorkbook(bytes: Uint8Array, path: string): Promise<readonly WorkbookSheet[]> {
  if (!isZip(bytes)) throw broken(path, undefined, undefined, workbook)
  const files = await unpackXml(bytes, path, workbook)
  try {
    return sheetsOf(files, await createXmlReader())
  } catch (error) {
    if (error instanceof SheetTooLarge) throw unsafe(path, 'its sheets would grow too large', workbook)
    throw broken(path, undefined, undefined, workbook)
  }
}

function sheetsOf(files: ReadonlyMap<string, Uint8Array>, readXml: ReadXml): readonly WorkbookSheet[] {
  const { sheets, strings, styles, from1904 } = workbookParts(files, readXml)
  if (sheets.length > room.sheets) throw new SheetTooLarge()
  const stringsXml = strings === null ? undefined : files.get(strings)
  const stylesXml = styles === null ? undefined : files.get(styles)
  const parts = {
    strings: stringsXml ? sharedStrings(stringsXml, readXml) : [],
    dates: stylesXml ? dateStyles(stylesXml, readXml) : [],
    from1904,
  }
  let { cells, characters } = room
  const read = new Map<string, WorkbookSheet['rows']>()
  return sheets.map(({ name, part }) => {
    const xml = files.get(part)
    if (!xml) throw new Error('a sheet that is not there')
    // Many sheets may name one part.
    const rows = read.get(part) ?? sheetRows(xml, cells, readXml, parts)
    read.set(part, rows)
    cells -= rows.length * (rows[0]?.length ?? 0)
    for (const row of rows) for (const cell of row) characters -= cell.length
    if (cells < 0 || characters < 0) throw new SheetTooLarge()
    return { name, rows }
  })
}

const workbook: ArchiveKind = {
  extension: '.xlsx',
  part: 'xl/workbook.xml',
  what: 'a workbook',
  program: 'a spreadsheet program',
  plain: 'CSV',
  code: 'broken-xlsx',
}
