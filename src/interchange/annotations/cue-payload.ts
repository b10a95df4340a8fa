import type { Coding } from '../../coding/coding'
import type { Span } from '../../text/span'

/**
 * Writes a turn's words as the text of a cue, those that were coded in a class span: `<c.cost.time>…</c>` for words of two codes. Where codings overlap
 * in part, the words are cut at each end, since tags cannot cross.
 */
export function codedText(
  text: string,
  turn: Span,
  codings: readonly Pick<Coding, 'start' | 'end' | 'code'>[],
): string {
  const here = codings.filter(({ start, end }) => start < turn.end && end > turn.start)
  const within = (place: number) => {
    const inTurn = Math.min(turn.end, Math.max(turn.start, place))
    // Halves of a character would be lost.
    return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(inTurn - 1, inTurn + 1)) ? inTurn - 1 : inTurn
  }
  const places = new Set([turn.start, turn.end, ...here.flatMap(({ start, end }) => [within(start), within(end)])])
  const ends = [...places].sort((a, b) => a - b)
  return ends
    .slice(1)
    .map((end, i) => {
      const start = ends[i]
      const codes = new Set(here.filter(coding => coding.start < end && coding.end > start).map(({ code }) => code))
      const words = cueText(text.slice(start, end))
      return codes.size === 0 || words.trim() === '' ? words : `<c.${[...codes].map(className).join('.')}>${words}</c>`
    })
    .join('')
}

/** Writes words so that a parser of cues gives them back. A blank line would end the cue: line breaks that follow on each other become one. */
export function cueText(words: string): string {
  const lines = words.replace(/\s+/g, blank => (/[\r\n]/.test(blank) ? '\n' : blank))
  return escaped(lines)
}

/** Writes a speaker's name for a voice tag, on one line. */
export function voiceName(name: string): string {
  return escaped(plainName(name))
}

/** A speaker's name as it is read back: blanks are single, and none stands at either end. */
export function plainName(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}

/** False for what a caption file cannot hold: NUL, and halves of characters. */
export function isHeld(words: string): boolean {
  return !/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(words)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Dots part classes, and blanks end them. */
function className(code: string): string {
  return code.replace(/[.\s&<>]/g, '_')
}
