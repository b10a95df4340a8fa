import type { Span } from '../../text/span'

/** When the cues of a transcript begin and end, in milliseconds, and what was taken where it does not say. */
export interface CueTimes {
  readonly cues: readonly { readonly start: number; readonly end: number }[]
  /** Places of turns without a time: they begin with the cue before, or at 0. */
  readonly assumedStarts: readonly number[]
  /** Places of turns whose time is ahead of an earlier turn's: they begin with that one. */
  readonly moved: readonly number[]
  /** Places of turns whose time is finer than a millisecond. */
  readonly rounded: readonly number[]
}

/** So long does a word take at the usual pace of talk: 150 words a minute. */
const perWord = 400

/**
 * Times a cue a turn. Each lasts until the next that begins later; the last as long as it takes to say its words.
 *
 * @param turns With times in seconds, or null.
 */
export function cueTimes(turns: readonly (Span & { readonly time: number | null })[], text: string): CueTimes {
  const assumedStarts: number[] = []
  const moved: number[] = []
  const rounded: number[] = []
  let latest = 0
  const starts = turns.map(({ time }, i) => {
    if (time === null) assumedStarts.push(i)
    else {
      const exact = time * 1000
      const start = Math.round(exact)
      if (Math.abs(exact - start) > 1e-4) rounded.push(i)
      if (start < latest) moved.push(i)
      else latest = start
    }
    return latest
  })
  const cues: { start: number; end: number }[] = []
  let later: number | null = null
  for (let i = turns.length - 1; i >= 0; i--) {
    const start = starts[i]
    const next: number | undefined = starts[i + 1]
    if (next !== undefined && next > start) later = next
    const words = text.slice(turns[i].start, turns[i].end).trim().split(/\s+/).length
    cues.push({ start, end: later ?? start + words * perWord })
  }
  return { cues: cues.reverse(), assumedStarts, moved, rounded }
}

/** Writes milliseconds as WebVTT does: `00:01:02.500`. */
export function timeStamp(milliseconds: number): string {
  const two = (number: number) => `${number}`.padStart(2, '0')
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}.${`${milliseconds % 1000}`.padStart(3, '0')}`
}
