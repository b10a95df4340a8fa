import type { Problem } from '../../problem'
import { labelKey } from '../../transcript/labels'
import { byCodePoint } from '../by-code-point'
import type { RatedVariable } from './coder-ratings'

/**
 * Makes a variable of a scale's values: numbers where all of them are, in ascending order, else words in the order of their code points.
 * Words that differ in case or blanks are one value, written as it came first.
 *
 * A comma may be the decimal sign. On a level above `nominal` the number counts of values such as `2 - mild`. Only numbers (up to 10^15) have an order and distances, so words on a level above `nominal` are a problem, and so are negative numbers on a `ratio` scale.
 *
 * @param written By coder, by unit; null where not rated.
 */
export function scaleOf(
  id: string,
  written: readonly (readonly (string | null)[])[],
  level: RatedVariable['level'],
): { readonly variable: RatedVariable; readonly problems: readonly Problem[] } {
  const values = [...new Set(written.flatMap(list => list.filter(value => value !== null)))]
  const numberOf = level === 'nominal' ? plainNumber : leadingNumber
  const areNumbers = values.every(value => numberOf(value) !== null)
  const words = new Map<string, string>()
  for (const value of values) if (!words.has(labelKey(value))) words.set(labelKey(value), value)
  const categories: readonly (string | number)[] = areNumbers
    ? [...new Set(values.map(value => numberOf(value)!))].sort((a, b) => a - b)
    : [...words.values()].sort(byCodePoint)
  const placeOf = new Map<string | number, number>(categories.map((category, i) => [category, i]))
  const places = new Map(
    values.map(value => [value, placeOf.get(areNumbers ? numberOf(value)! : words.get(labelKey(value))!)!]),
  )
  const ratings = written.map(list => Int32Array.from(list, value => (value === null ? -1 : places.get(value)!)))
  const problems: Problem[] = []
  if (level !== 'nominal' && !areNumbers) {
    const word = values.find(value => numberOf(value) === null)
    problems.push(
      badScale(
        `"${word}" in ${id} is ${numeral.test(word ?? '') ? 'too large a' : 'no'} number, so it has no place on ${level === 'ratio' ? 'a' : 'an'} ${level} scale`,
      ),
    )
  } else if (level === 'ratio' && areNumbers && Number(categories[0]) < 0)
    problems.push(badScale(`${categories[0]} in ${id} is less than nothing, which a ratio scale cannot be`))
  return { variable: { id, kind: 'scale', level, categories, ratings }, problems }
}

/** Beyond it, squares of differences would not be numbers any more. */
const farthest = 1e15

const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** Null where it is none. */
function plainNumber(value: string): number | null {
  const written = value.replace(/^([+-]?\d+),(\d+)$/, '$1.$2')
  return numeral.test(written) && Math.abs(Number(written)) <= farthest ? Number(written) : null
}

/** The number of a value that says it and what it means: `2 - mild`, `2 = mild`, `(2) mild`. */
function leadingNumber(value: string): number | null {
  const [, number] = /^\(?([+-]?\d+(?:[.,]\d+)?)(?:\)|\s*[-–—=:.]|(?=\s))\s*\p{L}/u.exec(value) ?? []
  return plainNumber(number ?? value)
}

function badScale(message: string): Problem {
  const hint = 'write numbers that fit, as 2 or "2 - mild", or choose another --level'
  return { code: 'bad-scale', severity: 'error', message, hint }
}
