import { fold } from './fold'

/** What a UTF-16 unit is to a word. */
export const SEPARATOR = 0
/** A letter or digit that folds to one unit. */
export const PLAIN = 1
/** Part of a word whose folded form is only known for the word as a whole: marks, ligatures, surrogates. */
export const COMPLEX = 2
/** Part of a word when it stands between two parts of one. */
export const APOSTROPHE = 3
const UNKNOWN = 255

/** Kind of each unit, found when first asked for: the whole table would cost 20 ms at every start. */
export const kindOfUnit = new Uint8Array(65536).fill(UNKNOWN)
/** Folded form of each plain unit and apostrophe. */
export const foldedUnit = new Uint16Array(65536)

/** Looks a unit up that `kindOfUnit` does not know yet. */
export function learnUnit(unit: number): number {
  const character = String.fromCharCode(unit)
  const folded = fold(character)
  foldedUnit[unit] = folded.charCodeAt(0)
  kindOfUnit[unit] = kindOf(unit, character, folded)
  return kindOfUnit[unit]
}

function kindOf(unit: number, character: string, folded: string): number {
  if (folded === "'") return APOSTROPHE
  if (unit >= 0xd800 && unit <= 0xdfff) return COMPLEX
  if (/[\u00ad\u200c\u200d\u2060]/.test(character)) return COMPLEX
  if (/\p{M}/u.test(character)) return COMPLEX
  if (!/[\p{L}\p{N}]/u.test(character)) return SEPARATOR
  // A letter that a following mark may join with is still plain: the mark makes the word complex.
  return folded.length === 1 ? PLAIN : COMPLEX
}

/** True for the first half of a pair that is a letter, mark or digit. */
export function isWordPair(high: number, low: number): boolean {
  if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) return false
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(high, low))
}

for (let unit = 0; unit < 128; unit++) learnUnit(unit)
