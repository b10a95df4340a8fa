import type { Origin } from '../coding/coding'
import type { Guide } from '../study/study'
import type { Turn } from '../transcript/transcript'
import type { CodedStudy } from './coded-study'
import { originOf } from './frequencies'
import { getOrMake } from './get-or-make'
import { questionsOf } from './guide-use'
import type { QuestionSection } from './question-sections'
import { type CodedUnit, isParticipant, type Person, tally } from './tally'

/** That a code was mentioned while a question of the guide was in force. */
export interface GuideCode {
  /** Id of the question; null for the talk of which no question is known. */
  readonly question: string | null
  readonly code: string
  readonly label: string
  /** 1 for a theme, 2 for its sub-themes, and so on. */
  readonly level: number
  /** 1 for the code with most mentions among those of its level; codes with as many share a rank. */
  readonly rank: number
  /** Turns × code. Over all questions they add up to the code's mentions. */
  readonly mentions: number
  /** How many mentioned it; null where no transcript names its speakers. */
  readonly participants: number | null
  /** Of how many who spoke while the question was in force. */
  readonly participantsOf: number | null
  readonly groups: number
  /** In how many groups participants spoke while the question was in force. */
  readonly groupsOf: number
  /** Mentions by the origin of the code in that turn; the three add up to `mentions`. */
  readonly prompted: number
  readonly spontaneous: number
  readonly echoed: number
  readonly validated: 'yes' | 'no'
}

/**
 * Tells what each question of the guide brought up: a row for each question and code that was mentioned while it was in force, in the
 * guide's order, the most mentioned code first. A code is "brought up" in the plain sense that it was said then, not that the question caused it.
 */
export function guideCodes(
  study: CodedStudy,
  guide: Guide,
  sections: readonly QuestionSection[],
): readonly GuideCode[] {
  const { codes, countsPeople, speakerOf } = tally(study)
  const talk = new Map<string | null, Talk>()
  const talkOf = new Map<Turn, Talk>()
  for (const section of sections) {
    const under = getOrMake(talk, section.asked?.question ?? null, createTalk)
    for (const turn of section.talk) {
      const person = speakerOf(turn)
      if (person && isParticipant(person)) under.people.add(person)
      under.groups.add(section.transcript.group)
      talkOf.set(turn, under)
    }
  }
  for (const [code, units] of codes)
    for (const [turn, { group, origin }] of mentionsIn(units)) {
      const mentions = talkOf.get(turn)?.mentions
      if (mentions) getOrMake(mentions, code, () => []).push({ person: speakerOf(turn), group, origin })
    }

  return [...questionsOf(guide).map(({ id }) => id), null].flatMap(question => {
    const { mentions, people, groups } = talk.get(question) ?? createTalk()
    const rows = study.codebook.codes.flatMap(({ id, label, level }) => {
      const own = mentions.get(id)
      if (!own) return []
      const voices = new Set(own.flatMap(({ person }) => (person && isParticipant(person) ? [person] : [])))
      return {
        question,
        code: id,
        label,
        level,
        mentions: own.length,
        participants: countsPeople ? voices.size : null,
        participantsOf: countsPeople ? people.size : null,
        groups: new Set(own.map(({ group }) => group)).size,
        groupsOf: groups.size,
        prompted: countOf(own, 'prompted'),
        spontaneous: countOf(own, 'spontaneous'),
        echoed: countOf(own, 'echoed'),
        validated: study.validated?.has(id) ? ('yes' as const) : ('no' as const),
      }
    })
    // Sorting keeps the codebook's order where nothing else decides.
    rows.sort((a, b) => b.mentions - a.mentions)
    return rows.map(row => ({
      ...row,
      rank: 1 + rows.filter(({ level, mentions }) => level === row.level && mentions > row.mentions).length,
    }))
  })
}

/** What was said while one question was in force, in all groups. */
interface Talk {
  readonly people: Set<Person>
  readonly groups: Set<string>
  readonly mentions: Map<string, Mention[]>
}

interface Mention {
  readonly person: Person | undefined
  readonly group: string
  readonly origin: Origin
}

function createTalk(): Talk {
  return { people: new Set(), groups: new Set(), mentions: new Map() }
}

/** Finds the turns that mention a code. A turn that says it in several units is as prompted as the most prompted of them. */
function mentionsIn(units: readonly CodedUnit[]): ReadonlyMap<Turn, Pick<Mention, 'group' | 'origin'>> {
  const unitsOf = new Map<Turn, CodedUnit[]>()
  for (const unit of units) for (const turn of unit.turns) getOrMake(unitsOf, turn, () => []).push(unit)
  return new Map(
    [...unitsOf].map(([turn, saying]) => {
      const origin = originOf({ codings: saying.flatMap(({ codings }) => codings) })
      return [turn, { group: saying[0].in.transcript.group, origin }]
    }),
  )
}

function countOf(mentions: readonly Mention[], wanted: Origin): number {
  return mentions.filter(({ origin }) => origin === wanted).length
}
