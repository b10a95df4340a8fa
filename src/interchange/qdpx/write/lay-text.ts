import type { Span } from '../../../text/span'
import type { Transcript } from '../../../transcript/transcript'

/** How a text ends its lines: LF, or CR and LF, which MAXQDA wants. */
export type Newline = 'lf' | 'crlf'

/** The text of a transcript as other programs get it, and where its stretches lie there. */
export interface LaidText {
  readonly text: string
  /** Gives positions in code points, the end exclusive, with the words that stand there. A half of a character, or of a line end, counts as the whole. */
  readonly place: (span: Span) => Span & { readonly words: string }
  /** What had to be changed. */
  readonly changed: {
    readonly lineEnds: boolean
    readonly labels: boolean
    readonly marks: boolean
    readonly halves: number
  }
}

/**
 * Lays a transcript out as plain text: with one kind of line end, without a byte-order mark, without halves of characters (they become U+FFFD), and with
 * the label ahead of each turn where the transcript's own text has none.
 */
export function layText(transcript: Pick<Transcript, 'text' | 'turns'>, newline: Newline): LaidText {
  const { text } = transcript
  const labels = labelsToWrite(transcript)
  const lineEnd = newline === 'crlf' ? '\r\n' : '\n'
  /** For each offset of `text`: code points and UTF-16 units ahead of it in what is written. */
  const points = new Uint32Array(text.length + 1)
  const units = new Uint32Array(text.length + 1)
  const changed = { lineEnds: false, labels: labels.size > 0, marks: false, halves: 0 }
  const pieces: string[] = []
  let point = 0
  let unit = 0
  /** What was not yet copied. */
  let from = 0
  const write = (instead: string, at: number, end: number): void => {
    pieces.push(text.slice(from, at), instead)
    from = end
  }
  for (let i = 0; i < text.length; ) {
    points[i] = point
    units[i] = unit
    const label = labels.get(i)
    if (label !== undefined) {
      write(label, i, i)
      point += codePoints(label)
      unit += label.length
    }
    const code = text.charCodeAt(i)
    let width = 1
    let size = 1
    if (code === 13 || code === 10) {
      width = code === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1
      size = lineEnd.length
      if (text.slice(i, i + width) !== lineEnd) {
        write(lineEnd, i, i + width)
        changed.lineEnds = true
      }
      unit += size
      point += size
    } else if (code === 0xfeff && unit === 0) {
      write('', i, i + 1)
      changed.marks = true
    } else if (code >= 0xd800 && code <= 0xdfff) {
      width = text.codePointAt(i)! > 0xffff ? 2 : 1
      if (width === 1) {
        write('\ufffd', i, i + 1)
        changed.halves++
      }
      unit += width
      point++
    } else {
      unit++
      point++
    }
    // Within a character or a line end: that of its start, by which it is known.
    if (width === 2) {
      points[i + 1] = points[i]
      units[i + 1] = units[i]
    }
    i += width
  }
  points[text.length] = point
  units[text.length] = unit
  write('', text.length, text.length)
  const laid = pieces.join('')
  return {
    text: laid,
    place: ({ start, end }) => {
      const label = labels.get(start) ?? ''
      const last = isWithin(text, end) ? end + 1 : end
      const first = points[start] + codePoints(label)
      const words = laid.slice(units[start] + label.length, units[last])
      return { start: first, end: Math.max(first, points[last]), words }
    },
    changed,
  }
}

/** True between the halves of a character, or between CR and LF. */
function isWithin(text: string, offset: number): boolean {
  if (offset === 0 || offset >= text.length) return false
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)]
  return (before === 13 && after === 10) || (before >> 10 === 0x36 && after >> 10 === 0x37)
}

/**
 * Gives what is to stand ahead of turns, by their starts, where nothing but white space stands between turns, so that nobody could see who speaks. A turn of
 * nobody named is `?`, else it would be taken for a part of the turn ahead of it.
 */
function labelsToWrite({ text, turns }: Pick<Transcript, 'text' | 'turns'>): ReadonlyMap<number, string> {
  if (turns.every(({ speaker }) => speaker === null)) return new Map()
  let end = 0
  for (const turn of turns) {
    if (text.slice(end, turn.start).trim() !== '') return new Map()
    end = turn.end
  }
  if (text.slice(end).trim() !== '') return new Map()
  const spoken = turns.filter(({ start, end }) => start < end)
  return new Map(spoken.map(({ start, speaker }) => [start, `${speaker?.replace(/\s+/g, ' ').trim() ?? '?'}: `]))
}

function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) if (text.codePointAt(i)! > 0xffff) count--
  return count
}
