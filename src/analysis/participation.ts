import type { Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import type { QuestionSection } from './question-sections'
import { isCounted, type Person, tally } from './tally'
import { wordsSaid } from './words-said'

/** How much somebody said, and to how much of the guide and the codebook. */
export interface Participation {
  readonly group: string
  /** As the participants file or else the transcript names them. */
  readonly participant: string
  /** Turns that hold words; 0 for whoever is known to have been there and never speaks. */
  readonly turns: number
  readonly words: number
  /** Of the turns and words of all participants of the group with a name: they add up to 1. null where nobody of them spoke. */
  readonly shareOfTurns: number | null
  readonly shareOfWords: number | null
  /** Median; null without a turn. */
  readonly wordsPerTurn: number | null
  /** In words; null without a turn. */
  readonly longestTurn: number | null
  /** During how many of the guide's questions this participant spoke; null without a guide. */
  readonly questions: number | null
  /** Of how many that were in force in the group; null without a guide. */
  readonly questionsOf: number | null
  /** How many different codes this participant mentions, by the codings themselves: a sub-theme does not count its theme too. */
  readonly codes: number
}

/** Somebody who is known to have taken part in a group and never speaks in it. */
export interface SilentParticipant {
  readonly group: string
  readonly id: string
}

/**
 * Tells for every participant how much of the talk was theirs, ordered by group and name. Moderators' talk is in no number.
 *
 * @param sections Of `questionSections`; null without a guide.
 * @param silent Participants who never speak. They have rows of zeros.
 */
export function participation(
  study: CodedStudy,
  sections: readonly QuestionSection[] | null,
  silent: readonly SilentParticipant[] = [],
): readonly Participation[] {
  const { participants, speakerOf } = tally(study)
  const lengths = wordsByTurn(study, speakerOf)
  const answered = sections && questionsByPerson(sections, speakerOf)
  const asked = sections && questionsByGroup(sections)
  const codes = codesByPerson(study, speakerOf)
  const totals = new Map<string, { turns: number; words: number }>()
  for (const { group, turns, words } of participants) {
    const total = getOrMake(totals, group, () => ({ turns: 0, words: 0 }))
    total.turns += turns
    total.words += words
  }
  const share = (part: number, whole: number | undefined): number | null => (whole ? part / whole : null)
  const rowOf = (group: string, name: string, person?: Person): Participation => {
    const { turns, words } = person ?? { turns: 0, words: 0 }
    const each = [...((person && lengths.get(person)) ?? [])].sort((a, b) => a - b)
    return {
      group,
      participant: name,
      turns,
      words,
      shareOfTurns: share(turns, totals.get(group)?.turns),
      shareOfWords: share(words, totals.get(group)?.words),
      wordsPerTurn: median(each),
      longestTurn: each[each.length - 1] ?? null,
      questions: answered && ((person && answered.get(person)?.size) ?? 0),
      questionsOf: asked && (asked.get(group)?.size ?? 0),
      codes: (person && codes.get(person)?.size) ?? 0,
    }
  }
  return [
    ...participants.map(person => rowOf(person.group, person.speaker, person)),
    ...silent.map(({ group, id }) => rowOf(group, id)),
  ].sort((a, b) => byCodePoint(a.group, b.group) || byCodePoint(a.participant, b.participant))
}

type SpeakerOf = (turn: Turn) => Person | undefined

function wordsByTurn({ codebook, transcripts }: CodedStudy, speakerOf: SpeakerOf): ReadonlyMap<Person, number[]> {
  const lengths = new Map<Person, number[]>()
  for (const { transcript } of transcripts)
    for (const turn of transcript.turns) {
      const person = isCounted(codebook, turn) && speakerOf(turn)
      if (person) getOrMake(lengths, person, () => []).push(wordsSaid(transcript, turn, turn))
    }
  return lengths
}

function questionsByPerson(
  sections: readonly QuestionSection[],
  speakerOf: SpeakerOf,
): ReadonlyMap<Person, ReadonlySet<string>> {
  const questions = new Map<Person, Set<string>>()
  for (const { asked, talk } of sections)
    for (const turn of talk) {
      const person = speakerOf(turn)
      if (asked && person) getOrMake(questions, person, () => new Set()).add(asked.question)
    }
  return questions
}

function questionsByGroup(sections: readonly QuestionSection[]): ReadonlyMap<string, ReadonlySet<string>> {
  const questions = new Map<string, Set<string>>()
  for (const { asked, transcript } of sections)
    if (asked) getOrMake(questions, transcript.group, () => new Set()).add(asked.question)
  return questions
}

function codesByPerson(study: CodedStudy, speakerOf: SpeakerOf): ReadonlyMap<Person, ReadonlySet<string>> {
  const codes = new Map<Person, Set<string>>()
  for (const [code, units] of tally(study).codes)
    for (const { codings, turns } of units) {
      if (!codings.some(coding => coding.code === code)) continue
      for (const turn of turns) {
        const person = speakerOf(turn)
        if (person) getOrMake(codes, person, () => new Set()).add(code)
      }
    }
  return codes
}

/** Of ascending numbers: the middle one, or half-way between the middle two. */
function median(ascending: readonly number[]): number | null {
  if (ascending.length === 0) return null
  const middle = ascending.length >> 1
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2
}
