import { labelKey } from '../labels'
import { roleWord } from '../roles'
import type { LineKind } from './line-kinds'
import type { Line } from './lines'
import type { Opening } from './openings'

/**
 * Finds the header block of a transcript ("Project: …", "Date of interview: …", "Moderator: AB"), and gives the place of
 * the first line behind it; 0 where there is none.
 *
 * A line belongs to it while everything above is a title or a short `key: value`, and a key of the kind that headers have
 * stands there or below. So "Moderator: AB" between such lines is no turn.
 */
export function headingEnd(
  text: string,
  lines: readonly Line[],
  kinds: readonly LineKind[],
  openings: readonly Opening[],
): number {
  const byLine = new Map(openings.filter(({ line }) => line < reach).map(opening => [opening.line, opening]))
  let end = 0
  for (let i = 0; i < Math.min(lines.length, reach); i++) {
    if (kinds[i] !== 'words') continue
    const opening = byLine.get(i)
    const value = text.slice(opening?.words ?? lines[i].start, lines[i].end).trim()
    if (opening && headerKey.test(labelKey(opening.label))) end = i + 1
    else if (value.length > 100 || (opening && /[.?!…]$/.test(value))) break
    else if (opening && end > 0 && end === i && roleWord(opening.label) && isName(value)) end = i + 1
  }
  return end
}

const reach = 40

const headerKey =
  /^(?:(?:interview|session|recording|start|end|transcription|focus group|fg) )?(?:date|time|id|number|no|location|place|venue|site|duration|length|project|project name|study|title|topic|setting|language|version|file|filename|file name|audio file|recording|transcriber|transcribed by|transcription|transcript|interview|session|participants|number of participants|attendees|present|apologies|consent|anonymi[sz]ed(?: by)?|age|gender|sex|occupation)$|^(?:date|time|place|location|number|name|length|duration) of \w+/

/** "AB", "Jane Smith", "[moderator]", "3": what a header says of a moderator. */
function isName(value: string): boolean {
  return value
    .split(/\s{2,}|\t/)[0]
    .split(/\s+/)
    .every(word => /^[\p{Lu}\d[(]/u.test(word))
}
