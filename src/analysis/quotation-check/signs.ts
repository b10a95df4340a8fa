import { foldButCase } from '../../text/fold'
import type { Change, Convention } from './quotation'

/** Folds what stands between two words: blanks, kinds of dashes, of quotation marks and of dots, square brackets and markup do not count. */
function plain(signs: string): string {
  return signs
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff*_`~\\[\]]+/g, '')
    .replace(/[\u2010-\u2015\u2212-]+/g, '-')
    .replace(/[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\u00b4'"]+/g, '"')
    .replace(/\.{2,}|\u2026+/g, '…')
}

/** Signs that are read aloud: currency, per cent, plus, at. */
function spokenSigns(signs: string): string {
  return signs.normalize('NFKC').replace(/(?![%&@#°§])[^\p{S}]|[`~^*|]/gu, '')
}

/**
 * Compares what stands between two words in a manuscript and in a transcript. Null where the two are the same.
 *
 * @param betweenDigits True where the words on both sides are numbers, so that a point or a comma makes another number.
 */
export function compareSigns(written: string, said: string, betweenDigits: boolean): Change | Convention | null {
  if (spokenSigns(written) !== spokenSigns(said)) return 'words'
  const same = plain(written) === plain(said)
  if (!same) return betweenDigits && /^\S*$/.test(written + said) ? 'words' : 'punctuation'
  if (betweenDigits && /\s/.test(written) !== /\s/.test(said)) return 'words'
  return written.replace(/\s+/g, ' ') === said.replace(/\s+/g, ' ') ? null : 'typographic signs'
}

/**
 * Compares the spelling of a word that is the same but for case and kinds of apostrophes.
 *
 * @param isFirst True where its first letter may be adapted to the sentence around the quotation.
 */
export function compareSpelling(written: string, said: string, isFirst: boolean): Change | Convention | null {
  if (written === said) return null
  const [a, b] = [foldButCase(written), foldButCase(said)]
  if (a === b) return 'typographic signs'
  const [first = ''] = b
  const isAdapted = isFirst && a.slice(first.length) === b.slice(first.length)
  return isAdapted ? 'first letter' : 'case'
}

/** True where a quotation begins or ends in the middle of a number or sum: "12" of "12.5", "12" of "£12", "50" of "50%". */
export function cutsNumber(
  written: { readonly before: string; readonly after: string; readonly first: string; readonly last: string },
  said: { readonly before: string; readonly after: string },
): boolean {
  const ahead = (text: string): string => spokenSigns(/\S*$/.exec(text)![0].replace(/^.*[\p{L}\p{N}]/u, ''))
  const behind = (text: string): string => spokenSigns(/^[^\s\p{L}\p{N}]*/u.exec(text)![0])
  if (isNumber(written.first) && (ahead(written.before) !== ahead(said.before) || /\d[.,:/]$/.test(said.before)))
    return true
  return isNumber(written.last) && (behind(written.after) !== behind(said.after) || /^[.,:/]\d/.test(said.after))
}

export function isNumber(word: string): boolean {
  return /^\p{Nd}/u.test(word)
}
