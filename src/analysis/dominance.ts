import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import type { SilentParticipant } from './participation'
import type { Statistic } from './reliability/statistic'
import { gini } from './statistics/gini'
import { type Person, tally } from './tally'
import { wordsSaid } from './words-said'

/** How evenly the talk of a group was shared out. */
export interface Dominance {
  readonly group: string
  /** Who took part: those who spoke, and those who are known to have been silent. null where nobody is named, as in all that follows from it. */
  readonly participants: number | null
  readonly silent: number
  /** Who said most words; the first by name where several did. */
  readonly topSpeaker: string | null
  /** Of the words of all participants with a name. */
  readonly topShare: number | null
  /** What everybody would have if all said as much: 1 / participants. */
  readonly equalShare: number | null
  /** How many equal shares the top speaker has: `topShare / equalShare`. 1 where all said as much; at most as many as participants. */
  readonly timesEqual: number | null
  /** Gini coefficient of the participants' words: see `gini`. */
  readonly gini: Statistic | null
  /** Words of moderators, which are in no other number. */
  readonly moderatorWords: number
  /** Of the words of moderators and participants together; null where no transcript of the group tells its moderator. */
  readonly moderatorShare: number | null
}

/**
 * Tells for each group how evenly its talk was shared out, ordered by group.
 *
 * Saying much is not the same as steering the talk: a quiet person may decide what it is about. The numbers tell where to look.
 */
export function dominance(study: CodedStudy, silent: readonly SilentParticipant[] = []): readonly Dominance[] {
  const { groups, participants } = tally(study)
  const people = new Map<string, Person[]>()
  for (const person of participants) getOrMake(people, person.group, () => []).push(person)
  const moderators = moderatorsOf(study)
  const quietIn = new Map<string, number>()
  for (const { group } of silent) quietIn.set(group, (quietIn.get(group) ?? 0) + 1)
  return groups.map(({ id: group, named, words }): Dominance => {
    const spoke = people.get(group) ?? []
    const quiet = quietIn.get(group) ?? 0
    const moderatorWords = moderators.get(group) ?? null
    const total = spoke.reduce((sum, person) => sum + person.words, 0)
    const count = spoke.length + quiet
    const [top] = [...spoke].sort((a, b) => b.words - a.words)
    const knows = named && top !== undefined
    return {
      group,
      participants: named ? count : null,
      silent: quiet,
      topSpeaker: knows ? top.speaker : null,
      topShare: knows ? top.words / total : null,
      equalShare: knows ? 1 / count : null,
      timesEqual: knows ? (top.words / total) * count : null,
      gini: knows ? gini([...spoke.map(person => person.words), ...Array<number>(quiet).fill(0)]) : null,
      moderatorWords: moderatorWords ?? 0,
      moderatorShare: moderatorWords === null ? null : moderatorWords / (moderatorWords + words),
    }
  })
}

/** Counts the words of each group's moderators; nothing for a group without one. */
function moderatorsOf({ transcripts }: CodedStudy): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  for (const { transcript } of transcripts)
    for (const turn of transcript.turns)
      if (turn.role === 'moderator')
        words.set(transcript.group, (words.get(transcript.group) ?? 0) + wordsSaid(transcript, turn, turn))
  return words
}
