import type { Piece } from './paragraphs'

/** What one voice says in one cue; `voice` is null outside of a `<v Name>` tag. */
export interface Voiced {
  readonly voice: string | null
  readonly pieces: readonly Piece[]
}

/**
 * Reads the raw text of a cue: whose voice says which words, without tags and with entities decoded.
 *
 * A voice lasts until `</v>`, the next `<v Name>` or the end of the cue, because tools often leave it open. Every other
 * tag is taken out and its content kept. A `<` that opens no tag ("x < 5"), or is never closed, is a character like others:
 * the WebVTT algorithm would swallow the words after it.
 */
export function voicesIn(raw: string, firstLine: number): Voiced[] {
  const voiced: Voiced[] = []
  let voice: string | null = null
  let words = ''
  let line = firstLine
  const finish = () => {
    const pieces = words.split('\n').map((text, i) => ({ text: decodeEntities(text).trim(), line: line + i }))
    const spoken = pieces.filter(piece => piece.text !== '')
    if (spoken.length > 0) voiced.push({ voice, pieces: spoken })
    line += pieces.length - 1
    words = ''
  }
  let at = 0
  for (const tag of tagsIn(raw)) {
    words += raw.slice(at, tag.start)
    at = tag.end
    const inside = raw.slice(tag.start + 1, tag.end - 1)
    const opened = /^v(?:\.\S*)?(?:\s|$)/.exec(inside)
    if (opened || inside === '/v') {
      finish()
      voice = opened ? decodeEntities(inside.slice(opened[0].length)).replace(/\s+/g, ' ').trim() || null : null
      line += inside.split('\n').length - 1
    } else words += '\n'.repeat(inside.split('\n').length - 1)
  }
  words += raw.slice(at)
  finish()
  return voiced
}

function* tagsIn(raw: string): Generator<{ start: number; end: number }> {
  for (let start = raw.indexOf('<'); start !== -1; start = raw.indexOf('<', start)) {
    const close = raw.indexOf('>', start)
    if (close === -1) return
    if (/[a-z0-9/.>]/i.test(raw[start + 1])) {
      yield { start, end: close + 1 }
      start = close + 1
    } else start++
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
])

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : '\ufffd'
  })
}
