/**
 * Gives the seconds of values that say when each turn begins, in order; null for a value that is no time.
 *
 * Numbers and numerals are seconds, unless `unit` says milliseconds or they are plainly so: all of them whole, and more
 * than 300 apart on average (nobody talks for five minutes at each turn). Clock times ("00:01:02.5", "1:02") need no
 * unit. Dates are no times of a recording, nor are numbers so large that they count from 1970.
 */
export function asSeconds(values: readonly unknown[], unit: 'unknown' | 'milliseconds' = 'unknown'): (number | null)[] {
  const numbers = values.map(numeral)
  const scale = unit === 'milliseconds' || areMilliseconds(numbers) ? 1000 : 1
  return values.map((value, i) => {
    const number = numbers[i]
    if (number === null) return typeof value === 'string' ? clockSeconds(value) : null
    return number / scale
  })
}

/** Eleven days in milliseconds, and the seconds from 1970 to 2001: no recording lasts so long. */
const LONGEST = 1e9

function areMilliseconds(numbers: readonly (number | null)[]): boolean {
  const known = numbers.filter(number => number !== null)
  if (known.length < 2 || !known.every(Number.isInteger)) return false
  return (known[known.length - 1] - known[0]) / (known.length - 1) > 300
}

function numeral(value: unknown): number | null {
  const isNumeral = typeof value === 'string' && /^\s*\d+(?:\.\d+)?\s*$/.test(value)
  const number = isNumeral ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number < LONGEST ? number : null
}

function clockSeconds(value: string): number | null {
  const clock = /^\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,9}))?\s*$/.exec(value)
  if (!clock) return null
  const [, hours = '0', minutes, seconds, fraction = '0'] = clock
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)
}
