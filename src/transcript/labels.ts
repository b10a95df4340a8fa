import { alsoNames, clauseWords, falseLabels, nameParticles, sentenceOpeners, titles } from './label-words'
import { roleWord } from './roles'

/** Two spellings with one key are one speaker: case, blanks and the form of quotation marks do not count. */
export function labelKey(label: string): string {
  return label.normalize('NFKC').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase()
}

const keysOfLists = new WeakMap<readonly string[], ReadonlySet<string>>()

/** The keys of a list of labels. A study’s list is asked about by each of its transcripts, and there may be ten thousand of both: it is folded once. */
export function labelKeys(labels: readonly string[]): ReadonlySet<string> {
  const known = keysOfLists.get(labels)
  if (known !== undefined) return known
  const keys = new Set(labels.map(labelKey))
  keysOfLists.set(labels, keys)
  return keys
}

/** A label without what stands behind it in brackets: `Mary (nurse)` is `Mary`. */
export function withoutBrackets(label: string): string {
  const open = label.search(/[([]/)
  return open > 0 && /[)\]]$/.test(label) ? label.slice(0, open).trimEnd() : label
}

/** Says why this can be nobody's label, however often it recurs; null where it can. */
export function whyNotALabel(label: string): string | null {
  const key = labelKey(label)
  if (label.length > 63) return 'longer than 63 characters'
  if (/^\d{1,3}$|^\d+[:.]\d+$/.test(key)) return 'a number or a time of day'
  if (isFalse(key)) return 'opens notes, headings and sentences, and names nobody'
  if (/^\?{1,4}$/.test(key)) return null
  if (!/[\p{L}\d]/u.test(key)) return 'has no letter'
  if (/["“”«»;!…=<>@\\{}|*_]/.test(label.replace(/(?<=[A-Za-z\d])_(?=\d)/g, '')))
    return 'holds signs that names do not have'
  if (/[,.]$/.test(key) && !abbreviation.test(label)) return 'ends like a sentence'
  if (/\?$/.test(key) && key.split(' ').length > 2) return 'a question'
  return whyASentence(label)
}

const abbreviation = /(?:^|[\s.])\p{L}{1,5}\.$/u

function isFalse(key: string): boolean {
  return (
    falseLabels.has(key) ||
    falseLabels.has(key.replace(/(?:[\s.#]*\d+(?:[a-z]|\.\d+)?|[\s.#]+(?:[ivx]{1,4}|[a-h]))?[.)]?$/, ''))
  )
}

function whyASentence(label: string): string | null {
  if (roleWord(label)) return null
  const words = withoutBrackets(label).split(/\s+/)
  if (words.length > 6) return 'longer than six words'
  const [first, ...rest] = words.map(word => labelKey(word).replace(/[,.]$/, ''))
  if (words.length > 1 && sentenceOpeners.has(first)) return 'reads like a sentence'
  if (words.length === 1 && sentenceOpeners.has(first) && !alsoNames.has(first) && words[0] !== words[0].toUpperCase())
    return 'a word of running text'
  const isSentence = rest.some((word, i) => clauseWords.has(word) && words[i + 1] === words[i + 1].toLowerCase())
  return isSentence ? 'reads like a sentence' : null
}

const nameWord = /^(?:\p{Lu}[\p{L}\p{M}\d'’.-]*|\p{Lo}[\p{L}\p{M}]*)$/u

/** True for one to four capitalised words, with the small words that names hold: `Ms de la Cruz`, `Gábor O’Neil (P4)`. */
export function isNameShaped(label: string): boolean {
  const words = withoutBrackets(label).split(/\s+/)
  if (words.length > 5 || !nameWord.test(words[0].replace(/,$/, ''))) return false
  if (!words.every(word => nameWord.test(word.replace(/,$/, '')) || nameParticles.has(word))) return false
  return words.length < 5 || words.some(word => nameParticles.has(word) || isTitle(word))
}

/** True where a title stands first and a name follows: `Ms Paisley`. */
export function hasTitle(label: string): boolean {
  const [first, ...rest] = label.split(/\s+/)
  return isTitle(first) && rest.some(word => nameWord.test(word))
}

function isTitle(word: string): boolean {
  return titles.has(labelKey(word).replace(/\.$/, ''))
}

/** True for a short code such as `B1`, `FG2P3`, `KW` or `S-04`. */
export function isCode(label: string): boolean {
  return /^(?:[A-Z]{1,3}[-_ ]?\d{1,3}[A-Za-z]?|[A-Z]{1,3}\d{1,2}[-_]?[A-Z]{1,2}\d{1,3})$/.test(label)
}
