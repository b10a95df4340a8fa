import { type Columns, type Fields, fieldOf, findKey } from './columns'
import type { ReadOptions } from './reader'

/**
 * Guesses which key holds the text and which the speaker when their names say nothing: the text is the key with the longest
 * strings, of several words; the speaker is a key whose short strings look like names, are at least two and recur. Null unless
 * both are found, and unless only one key can be the speaker: nobody is invented.
 */
export function columnsByContent(
  keys: readonly string[],
  rows: readonly Fields[],
  options: ReadOptions,
): Columns | null {
  if (rows.length < 3) return null
  const strings = keys.map(key => ({
    key,
    values: rows.map(row => fieldOf(row, key)).filter(value => typeof value === 'string'),
  }))
  const often = strings.filter(({ values }) => values.length * 2 > rows.length)
  const wanted = options.textColumn === undefined ? undefined : findKey(keys, options.textColumn)
  const text = wanted ?? longest(often)
  if (text === undefined) return null
  const named = options.speakerColumn === undefined ? undefined : findKey(keys, options.speakerColumn)
  const speakers = named
    ? [named]
    : often.filter(({ key, values }) => key !== text && areNames(key, values)).map(({ key }) => key)
  return speakers.length === 1 ? { text, speaker: speakers[0] } : null
}

interface Strings {
  readonly key: string
  readonly values: readonly string[]
}

function longest(columns: readonly Strings[]): string | undefined {
  const means = columns.map(({ key, values }) => ({
    key,
    mean: values.reduce((sum, value) => sum + value.length, 0) / values.length,
  }))
  const [first] = means.sort((a, b) => b.mean - a.mean)
  const words = columns.find(({ key }) => key === first?.key)?.values.filter(value => /\S\s+\S/.test(value)).length ?? 0
  return first && first.mean >= 12 && words * 2 > columns[0].values.length ? first.key : undefined
}

function areNames(key: string, values: readonly string[]): boolean {
  const distinct = new Set(values)
  if (distinct.size < 2 || distinct.size > values.length * 0.75 || KINDS.test(key)) return false
  return values.every(
    value => value.length <= 63 && /^(?:\p{Lu}|\p{Lo}|\p{L}+[ _-]?\d)/u.test(value) && !/[?!;]|[.,]$/.test(value),
  )
}

/** Keys whose few short values recur, and name kinds of things rather than people. */
const KINDS =
  /sentiment|type|kind|lang|service|question|topic|theme|code|categor|status|gender|sex|band|level|site|region|country|city|date|day|time|month|trust|org|group|section|source|model|emotion|mood|intent|act|tag|format|version/i
