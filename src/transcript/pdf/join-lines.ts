import type { Piece } from '../readers/blocks'
import type { PdfLine } from './lines'

/** Text that was put together of lines, and where in it each line begins. */
export interface Joined {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly starts: readonly { readonly at: number; readonly number: number }[]
  /** Words parted at the end of a line, of which nothing tells whether the hyphen belongs to them: it was kept. */
  readonly doubtful: number
}

/** How often each word of a document stands within its lines: in lower case, hyphens kept. */
export type Words = ReadonlySet<string>

/** Gathers the words of a document that no line break parts. */
export function wordsOf(lines: readonly PdfLine[], body: string): Words {
  const words = new Set<string>()
  for (const line of lines) {
    const found = [...textOf(piecesOf(line, body)).matchAll(/[\p{L}\p{N}’']+(?:-[\p{L}\p{N}’']+)*/gu)]
    for (const [word] of found) words.add(word.toLowerCase())
  }
  return words
}

/**
 * Joins the lines of a paragraph: by a blank, or by nothing where a word is parted. A soft hyphen at the end of a line goes. Any other stays, unless
 * the document has the word elsewhere without it.
 */
export function joinLines(lines: readonly PdfLine[], body: string, words: Words): Joined {
  const pieces: { text: string; bold: boolean }[] = []
  const starts: { at: number; number: number }[] = []
  let length = 0
  let doubtful = 0
  const cut = (characters: number) => {
    const last = pieces[pieces.length - 1]
    last.text = last.text.slice(0, -characters)
    length -= characters
  }
  const put = (text: string, bold: boolean) => {
    const last = pieces.at(-1)
    if (last?.bold === bold) last.text += text
    else pieces.push({ text, bold })
    length += text.length
  }
  for (const line of lines) {
    const next = piecesOf(line, body)
    if (pieces.length > 0) {
      const parted = partedWord(textOf(pieces.slice(-2)), textOf(next))
      if (parted === null) put(' ', pieces[pieces.length - 1].bold)
      else if (parted.isSoft || words.has(parted.joined)) cut(1)
      else if (!words.has(parted.hyphened)) doubtful++
    }
    starts.push({ at: length, number: line.number })
    for (const { text, bold } of next) put(text, bold)
  }
  return { text: textOf(pieces), pieces, starts, doubtful }
}

function partedWord(before: string, after: string) {
  const head = /([\p{L}\p{N}’'-]*\p{L})([-\u00ad\u2010])$/u.exec(before.slice(-60))
  const tail = /^\p{Ll}[\p{L}\p{N}’'-]*/u.exec(after.slice(0, 60))
  if (!head || !tail) return null
  const [first, rest] = [head[1].toLowerCase(), tail[0].toLowerCase()]
  return { isSoft: head[2] === '\u00ad', joined: first + rest, hyphened: `${first}-${rest}` }
}

/** The text of a line, in pieces that stand out or do not. Blanks are set where there is room between two runs. */
export function piecesOf({ items }: Pick<PdfLine, 'items'>, body: string): Piece[] {
  const pieces: { text: string; bold: boolean }[] = []
  for (const [i, { text, x, size, font }] of items.entries()) {
    const bold = font !== body
    const before = items[i - 1]
    const isApart = before !== undefined && x - before.end > size * 0.15
    const last = pieces.at(-1)
    const blank = isApart && last && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : ''
    if (last && (last.bold === bold || text.trim() === '')) last.text += blank + text
    else {
      if (last) last.text += blank
      pieces.push({ text, bold })
    }
  }
  const [first] = pieces
  if (first) first.text = first.text.trimStart()
  const last = pieces.at(-1)
  if (last) last.text = last.text.trimEnd()
  return pieces
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}
