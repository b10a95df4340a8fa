/**
 * Brings a time as XML writes it (`2019-06-04T07:11:56+02:00`) to UTC, ISO 8601 with milliseconds. Null for what is no time.
 *
 * Computed without a clock: days are counted from 1970 in the Gregorian calendar. A time without a zone is taken for UTC, and said so.
 */
export function utcOf(written: string): { readonly at: string | null; readonly isAssumed: boolean } {
  const found = pattern.exec(written.trim())
  if (!found) return { at: null, isAssumed: false }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(part => Number(part ?? 0))
  const milliseconds = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const [zone, sign, hours, minutes] = [found[8], found[9], Number(found[10] ?? 0), Number(found[11] ?? 0)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return { at: null, isAssumed: false }
  if (
    hour > 24 ||
    minute > 59 ||
    second > 60 ||
    (hour === 24 && minute + second + milliseconds > 0) ||
    hours > 14 ||
    minutes > 59
  )
    return { at: null, isAssumed: false }
  const offset = (hours * 60 + minutes) * (sign === '-' ? -1 : 1)
  const total = (daysBefore(year, month, day) * 1440 + hour * 60 + minute - offset) * 60 + Math.min(second, 59)
  const days = Math.floor(total / 86_400)
  const rest = total - days * 86_400
  const [y, m, d] = dateOf(days)
  if (y < 0 || y > 9999) return { at: null, isAssumed: false }
  const two = (number: number): string => `${number}`.padStart(2, '0')
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
  const at = `${`${y}`.padStart(4, '0')}-${two(m)}-${two(d)}T${time}.${`${milliseconds}`.padStart(3, '0')}Z`
  return { at, isAssumed: zone === undefined }
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|([+-])(\d\d):?(\d\d))?$/i

function daysIn(year: number, month: number): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days from the first of the year 0 to a day. */
function daysBefore(year: number, month: number, day: number): number {
  let days = year * 365 + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400) + day - 1
  for (let each = 1; each < month; each++) days += daysIn(year, each)
  return days
}

function dateOf(days: number): readonly [number, number, number] {
  let year = Math.floor(days / 365.2425)
  while (daysBefore(year + 1, 1, 1) <= days) year++
  while (daysBefore(year, 1, 1) > days) year--
  let month = 1
  while (month < 12 && daysBefore(year, month + 1, 1) <= days) month++
  return [year, month, days - daysBefore(year, month, 1) + 1]
}
