import type { Guide, GuideQuestion } from '../study/study'
import { lineAt } from '../transcript/transcript'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import type { QuestionSection } from './question-sections'
import { type Group, isParticipant, tally } from './tally'

/** What became of a question of the guide in a group: whether it was asked, when, and how much was said to it. */
export interface GuideUse {
  readonly group: string
  /** Id of the question; null for the talk of which no question is known. */
  readonly question: string | null
  /** Title of its section of the guide. */
  readonly section: string | null
  readonly text: string | null
  /** Its place in the guide, from 1. */
  readonly place: number | null
  /** null where nobody could tell: no transcript of the group names a moderator. */
  readonly asked: boolean | null
  /** When it was first asked in this group: 1 for the first question. Questions of one turn share a number. */
  readonly order: number | null
  /** The question that the turn of the first asking puts too, and with which the talk that followed is counted. */
  readonly askedWith: string | null
  /** How often: 2 where it was returned to once after another. */
  readonly times: number | null
  /** Of the first asking: its transcript, 0-based turn, 1-based line, and seconds. */
  readonly transcript: string | null
  readonly turn: number | null
  readonly line: number | null
  readonly time: number | null
  /** What told that it was asked. */
  readonly because: string | null
  /** In words that told so; compare it within a guide only. */
  readonly score: number | null
  /** Turns of participants while it was in force, all its askings together. They add up to the group's, and so do the words. */
  readonly turns: number
  readonly words: number
  /** Of the group's words; null where it said none. */
  readonly shareOfWords: number | null
  /** How long it was in force, moderators' talk included; null where the transcripts do not tell. */
  readonly seconds: number | null
  /** How many spoke while it was in force; null where it was not, and where nobody is named. */
  readonly participants: number | null
  /** Of how many who spoke in the group at all. */
  readonly participantsOf: number | null
}

/**
 * Tells for every group and question of the guide whether it was asked and what was said to it, in the guide's order; then, where
 * there is any, the group's talk of which no question is known. Questions that were never asked have rows too.
 */
export function guideUse(study: CodedStudy, guide: Guide, sections: readonly QuestionSection[]): readonly GuideUse[] {
  const { groups, participants, speakerOf } = tally(study)
  const byGroup = new Map<string, QuestionSection[]>()
  for (const section of sections) getOrMake(byGroup, section.transcript.group, () => []).push(section)
  const people = new Map<string, number>()
  for (const { group } of participants) people.set(group, (people.get(group) ?? 0) + 1)

  return groups.flatMap(group => {
    const own = byGroup.get(group.id) ?? []
    const hasModerator = own.some(({ turns }) => turns.some(({ role }) => role === 'moderator'))
    const askings = askingsOf(own)
    const spoke = group.named ? (people.get(group.id) ?? 0) : null
    const talkOf = (question: string | null) => {
      const under = own.filter(({ asked }) => (asked?.question ?? null) === question)
      const voices = new Set(under.flatMap(({ talk }) => talk.map(speakerOf)))
      const talk = talkIn(under, group)
      const isOpen = under.length > 0 && spoke !== null
      return {
        ...talk,
        participants: isOpen ? [...voices].filter(person => person && isParticipant(person)).length : null,
        participantsOf: spoke,
      }
    }
    const rows = questionsOf(guide).map(({ id, text, section }, i): GuideUse => {
      const asking = askings.get(id)
      return {
        group: group.id,
        question: id,
        section,
        text,
        place: i + 1,
        asked: hasModerator ? asking !== undefined : null,
        ...(asking ?? { ...notAsked, times: hasModerator ? 0 : null }),
        ...talkOf(id),
      }
    })
    const rest = talkOf(null)
    const unknown = { group: group.id, question: null, section: null, text: null, place: null, asked: null }
    return rest.turns === 0 ? rows : [...rows, { ...unknown, ...notAsked, ...rest }]
  })
}

/** Gives the questions of a guide in its order, each with the title of its section. */
export function questionsOf({ sections }: Guide): readonly (GuideQuestion & { readonly section: string })[] {
  return sections.flatMap(({ title, questions }) => questions.map(question => ({ ...question, section: title })))
}

type Asking = Pick<
  GuideUse,
  'order' | 'askedWith' | 'times' | 'transcript' | 'turn' | 'line' | 'time' | 'because' | 'score'
>

const notAsked: Asking = {
  order: null,
  askedWith: null,
  times: null,
  transcript: null,
  turn: null,
  line: null,
  time: null,
  because: null,
  score: null,
}

/** Finds when each question was first asked in a group, and how often; also those that a turn asks beside another. */
function askingsOf(sections: readonly QuestionSection[]): ReadonlyMap<string, Asking & { times: number }> {
  const askings = new Map<string, Asking & { times: number }>()
  let order = 0
  for (const { asked, transcript, turns } of sections) {
    if (!asked) continue
    const questions = [asked.question, ...asked.also]
    if (questions.some(question => !askings.has(question))) order++
    for (const question of questions) {
      const isMain = question === asked.question
      const asking = getOrMake(askings, question, () => ({
        order,
        askedWith: isMain ? null : asked.question,
        times: 0,
        transcript: transcript.id,
        turn: asked.turn,
        line: lineAt(transcript, turns[0].start),
        time: turns[0].time,
        because: isMain ? asked.because : null,
        score: isMain ? asked.score : null,
      }))
      asking.times++
    }
  }
  return askings
}

function talkIn(
  sections: readonly QuestionSection[],
  group: Group,
): Pick<GuideUse, 'turns' | 'words' | 'shareOfWords' | 'seconds'> {
  const words = sections.reduce((sum, section) => sum + section.words, 0)
  const seconds = sections.reduce<number | null>(
    (sum, section) => (sum === null || section.seconds === null ? null : sum + section.seconds),
    sections.length === 0 ? null : 0,
  )
  return {
    turns: sections.reduce((sum, { talk }) => sum + talk.length, 0),
    words,
    shareOfWords: group.words === 0 ? null : words / group.words,
    seconds,
  }
}
