import type { Origin } from '../coding/coding'
import { lineAt, type Transcript, type Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { originOf } from './frequencies'
import { getOrMake } from './get-or-make'
import { type CodedUnit, isParticipant, type Person, type Tally, tally } from './tally'

/** That somebody mentioned a code in a group, when they first did, and after whom. */
export interface Uptake {
  readonly code: string
  readonly label: string
  readonly group: string
  /** Who brought the code up in this group: the moderator where the group's first mention was prompted. The same in all rows of a code and group. */
  readonly broughtUpBy: 'moderator' | 'participant'
  /** 1 for whoever of the group mentioned the code first. */
  readonly order: number
  /** As the participants file or else the transcript names them. */
  readonly participant: string
  /** Of this participant's first mention. */
  readonly origin: Origin
  /** The participant whose mention was the last before this one; null for the first. */
  readonly after: string | null
  /** How many turns, whoever's, lie between that mention and this one; null for the first, and where the two are in different transcripts. */
  readonly turnsSince: number | null
  readonly transcript: string
  /** 0-based. */
  readonly turn: number
  /** On which the mention begins. */
  readonly line: number
  /** Seconds, of the turn. */
  readonly time: number | null
  /** In how many turns this participant mentions the code in this group. */
  readonly mentions: number
  /** `yes` where the code's rules, as they stand, were scored against blind human coding. */
  readonly validated: 'yes' | 'no'
}

/**
 * Tells for each code and group who mentioned it, in the order in which they first did: who brought it up, and who took it up after whom.
 *
 * To take up is to follow, not to answer: `after` is the nearest mention by somebody else, of however long ago. Several
 * transcripts of a group are in order of name. Only participants with a name are in it, so that a group whose transcripts
 * name nobody has no row; rejected and withheld codings are no mentions. Rows are in the codebook's order of codes, then by group.
 */
export function uptake(study: CodedStudy): readonly Uptake[] {
  const { codes, groups, speakerOf } = tally(study)
  return study.codebook.codes.flatMap(({ id: code, label }) => {
    const byGroup = mentionsByGroup(codes.get(code)!, speakerOf)
    const validated = study.validated?.has(code) ? ('yes' as const) : ('no' as const)
    return groups.flatMap(({ id: group }) =>
      inOrder(byGroup.get(group) ?? []).map(row => ({ code, label, group, ...row, validated })),
    )
  })
}

/** Gives a row for each person of a group, of mentions in the order in which they were said. */
function inOrder(mentions: readonly Mention[]): readonly Omit<Uptake, 'code' | 'label' | 'group' | 'validated'>[] {
  const times = new Map<Person, number>()
  for (const { person } of mentions) times.set(person, (times.get(person) ?? 0) + 1)
  const broughtUpBy = mentions[0]?.origin === 'prompted' ? 'moderator' : 'participant'
  const seen = new Set<Person>()
  return mentions.flatMap(({ person, origin, transcript, turn, start }, i) => {
    if (seen.has(person)) return []
    seen.add(person)
    const before = mentions[i - 1]
    return {
      broughtUpBy,
      order: seen.size,
      participant: person.speaker,
      origin,
      after: before?.person.speaker ?? null,
      turnsSince: before?.transcript === transcript ? turn.index - before.turn.index - 1 : null,
      transcript: transcript.id,
      turn: turn.index,
      line: lineAt(transcript, start),
      time: turn.time,
      mentions: times.get(person)!,
    }
  })
}

/** A turn in which a participant mentions a code. */
interface Mention {
  readonly person: Person
  readonly origin: Origin
  readonly transcript: Transcript
  readonly turn: Turn
  readonly start: number
}

/** Finds each group's mentions of a code, in the order in which they were said. */
function mentionsByGroup(
  units: readonly CodedUnit[],
  speakerOf: Tally['speakerOf'],
): ReadonlyMap<string, readonly Mention[]> {
  const unitsOf = new Map<Turn, CodedUnit[]>()
  for (const unit of units) for (const turn of unit.turns) getOrMake(unitsOf, turn, () => []).push(unit)
  const byGroup = new Map<string, Mention[]>()
  for (const [turn, saying] of unitsOf) {
    const person = speakerOf(turn)
    if (person && isParticipant(person))
      getOrMake(byGroup, person.group, () => []).push(mentionOf(turn, person, saying))
  }
  for (const mentions of byGroup.values())
    mentions.sort((a, b) => byCodePoint(a.transcript.id, b.transcript.id) || a.turn.index - b.turn.index)
  return byGroup
}

/** A turn that says it in several units is as prompted as the most prompted of them. */
function mentionOf(turn: Turn, person: Person, units: readonly CodedUnit[]): Mention {
  const { transcript } = units[0].in
  const start = Math.max(turn.start, Math.min(...units.map(unit => unit.start)))
  const origin = originOf({ codings: units.flatMap(({ codings }) => codings) })
  return { person, origin, transcript, turn, start }
}
