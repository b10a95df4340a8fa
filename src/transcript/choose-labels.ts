import { hasTitle, isCode, isNameShaped, labelKey, labelKeys, whyNotALabel, withoutBrackets } from './labels'
import { aWordFor, isNobody, roleWord } from './roles'
import { almostSame } from './similar-labels'

/** One place where something stands like a label. */
export interface Sighting {
  readonly label: string
  /** A number or a bullet stands ahead of it. */
  readonly listed: boolean
  /** No blank between its colon and the words. */
  readonly tight: boolean
  /** The words begin on a later line. */
  readonly bare: boolean
  /** A blank line, or nothing, stands above it. */
  readonly apart: boolean
}

export interface LabelContext {
  readonly text: string
  /** Labels that the study names, in any case. */
  readonly known: readonly string[]
  /** How many paragraphs there are that could open with a label. */
  readonly paragraphs: number
}

/** What was made of one label, however spelt. */
export interface Verdict {
  readonly label: string
  readonly isSpeaker: boolean
  readonly why: string
}

/**
 * Decides which labels are speakers, and says why. A label is one when the study names it, when it is a role word
 * ("Interviewer 1"), when it recurs, or when it is a name in a file that is otherwise clearly labelled. What opens notes
 * and sentences ("For example:", "10:30") is refused even where it recurs.
 *
 * Gives one verdict a label, by its key.
 */
export function chooseLabels(sightings: readonly Sighting[], context: LabelContext): Map<string, Verdict> {
  const groups = groupByKey(sightings)
  const known = labelKeys(context.known)
  const pairs = questionAndAnswer(groups)
  const numbers = recurringNumbers(groups)
  const verdicts = new Map<string, Verdict>()
  const judge: Judge = ({ key, label }, isSpeaker, why) => verdicts.set(key, { label, isSpeaker, why })
  const accepted: Group[] = []
  const rare: Group[] = []
  const mostAreListed = count(groups.values(), ({ listed }) => listed) * 2 > sightings.length
  for (const group of groups.values()) {
    const why = whyAtOnce(group, known, pairs, numbers)
    const refusal = why
      ? null
      : (whyNotALabel(group.label) ?? (isListItem(group, mostAreListed) ? 'an item of a list' : null))
    if (refusal) judge(group, false, refusal)
    else if (why ?? whyByItself(group)) {
      judge(group, true, why ?? whyByItself(group)!)
      accepted.push(group)
    } else rare.push(group)
  }
  judgeTheRare(rare, accepted, context, judge)
  return verdicts
}

type Judge = (group: Group, isSpeaker: boolean, why: string) => void

/** All sightings of one label, counted. */
interface Group {
  readonly key: string
  readonly label: string
  count: number
  listed: number
  tight: number
  bare: number
  apart: number
}

function groupByKey(sightings: readonly Sighting[]): Map<string, Group> {
  const byLabel = new Map<string, Group>()
  const groups = new Map<string, Group>()
  for (const { label, listed, tight, bare, apart } of sightings) {
    let group = byLabel.get(label)
    if (!group) {
      const key = labelKey(label)
      group = groups.get(key) ?? { key, label, count: 0, listed: 0, tight: 0, bare: 0, apart: 0 }
      groups.set(key, group)
      byLabel.set(label, group)
    }
    group.count++
    if (listed) group.listed++
    if (tight) group.tight++
    if (bare) group.bare++
    if (apart) group.apart++
  }
  return groups
}

function count(groups: Iterable<Group>, of: (group: Group) => number): number {
  let sum = 0
  for (const group of groups) sum += of(group)
  return sum
}

/** `1: …`, `2: …`: numbers are speakers where two or more recur. */
function recurringNumbers(groups: ReadonlyMap<string, Group>): Set<string> {
  const numbers = [...groups.values()].filter(({ key, tight }) => /^\d{1,2}$/.test(key) && tight === 0)
  const isLayout = numbers.length > 1 && numbers.every(({ count }) => count > 1)
  return new Set(isLayout ? numbers.map(({ key }) => key) : [])
}

/** "Question: …" and "Answer: …" are speakers where both recur; alone each is a heading. */
function questionAndAnswer(groups: ReadonlyMap<string, Group>): Set<string> {
  const pairs = [
    ['question', 'answer'],
    ['q', 'a'],
  ]
  return new Set(pairs.filter(pair => pair.every(key => (groups.get(key)?.count ?? 0) > 1)).flat())
}

function whyAtOnce(
  { key, count }: Group,
  known: ReadonlySet<string>,
  pairs: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): string | null {
  if (known.has(key)) return 'named by the study'
  if (numbers.has(key)) return `opens ${count} turns`
  return pairs.has(key) ? 'one of a pair, question and answer' : null
}

/** Where most labels carry no number or bullet, those that do are items of a list. */
function isListItem({ listed, count }: Group, mostAreListed: boolean): boolean {
  return listed === count && !mostAreListed
}

function whyByItself(group: Group): string | null {
  if (isNobody(group.label)) return 'says that the speaker is not known'
  if (roleWord(group.label)) return aWordFor(group.label)
  return group.count > 1 && recursLikeASpeaker(group) ? `opens ${group.count} turns` : null
}

/** Lower-case words before a colon are mostly running text: one that is a label recurs more than twice. */
function recursLikeASpeaker({ label, count, tight }: Group): boolean {
  if (/^[^\p{Ll}]/u.test(label)) return true
  return tight < count && count > 2 && !label.includes(' ')
}

/** A label that occurs once is believed where the rest leaves no doubt about the layout, and it fits in. */
function judgeTheRare(rare: readonly Group[], accepted: readonly Group[], context: LabelContext, judge: Judge): void {
  const names = rare.filter(group => isNameShaped(group.label))
  const sure = count(accepted, group => group.count)
  const isClear = sure > 1 || (sure + names.length > 1 && (sure + names.length) * 10 >= context.paragraphs * 6)
  const style = styleOf(accepted.length > 0 ? accepted : names)
  const inRunningText = lowerCaseWords(
    context.text,
    names.flatMap(({ label }) => commonForms(label)),
  )
  const frequent = accepted.filter(group => group.count > 2).slice(0, 200)
  for (const group of rare) {
    const like = frequent.find(other => almostSame(group.label, other.label))
    if (like) judge(group, true, `one letter away from ${like.label}`)
    else if (isCode(group.label) && accepted.some(({ label }) => isCode(label)))
      judge(group, true, 'a code like the others')
    else if (!isNameShaped(group.label)) judge(group, false, 'occurs once and is not a name')
    else if (!isClear) judge(group, false, 'occurs once, and too few other labels show how this file is labelled')
    else if (!fits(group, style)) judge(group, false, 'occurs once, and is not set as the other labels are')
    else if (hasTitle(group.label)) judge(group, true, 'occurs once; a title and a name')
    else if (commonForms(group.label).some(word => inRunningText.has(word)))
      judge(group, false, 'occurs once; a word of the running text')
    else judge(group, true, 'occurs once; a name, and set as the other labels are')
  }
}

interface Style {
  readonly bare: boolean
  readonly apart: boolean
  readonly listed: boolean
  readonly capitals: boolean
}

/** How (nearly) all of these are set. */
function styleOf(groups: readonly Group[]): Style {
  const all = Math.max(
    1,
    count(groups, group => group.count),
  )
  return {
    bare: count(groups, ({ bare }) => bare) > all * 0.1,
    apart: count(groups, ({ apart }) => apart) > all * 0.95 && all > 4,
    listed: count(groups, ({ listed }) => listed) > all * 0.5,
    capitals: count(groups, group => (isCapitals(group.label) ? group.count : 0)) > all * 0.3,
  }
}

function fits({ label, tight, bare, listed, apart }: Group, style: Style): boolean {
  if (tight > 0 || (bare > 0 && !style.bare) || (listed > 0 && !style.listed)) return false
  return (apart > 0 || !style.apart) && (style.capitals || !isCapitals(label) || label.includes(' '))
}

function isCapitals(label: string): boolean {
  return label.length > 1 && label === label.toUpperCase() && /\p{L}/u.test(label)
}

/** The words of a name as they would stand in running text, were they common words. */
function commonForms(label: string): string[] {
  return withoutBrackets(label)
    .split(/[\s-]+/)
    .map(word => labelKey(word).replace(/[.,]$/, ''))
    .filter(word => word.length > 1)
}

/** Which of these words the text holds in lower case. */
function lowerCaseWords(text: string, wanted: readonly string[]): Set<string> {
  const sought = new Set(wanted)
  if (sought.size < 25) return new Set([...sought].filter(word => holdsWord(text, word)))
  const found = new Set<string>()
  for (const [form] of text.matchAll(lowerCaseWord)) if (sought.has(form)) found.add(form)
  return found
}

const lowerCaseWord = /(?<![\p{L}\p{M}\d@/.])\p{Ll}[\p{L}\p{M}'’]*/gu
const letter = /[\p{L}\p{M}\d]/u

function holdsWord(text: string, word: string): boolean {
  for (let i = text.indexOf(word); i !== -1; i = text.indexOf(word, i + 1)) {
    if (!letter.test(text.charAt(i - 1)) && !letter.test(text.charAt(i + word.length))) return true
  }
  return false
}
