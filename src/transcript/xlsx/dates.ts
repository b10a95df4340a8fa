import type { ReadXml } from './xml'

/** Formats that every spreadsheet has and that show a date or a time (ECMA-376-1, 18.8.30, with those of East Asia). */
const builtIn = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Tells, style by style as cells number them, whether it shows a number as a date or a time. */
export function dateStyles(bytes: Uint8Array, readXml: ReadXml): readonly boolean[] {
  const own = new Map<number, boolean>()
  const formats: number[] = []
  let inCells = false
  readXml(bytes, {
    open: (tag, attribute) => {
      if (tag === 'numFmt') own.set(Number(attribute('numFmtId')), showsDate(attribute('formatCode') ?? ''))
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) formats.push(Number(attribute('numFmtId') ?? 0))
    },
    close: tag => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return formats.map(id => own.get(id) ?? builtIn.some(([first, last]) => id >= first && id <= last))
}

/** True for `dd/mm/yyyy` and `[h]:mm`, not for `0.00 "days"` or `[Red]0`. */
function showsDate(format: string): boolean {
  const [first] = format
    .replace(/"[^"]*"?|[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
    .split(';')
  return /[dmyhs]/i.test(first)
}

const secondsOfDay = 86_400
/** 31 December 9999: beyond it spreadsheets know no days. */
const lastDay = 2_958_465
/** Days from 30 December 1899 to 1 January 1904. */
const until1904 = 1462

/**
 * Writes a spreadsheet's date: `2024-05-03`, `2024-05-03T14:30:00`, or `14:30:00` where it is a time of no day. A number that is none of
 * these gives null.
 *
 * @param days Since the eve of 1900, or of 1904; to the second.
 */
export function dateText(days: number, from1904: boolean): string | null {
  const seconds = Math.round(days * secondsOfDay)
  const whole = Math.floor(seconds / secondsOfDay) + (from1904 ? until1904 : 0)
  if (!(days >= 0 && whole <= lastDay)) return null
  const time = [3600, 60, 1].map((unit, i) => twoDigits(Math.floor(seconds / unit) % (i === 0 ? 24 : 60))).join(':')
  if (whole === 0) return time
  // Spreadsheets hold 1900 for a leap year: until its 29 February, the 60th day, they are one ahead.
  const day = calendarDay(whole < 60 ? whole + 1 : whole)
  return time === '00:00:00' ? day : `${day}T${time}`
}

/**
 * Names a day of the Gregorian calendar, counted from 30 December 1899.
 *
 * Years run from March here, so that a leap day is the last of its year, and 400 of them are always 146,097 days.
 */
function calendarDay(number: number): string {
  const sinceMarchOf0 = number + 693_899
  const cycle = Math.floor(sinceMarchOf0 / 146_097)
  const inCycle = sinceMarchOf0 % 146_097
  const leapDays = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096)
  const year = Math.floor((inCycle - leapDays) / 365)
  const inYear = inCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  // From March, months are 31, 30, 31, 30, 31 days long, and again: 153 days in five.
  const sinceMarch = Math.floor((5 * inYear + 2) / 153)
  const day = inYear - Math.floor((153 * sinceMarch + 2) / 5) + 1
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9
  return `${cycle * 400 + year + (month <= 2 ? 1 : 0)}-${twoDigits(month)}-${twoDigits(day)}`
}

function twoDigits(number: number): string {
  return `${number}`.padStart(2, '0')
}
