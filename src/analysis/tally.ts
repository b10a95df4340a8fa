import type { Codebook } from '../codebook/codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import type { Coding } from '../coding/coding'
import type { Span } from '../text/span'
import type { Role, Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { firstAfter, wordsSaid } from './words-said'

/** Somebody who spoke, told from others by name within a group. */
export interface Person {
  readonly group: string
  readonly speaker: string
  /** The first label under which the transcripts have this person: what `People.attributesOf` knows. */
  readonly label: string
  readonly role: Role
  /** Turns that hold words. */
  readonly turns: number
  readonly words: number
}

/** People who talked together. */
export interface Group {
  readonly id: string
  /** Turns that hold words. Those of moderators are in no count. */
  readonly turns: number
  readonly words: number
  /** False where no transcript of the group names its speakers. */
  readonly named: boolean
}

/** One unit that carries a code: by a coding of its own, or of one of its sub-themes. */
export interface CodedUnit extends Span {
  readonly in: CodedTranscript
  /** Those of the code and its sub-themes that nobody rejected. Empty where all were. */
  readonly codings: readonly Coding[]
  /** Ids of all codes, also others, that stand on the unit themselves. */
  readonly standing: readonly string[]
  /** The turns that say it: the unit's, or those that hold evidence where the unit reaches over several. */
  readonly turns: readonly Turn[]
  /** All turns of the unit that are data. */
  readonly within: readonly Turn[]
  /** Words of the whole unit, without moderators'. */
  readonly words: number
}

/** A study, sorted for counting: who spoke, and which units carry which code. */
export interface Tally {
  /** Participants who spoke, by group and label. */
  readonly participants: readonly Person[]
  /** Groups that spoke, by id. */
  readonly groups: readonly Group[]
  /** Words of all codable talk. */
  readonly words: number
  /** Who said a counted turn; undefined where the format names nobody. */
  readonly speakerOf: (turn: Turn) => Person | undefined
  /** Ids of the transcripts that hold talk but name no speaker. */
  readonly nameless: readonly string[]
  /** False when every transcript is nameless: people can then not be counted at all. */
  readonly countsPeople: boolean
  /** By code, in the codebook's order; in each, the units by transcript and start, a parent's being the union of its sub-themes'. */
  readonly codes: ReadonlyMap<string, readonly CodedUnit[]>
}

/** Sorts a study for counting. It is done once for each study object, whatever analyses ask for it. */
export function tally(study: CodedStudy): Tally {
  return getOrMake(tallies, study, () => createTally(study))
}

const tallies = new WeakMap<CodedStudy, Tally>()

/** Gives a code and the codes above it, nearest first; nothing for a code that the codebook does not have. */
export function lineage({ codes }: Codebook): (code: string) => readonly string[] {
  const lines = new Map<string, readonly string[]>()
  for (const { id, parent } of codes) lines.set(id, [id, ...(parent === null ? [] : (lines.get(parent) ?? []))])
  return code => lines.get(code) ?? []
}

/** True when a turn is data: of the roles that are coded, and never a moderator's. */
export function isCounted({ roles }: Codebook, { role }: Turn): boolean {
  return role !== 'moderator' && (roles.includes(role) || (role === 'unknown' && roles.includes('participant')))
}

type Growing<T> = { -readonly [K in keyof T]: T[K] }

function createTally({ codebook, transcripts, people: known }: CodedStudy): Tally {
  const groups = new Map<string, { group: Growing<Group>; people: Map<string, Growing<Person>> }>()
  const speakers = new Map<Turn, Person>()
  const nameless: string[] = []
  const codes = new Map(codebook.codes.map(({ id }): [string, CodedUnit[]] => [id, []]))
  const codesAbove = lineage(codebook)
  let words = 0
  let named = 0

  for (const coded of transcripts) {
    const { transcript } = coded
    const talk = new Set<Turn>()
    let names = false
    for (const turn of transcript.turns) {
      if (!isCounted(codebook, turn)) continue
      const said = wordsSaid(transcript, turn, turn)
      if (said === 0) continue
      talk.add(turn)
      words += said
      const { group, people } = getOrMake(groups, transcript.group, () => ({
        group: { id: transcript.group, turns: 0, words: 0, named: false },
        people: new Map(),
      }))
      group.turns++
      group.words += said
      const { speaker, role } = turn
      if (speaker === null) continue
      names = true
      group.named = true
      const name = known.nameOf?.(group.id, speaker) ?? speaker
      const person = getOrMake(people, name, () => ({
        group: group.id,
        speaker: name,
        label: speaker,
        role,
        turns: 0,
        words: 0,
      }))
      person.turns++
      person.words += said
      speakers.set(turn, person)
    }
    if (names) named++
    else if (talk.size > 0) nameless.push(transcript.id)
    sortCodings(coded, talk, codesAbove, codes)
  }

  const ordered = [...groups.values()].sort((a, b) => byCodePoint(a.group.id, b.group.id))
  return {
    participants: ordered.flatMap(({ people }) =>
      [...people.values()].filter(isParticipant).sort((a, b) => byCodePoint(a.speaker, b.speaker)),
    ),
    groups: ordered.map(({ group }) => group),
    words,
    speakerOf: turn => speakers.get(turn),
    nameless,
    countsPeople: named > 0 || nameless.length === 0,
    codes,
  }
}

/** True for those whom the participant columns count: not observers, and not a label such as "All", which is no person. */
export function isParticipant({ role }: Person): boolean {
  return role === 'participant'
}

/** Adds a transcript's coded units to the codes that they carry, parents included. */
function sortCodings(
  coded: CodedTranscript,
  talk: ReadonlySet<Turn>,
  codesAbove: (code: string) => readonly string[],
  codes: ReadonlyMap<string, CodedUnit[]>,
): void {
  const units = new Map<string, Span & { byCode: Map<string, Coding[]>; standing: string[] }>()
  for (const coding of coded.codings) {
    const { start, end } = coding
    const key = `${start}-${end}`
    const { byCode, standing } = getOrMake(units, key, () => ({ start, end, byCode: new Map(), standing: [] }))
    for (const code of codesAbove(coding.code)) getOrMake(byCode, code, () => []).push(coding)
    if (coding.status !== 'rejected' && !standing.includes(coding.code)) standing.push(coding.code)
  }
  for (const unit of [...units.values()].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const within = turnsIn(coded, unit).filter(turn => talk.has(turn))
    // A unit of moderators' words alone is no data, whoever coded it.
    if (within.length === 0) continue
    const { start, end, standing } = unit
    const words = within.reduce((sum, turn) => sum + wordsSaid(coded.transcript, turn, unit), 0)
    for (const [code, all] of unit.byCode) {
      const codings = all.filter(({ status }) => status !== 'rejected')
      const turns = codings.length === 0 ? [] : turnsOf(codings, within)
      codes.get(code)!.push({ in: coded, start, end, codings, standing, turns, within, words })
    }
  }
}

/** Finds the turns that a span reaches into. */
export function turnsIn({ transcript: { turns } }: CodedTranscript, { start, end }: Span): readonly Turn[] {
  const first = firstAfter(turns, start)
  let last = first
  while (last < turns.length && turns[last].start < end) last++
  return turns.slice(first, last)
}

/** Finds which of a unit's turns say it: those that hold evidence. Where there is none, as in people's codings, the whole unit says it. */
function turnsOf(codings: readonly Coding[], within: readonly Turn[]): readonly Turn[] {
  if (within.length === 1) return within
  const found = new Set<Turn>()
  for (const { evidence } of codings)
    for (const { start, end } of evidence)
      for (let i = firstAfter(within, start); i < within.length && within[i].start < end; i++) found.add(within[i])
  return found.size === 0 ? within : [...found].sort((a, b) => a.start - b.start)
}
