import { dateText } from './dates'
import { createWords, unescaped } from './shared-strings'
import type { ReadXml } from './xml'

/** What a sheet's cells point to. */
export interface SheetParts {
  readonly strings: readonly string[]
  /** For each style, whether it shows a date. */
  readonly dates: readonly boolean[]
  readonly from1904: boolean
}

/** The last row and column that spreadsheets have. */
const most = { rows: 1_048_576, columns: 16_384 }

/** A sheet that would take more room than can be given, though its file is small. */
export class SheetTooLarge extends Error {}

/**
 * Reads a sheet's cells as rows of text, all of one length.
 *
 * Throws SheetTooLarge where rows and columns, to the last that hold anything, make more cells than `room`, and an Error for what is no
 * sheet: places that do not ascend or that no spreadsheet has, texts that are not there.
 */
export function sheetRows(
  bytes: Uint8Array,
  room: number,
  readXml: ReadXml,
  parts: SheetParts,
): readonly (readonly string[])[] {
  const rows: string[][] = []
  const words = createWords()
  let width = 0
  let row = 0
  let column = 0
  let cell: { readonly type: string; readonly style: number; value: string } | null = null
  let inValue = false

  const put = (text: string): void => {
    if (text === '') return
    width = Math.max(width, column)
    if (row * width > room) throw new SheetTooLarge()
    while (rows.length < row) rows.push([])
    const cells = rows[row - 1]
    while (cells.length < column - 1) cells.push('')
    cells.push(text)
  }
  readXml(bytes, {
    open: (tag, attribute) => {
      if (tag === 'row') {
        row = following(row, attribute('r'), most.rows)
        column = 0
      } else if (tag === 'c') {
        if (row === 0) throw new Error('a cell outside of a row')
        const place = attribute('r')
        const [, letters, digits] = /^([A-Z]{1,3})([0-9]{1,7})$/.exec(place ?? '') ?? []
        if (place !== undefined && Number(digits) !== row) throw new Error('a cell of another row')
        column = following(column, letters && `${columnOf(letters)}`, most.columns)
        cell = { type: attribute('t') ?? 'n', style: Number(attribute('s') ?? -1), value: '' }
        words.begin()
      } else if (cell) {
        if (tag === 'v') inValue = true
        else words.open(tag)
      }
    },
    text: piece => {
      if (!cell) return
      if (inValue) cell.value += piece
      else words.add(piece)
    },
    close: tag => {
      if (tag === 'v') inValue = false
      words.close(tag)
      if (tag !== 'c' || !cell) return
      put(cell.type === 'inlineStr' ? words.end() : cellText(cell, parts))
      cell = null
    },
  })
  for (const cells of rows) while (cells.length < width) cells.push('')
  return rows
}

function following(before: number, given: string | undefined, last: number): number {
  const place = given === undefined ? before + 1 : Number(given)
  if (Number.isInteger(place) && place > before && place <= last) return place
  throw new Error('a place out of order')
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

function cellText(
  { type, style, value }: { readonly type: string; readonly style: number; readonly value: string },
  { strings, dates, from1904 }: SheetParts,
): string {
  if (type === 's' && value !== '') {
    const text = strings[Number(value)]
    if (text === undefined) throw new Error('a text that is not there')
    return text
  }
  if (type === 'str') return unescaped(value)
  const bare = value.trim()
  if (type === 'b') return bare === '1' ? 'TRUE' : bare === '0' ? 'FALSE' : ''
  if (type === 'd') return bare.replace(/(?:T00:00:00)?(?:\.\d+)?Z?$/, '')
  if (type !== 'n' || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(bare)) return bare
  return (dates[style] ? dateText(Number(bare), from1904) : null) ?? String(Number(bare))
}
