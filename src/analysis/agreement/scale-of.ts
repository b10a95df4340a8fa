import type { Problem } from '../../problem'
import { byCodePoint } from '../by-code-point'
import type { RatedVariable } from './coder-ratings'

/**
 * Makes a variable of a scale's values: numbers where all of them are, in ascending order, else words in the order of their code points.
 *
 * Only numbers have an order and distances, so words on a level above `nominal` are a problem, and so are negative numbers on a `ratio` scale.
 *
 * @param written By coder, by unit; null where not rated.
 */
export function scaleOf(
  id: string,
  written: readonly (readonly (string | null)[])[],
  level: RatedVariable['level'],
): { readonly variable: RatedVariable; readonly problems: readonly Problem[] } {
  const values = [...new Set(written.flatMap(list => list.filter(value => value !== null)))]
  const areNumbers = values.every(value => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(value))
  const categories = areNumbers ? [...new Set(values.map(Number))].sort((a, b) => a - b) : [...values].sort(byCodePoint)
  const places = new Map<string | number, number>(categories.map((category, i) => [category, i]))
  const ratings = written.map(list =>
    Int32Array.from(list, value => (value === null ? -1 : places.get(areNumbers ? Number(value) : value)!)),
  )
  const problems: Problem[] = []
  if (level !== 'nominal' && !areNumbers) {
    const word = values.find(value => Number.isNaN(Number(value)))
    problems.push(
      badScale(
        `"${word}" in ${id} is no number, so it has no place on ${level === 'ratio' ? 'a' : 'an'} ${level} scale`,
      ),
    )
  } else if (level === 'ratio' && areNumbers && Number(categories[0]) < 0)
    problems.push(badScale(`${categories[0]} in ${id} is less than nothing, which a ratio scale cannot be`))
  return { variable: { id, kind: 'scale', level, categories, ratings }, problems }
}

function badScale(message: string): Problem {
  const hint = 'write numbers that fit, or choose another --level'
  return { code: 'bad-scale', severity: 'error', message, hint }
}
