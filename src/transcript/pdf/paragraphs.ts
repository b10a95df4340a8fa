import { piecesOf, textOf } from './join-lines'
import type { PdfLine } from './lines'

/** What tells where paragraphs begin. */
export interface Setting {
  readonly body: string
  /** Numbers of lines that open a turn. */
  readonly openings: ReadonlySet<number>
  /** Usual size of type, distance of lines, and right margin. */
  readonly size: number
  readonly leading: number
  /** Where lines end at the right, by column. */
  readonly margins: readonly number[]
}

/** Measures a document's usual type, leading and right margin. */
export function measure(lines: readonly PdfLine[]): Pick<Setting, 'size' | 'leading' | 'margins'> {
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1]
    return before && before.page === line.page && line.y > before.y ? [line.y - before.y] : []
  })
  const margins = [0, 1, 2].map(column => {
    const ends = lines.flatMap(line => (line.column === column ? [line.end] : [])).sort((a, b) => a - b)
    return ends[Math.floor((ends.length - 1) * 0.97)] ?? 0
  })
  const size = middle(lines.map(({ size }) => size))
  // Where turns are short most gaps are those between paragraphs: lines that follow on each other are closer.
  const leading = gaps.length === 0 ? size * 1.2 : Math.min(middle(gaps), quarter(gaps) * 1.15)
  return { size, leading, margins }
}

/** Cuts lines into paragraphs. */
export function paragraphsOf(lines: readonly PdfLine[], setting: Setting): readonly (readonly PdfLine[])[] {
  const paragraphs: PdfLine[][] = []
  for (const [i, line] of lines.entries()) {
    const last = paragraphs.at(-1)
    if (last && !begins(line, last, lines[i - 2], setting)) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

function begins(line: PdfLine, above: readonly PdfLine[], twoAbove: PdfLine | undefined, setting: Setting): boolean {
  const before = above[above.length - 1]
  const { openings, leading, body, margins } = setting
  const margin = margins[before.column]
  if (openings.has(line.number)) return true
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true
  if (isBold(before, body) !== isBold(line, body) && (isBold(line, body) || isBold(before, body)))
    return endsShort(before, line, margin) || isBold(line, body) || isBold(above[0], body)
  if (line.page === before.page && line.y - before.y > leading * 1.35) return true
  // A first line that is set in, or one that is set out again behind a hanging paragraph.
  const indent = line.column === before.column ? line.x - before.x : 0
  if (indent > line.size * 0.9 && above.length > 1) return true
  if (indent < -line.size * 0.9 && above.length > 1 && twoAbove && Math.abs(twoAbove.x - before.x) < 1) return true
  return endsShort(before, line, margin)
}

/** True where the first word of the next line would have fitted on the line. */
function endsShort(before: PdfLine, line: PdfLine, margin: number): boolean {
  const text = textOf(piecesOf(line, ''))
  const word = /^\S*/.exec(text)![0].length
  const width = (line.end - line.x) / Math.max(1, text.length)
  return before.end + (word + 1) * width + line.size * 0.8 < margin
}

/** True where all of a line stands out. */
export function isBold({ items }: PdfLine, body: string): boolean {
  return items.every(({ font }) => font !== body)
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function quarter(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 2] ?? 0
}
