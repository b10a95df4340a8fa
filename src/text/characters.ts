import { fold } from './fold'

/** What a UTF-16 unit is to a word: one of these four, or the unit that a letter or digit folds to. */
export const SEPARATOR = 0
/** Part of a word when it stands between two parts of one. */
export const APOSTROPHE = 1
/** Part of a word whose folded form is only known for the word as a whole: marks, ligatures, surrogates. */
export const COMPLEX = 2
/** Not looked up yet: the whole table at once would cost 20 ms at every start. */
export const UNKNOWN = 3

/** The meaning of each unit. No letter or digit folds to a unit as small as the four above. */
export const meaningOfUnit = new Uint16Array(65536).fill(UNKNOWN)

/** Looks up a unit that `meaningOfUnit` does not know yet. */
export function learnUnit(unit: number): number {
  const character = String.fromCharCode(unit)
  const folded = fold(character)
  meaningOfUnit[unit] = meaningOf(unit, character, folded)
  return meaningOfUnit[unit]
}

function meaningOf(unit: number, character: string, folded: string): number {
  if (folded === "'") return APOSTROPHE
  if (unit >= 0xd800 && unit <= 0xdfff) return COMPLEX
  if (/[\u00ad\u200c\u200d\u2060]/.test(character)) return COMPLEX
  if (/\p{M}/u.test(character)) return COMPLEX
  if (!/[\p{L}\p{N}]/u.test(character)) return SEPARATOR
  // A letter that a following mark may join with keeps its unit: the mark makes the word complex.
  return folded.length === 1 ? folded.charCodeAt(0) : COMPLEX
}

/** True for the first half of a pair that is a letter, mark or digit. */
export function isWordPair(high: number, low: number): boolean {
  if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) return false
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(high, low))
}
