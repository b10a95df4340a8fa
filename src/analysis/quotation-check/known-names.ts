import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import type { Nearby } from './quotation'

/** Who of the study is named by a piece of a manuscript. */
export interface Named {
  /** Keys of people, as `personKey` gives them. */
  readonly people: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  /** Labels that look like a person's or a group's, and are nobody's. */
  readonly unknown: readonly string[]
  /** False where somebody is named, but perhaps not as the one who is quoted. */
  readonly isSure: boolean
}

/** Finds who is named in what stands beside a quotation; null where nobody is. */
export type FindNamed = (nearby: Nearby) => Named | null

/** Tells people apart over all groups. */
export function personKey(group: string, person: string): string {
  return JSON.stringify([group, person])
}

/**
 * Makes a finder of names: ids of people and groups, labels of the transcripts, and numbers written otherwise ("Participant 3" for P3, "group 2" for fg02).
 *
 * A name counts as a whole word, with its capitals where it is a plain word. Ordinary numbers ("34", "band 6") name nobody.
 */
export function namesOf(study: CodedStudy): FindNamed {
  const people = new Map<string, Set<string>>()
  const groups = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, name: string, key: string): void => {
    if (name.trim() !== '') getOrMake(map, keyOf(name), () => new Set()).add(key)
  }
  for (const { transcript } of study.transcripts) {
    const { group, id, speakers, turns } = transcript
    for (const name of [group, id]) {
      add(groups, name, group)
      const number = numbered(name)
      if (number && number.kind !== 'person') add(groups, `group ${number.number}`, group)
    }
    const labels = new Set([...speakers.map(speaker => speaker.id), ...turns.flatMap(turn => turn.speaker ?? [])])
    for (const label of labels) {
      const person = study.people.nameOf?.(group, label) ?? label
      for (const name of [label, person, ...partsOf(label)]) {
        add(people, name, personKey(group, person))
        const number = numbered(name)
        if (number && number.kind !== 'group') add(people, `person ${number.number}`, personKey(group, person))
      }
    }
  }
  const longest = Math.min(6, Math.max(1, ...[...people.keys(), ...groups.keys()].map(name => name.split(' ').length)))
  const known = new Map<string, Named | null>()
  return nearby => {
    const key = `${nearby.kind} ${nearby.text}`
    if (!known.has(key)) known.set(key, namedIn(nearby, people, groups, longest))
    return known.get(key)!
  }
}

/** `Priya (P4)` is Priya, and P4. */
function partsOf(label: string): readonly string[] {
  const parts = /^(.+?)\s*[([](.+)[)\]]$/.exec(label.trim())
  return parts ? [parts[1], parts[2]] : []
}

/** Case, signs and leading zeros do not count, and letters part from digits: `FG-02` is `fg 2`. */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{N}])0+(?=\p{N})/gu, '')
    .trim()
}

const personWords =
  'p|pp|part|pt|ppt|participant|participants|person|respondent|resp|r|interviewee|informant|speaker|spk|s|i'
const groupWords = 'fg|fgd|g|gr|grp|group|focus group|focus group discussion|gruppe|session'
const numberedName = new RegExp(
  `^(?:(?<person>${personWords})|(?<group>${groupWords})) (?:no |nr )?(?<number>\\d{1,4})$`,
)

/** Reads "P3", "participant 3", "FG 2": whose number it is. A name such as `B7` may be either's. */
function numbered(name: string): { readonly kind: 'person' | 'group' | 'any'; readonly number: string } | null {
  const key = keyOf(name)
  const found = numberedName.exec(key)?.groups
  if (found) return { kind: found.person === undefined ? 'group' : 'person', number: found.number }
  const code = /^\p{L}{1,3} (\d{1,4})$/u.exec(key)
  return code ? { kind: 'any', number: code[1] } : null
}

type Lookup = ReadonlyMap<string, ReadonlySet<string>>

function namedIn({ kind, text }: Nearby, people: Lookup, groups: Lookup, longest: number): Named | null {
  if (kind === 'telling' && !/\p{Lu}|\d/u.test(text)) return null
  const words = [...text.slice(0, 200).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’_.-][\p{L}\p{M}\p{N}]+)*/gu)].flatMap(split)
  const persons: Found[] = []
  const inGroups: Found[] = []
  const unknown: string[] = []
  for (let from = 0; from < words.length; ) {
    const found = longestName(words, from, longest, people, groups, kind)
    if (!found) {
      from++
      continue
    }
    from += found.words
    if (found.people) persons.push({ keys: found.people, at: found.at, end: found.end })
    else if (found.groups) inGroups.push({ keys: found.groups, at: found.at, end: found.end })
    else unknown.push(found.name)
  }
  if (persons.length === 0 && inGroups.length === 0 && unknown.length === 0) return null
  const isSure =
    kind === 'label' || (persons.length <= 1 && inGroups.length <= 1 && tells(text, [...persons, ...inGroups]))
  return { people: union(persons), groups: union(inGroups), unknown: kind === 'label' ? unknown : [], isSure }
}

interface Found {
  readonly keys: ReadonlySet<string>
  readonly at: number
  readonly end: number
}

interface NameWord {
  readonly word: string
  readonly at: number
  readonly end: number
}

/** "FG2P3" and "FG02-P3" name two. */
function split(hit: RegExpMatchArray): readonly NameWord[] {
  const [word] = hit
  const at = hit.index!
  const parts = [...word.matchAll(/\p{L}+[-_.]?\d+(?=[-_.]?\p{L}|$)[-_.]?/gu)]
  const isCompound = parts.length > 1 && parts.map(([part]) => part).join('') === word
  if (!isCompound) return [{ word, at, end: at + word.length }]
  return parts.map(part => ({ word: part[0], at: at + part.index, end: at + part.index + part[0].length }))
}

function longestName(
  words: readonly NameWord[],
  from: number,
  longest: number,
  people: Lookup,
  groups: Lookup,
  kind: Nearby['kind'],
): {
  readonly words: number
  readonly name: string
  readonly at: number
  readonly end: number
  readonly people?: ReadonlySet<string>
  readonly groups?: ReadonlySet<string>
} | null {
  for (let length = Math.min(longest, words.length - from, 6); length > 0; length--) {
    const part = words.slice(from, from + length)
    const name = part.map(({ word }) => word).join(' ')
    const key = keyOf(name)
    const number = numbered(name)
    const place = { words: length, name, at: part[0].at, end: part.at(-1)!.end }
    // "it", "may" and "34" are no names, whoever is called so; and "p. 4" is a page.
    const isName = kind === 'label' || /\p{Lu}/u.test(name) || number !== null
    if (!isName || /^\d+$/.test(key) || isPage(part)) continue
    const person = people.get(key) ?? (number?.kind === 'person' ? people.get(`person ${number.number}`) : undefined)
    if (person) return { ...place, people: person }
    const group = groups.get(key) ?? (number?.kind === 'group' ? groups.get(`group ${number.number}`) : undefined)
    if (group) return { ...place, groups: group }
    if (number && number.kind !== 'any') return place
  }
  // "Participant 3", "focus group 2": the number stands apart, whatever the study's own labels look like.
  for (const length of [4, 3, 2]) {
    const part = words.slice(from, from + length)
    if (part.length < length || isPage(part)) continue
    const name = part.map(({ word }) => word).join(' ')
    const number = numbered(name)
    if (!number || number.kind === 'any') continue
    const place = { words: length, name, at: part[0].at, end: part.at(-1)!.end }
    const known =
      number.kind === 'person' ? people.get(`person ${number.number}`) : groups.get(`group ${number.number}`)
    if (!known) return place
    return number.kind === 'person' ? { ...place, people: known } : { ...place, groups: known }
  }
  return null
}

function isPage([first, second]: readonly NameWord[]): boolean {
  return second !== undefined && /^(?:pp?|s|l|ll)$/i.test(first.word) && second.at > first.end + 1
}

const saying =
  '(?:sa(?:id|ys)|told|explain(?:ed|s)|add(?:ed|s)|describ(?:ed|es)|report(?:ed|s)|stat(?:ed|es)|not(?:ed|es)|put(?:s)? it|comment(?:ed|s)|argu(?:ed|es)|recall(?:ed|s)|reflect(?:ed|s)|suggest(?:ed|s)|remark(?:ed|s)|express(?:ed|es)|observ(?:ed|es)|answer(?:ed|s)|repli(?:ed|es)|ask(?:ed|s))'
const behindName = new RegExp(`^[^.!?]{0,60}?(?:\\b${saying}\\b|[:,]\\s*$)`, 'iu')
const aheadOfName = new RegExp(`(?:\\b${saying}|according to|in the words of|as)\\s+(?:by\\s+)?$`, 'iu')

/** True where a name is that of the one who speaks: "P3 said", "according to P3", "P3:". */
function tells(text: string, found: readonly Found[]): boolean {
  if (found.length === 0) return false
  const at = Math.min(...found.map(each => each.at))
  const end = Math.max(...found.map(each => each.end))
  return behindName.test(text.slice(end)) || aheadOfName.test(text.slice(0, at))
}

function union(found: readonly Found[]): ReadonlySet<string> {
  return new Set(found.flatMap(({ keys }) => [...keys]))
}
