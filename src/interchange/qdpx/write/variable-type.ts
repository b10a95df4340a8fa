/** What REFI-QDA calls the types of variables that are written. */
export type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date'

/**
 * Tells the type of a variable by its values: one that all of them have, and that gives them back as they are written. What looks like a number and is
 * none (`007`, `+1`, `1e3`, `12,5`) stays text. Without values it is text.
 *
 * @example
 * typeOfValues(['18', '42']) // 'Integer'
 * typeOfValues(['2', '2.5']) // 'Float'
 * typeOfValues(['01', '02']) // 'Text'
 */
export function typeOfValues(values: readonly string[]): VariableType {
  if (values.length === 0) return 'Text'
  const type = types.find(([, is]) => values.every(is))
  return type?.[0] ?? 'Text'
}

const whole = /^(?:0|-?[1-9]\d{0,14})$/
const decimal = /^-?(?:0|[1-9]\d{0,14})\.\d{1,15}$/

const types: readonly (readonly [VariableType, (value: string) => boolean])[] = [
  ['Integer', value => whole.test(value)],
  ['Float', value => whole.test(value) || decimal.test(value)],
  ['Boolean', value => value === 'true' || value === 'false'],
  ['Date', isDate],
]

/** A day of the calendar: year, month, day. */
function isDate(value: string): boolean {
  const [, year, month, day] = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(value)?.map(Number) ?? []
  if (year === undefined || month < 1 || month > 12) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= days[month - 1]
}
