import type { Role } from '../transcript'
import type { TranscriptRead, TurnRead } from './reader'

/** Words that stand together in the source: a line of a cue, the text of a row or of an object. */
export interface Piece {
  readonly text: string
  /** 1-based line of the source on which the words begin. */
  readonly line: number
}

/** A turn of a format whose words stand between other things. */
export interface TurnPieces {
  readonly label: string | null
  readonly time: number | null
  readonly role?: Role
  readonly pieces: readonly Piece[]
}

/**
 * Builds the text of a transcript out of its turns: one turn a paragraph, the pieces of a turn joined by one blank, and
 * an anchor at each piece.
 *
 * White space around a piece is left out; a turn without words is an empty paragraph. `breaks` says what a line break
 * within a piece is: `source`, the next line of the file (CSV), or `escaped`, two characters of one line (`\n` in JSON).
 */
export function asParagraphs(
  turns: readonly TurnPieces[],
  breaks: 'source' | 'escaped' = 'source',
): Pick<TranscriptRead, 'text' | 'turns' | 'lines'> {
  const written: string[] = []
  const spans: TurnRead[] = []
  const lines: { start: number; line: number }[] = []
  let length = 0
  const write = (text: string) => {
    written.push(text)
    length += text.length
  }
  for (const { label, time, role, pieces } of turns) {
    if (spans.length > 0) write('\n')
    const start = length
    for (const piece of pieces) {
      const text = piece.text.trim()
      if (text === '' && pieces.length > 1) continue
      if (length > start) write(' ')
      const line = breaks === 'source' ? piece.line + leadingBreaks(piece.text) : piece.line
      lines.push({ start: length, line })
      if (breaks === 'escaped') for (const start of lineStarts(text)) lines.push({ start: length + start, line })
      write(text)
    }
    spans.push({ label, time, ...(role && { role }), start, end: length })
  }
  return { text: written.join(''), turns: spans, lines: lines.length > 0 ? lines : [{ start: 0, line: 1 }] }
}

/** Anchors there hold the line where it is: `lineAt` counts a break in the text as a line of the source. */
function* lineStarts(text: string): Generator<number> {
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) yield i + 1
}

function leadingBreaks(text: string): number {
  return text.includes('\n') ? text.slice(0, text.length - text.trimStart().length).split('\n').length - 1 : 0
}
