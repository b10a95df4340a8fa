import { fold } from './fold'

/**
 * What a UTF-16 unit is to a word, as one byte: the code of the letter that it folds to (1 to 127), or one of the four below.
 *
 * An ASCII letter or digit has its own unit as its code, in lower case. Letters of other alphabets get the codes that are left
 * when they are first met, whichever they are: codes are compared within one process and go nowhere else.
 */
export const SEPARATOR = 0
/** Part of a word whose folded form is only known for the word as a whole: marks, ligatures, surrogates, letters without a code. */
export const COMPLEX = 0x80
/** Part of a word when it stands between two letters; its code there is `APOSTROPHE_LETTER`. */
export const APOSTROPHE = 0x81
/** Not looked up yet: the whole table at once would cost 20 ms at every start. */
export const UNKNOWN = 0x82

export const APOSTROPHE_LETTER = 0x27

/** The code of each unit. */
export const codeOfUnit = new Uint8Array(65536).fill(UNKNOWN)
/** The letter of each code. */
export const letterOfCode: string[] = new Array(128).fill('')

const codeOfLetter = new Map<string, number>()
for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789'") giveCode(letter, letter.charCodeAt(0))
const codesLeft = Array.from({ length: 127 }, (_, i) => 127 - i).filter(code => letterOfCode[code] === '')

function giveCode(letter: string, code: number): number {
  letterOfCode[code] = letter
  codeOfLetter.set(letter, code)
  return code
}

/** Looks up a unit that `codeOfUnit` does not know yet. */
export function learnUnit(unit: number): number {
  codeOfUnit[unit] = codeOf(String.fromCharCode(unit))
  return codeOfUnit[unit]
}

function codeOf(character: string): number {
  const folded = fold(character)
  if (folded === "'") return APOSTROPHE
  if (/[\ud800-\udfff\u00ad\u200c\u200d\u2060]/.test(character) || /\p{M}/u.test(character)) return COMPLEX
  if (!/[\p{L}\p{N}]/u.test(character)) return SEPARATOR
  // Korean vowels and final consonants join with the letter before them.
  if (folded.length > 1 || /[\u1160-\u11ff]/.test(folded)) return COMPLEX
  const known = codeOfLetter.get(folded)
  if (known !== undefined) return known
  const code = codesLeft.pop()
  return code === undefined ? COMPLEX : giveCode(folded, code)
}
