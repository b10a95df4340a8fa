/**
 * Reads when something was coded, as programs write it: `2024-05-03 14:30:00`, `2024-05-03T14:30:00.123456+02:00`, `03.05.2024 14:30`, `2024-05-03`.
 * Gives UTC in ISO 8601 with milliseconds, where the file names no time zone as if it were UTC; null for what is no date, and for `5/3/2024`, of which
 * nobody knows whether it is in March or in May.
 */
export function isoDate(written: string | null): string | null {
  const text = written?.trim() ?? ''
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  )
  const german = /^(\d\d?)\.(\d\d?)\.(\d{4})(?:,?\s+(\d\d?):(\d\d)(?::(\d\d))?)?$/.exec(text)
  if (german) {
    const [, day, month, year, hour = '0', minute = '0', second = '0'] = german
    return utc([year, month, day, hour, minute, second].map(Number), '', 0)
  }
  if (!iso) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = iso
  return utc([year, month, day, hour, minute, second].map(Number), fraction, minutesAhead(zone))
}

/** True where a time says in which time zone it is. */
export function hasZone(written: string): boolean {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(written.trim())
}

function minutesAhead(zone: string): number {
  if (zone === 'Z') return 0
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
}

function utc(parts: readonly number[], fraction: string, ahead: number): string | null {
  let [year, month, day] = parts
  const [, , , hour, minute, second] = parts
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59 || Math.abs(ahead) >= 24 * 60) return null
  let minutes = hour * 60 + minute - ahead
  if (minutes < 0) day--
  if (minutes >= 24 * 60) day++
  minutes = (minutes + 24 * 60) % (24 * 60)
  if (day < 1) {
    month = month === 1 ? 12 : month - 1
    if (month === 12) year--
    day = daysIn(year, month)
  } else if (day > daysIn(year, month)) {
    day = 1
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  const two = (number: number): string => `${number}`.padStart(2, '0')
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(second)}`
  return `${year}-${two(month)}-${two(day)}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}
