import { isCode, isNameShaped, whyNotALabel } from '../labels'
import { roleWord } from '../roles'

/** A label that stands at the start of a line, and the words after it. */
export interface CueLabel {
  readonly label: string
  readonly words: string
  /** Written `[SPEAKER_00]:`, as WhisperX does. */
  readonly bracketed: boolean
  /** Why this is nobody's name whatever the rest of the file says ("Note:", "10:30"), or null. */
  readonly refusal: string | null
}

/** The most characters that a label can have, as in MAXQDA and QualCoder. */
const longestLabel = 63

/** Finds what stands ahead of the first colon of a line when it is short enough for a name; null otherwise. */
export function labelAhead(line: string): CueLabel | null {
  const lead = /^(?:-|>{1,2})?\s*/.exec(line)![0].length
  const colon = line.slice(0, lead + longestLabel + 3).search(/[:：]/)
  if (colon <= lead) return null
  const ahead = line.slice(lead, colon).trim()
  const bracketed = ahead.startsWith('[') && ahead.endsWith(']')
  const label = bracketed ? ahead.slice(1, -1).trim() : ahead
  if (label === '' || label.length > longestLabel || /[[\]]/.test(label)) return null
  const after = line.slice(colon + 1)
  return { label, words: after.trim(), bracketed, refusal: whyNobody(label, after) }
}

function whyNobody(label: string, after: string): string | null {
  if (/\d$/.test(label) && /^\d/.test(after)) return 'a number or a time of day'
  if (after.startsWith('//')) return 'an address'
  // "Prof. Rao" is a name, "the fees. For example" is not.
  if (/\p{Ll}{4}\.\s/u.test(label)) return 'reads like a sentence'
  return whyNotALabel(label)
}

/** True for what may be a name where most cues open with one: also "priya", "iPhone" and "Galaxy S20", as people call themselves. */
export function isNameByManner(label: string): boolean {
  return isNameAlone(label) || label.split(/\s+/).length <= 2
}

/** True when a whole line looks like a name: "Dr Hale", "Ana de la Cruz", "P1", "Participant 3". */
export function isNameAlone(line: string): boolean {
  return whyNotALabel(line) === null && (isNameShaped(line) || isCode(line) || roleWord(line) !== null)
}
