import type { Span } from '../../text/span'

/** One line of a text file or one paragraph of a document: its span without the line break. */
export interface Line extends Span {
  /** Where the line starts; ahead of `start` where a line number stands between. */
  readonly from: number
  /** 1-based number in the source. */
  readonly number: number
}

/** Cuts a text into its lines, whatever ends them: LF, CR LF, or CR alone where there is no LF. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  const lineBreak = text.includes('\n') ? '\n' : '\r'
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf(lineBreak, start)
    const next = stop === -1 ? text.length : stop
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next
    lines.push({ from: start, start, end, number: lines.length + 1 })
    start = next + 1
  }
  return lines
}

const lineNumber = /^[ \t]*[([]?(\d{1,5})[.)\]]?(?:[ \t]+|$)/

/**
 * Sets off the numbers where most lines carry one that counts up: Jefferson transcripts, hearings, numbered paragraphs.
 * Gives the same lines where they do not.
 */
export function withoutLineNumbers(text: string, lines: readonly Line[]): readonly Line[] {
  const sample = lines.length > 400 ? countUp(text, lines.slice(0, 400)) : null
  if (sample && !sample.isNumbered) return lines
  const { isNumbered, ends } = countUp(text, lines)
  if (!isNumbered) return lines
  return lines.map((line, i) => (ends[i] === null ? line : { ...line, start: line.from + ends[i] }))
}

function countUp(text: string, lines: readonly Line[]): { isNumbered: boolean; ends: readonly (number | null)[] } {
  let last = -1
  let counting = 0
  let full = 0
  const ends = lines.map(({ start, end }) => {
    const head = text.slice(start, Math.min(end, start + 24))
    if (head.trim() === '') return null
    full++
    const found = lineNumber.exec(head)
    if (!found) return null
    const number = Number(found[1])
    if (number === last + 1 || last === -1 || (number === 1 && last > 3)) counting++
    last = number
    return found[0].length
  })
  return { isNumbered: counting > 2 && counting >= full * 0.6, ends }
}
