import type { Cell } from './to-csv'

/** One sheet of a workbook. */
export interface Sheet {
  /** At most 31 characters, without `: \ / ? * [ ]`: what spreadsheets allow. */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** In characters, a column each; as wide as the header unless given. */
  readonly widths?: readonly number[]
  /** How many columns stay in sight; none unless given. The header row always does. */
  readonly frozenColumns?: number
}

/**
 * Writes a workbook: one sheet a table, header in bold and frozen, long text wrapped. The same sheets give the same bytes.
 *
 * Text stays text: no cell becomes a formula, whatever it begins with. Numbers are whole, not rounded.
 */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const book = writeExcelFile(
    sheets.map(({ name, header, rows, widths, frozenColumns }) => ({
      sheet: name,
      data: [header.map(headerCell), ...rows.map(row => row.map(bodyCell))],
      columns: header.map((title, i) => ({ width: widths?.[i] ?? Math.max(8, title.length + 2) })),
      stickyRowsCount: 1,
      ...(frozenColumns ? { stickyColumnsCount: frozenColumns } : {}),
    })),
  )
  return withoutClock(await book.toBuffer())
}

function headerCell(title: string) {
  return { value: title, type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' as const }
}

function bodyCell(cell: Cell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' as const }
  return { value: cell, type: String, wrap: true, alignVertical: 'top' as const }
}

/**
 * Puts 1 January 1980, 0:00, in place of the times at which a zip archive's files were packed: its one trace of the clock.
 *
 * The files are not packed anew, since what deflates them on one version of Node gives other bytes on the next.
 */
function withoutClock(archive: Buffer): Uint8Array {
  const end = archive.lastIndexOf(endOfDirectory)
  const entries = archive.readUInt16LE(end + 10)
  let entry = archive.readUInt32LE(end + 16)
  for (let i = 0; i < entries; i++) {
    const file = archive.readUInt32LE(entry + 42)
    for (const at of [entry + 12, file + 10]) {
      archive.writeUInt16LE(midnight, at)
      archive.writeUInt16LE(firstOf1980, at + 2)
    }
    const lengths = [28, 30, 32].map(at => archive.readUInt16LE(entry + at))
    entry += 46 + lengths[0] + lengths[1] + lengths[2]
  }
  return archive
}

/** Of the record that ends an archive and says where its directory is (APPNOTE 6.3.10, 4.3.16). */
const endOfDirectory = Buffer.from([0x50, 0x4b, 5, 6])
const midnight = 0
const firstOf1980 = (1 << 5) | 1
