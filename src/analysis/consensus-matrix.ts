import type { Guide } from '../study/study'
import type { Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { questionsOf } from './guide-use'
import type { SilentParticipant } from './participation'
import type { QuestionSection } from './question-sections'
import { reactionsByName } from './reactions'
import { isParticipant, tally } from './tally'

/** What a member of a group may have thought of what was said to a question: the software's suggestion, for a person to judge. */
export interface ConsensusCell {
  readonly group: string
  /** Id of a question that was asked in this group. */
  readonly question: string
  readonly participant: string
  /** Turns with words while the question was in force. */
  readonly turns: number
  /** Where they are, to be read: `fg01:12` is line 12 of fg01. */
  readonly references: readonly string[]
  /** Turns that open with agreement with another participant, whose turn they follow, and with dissent. null where the language is not English. */
  readonly agreeing: number | null
  readonly dissenting: number | null
  /**
   * `NR`: no response, that is no turn. `A`: agreement, `D`: dissent, by the first words of turns. null where nothing of that is
   * marked, or both are.
   */
  readonly suggested: 'A' | 'D' | 'NR' | null
  /** Each turn that marks something: `A "Same here." fg01:12 after P1`. */
  readonly because: readonly string[]
}

/** The cells of one question in one group, counted from suggestions. */
export interface ConsensusSummary {
  readonly group: string
  readonly question: string
  readonly members: number
  /** Members with the suggestion A, D and NR. null where the language is not English. */
  readonly agreed: number | null
  readonly dissented: number | null
  readonly silent: number
}

/**
 * Lays out the consensus matrix of Onwuegbuzie, Dickinson, Leech and Zoran 2009 (*International Journal of Qualitative Methods*
 * 8(3):1–21): for every group and question that was in force in it, what each member said of it. Groups by id, questions by the
 * guide, members by name.
 *
 * That a member did not speak is known; agreement and dissent are suggested from the openings of turns (`reactionIn`) which follow
 * another participant's. A "yes" to the moderator is an answer, not agreement. Nods and tone are not in a transcript, and most
 * agreement has no marker: the matrix is a person's to fill. Groups whose transcripts name nobody are not in it.
 *
 * @param silent Participants who never speak: they are members too.
 */
export function consensusMatrix(
  study: CodedStudy,
  guide: Guide,
  sections: readonly QuestionSection[],
  silent: readonly SilentParticipant[] = [],
): readonly ConsensusCell[] {
  const { participants, speakerOf } = tally(study)
  const isEnglish = /^en(?:-|$)/i.test(study.codebook.language)
  const members = new Map<string, string[]>()
  for (const { group, speaker } of participants) getOrMake(members, group, () => []).push(speaker)
  for (const { group, id } of silent) members.get(group)?.push(id)

  const byQuestion = new Map<string, Map<string, QuestionSection[]>>()
  for (const section of sections) {
    if (!section.asked) continue
    const { group } = section.transcript
    getOrMake(
      getOrMake(byQuestion, group, () => new Map()),
      section.asked.question,
      () => [],
    ).push(section)
  }
  const questions = questionsOf(guide).map(({ id }) => id)
  const nameOf = (turn: Turn): string | null => {
    const person = speakerOf(turn)
    return person && isParticipant(person) ? person.speaker : null
  }
  return [...members].flatMap(([group, names]) =>
    questions.flatMap(question => {
      const under = byQuestion.get(group)?.get(question)
      if (!under) return []
      const said = reactionsByName(under, nameOf, isEnglish)
      return [...names].sort(byCodePoint).map((participant): ConsensusCell => {
        const { references, marked } = said.get(participant) ?? { references: [], marked: [] }
        const turns = references.length
        const agreeing = marked.filter(({ reaction }) => reaction === 'agrees').length
        const dissenting = marked.length - agreeing
        const reaction = agreeing > 0 ? (dissenting > 0 ? null : 'A') : dissenting > 0 ? 'D' : null
        return {
          group,
          question,
          participant,
          turns,
          references,
          agreeing: isEnglish ? agreeing : null,
          dissenting: isEnglish ? dissenting : null,
          suggested: turns === 0 ? 'NR' : reaction,
          because: marked.map(({ because }) => because),
        }
      })
    }),
  )
}

/** Counts the suggestions for each group and question, in the order of the cells. */
export function consensusSummaries(cells: readonly ConsensusCell[]): readonly ConsensusSummary[] {
  const together = new Map<string, ConsensusCell[]>()
  for (const cell of cells) getOrMake(together, JSON.stringify([cell.group, cell.question]), () => []).push(cell)
  return [...together.values()].map(members => {
    const [{ group, question, agreeing }] = members
    const countOf = (wanted: string): number => members.filter(({ suggested }) => suggested === wanted).length
    return {
      group,
      question,
      members: members.length,
      agreed: agreeing === null ? null : countOf('A'),
      dissented: agreeing === null ? null : countOf('D'),
      silent: countOf('NR'),
    }
  })
}
