import type { Origin } from '../coding/coding'
import type { CodedStudy } from './coded-study'
import { topVoices } from './concentration'
import { getOrMake } from './get-or-make'
import { wilsonInterval } from './reliability/wilson-interval'
import { type CodedUnit, isParticipant, type Person, tally } from './tally'
import { wordsSaid } from './words-said'

/** How often, by how many people and in how many groups a code was said. null where a number would be invented. */
export interface Frequency {
  readonly code: string
  readonly label: string
  readonly level: number
  readonly parent: string | null
  /** Turns × code: three keywords in one turn are one mention. */
  readonly mentions: number
  readonly units: number
  readonly turns: number
  /** null where no transcript names its speakers. */
  readonly participants: number | null
  /** Participants who spoke, whether they had anything to say about this code or not. */
  readonly participantsOf: number | null
  readonly groups: number
  readonly groupsOf: number
  /** Ends of the Wilson 95 % interval of groups / groupsOf; null where there is no group. */
  readonly groupsLow: number | null
  readonly groupsHigh: number | null
  /** Words of the coded units. */
  readonly words: number
  /** Of all words of the codable talk. */
  readonly shareOfWords: number | null
  /** `group/speaker` of the person with the most mentions; the first by code point where several have as many. */
  readonly topSpeaker: string | null
  readonly topSpeakerShare: number | null
  readonly topGroupShare: number | null
  /** Units whose words the moderator had used in the question. */
  readonly prompted: number
  /** Other units. */
  readonly spontaneous: number
  /** Units whose words another participant had used before in the same exchange. */
  readonly echoed: number
  /** Units that a person has accepted; they are in `units` too. */
  readonly accepted: number
  /** Units from which people have taken every coding; they are in no other number. */
  readonly rejected: number
  /** Whether the code's rules were scored against blind human coding. */
  readonly validated: 'yes' | 'no'
}

/**
 * Counts each code, in the codebook's order, a parent as the union of its own units and its sub-themes': a unit that carries two
 * sub-themes is one unit of the parent.
 *
 * Moderators' talk is in no number. Where a unit reaches over several turns (an exchange, a document), the turns and people are
 * those of the evidence. A share of nothing is null, never 0.
 */
export function frequencies(study: CodedStudy): readonly Frequency[] {
  return getOrMake(counted, study, () => countCodes(study))
}

/** Exemplars ask for the same numbers again. */
const counted = new WeakMap<CodedStudy, readonly Frequency[]>()

function countCodes(study: CodedStudy): readonly Frequency[] {
  const { codes, participants, groups, words: allWords, countsPeople, speakerOf } = tally(study)
  return study.codebook.codes.map(({ id, label, level, parent }) => {
    const all = codes.get(id)!
    const units = all.filter(({ codings }) => codings.length > 0)
    const turns = new Set(units.flatMap(unit => unit.turns))
    const people = new Set<Person>()
    for (const turn of turns) {
      const person = speakerOf(turn)
      if (person && isParticipant(person)) people.add(person)
    }
    const groupsWith = new Set(units.map(unit => unit.in.transcript.group)).size
    const interval = wilsonInterval(groupsWith, groups.length)
    const { speaker, group } = topVoices(study, units)
    const origins = units.map(originOf)
    const words = wordsOf(units)
    return {
      code: id,
      label,
      level,
      parent,
      mentions: turns.size,
      units: units.length,
      turns: turns.size,
      participants: countsPeople ? people.size : null,
      participantsOf: countsPeople ? participants.length : null,
      groups: groupsWith,
      groupsOf: groups.length,
      groupsLow: interval?.low ?? null,
      groupsHigh: interval?.high ?? null,
      words,
      shareOfWords: allWords === 0 ? null : words / allWords,
      topSpeaker: speaker?.name ?? null,
      topSpeakerShare: speaker?.share ?? null,
      topGroupShare: group?.share ?? null,
      prompted: origins.filter(origin => origin === 'prompted').length,
      spontaneous: origins.filter(origin => origin === 'spontaneous').length,
      echoed: origins.filter(origin => origin === 'echoed').length,
      accepted: units.filter(({ codings }) => codings.some(({ status }) => status === 'accepted')).length,
      rejected: all.length - units.length,
      validated: study.validated?.has(id) ? 'yes' : 'no',
    }
  })
}

/** Gives the least spontaneous origin of a unit's codings: what one sub-theme's rule was prompted to is prompted for the parent. */
export function originOf({ codings }: Pick<CodedUnit, 'codings'>): Origin {
  if (codings.some(({ origin }) => origin === 'prompted')) return 'prompted'
  return codings.some(({ origin }) => origin === 'echoed') ? 'echoed' : 'spontaneous'
}

/** Counts the words of units, each word once even where people's spans overlap. */
function wordsOf(units: readonly CodedUnit[]): number {
  let words = 0
  let last: CodedUnit | undefined
  let reached = 0
  for (const unit of units) {
    if (unit.in !== last?.in) reached = 0
    if (unit.start >= reached) words += unit.words
    else {
      const { transcript } = unit.in
      const rest = { start: reached, end: unit.end }
      for (const turn of unit.within) words += wordsSaid(transcript, turn, rest)
    }
    reached = Math.max(reached, unit.end)
    last = unit
  }
  return words
}
