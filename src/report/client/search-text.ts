/** Text as the search compares it, and from where in the text each of its characters comes; null where they are the same. */
export interface Folded {
  readonly text: string
  readonly from: readonly number[] | null
}

/**
 * Takes case, diacritics and the kinds of quotation marks and blanks away: `Café’s` is `cafe's`.
 *
 * It goes character by character, so that what is found has a place in the text.
 */
export function foldText(text: string): string {
  // Most turns of most studies.
  if (plain.test(text)) return text.toLowerCase().replace(/\s/g, ' ')
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

/** The same, with the places. */
export function foldWithPlaces(text: string): Folded {
  if (plain.test(text)) return { text: foldText(text), from: null }
  let folded = ''
  const from: number[] = []
  let place = 0
  for (const character of text) {
    const piece = foldCharacter(character)
    for (let i = 0; i < piece.length; i++) from.push(place)
    folded += piece
    place += character.length
  }
  from.push(place)
  return { text: folded, from }
}

/** Takes a question apart: words, and phrases between quotation marks, folded. */
export function partsOf(question: string): readonly string[] {
  const parts = [...foldText(question).matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([whole, phrase]) => phrase ?? whole)
  return [...new Set(parts.map(part => part.replace(/\s+/g, ' ').trim()).filter(part => part !== ''))]
}

/** Finds where words begin with a part: "fee" is in "fees", and not in "coffee". */
export function* placesOf(part: string, folded: string): Generator<number> {
  for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
    if (at === 0 || !wordCharacter.test(folded[at - 1]) || !wordCharacter.test(part[0])) yield at
  }
}

const plain = /^[\0-\x7f]*$/
const wordCharacter = /[\p{L}\p{N}]/u
const cache = new Map<string, string>()

function foldCharacter(character: string): string {
  const known = cache.get(character)
  if (known !== undefined) return known
  const folded = character
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, '')
    .toLowerCase()
    .replace(/\s/g, ' ')
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
  cache.set(character, folded)
  return folded
}
