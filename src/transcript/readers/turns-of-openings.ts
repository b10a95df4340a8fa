import { type Span, trim } from '../../text/span'
import type { LineAnchor, Mark, Role } from '../transcript'
import type { Opening } from './openings'
import type { Page } from './page'
import type { TurnRead } from './reader'
import { secondsOf, signedStamp } from './stamps'

/** Where a turn opens, for the cutting: label null where nobody is named. */
export interface TurnOpening extends Pick<Opening, 'line' | 'start' | 'words' | 'time'> {
  readonly label: string | null
  readonly role?: Role
  /** Where the words end at the latest, when that is not the next opening. */
  readonly end?: number
}

export interface TurnsRead {
  readonly turns: readonly TurnRead[]
  /** Stage lines, page lines, times and line numbers inside turns. */
  readonly marks: readonly Mark[]
  readonly lines: readonly LineAnchor[]
}

/**
 * Cuts a text into turns: each reaches from behind its label to the last word ahead of the next one. What stands between
 * two turns is in neither; what stands inside a turn that goes on after it is an aside.
 *
 * A turn's time is that of its label, or of a line with nothing but a time above it. An f4 mark stands at the end of what
 * it times, so it is the time at which the next turn begins; the first turn then has none.
 */
export function turnsOf(page: Page, openings: readonly TurnOpening[]): TurnsRead {
  const { text, lines } = page
  const turns: TurnRead[] = []
  const marks: Mark[] = []
  const anchors: LineAnchor[] = [{ start: 0, line: lines[0]?.number ?? 1 }]
  let endStamp: number | null = null
  openings.forEach((opening, k) => {
    const limit = Math.min(openings[k + 1]?.start ?? text.length, opening.end ?? text.length)
    const words = wordsOf(page, opening, limit)
    if (!words) return
    const { start, end } = withoutStamps(text, words)
    if (start < end) {
      const time = opening.time ?? timeAbove(page, opening.line) ?? endStamp
      turns.push({ start, end, label: opening.label, time, ...(opening.role && { role: opening.role }) })
      for (const aside of words.asides) if (aside.start >= start && aside.end <= end) marks.push(aside)
      anchors.push({ start, line: words.line })
    }
    const stamp = end < words.end ? f4End.exec(text.slice(end, words.end)) : null
    endStamp = stamp ? secondsOf(stamp[0]) : null
  })
  // Where every line is a paragraph, blank lines stand between them that nobody counts.
  const paragraphs = lines.map(({ from, number }) => ({ start: from, line: number }))
  return { turns, marks, lines: page.lineIsParagraph ? paragraphs : anchors }
}

interface Words extends Span {
  readonly asides: readonly Mark[]
  /** Number of the line on which they begin. */
  readonly line: number
}

/** From the first word behind an opening to the last one ahead of the limit. */
function wordsOf({ text, lines, kinds }: Page, opening: TurnOpening, limit: number): Words | null {
  const asides: Mark[] = []
  let pending: Mark[] = []
  let first = -1
  let last = -1
  let number = 0
  for (let i = opening.line; i < lines.length && lines[i].from < limit; i++) {
    const line = lines[i]
    if (kinds[i] === 'blank' || line.end <= opening.words) continue
    const isOpeningLine = line.start <= opening.words
    const span = trim(text, { start: Math.max(line.start, opening.words), end: Math.min(line.end, limit) })
    if (span.start === span.end) continue
    if (kinds[i] !== 'words' && !isOpeningLine) {
      if (first !== -1) pending.push({ start: line.from, end: span.end, kind: 'aside' })
      continue
    }
    if (first === -1) {
      first = span.start
      number = line.number
    } else if (line.start > line.from) pending.push({ start: line.from, end: line.start, kind: 'aside' })
    if (pending.length > 0) {
      asides.push(...pending)
      pending = []
    }
    last = span.end
  }
  return first === -1 ? null : { start: first, end: last, asides, line: number }
}

const leadingStamps = new RegExp(String.raw`^(?:\s*${signedStamp})+\s*`)
const trailingStamps = new RegExp(String.raw`(?:\s*${signedStamp})+$`)
const f4End = /#\d+:\d+:\d+(?:[-.,]\d+)?#\s*$/

/** Time stamps at either end are not spoken. */
function withoutStamps(text: string, { start, end }: Span): Span {
  const lead = '[(<{#¤'.includes(text[start]) ? leadingStamps.exec(text.slice(start, Math.min(end, start + 80))) : null
  const from = lead ? start + lead[0].length : start
  if (!'])>}#¤'.includes(text[end - 1])) return { start: from, end }
  const trail = trailingStamps.exec(text.slice(Math.max(from, end - 80), end))
  return { start: from, end: trail ? end - trail[0].length : end }
}

function timeAbove({ text, lines, kinds }: Page, line: number): number | null {
  let i = line - 1
  while (i >= 0 && kinds[i] === 'blank') i--
  return i >= 0 && kinds[i] === 'time' ? secondsOf(text.slice(lines[i].start, lines[i].end)) : null
}
