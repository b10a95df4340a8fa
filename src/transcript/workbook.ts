import { isZip } from './binary'
import { type ArchiveKind, broken, checkArchive } from './readers/archive'

/** One sheet of a spreadsheet's file. */
export interface WorkbookSheet {
  readonly name: string
  /** From the sheet's first row on, blank ones too, so that `rows[i]` is row `i + 1` to whoever opens it. All of one length. */
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads an `.xlsx` file: each sheet as rows of text, as a person sees it.
 *
 * A number is written the shortest way (1 is `1`, not `1.0`), a date as `2024-05-03` or `2024-05-03T14:30:00`, what is true or false as
 * `TRUE` or `FALSE`, an empty cell as empty text. A formula is what it last gave.
 *
 * Throws InputError: `broken-xlsx` where it cannot be read, `unsafe-archive` where it would not be safe to.
 */
export async function readWorkbook(bytes: Uint8Array, path: string): Promise<readonly WorkbookSheet[]> {
  if (!isZip(bytes)) throw broken(path, undefined, undefined, workbook)
  await checkArchive(bytes, path, workbook)
  const { default: readExcelFile } = await import('read-excel-file/node')
  try {
    const sheets = await readExcelFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { trim: false })
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(row => row.map(cellText)) }))
  } catch {
    throw broken(path, undefined, undefined, workbook)
  }
}

const workbook: ArchiveKind = {
  extension: '.xlsx',
  part: 'xl/workbook.xml',
  what: 'a workbook',
  program: 'a spreadsheet program',
  code: 'broken-xlsx',
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  // The times of a spreadsheet are of no time zone; the library gives them as if they were UTC.
  if (cell instanceof Date) return cell.toISOString().replace(/(?:T00:00:00)?\.\d{3}Z$/, '')
  return String(cell)
}
