import type { Span } from '../../text/span'
import type { Transcript, Turn } from '../../transcript/transcript'

/** What a coder sees of one unit. */
export interface SheetUnit {
  readonly before: string
  readonly text: string
  readonly after: string
}

/** Most characters of talk ahead of a unit, and as many behind it. */
const reach = 500

/**
 * Gives a unit's words and the talk around them, without saying who talks: `[Moderator]`, `[Same speaker]` or `[Other]` stand where a
 * turn begins.
 *
 * Ahead of it: the rest of its turn, and the turn before. Behind it: the rest of its turn, and the turn after. Long turns are cut at `…`.
 */
export function sheetUnit({ text, turns }: Transcript, { start, end }: Span): SheetUnit {
  const inside = turns.filter(turn => turn.start < end && turn.end > start)
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last) return { before: '', text: text.slice(start, end), after: '' }
  const piece = (turn: Turn | undefined, own: Turn, span: Span, side: 'head' | 'tail'): readonly string[] => {
    const words = text.slice(span.start, span.end).trim()
    return turn && words !== '' ? [`${label(turn, own)} ${cut(words, side)}`] : []
  }
  const [ahead, behind] = [turns[first.index - 1], turns[last.index + 1]]
  return {
    before: [
      ...piece(ahead, first, ahead ?? first, 'tail'),
      ...piece(first, first, { start: first.start, end: start }, 'tail'),
    ].join('\n'),
    text: text.slice(start, end),
    after: [
      ...piece(last, last, { start: end, end: last.end }, 'head'),
      ...piece(behind, last, behind ?? last, 'head'),
    ].join('\n'),
  }
}

function label(turn: Turn, own: Turn): string {
  if (turn.role === 'moderator') return '[Moderator]'
  return turn === own || (turn.speaker !== null && turn.speaker === own.speaker) ? '[Same speaker]' : '[Other]'
}

/** Keeps the end that is nearest to the unit, from a blank on. */
function cut(words: string, side: 'head' | 'tail'): string {
  if (words.length <= reach) return words
  if (side === 'head') return `${words.slice(0, reach).replace(/\s\S*$/, '')} …`
  return `… ${words.slice(-reach).replace(/^\S*\s/, '')}`
}
