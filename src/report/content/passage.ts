import type { CodedTranscript } from '../../coding/coded-transcript'
import type { Span } from '../../text/span'
import type { Transcript } from '../../transcript/transcript'
import { segments } from '../segments'

/** Words of a transcript as a report shows them: with those that were found, and what was said around them. */
export interface Passage {
  /** The words in order, cut where the evidence begins and ends; together they are verbatim unless `isCut`. */
  readonly pieces: readonly Piece[]
  /** True where only the first part is shown. */
  readonly isCut: boolean
  /** What the same person says in the same turn just ahead of it, and behind it; empty where there is nothing. */
  readonly ahead: string
  readonly behind: string
  /** The turns before and after, whoever's; null at the ends of the transcript. */
  readonly before: Said | null
  readonly after: Said | null
  /** Who says it; null where the format names nobody. */
  readonly speaker: string | null
  /** Where: `fg01, line 12, 0:03:20`. */
  readonly place: string
  readonly transcript: string
}

export interface Piece {
  readonly text: string
  /** True for words that fulfil a rule. */
  readonly found: boolean
}

export interface Said {
  readonly speaker: string | null
  readonly isModerator: boolean
  /** Shortened, with `…` where it was cut. */
  readonly words: string
}

/** Most UTF-16 units that are shown of a passage, and of what was said around it. */
const mostOfPassage = 700
const mostAround = 260

/** Shows a stretch of a transcript in its context. */
export type ShowPassage = (
  transcript: string,
  span: Span,
  found: readonly Span[],
  at: { readonly line: number; readonly time: number | null },
) => Passage

/** Makes what shows passages of a run's transcripts. */
export function createPassages(transcripts: readonly CodedTranscript[]): ShowPassage {
  const byId = new Map(transcripts.map(({ transcript }) => [transcript.id, transcript]))
  return (id, span, found, { line, time }) => {
    const transcript = byId.get(id)
    if (!transcript) throw new Error(`no transcript is called ${id}`)
    const { text, turns } = transcript
    const end = Math.min(span.end, endWithin(text, span.start, mostOfPassage))
    const turn = turns[turnAt(transcript, span.start)]
    const last = turns[turnAt(transcript, Math.max(span.start, span.end - 1))]
    return {
      pieces: segments({ start: span.start, end }, found).map(({ start, end, over }) => ({
        text: text.slice(start, end),
        found: over.length > 0,
      })),
      isCut: end < span.end,
      ahead: turn ? lastPart(text.slice(turn.start, Math.max(turn.start, span.start)).trim()) : '',
      behind: last ? firstPart(text.slice(span.end, Math.max(last.end, span.end)).trim()) : '',
      before: said(transcript, (turn?.index ?? 0) - 1, lastPart),
      after: said(transcript, (last?.index ?? turns.length) + 1, firstPart),
      speaker: turn?.speaker ?? null,
      place: [id, `line ${line}`, ...(time === null ? [] : [clock(time)])].join(', '),
      transcript: id,
    }
  }
}

/**
 * Writes seconds as a clock does.
 *
 * @example
 * clock(3725) // '1:02:05'
 */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (number: number) => `${number}`.padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Finds the turn that holds an offset, or the next one. */
function turnAt({ turns }: Transcript, offset: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle].end > offset) high = middle
    else low = middle + 1
  }
  return low
}

function said({ turns, text }: Transcript, index: number, part: (text: string) => string): Said | null {
  const turn = turns[index]
  if (!turn) return null
  return {
    speaker: turn.speaker,
    isModerator: turn.role === 'moderator',
    words: part(text.slice(turn.start, turn.end)),
  }
}

/** The first words of a text, as many as are shown around a passage. */
export function firstPart(text: string, most = mostAround): string {
  return text.length <= most ? text : `${text.slice(0, endWithin(text, 0, most)).trimEnd()} …`
}

function lastPart(text: string): string {
  if (text.length <= mostAround) return text
  const from = text.length - mostAround
  const blank = text.indexOf(' ', from)
  // Where there is no blank, cut anywhere but within a pair.
  const start = blank === -1 ? from + (isSecondHalf(text, from) ? 1 : 0) : blank
  return `… ${text.slice(start).trimStart()}`
}

/** Where to cut a text that is too long: at the last blank that fits, else anywhere but within a pair. */
function endWithin(text: string, start: number, most: number): number {
  const end = start + most
  if (end >= text.length) return text.length
  const blank = text.lastIndexOf(' ', end)
  if (blank > start + most / 2) return blank
  return isSecondHalf(text, end) ? end - 1 : end
}

function isSecondHalf(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1))
}
