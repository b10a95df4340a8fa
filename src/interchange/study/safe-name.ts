import { freeNumber } from '../../codebook/free-id'
import { looksLikeFormula } from '../../text/to-csv'

/**
 * Makes a name of a foreign file fit to be the name of one of ours on every system, and adds it to those that are taken.
 *
 * It is in NFC, has no control characters, no sign that Windows forbids, no dot at either end, is no device of Windows (`CON`), opens no formula in a
 * spreadsheet, takes at most 100 bytes, and differs from the others by more than the case of its letters.
 *
 * @param taken Keys of the names that are given away: only this function knows what they look like.
 *
 * @example
 * safeName('Group 1: nurses?', new Set()) // 'Group 1- nurses-'
 */
export function safeName(name: string, taken: Set<string>): string {
  const tidy = name
    .normalize('NFC')
    .replace(unfit, ' ')
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const harmless = device.test(tidy) || looksLikeFormula(tidy) ? `_${tidy}` : tidy
  const wanted = cut(harmless === '' ? 'transcript' : harmless, 100)
  const numbered = (i: number): string => `${cut(wanted, 90)}-${i}`
  const free = taken.has(keyOf(wanted)) ? numbered(freeNumber(i => taken.has(keyOf(numbered(i))))) : wanted
  taken.add(keyOf(free))
  return free
}

/** Makes somebody's name one line that a terminal can show, of at most 80 characters; empty where nothing of it is left. */
export function plainName(name: string): string {
  return cut(name.normalize('NFC').replace(unfit, ' ').replace(/\s+/g, ' ').trim(), 80)
}

/** One key for the names that some system takes for one. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase()
}

/** Cuts a text to so many bytes of UTF-8, between signs. */
function cut(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let kept = ''
  let size = 0
  for (const sign of text) {
    size += Buffer.byteLength(sign)
    if (size > most) break
    kept += sign
  }
  return kept.replace(/[\s.]+$/, '')
}

/** What steers terminals, hides, or turns text around; and halves of broken pairs. */
const unfit = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu

const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)(?:[.\s]|$)/i
