const time = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,:-]\d{1,3})?`
const range = String.raw`${time}(?:\s*(?:-->|-|–|to)\s*${time})?`
const bracketed = String.raw`[[(<{]\s*${range}\s*[\])>}]`

/** A time in brackets, an f4 mark or a Transana mark: `[00:01:02]`, `#00:01:02-3#`, `¤<2000>`. Cannot be mistaken for speech. */
export const signedStamp = String.raw`(?:${bracketed}|#${time}#|¤(?:<\d{1,10}>)?)`
/** Any of those, or a bare time such as `00:01:02` or `0:02`. */
export const anyStamp = String.raw`(?:${signedStamp}|${range}(?:\s?[ap]\.?m\.?)?)`

const parts = /(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,:-](\d{1,3}))?/
const transana = /¤<(\d+)>/

/** Reads a stamp as seconds from the start of the recording; null where it is none, or a time of day (`2:15 pm`). */
export function secondsOf(stamp: string): number | null {
  const milliseconds = transana.exec(stamp)
  if (milliseconds) return Number(milliseconds[1]) / 1000
  const found = parts.exec(stamp)
  if (!found || /[ap]\.?m/i.test(stamp)) return null
  const [, first, second, third, fraction] = found
  const whole =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third)
  return fraction === undefined ? whole : Number(`${whole}.${fraction}`)
}
