import pico from 'picocolors'
import type { ConcordanceLine } from '../analysis/concordance'
import { visible } from './visible'
import { columns } from './wrap'

export interface ConcordanceLook {
  readonly colour: boolean
  /** Columns of the terminal. No line is longer, unless the terminal is narrower than 60. */
  readonly width: number
}

/**
 * Sets hits one under the other, each with as much of its context as the line holds: `fg01:12  P2  … says that «the rota» is unfair …`.
 *
 * The hits of any call begin at the same column. Every matched word is marked; where a hit is longer than the line, what stands
 * between its words is left out. Ends in a line break, if there is a line.
 */
export function concordanceText(
  lines: readonly ConcordanceLine[],
  { colour, width }: ConcordanceLook = { colour: false, width: 100 },
): string {
  const { bold, dim, yellow } = pico.createColors(colour)
  const keyword = Math.floor(Math.max(60, width) * 0.45)
  const room = Math.max(60, width) - keyword
  const names = lines.map(line => [
    fromEnd(placeOf(line), Math.floor(keyword * 0.4)),
    fromStart(visible(line.speaker ?? '–'), Math.floor(keyword * 0.3)),
  ])
  const widths = [0, 1].map(i => widest(names.map(cells => cells[i])))
  return lines
    .map((line, i) => {
      const label = names[i].map((cell, c) => cell + ' '.repeat(widths[c] - columns(cell))).join('  ')
      const left = contextEnd(line.before, keyword - columns(label) - 2)
      const padding = ' '.repeat(Math.max(0, keyword - columns(label) - columns(left)))
      const hit = hitWithin(line, room)
      const used = hit.reduce((sum, { text }) => sum + columns(text), 0)
      const note = line.withheld ? fromStart(` [${hindranceText(line)}]`, room - used) : ''
      const right = contextStart(line.after, room - used - columns(note))
      const shown = hit.map(({ text, marked }) => (marked ? bold(text) : text)).join('')
      return `${dim(label)}${padding}${left}${shown}${yellow(note)}${right}`.trimEnd()
    })
    .map(line => `${line}\n`)
    .join('')
}

/** Columns of the widest of any number of texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columns(text)), 0)
}

/** Names where a hit is: its transcript, behind its group where that has another name, and its line. */
function placeOf({ transcript, group, line }: ConcordanceLine): string {
  return `${visible(group === transcript ? transcript : `${group}/${transcript}`)}:${line}`
}

/** Says what held a hit back. */
function hindranceText({ withheld }: ConcordanceLine): string {
  if (!withheld) return ''
  return `held back by ${withheld.by}${withheld.text === null ? '' : ` “${visible(withheld.text)}”`}`
}

/** A stretch of a hit as it is shown. */
interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** The hit with « and » around its matched words, in at most so many columns. */
function hitWithin(line: ConcordanceLine, room: number): readonly Piece[] {
  const pieces = piecesOf(line)
  const long = (list: readonly Piece[]): boolean => list.reduce((sum, { text }) => sum + columns(text), 0) > room
  const shown = long(pieces) ? pieces.map(piece => (piece.marked ? piece : shortened(piece))) : pieces
  if (!long(shown)) return shown
  const kept: Piece[] = []
  let left = room
  for (const { text, marked } of shown) {
    const part = fromStart(text, left)
    if (part !== '') kept.push({ text: part, marked })
    left -= columns(part)
    if (part !== text) break
  }
  return kept
}

function piecesOf({ match, start, evidence }: ConcordanceLine): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const span of joined(evidence)) {
    const [from, to] = [span.start - start, span.end - start]
    if (from > at) pieces.push({ text: visible(match.slice(at, from)), marked: false })
    // A stretch that no line holds need not be made visible whole.
    pieces.push({ text: `«${visible(match.slice(from, Math.min(to, from + most)))}»`, marked: true })
    at = to
  }
  return pieces
}

/** Joins evidence that overlaps. */
function joined(evidence: ConcordanceLine['evidence']): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of evidence) {
    const last = spans.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else spans.push({ start, end })
  }
  return spans
}

function shortened(piece: Piece): Piece {
  return columns(piece.text) <= 3 ? piece : { ...piece, text: ' … ' }
}

/** The last words ahead of a hit that have room. */
function contextEnd(text: string, room: number): string {
  const shown = visible(whole(text.slice(-most)))
  const kept = lastColumns(shown, room)
  const isCut = /\S$/.test(shown.slice(0, shown.length - kept.length))
  return isCut ? kept.replace(partOfWord.first, '') : kept
}

/** The first words behind a hit that have room. */
function contextStart(text: string, room: number): string {
  const shown = visible(whole(text.slice(0, most)))
  const kept = firstColumns(shown, room)
  const isCut = /^\S/.test(shown.slice(kept.length))
  return isCut ? kept.replace(partOfWord.last, '') : kept
}

/** A word that the edge of the line cuts, which is left out; a long one may be a sentence in a script without blanks. */
const partOfWord = { first: /^\S{0,20}(?:\s|$)/, last: /(?:\s|^)\S{0,20}$/ }

/** UTF-16 units of context that are looked at: more than any line holds. */
const most = 2000

/** Takes away the halves of pairs that a cut has left. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '')
}

/** Shortens a name at its beginning. */
function fromEnd(text: string, room: number): string {
  return columns(text) <= room ? text : `…${lastColumns(text, room - 1)}`
}

function fromStart(text: string, room: number): string {
  if (columns(text) <= room) return text
  return room < 1 ? '' : `${firstColumns(text, room - 1)}…`
}

function firstColumns(text: string, room: number): string {
  let kept = ''
  let used = 0
  for (const sign of text) {
    used += columns(sign)
    if (used > room) break
    kept += sign
  }
  return kept
}

/** Never begins with a mark that would stand on what is ahead of it. */
function lastColumns(text: string, room: number): string {
  const signs = [...text]
  let from = signs.length
  for (let used = 0; from > 0; from--) {
    used += columns(signs[from - 1])
    if (used > room) break
  }
  return signs
    .slice(from)
    .join('')
    .replace(/^[\p{M}\u200d]+/u, '')
}
