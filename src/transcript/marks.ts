import type { Span } from '../text/span'
import type { Mark } from './transcript'

/**
 * Finds what transcribers write between the words: `(.)` `(0.4)` `[laughs]` `[inaudible 00:12]` `{vocalsound}`
 * `((coughs))` `(unv.)`. Ordinary parentheses stay words: round brackets count only where they hold a pause, a time or
 * nothing but usual notes.
 *
 * Time stamps (`[00:01:02]`, `#00:01:02-3#`, `¤<2000>`) and what somebody else says meanwhile (`[Tom: Yeah]`, `[Mm-hm]`)
 * are asides: they are not of the turn at all.
 */
export function transcriberMarks(text: string): Mark[] {
  const marks: Mark[] = []
  opening.lastIndex = 0
  for (let hit = opening.exec(text); hit; hit = opening.exec(text)) {
    const start = hit.index
    const mark = markAt(text, start)
    if (!mark) continue
    marks.push(mark)
    opening.lastIndex = mark.end
  }
  return marks
}

const opening = /[[{(#¤]/g
const square = /\[([^[\]\n\r]{0,120})\]/y
const curly = /\{([^{}\n\r]{0,120})\}/y
const double = /\(\(([^()\n\r]{0,120})\)\)/y
const round = /\(([^()\n\r]{0,120})\)/y
const f4Stamp = /#\d{1,3}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#/y
const transanaStamp = /¤(?:<\d{1,10}>)?/y

const stamp =
  /^\s*\d{1,3}:\d{2}(?::\d{2})?(?:[.,:-]\d{1,3})?(?:\s*(?:-|–|-->|to)\s*\d{1,3}:\d{2}(?::\d{2})?(?:[.,:-]\d{1,3})?)?\s*$/
const pause = /^(?:[.…\s]*|\d{0,3}(?:[.,]\d{1,2})?\s*(?:s|secs?|seconds?|sek|sek\.|min|mins)?\.?)$/i
const saidByAnother = /^\p{Lu}[\p{L}\p{M}\d .'’-]{0,40}:\s/u
const backchannel =
  /^(?:yeah|yes|yep|no|mm+|mm+[ -]?hm+|mhm+|uh[ -]?huh|hm+|right|ok|okay|sure|exactly|absolutely|oh|ah|aha)(?:[,. ]+(?:yeah|yes|no|mm+|right|ok|okay|sure)){0,4}[.!]?$/i

function markAt(text: string, start: number): Mark | null {
  const sign = text[start]
  if (sign === '[') return bracketed(text, start, square, () => true)
  if (sign === '{') return bracketed(text, start, curly, () => true)
  if (sign === '(') return bracketed(text, start, double, () => true) ?? bracketed(text, start, round, isNote)
  return bracketed(text, start, sign === '#' ? f4Stamp : transanaStamp, () => true)
}

function bracketed(text: string, start: number, form: RegExp, holds: (words: string) => boolean): Mark | null {
  form.lastIndex = start
  const found = form.exec(text)
  if (!found || !holds(found[1] ?? '')) return null
  const mark: Mark = { start, end: start + found[0].length, kind: kindOf(found[1]) }
  return form === square && isEditorial(text, mark, found[1]) ? null : mark
}

/** True for words that an editor put into a sentence, which goes on around them: "[Morale] is low", "[W]e". They are words. */
function isEditorial(text: string, { start, end, kind }: Mark, words: string): boolean {
  if (kind === 'aside' || isNote(words)) return false
  const touches = /[\p{L}\p{M}]/u
  if (touches.test(text[start - 1] ?? '') || touches.test(text[end] ?? '')) return true
  return /^\p{Lu}/u.test(words) && /^ \p{Ll}/u.test(text.slice(end, end + 2))
}

function kindOf(words: string | undefined): Mark['kind'] {
  return words === undefined || stamp.test(words) || isBackchannel(words) ? 'aside' : 'mark'
}

function isBackchannel(words: string): boolean {
  return saidByAnother.test(words) || (words.length <= 60 && backchannel.test(words.trim()))
}

/** True when round brackets hold a pause, a time, or nothing but the notes that transcribers use. */
export function isNote(words: string): boolean {
  if (pause.test(words) || stamp.test(words)) return true
  if (words.length > 60) return false
  let note = false
  for (const word of words.toLowerCase().split(/[\s,;/&-]+/)) {
    if (notes.has(word.replace(/[.!?]+$/, ''))) note = true
    else if (word !== '' && !besideNotes.has(word) && !/^[\d:.,#]+s?$/.test(word)) return false
  }
  return note
}

const notes = new Set(
  `laughs laugh laughing laughter chuckles chuckle chuckling giggles giggle giggling pause pauses paused silence inaudible
  unintelligible indistinct unclear crosstalk crosstalking overtalk overtalking overlapping overlap sigh sighs sighing cough coughs coughing
  cries crying sobs sobbing weeps whispers whispering whispered nods nodding shakes shrugs gestures applause clapping claps sniffs yawns
  exhales inhales mumbles mumbling murmurs murmuring interruption interrupted interrupts interrupting unv unverständlich inaud unint
  lacht lachen lachend seufzt räuspert hustet weint schmunzelt nickt lautes gelächter rit rires rire inaudibles risas ríe ininteligible`.split(
    /\s+/,
  ),
)

/** Words that stand beside a note without being one: "(all laugh)", "(pause 3 seconds)". */
const besideNotes = new Set(
  `all everyone everybody group general both several people together and with head sich und alle kurze lange kurz lang
  long short brief slight slightly loud loudly softly nervous nervously again for of s sec secs second seconds sek sekunden minute minutes min
  at audio speech talk talking word words phrase name text recording background cross voice voices section`.split(
    /\s+/,
  ),
)

/** The marks inside the turns: the reader's own, and the usual ones that do not touch those. Sorted, not overlapping. */
export function marksOf(
  text: string,
  turns: readonly Span[],
  { marks: own = [], onlyTheseMarks = false }: { readonly marks?: readonly Mark[]; readonly onlyTheseMarks?: boolean },
): Mark[] {
  const usual = onlyTheseMarks ? [] : transcriberMarks(text)
  return insideTurns(own.length === 0 ? usual : merged(own, usual), turns)
}

function merged(own: readonly Mark[], usual: readonly Mark[]): Mark[] {
  const all: Mark[] = []
  let next = 0
  for (const mark of usual) {
    while (next < own.length && own[next].start < mark.end) all.push(own[next++])
    if ((all[all.length - 1]?.end ?? 0) <= mark.start) all.push(mark)
  }
  return all.concat(own.slice(next))
}

function insideTurns(marks: readonly Mark[], turns: readonly Span[]): Mark[] {
  let turn = 0
  return marks.filter(({ start, end }) => {
    while (turn < turns.length && turns[turn].end <= start) turn++
    return turn < turns.length && start >= turns[turn].start && end <= turns[turn].end
  })
}
