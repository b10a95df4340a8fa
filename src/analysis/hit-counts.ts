import type { CodedTranscript } from '../coding/coded-transcript'
import { type People, personOf } from '../study/people'
import type { Role, Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { ConcordanceLine } from './concordance'
import { getOrMake } from './get-or-make'
import { wordsSaid } from './words-said'

/** How often something was said, and in how much talk. */
export interface HitCount {
  readonly hits: number
  /** Turns with a hit. */
  readonly turns: number
  /** Turns that hold words. */
  readonly turnsOf: number
  readonly words: number
}

/** The hits of one label in one transcript. */
export interface HitsOfSpeaker extends HitCount {
  readonly transcript: string
  readonly group: string
  /** Null where the format names nobody. */
  readonly speaker: string | null
  readonly role: Role
}

/** The hits of one person in one group, in whatever transcripts and under whatever labels they speak. */
export interface HitsOfPerson extends HitCount {
  readonly group: string
  /** Null for all the talk of a group that has no name to it. */
  readonly speaker: string | null
  readonly role: Role
}

export interface HitsOfGroup extends HitCount {
  readonly group: string
  /** People with a hit, of those who spoke; null where nobody is named. */
  readonly people: number | null
  readonly peopleOf: number | null
}

/**
 * Counts hits of a transcript by speaker; also those who have none.
 *
 * @param isMeant Whose talk counts.
 */
export function hitsOfSpeakers(
  { transcript }: CodedTranscript,
  lines: readonly ConcordanceLine[],
  isMeant: (turn: Turn) => boolean,
): readonly HitsOfSpeaker[] {
  const hits = new Map<number, number>()
  for (const { turn } of lines) hits.set(turn, (hits.get(turn) ?? 0) + 1)
  const { id, group } = transcript
  const counts = new Map<string | null, HitsOfSpeaker>()
  for (const turn of transcript.turns) {
    const words = isMeant(turn) ? wordsSaid(transcript, turn, turn) : 0
    if (words === 0) continue
    const { speaker, role, index } = turn
    const known = counts.get(speaker) ?? { transcript: id, group, speaker, role, ...nothing }
    const ofTurn = hits.get(index) ?? 0
    counts.set(speaker, { ...known, ...hitTotal([known, { hits: ofTurn, turns: ofTurn && 1, turnsOf: 1, words }]) })
  }
  return [...counts.values()]
}

/** Joins the counts of people who speak in several transcripts of a group. Ordered by group and name. */
export function hitsByPerson(counts: readonly HitsOfSpeaker[], people: People): readonly HitsOfPerson[] {
  const persons = new Map<string, HitsOfPerson[]>()
  for (const { transcript, ...count } of counts) {
    const person = personOf(people, transcript, count.speaker)
    const key = person?.key ?? JSON.stringify([count.group, count.speaker])
    getOrMake(persons, key, () => []).push({ ...count, speaker: person?.id ?? count.speaker })
  }
  return [...persons.values()]
    .map(same => ({ ...same[0], ...hitTotal(same) }))
    .sort((a, b) => byCodePoint(a.group, b.group) || byCodePoint(a.speaker ?? '', b.speaker ?? ''))
}

/** Joins the counts of each group's people. Ordered by group. */
export function hitsByGroup(persons: readonly HitsOfPerson[]): readonly HitsOfGroup[] {
  const groups = new Map<string, HitsOfPerson[]>()
  for (const person of persons) getOrMake(groups, person.group, () => []).push(person)
  return [...groups].map(([group, all]) => ({ group, ...hitTotal(all), ...peopleAmong(all) }))
}

/** Counts people with a hit, and people; null where nobody is named. */
export function peopleAmong(persons: readonly HitsOfPerson[]): Pick<HitsOfGroup, 'people' | 'peopleOf'> {
  const named = persons.filter(({ speaker }) => speaker !== null)
  if (named.length === 0) return { people: null, peopleOf: null }
  return { people: named.filter(({ hits }) => hits > 0).length, peopleOf: named.length }
}

/** Adds counts up. */
export function hitTotal(counts: readonly HitCount[]): HitCount {
  const total = (number: (count: HitCount) => number): number => counts.reduce((all, each) => all + number(each), 0)
  return {
    hits: total(({ hits }) => hits),
    turns: total(({ turns }) => turns),
    turnsOf: total(({ turnsOf }) => turnsOf),
    words: total(({ words }) => words),
  }
}

/** Hits per 1,000 words, by which talk of different lengths can be compared; null where nothing was said. */
export function perThousandWords({ hits, words }: Pick<HitCount, 'hits' | 'words'>): number | null {
  return words === 0 ? null : (hits / words) * 1000
}

const nothing: HitCount = { hits: 0, turns: 0, turnsOf: 0, words: 0 }
