import type { Problem } from '../problem'
import { countUpTo } from '../text/count-up-to'
import type { Span } from '../text/span'

/** Who talks: data come from participants; a moderator's words are prompts; `unknown` where the format names nobody. */
export type Role = 'participant' | 'moderator' | 'observer' | 'unknown'

/** One speaker's words until somebody else speaks: a span of the transcript's text, without label and white space around it. */
export interface Turn extends Span {
  /** 0-based place among the transcript's turns. */
  readonly index: number
  /** Id of the speaker, or null where the format names nobody. */
  readonly speaker: string | null
  readonly role: Role
  /** 1-based line (a paragraph in .docx, a row's first line in CSV) of the source on which the words begin. */
  readonly line: number
  /** Seconds from the start of the recording, where the format tells. */
  readonly time: number | null
}

export interface Speaker {
  /** As the transcript labels them. */
  readonly id: string
  readonly role: Role
  readonly turns: number
  /** Runs of characters between white space, as word processors count. */
  readonly words: number
  /** What made this label a speaker and gave it its role, in words. */
  readonly why: string
}

/** A stretch of a turn that is not the speaker's words. */
export interface Mark extends Span {
  /** `mark`: a transcriber's note ("[laughs]"). `aside`: not of the turn at all (a page header, a time stamp, a stage line): no word count holds it. */
  readonly kind: 'mark' | 'aside'
}

/** Text that looked like a label and was refused: "Note:", "10:30". */
export interface RefusedLabel {
  readonly label: string
  readonly line: number
  readonly why: string
}

/** From this offset on, text stands on this line of the source (until the next anchor, or the next line break within the text). */
export interface LineAnchor {
  readonly start: number
  readonly line: number
}

/**
 * Who said what, in what order.
 *
 * `text` is never altered: turns, units, matches and codings are spans of it, so a quotation is `text.slice(start, end)`.
 * In formats whose words stand between other things (cues, rows, JSON) it is the words of all turns, one turn a paragraph.
 */
export interface Transcript {
  /** File name without extension, or the row's id. */
  readonly id: string
  /** As the caller named the file. */
  readonly path: string
  /** Name of the reader. */
  readonly format: string
  /** The group that was talking: the transcript's id, unless the file or the participants file says otherwise. */
  readonly group: string
  readonly text: string
  /** SHA-256 of `text`, in hex. */
  readonly hash: string
  readonly turns: readonly Turn[]
  readonly speakers: readonly Speaker[]
  readonly refused: readonly RefusedLabel[]
  /** Sorted, not overlapping. */
  readonly marks: readonly Mark[]
  /** Sorted; at least one. */
  readonly lines: readonly LineAnchor[]
  /** Further columns of a row-per-answer file, as text. */
  readonly attributes: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** Gives the 1-based line of the source on which an offset stands. For many offsets, `lineFinder` is faster. */
export function lineAt({ text, lines }: Pick<Transcript, 'text' | 'lines'>, offset: number): number {
  const starts = lines.map(({ start }) => start)
  const anchor = lines[countUpTo(starts, offset) - 1]
  let line = anchor.line
  for (let i = text.indexOf('\n', anchor.start); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++
  return line
}

/** Gives what tells the lines of a transcript: it looks for line breaks once. */
export function lineFinder({ text, lines }: Pick<Transcript, 'text' | 'lines'>): (offset: number) => number {
  const breaks: number[] = []
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) breaks.push(i)
  const starts = lines.map(({ start }) => start)
  /** For each anchor, its line less the breaks ahead of it. */
  const base = lines.map(({ start, line }) => line - countUpTo(breaks, start - 1))
  return offset => base[countUpTo(starts, offset) - 1] + countUpTo(breaks, offset - 1)
}
